"""Dates that follow from a date before in the text: "three days later", "the same day"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from generator import edtf
from generator.article.dates import steps
from generator.article.dates.antecedents import (
    antecedents,
    count_from,
    fits,
    from_story,
    latest_period,
    results,
    told_of,
)
from generator.article.dates.grammar import Raw
from generator.article.dates.guards import word_after, word_before
from generator.article.dates.numerals import whole_number
from generator.article.dates.scene import Answer, Found, Scene, named

_EVENT = re.compile(r"[^\S\n](?P<words>[^.,;:!?()\n]{3,80})")
_WORD = re.compile(r"[^\W\d_]{4,30}")
_SHARED = 2  # words of an event: one alone ("the announcement") may be said of many
_STEM = 4  # letters: "Chile" and "Chilean", "Peru" and "Peruvian" share them


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
    compared = results(raw, scene) if year else None
    if compared and step != 1:
        return count_from(compared, scene, "Y", -1)
    if step is not None:
        return scene.deictic(lambda day: _ago(day, (unit, size), step * count))
    behind = scene.found[-1] if scene.found else None
    steps_on = scene.rules.word("ways_text", way) * count * size
    if unit.startswith("T"):
        # "48 hours later" is two days later, "an hour later" the same day.
        unit, steps_on = "D", int(steps_on / 24) if unit == "TH" else 0
    if behind and _counts_from(behind, raw, scene, unit):
        return count_from(behind, scene, unit, steps_on)
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
        return count_from(earlier, scene, unit, steps_on)
    if unit in ("M", "Y"):
        # "Sales were higher than a year earlier": nothing before it, so from the day of the text.
        return scene.deictic(lambda day: steps.period(unit, day, steps_on))
    return Answer(basis=scene.basis("no_antecedent"))


def _counts_from(behind: Found, raw: Raw, scene: Scene, unit: str) -> bool:
    """ "Three days after January 15", "two days after the Jan. 3 strike"."""
    if behind.raw.start < raw.end or behind.value is None:
        return False
    plain = scene.text[raw.end : behind.raw.start].isspace()
    joined = scene.rules.joints["counting"].fullmatch(scene.text, raw.end, behind.raw.start)
    return plain or bool(joined and fits(behind.value, unit))


def eve(raw: Raw, scene: Scene) -> Answer:
    """“The eve of the Jan. 20 vote”: the day before."""
    behind = scene.found[-1] if scene.found else None
    if behind is None or not _counts_from(behind, raw, scene, "one day"):
        return Answer(basis=scene.basis("event_unknown"))
    return count_from(behind, scene, "D", -1)


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
    answer = count_from(best[1], scene, unit, step, words.strip()) if best else Answer()
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
    return from_story(
        raw, scene, "M", lambda day: compute(day, scene.rules.word("which_text", which))
    )


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
        answer = from_story(raw, scene, fine, lambda day: steps.period(kind, day, on))
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
    return count_from(earlier, scene, "Y", -1)


def new_year(raw: Raw, scene: Scene) -> Answer:
    """“the new year”: the coming one at a year's end, the present one at its beginning."""

    def compute(day: date) -> str:
        return f"{day.year + (day.month > 6):04}"

    answer = from_story(raw, scene, "D", compute)
    return answer if answer.value else scene.deictic(compute)


RESOLVERS = named(counted, same_year, new_year, eve, latest_period)
