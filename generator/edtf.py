"""Dates as EDTF (ISO 8601-2:2019, levels 0 and 1 and the groupings of level 2).

Read: days, months, years (`2026-01-15`, a time of day being dropped), seasons (21-24, and 25-32
with their hemisphere), quarters (33-36), quadrimesters (37-39), halves (40-41), decades (`199X`),
centuries (`19XX`), unspecified parts (`2026-XX`, `XXXX-01-15`), the qualifiers `? ~ %` at the end
of a date, and intervals, open ones too (`2025-12-12/..`). Not read: years before 1 or after 9999,
qualifiers of single parts, sets, exponential years. EDTF has no weeks: use an interval of days.

A value covers whole days from `start` to `end`, both included.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Literal

Hemisphere = Literal["north", "south"]
Precision = Literal[
    "day",
    "month",
    "season",
    "quarter",
    "quadrimester",
    "half",
    "year",
    "decade",
    "century",
    "interval",
    "unknown",
]

_DATE = re.compile(
    r"(?P<year>[0-9X]{4})(?:-(?P<month>[0-9X]{2})(?:-(?P<day>[0-9X]{2}))?)?"
    r"(?P<time>T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:Z|[+-][0-9]{2}(?::[0-9]{2})?)?)?"
    r"(?P<mark>[?~%])?"
)
_OPEN = ("..", "")
# First month of spring, summer, autumn and winter. Northern winter 2025 is December 2025 to
# February 2026: a season belongs to the year in which it begins.
_SEASONS: Mapping[Hemisphere, tuple[int, ...]] = {"north": (3, 6, 9, 12), "south": (9, 12, 3, 6)}
_UNKNOWN_LEAP_YEAR = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Edtf:
    """An EDTF value with the days it covers.

    `start` is its first day and `end` its last, included. `None` is an open side of an interval, or
    both, when the year is unknown. `approximate` is `~` or `%`, `uncertain` is `?` or `%`.
    """

    text: str
    start: date | None
    end: date | None
    approximate: bool = False
    uncertain: bool = False
    precision: Precision = "day"


def parse(text: str, hemisphere: Hemisphere = "north") -> Edtf | None:
    """Read an EDTF value; `None` if it is none, or not one of those named above (`2026-02-30`)."""
    if "/" not in text:
        return _single(text, hemisphere)
    sides = text.split("/")
    if len(sides) != 2 or all(side in _OPEN for side in sides):
        return None
    first, last = (None if side in _OPEN else _single(side, hemisphere) for side in sides)
    known = [side for side in (first, last) if side]
    if len(known) < sum(side not in _OPEN for side in sides) or any(map(year_unknown, known)):
        return None
    start, end = first.start if first else None, last.end if last else None
    if start and end and start > end:
        return None
    return Edtf(
        text=text,
        start=start,
        end=end,
        approximate=any(side.approximate for side in known),
        uncertain=any(side.uncertain for side in known),
        precision="interval",
    )


def _single(text: str, hemisphere: Hemisphere) -> Edtf | None:
    match = _DATE.fullmatch(text)
    if not match or (match["time"] and not match["day"]):
        return None
    year, month, day, mark = match.group("year", "month", "day", "mark")
    if "X" in year:
        value = _unspecified_year(text, year, month, day)
    elif int(year) == 0:
        value = None
    else:
        value = _in_year(text, int(year), (month, day), hemisphere)
    if value is None or not mark:
        return value
    return replace(value, approximate=mark in "~%", uncertain=mark in "?%")


def _unspecified_year(text: str, year: str, month: str | None, day: str | None) -> Edtf | None:
    if year == "XXXX":
        probe = _in_year(text, _UNKNOWN_LEAP_YEAR, (month, day), "north")
        if probe is None:
            return None
        precision: Precision = "unknown" if probe.precision == "year" else probe.precision
        return replace(probe, start=None, end=None, precision=precision)
    known = year.rstrip("X")
    if month or "X" in known or len(known) < 2 or int(known) == 0:
        return None
    first, last = int(known.ljust(4, "0")), int(known.ljust(4, "9"))
    return Edtf(
        text=text,
        start=date(first, 1, 1),
        end=date(last, 12, 31),
        precision="decade" if len(known) == 3 else "century",
    )


def _in_year(
    text: str, year: int, parts: tuple[str | None, str | None], hemisphere: Hemisphere
) -> Edtf | None:
    month, day = parts
    if month in (None, "XX"):
        if day not in (None, "XX"):
            return None
        return Edtf(text=text, start=date(year, 1, 1), end=date(year, 12, 31), precision="year")
    if month is None or not month.isdigit():
        return None
    number = int(month)
    if number > 12:
        return _grouping(text, year, number, hemisphere) if day is None else None
    if number == 0:
        return None
    last = calendar.monthrange(year, number)[1]
    if day in (None, "XX"):
        return Edtf(
            text=text,
            start=date(year, number, 1),
            end=date(year, number, last),
            precision="month",
        )
    if day is None or not day.isdigit() or not 1 <= int(day) <= last:
        return None
    only = date(year, number, int(day))
    return Edtf(text=text, start=only, end=only)


def _grouping(text: str, year: int, code: int, hemisphere: Hemisphere) -> Edtf | None:
    if 21 <= code <= 32:
        half: Hemisphere = hemisphere if code <= 24 else "north" if code <= 28 else "south"
        first, length, precision = _SEASONS[half][(code - 21) % 4], 3, "season"
    elif 33 <= code <= 36:
        first, length, precision = (code - 33) * 3 + 1, 3, "quarter"
    elif 37 <= code <= 39:
        first, length, precision = (code - 37) * 4 + 1, 4, "quadrimester"
    elif 40 <= code <= 41:
        first, length, precision = (code - 40) * 6 + 1, 6, "half"
    else:
        return None
    final = year * 12 + first - 1 + length  # the month after the last, counted from year 0
    if final // 12 > date.max.year:
        return None
    end = date(final // 12, final % 12 + 1, 1) - timedelta(days=1)
    return Edtf(
        text=text,
        start=date(year, first, 1),
        end=end,
        precision=precision,  # type: ignore[arg-type]  # one of the literals above
    )


def year_unknown(value: Edtf) -> bool:
    """Whether the value names no year (`XXXX-01-15`), so that nothing can be said of its days."""
    return value.start is None and value.end is None


def lies_within(inner: Edtf, outer: Edtf) -> bool:
    """Whether every day of `inner` is a day of `outer`. A value without a year lies in none."""
    if year_unknown(inner) or year_unknown(outer):
        return False
    begins = outer.start is None or (inner.start is not None and inner.start >= outer.start)
    ends = outer.end is None or (inner.end is not None and inner.end <= outer.end)
    return begins and ends


def overlaps(one: Edtf, other: Edtf) -> bool:
    """Whether the two share a day. A value without a year shares none."""
    if year_unknown(one) or year_unknown(other):
        return False
    first, last = (one.start or date.min, one.end or date.max)
    return first <= (other.end or date.max) and (other.start or date.min) <= last


def same_days(one: Edtf, other: Edtf) -> bool:
    """Whether both cover the same days, qualifiers aside."""
    return not year_unknown(one) and (one.start, one.end) == (other.start, other.end)


def days(text: str) -> tuple[date, date]:
    """First and last day of an EDTF text, for sorting; an open side is `date.min` or `date.max`."""
    value = parse(text)
    return (value and value.start) or date.min, (value and value.end) or date.max


def span(start: date, end: date) -> str:
    """The shortest EDTF of the days `start` to `end`, both included (`2025-04/2026-03`)."""
    whole = start.day == 1 and (end + timedelta(days=1)).day == 1 if end < date.max else False
    if whole and (start.month, end.month) == (1, 12):
        first, last = f"{start.year:04}", f"{end.year:04}"
    elif whole:
        first, last = start.isoformat()[:7], end.isoformat()[:7]
    else:
        first, last = start.isoformat(), end.isoformat()
    return first if first == last else f"{first}/{last}"


def qualify(text: str, mark: Literal["?", "~"]) -> str:
    """The same value marked uncertain (`?`) or approximate (`~`); both are `%`. Both sides of an
    interval are marked, an open side is not."""

    def one(side: str) -> str:
        if side in _OPEN or side.endswith((mark, "%")):
            return side
        return side[:-1] + "%" if side.endswith(("?", "~")) else side + mark

    return "/".join(one(side) for side in text.split("/"))


def describe(value: Edtf, words: Mapping[str, Any]) -> str:
    """The value for a reader ("about 12 December 2025"), in the words of a language.

    `words` is the `describe` table of `languages/<code>/dates.yml`: names and templates.
    """
    plain = _describe_days(value, words)
    if value.approximate:
        plain = str(words["approximate"]).format(value=plain)
    return str(words["uncertain"]).format(value=plain) if value.uncertain else plain


def _describe_days(value: Edtf, words: Mapping[str, Any]) -> str:
    if value.precision == "interval":
        return _describe_interval(value, words)
    bare = value.text.rstrip("?~%")
    if year_unknown(value):
        probe = parse(bare.replace("XXXX", str(_UNKNOWN_LEAP_YEAR)))
        if probe is None or value.precision not in ("day", "month"):
            return str(words["unknown"])
        return str(words["no_year"]).format(
            value=_fill(words[f"yearless_{probe.precision}"], probe, words)
        )
    return _fill(words[value.precision], value, words)


def _fill(template: str, value: Edtf, words: Mapping[str, Any]) -> str:
    start, end = value.start or date.min, value.end or date.max
    code = value.text[5:7]
    number = int(code) if code.isdigit() else 0
    first = {"season": 21, "quarter": 33, "quadrimester": 37, "half": 40}.get(
        value.precision, number
    )
    index = (number - first) % 4
    return template.format(
        day=start.day,
        month=words["months"][start.month - 1],
        year=start.year,
        season=words["seasons"][index],
        nth=words["ordinals"][index],
        last_day=end.day,
        last_year=end.year,
    )


def _describe_interval(value: Edtf, words: Mapping[str, Any]) -> str:
    sides = [parse(side.rstrip("?~%")) for side in value.text.split("/")]
    first, last = (_describe_days(side, words) if side else None for side in sides)
    if first is None:
        return str(words["until"]).format(end=last)
    if last is None:
        return str(words["since"]).format(start=first)
    one, two = sides
    if one and two and one.start and two.start and one.precision == two.precision:
        same = one.precision if one.start.year == two.start.year else None
        if same == "day" and one.start.month == two.start.month:
            return _fill(words["days"], value, words)
        if same in ("day", "month"):
            first = _fill(words[f"yearless_{same}"], one, words)
    return str(words["range"]).format(start=first, end=last)
