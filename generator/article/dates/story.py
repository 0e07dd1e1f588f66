"""Dates that follow from a date before in the text: "three days later", "the same day"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from generator import edtf
from generator.article.dates import steps
from generator.article.dates.grammar import Raw
from generator.article.dates.guards import word_after, word_before
from generator.article.dates.numerals import whole_number
from generator.article.dates.scene import Answer, Found, Scene, named
from generator.model import Span

_EVENT = re.compile(r"[^\S\n](?P<words>[^.,;:!?()\n]{3,80})")
_WORD = re.compile(r"[^\W\d_]{4,30}")
_SHARED = 2  # words of an event: one alone ("the announcement") may be said of many
_STEM = 4  # letters: "Chile" and "Chilean", "Peru" and "Peruvian" share them
_COMPARED = ("counted", "same_year", "which_unit")
_LOOK_BACK = 100  # dates: a story does not count from further away, nor does hostile text cost more
_NEAR = 300  # characters between a stretch of results and what it is compared with
_COMPARISON = 30  # characters: "from $5.2 million a year ago"
_STRETCH = (timedelta(days=80), timedelta(days=300))  # a quarter to nine months
_WEEK = timedelta(days=6)
_MONTH = timedelta(days=31)


def _fits(value: edtf.Edtf, unit: str) -> bool:
    """Whether a date is fine enough to count units from."""
    if value.start is None or value.end is None:
        return False
    if unit == "one day":
        return value.precision == "day"
    if unit in ("D", "W"):
        return value.end - value.start < _WEEK
    return unit != "M" or value.end - value.start < 4 * _MONTH


def antecedents(scene: Scene, before: int, unit: str) -> Iterator[Found]:
    """The dates before an offset of the text from which units may be counted, the latest first."""
    for found in reversed(scene.found[-_LOOK_BACK:]):
        value = found.value
        if found.told and found.mention.end <= before and value and _fits(value, unit):
            yield found


def told_of(scene: Scene, before: int, unit: str) -> Iterator[Found]:
    """Those that are told of, not those to which they are compared: after "profit rose from a year
    earlier", another "a year earlier" and "the quarter" count from the same date."""
    for found in antecedents(scene, before, unit):
        if not (found.raw.rule in _COMPARED and found.mention.anchor):
            yield found


def counted(raw: Raw, scene: Scene) -> Answer:
    """“three days later”, “10 years prior”, “a month ago”, “the day before the vote”."""
    count = _count(raw, scene)
    if count is None:
        return Answer(basis=scene.basis("no_number"))
    unit, size = scene.rules.word("units", raw.words["unit"])
    way = raw.words["way"]
    if scene.rules.word("comparing", word_after(scene.text, raw.end)):
        return _length(raw, scene, count)
    step = scene.rules.word("ways_now", way)
    year = "count" in raw.words and (unit, size * count) == ("Y", 1)
    compared = _results(raw, scene) if year else None
    if compared and step != 1:
        return _from(compared, scene, "Y", -1)
    if step is not None:
        return scene.deictic(lambda day: _ago(day, (unit, size), step * count))
    behind = scene.found[-1] if scene.found else None
    steps_on = scene.rules.word("ways_text", way) * count * size
    if unit.startswith("T"):
        # "48 hours later" is two days later, "an hour later" the same day.
        unit, steps_on = "D", int(steps_on / 24) if unit == "TH" else 0
    if behind and behind.raw.start >= raw.end and scene.text[raw.end : behind.raw.start].isspace():
        return _from(behind, scene, unit, steps_on)
    if raw.prefix in ("part", "end") and "count" not in raw.words:
        # "late in the day after falling": that day.
        return replace(scene.deictic(lambda day: steps.period(unit, day, 0)), end=raw.ends["unit"])
    event = _EVENT.match(scene.text, raw.end, scene.clauses.end)
    if event and scene.rules.word("ways_open", way):
        answer = _after_event(raw, scene, (event["words"], unit, steps_on))
        return answer if answer.value or "count" not in raw.words else _length(raw, scene, count)
    back = unit in ("M", "Y") and steps_on < 0
    earlier = next((told_of if back else antecedents)(scene, raw.start, unit), None)
    if earlier:
        return _from(earlier, scene, unit, steps_on)
    if unit in ("M", "Y"):
        # "Sales were higher than a year earlier": nothing before it, so from the day of the text.
        return scene.deictic(lambda day: steps.period(unit, day, steps_on))
    return Answer(basis=scene.basis("no_antecedent"))


def _results(raw: Raw, scene: Scene) -> Found | None:
    """The quarter, half or "nine months" that "from $5m a year ago" is compared with: told of
    shortly before, and not to come."""
    words = scene.text[max(0, raw.start - _COMPARISON) : raw.start].lower().split()
    if not any(scene.rules.word("comparisons", word) for word in words):
        return None
    for found in told_of(scene, raw.start, "Y"):
        if raw.start - found.mention.end > _NEAR:
            return None
        if found.tense != "future" and found.value and _is_stretch(found.value):
            return found
    return None


def _is_stretch(value: edtf.Edtf) -> bool:
    if value.start is None or value.end is None:
        return False
    return _STRETCH[0] <= value.end - value.start <= _STRETCH[1]


def _length(raw: Raw, scene: Scene, count: int) -> Answer:
    """“three days later than planned”, “two weeks after the strike”: a length of time, where it
    is not known from when."""
    unit, size = scene.rules.word("units", raw.words["unit"])
    end = raw.ends["unit"]
    plural = scene.text[end : end + 1] == "s"
    return Answer(
        type="duration",
        value=iso_length(unit, str(count * size)),
        basis=scene.basis("length"),
        end=end + plural,
    )


def iso_length(unit: str, number: str) -> str:
    """ISO 8601: `P3D`, `PT50M`."""
    return f"PT{number}{unit[1:]}" if unit.startswith("T") else f"P{number}{unit}"


def _ago(day: date, unit: tuple[str, int], step: int) -> str:
    """“two decades ago” is a decade, “48 hours ago” a day."""
    name, size = unit
    if name.startswith("T"):
        return steps.period("D", day, int(step * size / 24) if name == "TH" else 0)
    if name == "Y" and size > 1:
        return steps.period(f"{size}Y", day, step)
    return steps.period(name, day, step * size)


def _count(raw: Raw, scene: Scene) -> int | None:
    """How many, 1 for "the day before"; `None` where no whole number is stated ("several")."""
    text = raw.words.get("count")
    return 1 if text is None else whole_number(text, scene.rules)


def _from(found: Found, scene: Scene, unit: str, step: int, event: str = "") -> Answer:
    """Count from a resolved date, to the precision of the unit: a year from a day is a year."""
    value = found.value
    if value is None or value.start is None or value.end is None:
        return Answer(basis=scene.basis("no_antecedent"))
    if unit == "Y" and value.precision != "day":
        text = steps.shift_years(value.text, step)
    elif unit == "M" and value.end - value.start > _MONTH:
        first = steps.month(value.start.year, value.start.month, step)
        text = f"{first}/{steps.month(value.end.year, value.end.month, step)}"
    else:
        # "two days after the talks of January 29 to 31" counts from the last of them.
        text = steps.period(unit, value.end if step > 0 else value.start, step)
    if value.uncertain:
        text = edtf.qualify(text, "?")
    plain = value.text.replace("?", "")
    name = "event" if event else "counted"
    return Answer(
        value=text,
        basis=scene.basis(name, date=plain, words=event),
        anchor=Span(start=found.mention.start, end=found.mention.end),
    )


def same(found: Found, scene: Scene) -> Answer:
    """The very date that was told before."""
    plain = (found.mention.value or "").replace("?", "")
    return Answer(
        value=found.mention.value,
        basis=scene.basis("counted", date=plain),
        anchor=Span(start=found.mention.start, end=found.mention.end),
    )


def _after_event(raw: Raw, scene: Scene, asked: tuple[str, str, int]) -> Answer:
    """“Three days after the Chile-Peru flight”: counted from the date of the sentence before that
    shares most of these words, at least half of them and two."""
    words, unit, step = asked
    stems = _stems(words)
    best: tuple[int, Found] | None = None
    for found in antecedents(scene, raw.start, unit):
        sentence = found.sentence
        if sentence.start <= raw.start < sentence.end:
            continue
        shared = len(stems & _stems(scene.text[sentence.start : sentence.end]))
        if shared * 2 >= len(stems) and shared > (best[0] if best else _SHARED - 1):
            best = (shared, found)
    end = raw.end + 1 + len(words.rstrip())
    answer = _from(best[1], scene, unit, step, words.strip()) if best else Answer()
    if answer.value is None or not _can_be(answer.value, raw, scene):
        return Answer(basis=scene.basis("event_unknown"))
    return replace(answer, end=end)


def _can_be(value: str, raw: Raw, scene: Scene) -> bool:
    """Whether a date can be meant: what is past lies before publication, and "for two years after
    the war" is no date."""
    if scene.rules.word("length_of", word_before(scene.text, raw.start)):
        return False
    latest = scene.moment.days[-1] if scene.moment.days else date.max
    return scene.tense(raw) != "past" or edtf.days(value)[0] <= latest


def _stems(text: str) -> set[str]:
    return {match[0][:_STEM].lower() for match in _WORD.finditer(text)}


def from_which(raw: Raw, scene: Scene, compute: Callable[[date, int], str]) -> Answer:
    """“last …” counts from the day of the text, “the following …” from the date before."""
    which = raw.words["which"]
    step = scene.rules.word("which_now", which)
    if step is not None:
        return scene.deictic(lambda day: compute(day, step))
    return _from_story(
        raw, scene, "M", lambda day: compute(day, scene.rules.word("which_text", which))
    )


def _from_story(raw: Raw, scene: Scene, unit: str, compute: Callable[[date], str]) -> Answer:
    for found in antecedents(scene, raw.start, unit):
        value = found.value
        if value and value.start:
            text = compute(value.start)
            return Answer(
                value=edtf.qualify(text, "?") if value.uncertain else text,
                basis=scene.basis("counted", date=value.text.replace("?", "")),
                anchor=Span(start=found.mention.start, end=found.mention.end),
            )
    return Answer(basis=scene.basis("no_antecedent"))


def which_unit(raw: Raw, scene: Scene) -> Answer:
    """“last month”, “this week”, “the same day”, “the following year”."""
    return which_period(raw, scene, scene.rules.word("periods", raw.words["period"]))


def which_period(raw: Raw, scene: Scene, kind: str) -> Answer:
    """A stretch of a kind, by the word that says which: “last”, “the following”."""
    which = raw.words["which"]
    words = scene.text[raw.start : raw.ends["which"]]
    told = scene.rules.word("next_in_story", words) or kind == "D"
    step = scene.rules.word("which_now", which)
    if step is None or (told and step > 0):
        on = scene.rules.word("which_text", which) if step is None else step
        same = {"WE": "D", "Q": "M", "10Y": "Y", "100Y": "Y"}.get(kind, kind)
        fine = "one day" if kind == "D" else same
        answer = _from_story(raw, scene, fine, lambda day: steps.period(kind, day, on))
        if answer.value or kind not in ("Y", "Q", "M"):
            return answer
        step = on  # "the previous year", and no date before it
    return scene.deictic(lambda day: steps.period(kind, day, step or 0))


def same_year(raw: Raw, scene: Scene) -> Answer:
    """“the same month a year earlier”, “the year-ago quarter”."""
    earlier = next(told_of(scene, raw.start, "M"), None)
    if earlier:
        return _a_year_before(earlier, raw, scene)
    kind = scene.rules.word("periods", raw.words.get("compared", "year"))
    if kind == "M":
        return Answer(basis=scene.basis("no_antecedent"))
    if kind == "Q":  # the last whole one, a year earlier
        return scene.deictic(lambda day: steps.shift_years(steps.period(kind, day, -1), -1))
    return scene.deictic(lambda day: steps.period("Y", day, -1))


def _a_year_before(earlier: Found, raw: Raw, scene: Scene) -> Answer:
    """Of a day the month, where a month is compared."""
    value = earlier.value
    kind = scene.rules.word("periods", raw.words.get("compared", "year"))
    if kind == "M" and value and value.precision == "day" and value.start:
        month = edtf.parse(steps.period("M", value.start, 0))
        earlier = replace(earlier, value=month)
    return _from(earlier, scene, "Y", -1)


def new_year(raw: Raw, scene: Scene) -> Answer:
    """“the new year”: the coming one at a year's end, the present one at its beginning."""

    def compute(day: date) -> str:
        return f"{day.year + (day.month > 6):04}"

    answer = _from_story(raw, scene, "D", compute)
    return answer if answer.value else scene.deictic(compute)


RESOLVERS = named(counted, same_year, new_year)
