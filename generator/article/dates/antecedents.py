"""The dates before an expression: those from which it may count, and counting from one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from generator import edtf
from generator.article.dates import steps
from generator.article.dates.grammar import Raw
from generator.article.dates.scene import Answer, Found, Scene
from generator.model import Span

_COMPARED = ("counted", "same_year", "which_unit")
_LOOK_BACK = 100  # dates: a story does not count from further away, nor does hostile text cost more
_NEAR = 300  # characters between a stretch of results and what it is compared with
_COMPARISON = 30  # characters: "from $5.2 million a year ago"
_STRETCH = (timedelta(days=80), timedelta(days=300))  # a quarter to nine months
_WEEK = timedelta(days=6)
_MONTH = timedelta(days=31)


def fits(value: edtf.Edtf, unit: str) -> bool:
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
        if found.told and found.mention.end <= before and value and fits(value, unit):
            yield found


def told_of(scene: Scene, before: int, unit: str) -> Iterator[Found]:
    """Those that are told of, not those to which they are compared: after "profit rose from a year
    earlier", another "a year earlier" and "the quarter" count from the same date."""
    for found in antecedents(scene, before, unit):
        if not (found.raw.rule in _COMPARED and found.mention.anchor):
            yield found


def results(raw: Raw, scene: Scene) -> Found | None:
    """The quarter, half or "nine months" that "from $5m a year ago" is compared with: told of
    shortly before, and not to come."""
    words = scene.text[max(0, raw.start - _COMPARISON) : raw.start].lower().split()
    if not any(scene.rules.word("comparisons", word) for word in words):
        return None
    return _told_stretch(raw, scene)


def _told_stretch(raw: Raw, scene: Scene) -> Found | None:
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


def count_from(found: Found, scene: Scene, unit: str, step: int, event: str = "") -> Answer:
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


def latest_period(raw: Raw, scene: Scene) -> Answer:
    """“The latest period”: the stretch of results told of shortly before."""
    found = _told_stretch(raw, scene)
    if found is None or found.value is None:
        return Answer(basis=scene.basis("no_antecedent"))
    told = same(found, scene)
    return told if found.mention.type == "date" else replace(told, value=found.value.text)


def from_story(raw: Raw, scene: Scene, unit: str, compute: Callable[[date], str]) -> Answer:
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
