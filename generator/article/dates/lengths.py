"""Expressions that are no dates: lengths of time, recurrences, times of day."""

from __future__ import annotations

from generator.article.dates import steps
from generator.article.dates.grammar import Raw
from generator.article.dates.guards import is_rate, word_before
from generator.article.dates.numerals import whole_number
from generator.article.dates.scene import Answer, Scene, named
from generator.article.dates.story import iso_length


def _length(raw: Raw, scene: Scene, extra: str) -> Answer:
    basis = scene.basis("length")
    text = raw.words.get("count", "1")
    unit, size = scene.rules.word("units", raw.words["unit"])
    number = whole_number(text, scene.rules)
    if number is not None:
        return Answer(
            type="duration", value=iso_length(unit, f"{number * size}{extra}"), basis=basis
        )
    if text[0] in "0123456789" and size == 1:
        return Answer(type="duration", value=iso_length(unit, text.replace(",", "")), basis=basis)
    return Answer(type="duration", basis=scene.basis("no_number"))


def duration(raw: Raw, scene: Scene) -> Answer:
    """“50-minute”, “the past nine days”, “over a year”; “$5 a year” is a recurrence."""
    if is_rate(raw, scene.text, scene.rules):
        return each(raw, scene)
    if _is_ahead(raw, scene):
        return in_time(raw, scene)
    return _length(raw, scene, "")


def _is_ahead(raw: Raw, scene: Scene) -> bool:
    """ "The term ends in 10 days", that time from now; not "falls to the lowest in 10 years"."""
    before = word_before(scene.text, raw.start)
    counted = scene.text.startswith(raw.words.get("count", "\n"), raw.start)  # "the next 30 days"
    if not counted or not scene.rules.word("ahead_in", before.lower()):
        return False
    verb = word_before(scene.text, raw.start - len(before) - 1)
    words = scene.clauses.words
    if verb not in words.presents and verb not in words.lists["calendar"]:
        return False
    told = scene.direction(raw)
    return told.sure and told.tense == "future"


def in_time(raw: Raw, scene: Scene) -> Answer:
    """“In three days' time”."""
    count = whole_number(raw.words["count"], scene.rules)
    unit, size = scene.rules.word("units", raw.words["unit"])
    if count is None or unit.startswith("T"):
        return Answer(basis=scene.basis("no_number"))
    return scene.deictic(lambda day: steps.period(unit, day, count * size))


def of_period(raw: Raw, scene: Scene) -> Answer | None:
    """“over the last year”: one of the periods that are units of time."""
    kind = scene.rules.word("periods", raw.words["period"])
    if kind in ("WE", "Q"):
        return None  # "in the last quarter"
    unit, size = scene.rules.word("units", raw.words["period"])
    value = iso_length(unit, str(size))
    return Answer(type="duration", value=value, basis=scene.basis("length"))


def long(raw: Raw, scene: Scene) -> Answer:
    """“yearlong”."""
    value = scene.rules.word("long", raw.words["long"])
    return Answer(type="duration", value=value, basis=scene.basis("length"))


def half_duration(raw: Raw, scene: Scene) -> Answer:
    """“two and a half years”, “half an hour”."""
    if "count" in raw.words:
        return _length(raw, scene, ".5")
    unit, size = scene.rules.word("units", raw.words["unit"])
    if (unit, size) == ("TH", 1):
        value = "PT30M"
    elif size % 2 == 0:
        value = iso_length(unit, str(size // 2))
    else:
        value = {"Y": f"P{6 * size}M"}.get(unit, iso_length(unit, f"{size / 2:g}"))
    return Answer(type="duration", value=value, basis=scene.basis("length"))


def each(raw: Raw, scene: Scene) -> Answer:
    """“every year”, “daily”, “every Thursday”, “per day”."""
    basis = scene.basis("recurring")
    if "every" in raw.words:
        return Answer(type="set", value=scene.rules.word("every", raw.words["every"]), basis=basis)
    if "weekday" in raw.words:
        return Answer(type="set", value="P1W", basis=basis)
    unit, size = scene.rules.word("units", raw.words["unit"])
    number = whole_number(raw.words.get("number", "1"), scene.rules)
    value = None if number is None else iso_length(unit, str(number * size))
    return Answer(type="set", value=value, basis=basis)


def clock(raw: Raw, scene: Scene) -> Answer:
    """“15:06 JST”, “3 p.m.”, “eight o'clock”, “noon”: an ISO 8601 time."""
    words = raw.words
    time = (
        words.get("clock") or words.get("clockdot", "").replace(".", ":") or words.get("hour", "")
    )
    if "military" in words:
        time = f"{words['military'][:2]}:{words['military'][2:]}"
    elif "clockword" in words:
        time = scene.rules.word("clock_words", words["clockword"])
    elif "number" in words:
        time = str(whole_number(words["number"], scene.rules))
    hour, _, minute = time.partition(":")
    number = int(hour)
    half = words.get("ampm", "").lower()[:1]
    if half and number <= 12:
        number = number % 12 + (12 if half == "p" else 0)
    if number > 24:
        return Answer(type="time", basis=scene.basis("out_of_range"))
    zone = scene.rules.word("zones", words.get("zone", "")) or ""
    value = f"T{number:02}:{minute or '00'}{zone}"
    return Answer(type="time", value=value, basis=scene.basis("clock"))


RESOLVERS = named(duration, in_time, half_duration, long, each, clock)
