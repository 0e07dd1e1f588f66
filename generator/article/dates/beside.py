"""Dates that stand beside one another, and tell something of one another: "the day before, on
January 16", "in May and June 1998", "from 2009 to 2011"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from generator import edtf
from generator.article.dates import steps
from generator.article.dates.grammar import Raw
from generator.article.dates.numerals import whole_number
from generator.article.dates.scene import Answer, Found, Scene
from generator.model import Span

_WINDOW = 20
_NEAR = 160  # characters between "the first nine months" and what was measured
_STRETCHES = {"Q": 3, "Y": 12}  # months
_LONGEST = 12
_MONTHS = ("month", "month_day", "month_days", "month_year")


def counts_from(raw: Raw, other: Raw, scene: Scene) -> bool:
    """Whether the other date is what "three days after January 15" counts from."""
    if raw.rule == "eve":
        return _between("counting", raw, other, scene)
    return raw.rule == "counted" and _between("counting", raw, other, scene)


def in_apposition(raw: Raw, other: Raw, scene: Scene) -> bool:
    """Whether the date behind says which day is meant: "the day before, on January 16"."""
    if raw.rule not in ("counted", "which_unit", "day_word") or other.start < raw.end:
        return False
    plain = other.rule in ("month_day", "stamp_iso")
    return plain and _between("apposition", raw, other, scene)


def shares_year(raw: Raw, other: Raw, scene: Scene) -> bool:
    """Whether both are months or days of one list, of which the last may tell the year."""
    if raw.rule not in _MONTHS or other.rule not in _MONTHS or scene.names_year(raw):
        return False
    return _between("sharing", raw, other, scene)


def ends_on(raw: Raw, other: Raw, scene: Scene) -> bool:
    """Whether the date behind is the last day of a stretch: "the quarter ended Oct. 31"."""
    if other.rule not in ("month_day", "stamp_iso", "month", "month_year"):
        return False
    return bool(_months(raw, scene)) and _between("ended", raw, other, scene)


def _months(raw: Raw, scene: Scene) -> int | None:
    """How many months a stretch of results has: those of "nine months", "the quarter"."""
    if raw.rule == "quarter":
        halves = "half" in raw.words and scene.rules.word("halves", raw.words["half"]) == 40
        return 6 if halves else 3
    if raw.rule in ("the_unit", "which_unit"):
        return _STRETCHES.get(scene.rules.word("periods", raw.words["period"]))
    if raw.rule != "duration" or "count" not in raw.words:
        return None
    unit, size = scene.rules.word("units", raw.words["unit"])
    number = whole_number(raw.words["count"], scene.rules)
    return number * size if unit == "M" and number and number * size <= _LONGEST else None


def stretch(raw: Raw, scene: Scene) -> Answer | None:
    """The days of "the quarter ended Oct. 31", by the date behind it, and of "the first nine
    months"."""
    behind = scene.found[-1] if scene.found else None
    months = _months(raw, scene)
    if months and _is_first(raw, scene):
        return _first_months(raw, behind, months, scene)
    if behind is None or behind.raw.start < raw.end or not ends_on(raw, behind.raw, scene):
        return None
    last = behind.value.end if behind.value else None
    if not months or last is None:
        return None
    after = last + timedelta(days=1)
    month = date.fromisoformat(f"{steps.month(after.year, after.month, -months)}-01")
    value = edtf.span(month.replace(day=min(after.day, 28)), last)
    return with_year(value, behind, scene)


def _is_first(raw: Raw, scene: Scene) -> bool:
    """Whether a length is of the first months of something."""
    if raw.rule != "duration" or "count" not in raw.ends:
        return False
    words = scene.text[raw.start : raw.ends["count"]].split()
    return any(scene.rules.word("ordinals", word) == 1 for word in words)


def begins(raw: Raw, other: Raw, scene: Scene) -> bool:
    """Whether the year behind is that of "the first nine months of 2025"."""
    year = other.rule in ("year", "fiscal") or (
        other.rule in ("which_unit", "the_unit")
        and scene.rules.word("periods", other.words["period"]) == "Y"
    )
    return year and _is_first(raw, scene) and _between("counting", raw, other, scene)


def _first_months(raw: Raw, behind: Found | None, months: int, scene: Scene) -> Answer | None:
    """Of the year behind, else of results the last that were over when the text appeared."""
    if behind and behind.value and behind.value.start and begins(raw, behind.raw, scene):
        first = behind.value.start
        value = f"{first.isoformat()[:7]}/{steps.month(first.year, first.month, months - 1)}"
        return with_year(value, behind, scene)
    around = scene.clauses.sentence(raw.start)
    start, end = max(around.start, raw.start - _NEAR), min(around.end, raw.end + _NEAR)
    words = scene.text[start:end].split()
    if not any(scene.rules.word("measured", word.rstrip(".,")) for word in words):
        return None
    first_month = scene.anchor.fiscal[0]

    def compute(day: date) -> str:
        over = [
            (steps.month(year, first_month), steps.month(year, first_month, months - 1))
            for year in (day.year - 2, day.year - 1, day.year)
        ]
        start, end = max(one for one in over if one[1] < day.isoformat()[:7])
        return f"{start}/{end}"

    return scene.deictic(compute)


def _between(joint: str, raw: Raw, other: Raw, scene: Scene) -> bool:
    return scene.rules.joints[joint].fullmatch(scene.text, raw.end, other.start) is not None


def apposition(raw: Raw, scene: Scene) -> Answer | None:
    """The day that stands in apposition to an expression, if one does."""
    behind = scene.found[-1] if scene.found else None
    value = behind.value if behind else None
    if behind is None or value is None or value.precision != "day":
        return None
    if not in_apposition(raw, behind.raw, scene):
        return None
    return with_year(behind.mention.value or "", behind, scene)


def shared_year(raw: Raw, scene: Scene, month: int) -> tuple[int, Found] | None:
    """The year of a month that another one beside it tells: "in May and June 1998", and of the
    second month of "from November 1997 to March"."""
    other = scene.found[-1] if scene.found else None
    value = other.value if other else None
    if other is None or value is None or value.start is None:
        return None
    stated = scene.names_year(other.raw) or other.mention.anchor is not None
    if not stated or other.raw.rule not in _MONTHS:
        return None
    year = value.start.year
    if other.raw.start >= raw.end:
        return (
            (year - (month > value.start.month), other)
            if shares_year(raw, other.raw, scene)
            else None
        )
    if _between("range", other.raw, raw, scene):
        return year + (month < value.start.month), other
    return None


def range_start(raw: Raw, scene: Scene) -> Found | None:
    """The weekday before in "Wednesday through Sunday": the Sunday is the next after it."""
    other = scene.found[-1] if scene.found else None
    if other is None or other.raw.rule != "weekday" or not other.value or not other.value.start:
        return None
    return other if _in_range(other, raw.start, scene) else None


def with_year(value: str, other: Found, scene: Scene) -> Answer:
    """A value that follows from the date beside it."""
    plain = (other.mention.value or "").replace("?", "")
    return Answer(
        value=value,
        basis=scene.basis("beside", date=plain),
        anchor=Span(start=other.mention.start, end=other.mention.end),
    )


def with_ranges(found: Sequence[Found], scene: Scene) -> dict[int, str]:
    """“from 2009 to 2011”: two dates, each of which says in its basis what range it is an end of.
    New bases by the offset of their date."""
    bases: dict[int, str] = {}
    dates = (one for one in found if one.value and one.mention.type != "duration")
    dated = sorted(dates, key=lambda one: one.mention.start)
    for first, last in pairwise(dated):
        value = _range(first, last, scene)
        if value:
            for one in (first, last):
                old = bases.get(one.mention.start, one.mention.basis)
                bases[one.mention.start] = scene.basis("range", basis=old, value=value)
    return bases


def _range(first: Found, last: Found, scene: Scene) -> str | None:
    if not _in_range(first, last.mention.start, scene):
        return None
    start = first.value.start if first.value else None
    end = last.value.end if last.value else None
    return edtf.span(start, end) if start and end and start <= end else None


def _in_range(first: Found, start: int, scene: Scene) -> bool:
    """Whether the words before an offset make it the other end of a range."""
    joints, at = scene.rules.joints, (first.mention.end, start)
    if joints["range"].fullmatch(scene.text, *at):
        return True
    window = scene.text[max(0, first.mention.start - _WINDOW) : first.mention.start]
    joined = joints["range_and"].fullmatch(scene.text, *at)
    return bool(joined and joints["between"].search(window))


def since(answer: Answer, text: str, scene: Scene) -> Answer:
    """“since October”: the value is the month named, the basis tells the open end."""
    value = f"{text.split('/', maxsplit=1)[0]}/.."
    return replace(answer, basis=scene.basis("since", basis=answer.basis, value=value))
