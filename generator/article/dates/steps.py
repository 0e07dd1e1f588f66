"""Steps through the calendar: `ValueError` or `OverflowError` beyond the years 1 to 9999."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from generator import edtf
from generator.article.dates.clauses import Tense

# A date announced may lie a few weeks back ("the vote set for 10 January was put off").
_FUTURE_SLACK = timedelta(days=31)
_ENDED_SLACK = {"month": timedelta(days=45), "quarter": timedelta(days=31)}
_NONE = timedelta(0)
_AFTER = 3
_YEAR = re.compile(r"(?<![0-9-])[0-9]{4}(?![0-9])")


def first_day(text: str) -> date:
    """The first day of an EDTF value that has one."""
    value = edtf.parse(text)
    if value is None or value.start is None:
        raise ValueError(text)
    return value.start


def weekday_of_month(year: int, month: int, which: tuple[int, int]) -> date:
    """A weekday of a month, by its ISO number and which one it is: (4, 1) is the first Thursday,
    (1, -1) the last Monday."""
    weekday, nth = which
    first = date(year, month, 1)
    day = first + timedelta(days=(weekday - first.isoweekday()) % 7)
    if nth > 0:
        return day + timedelta(weeks=nth - 1)
    last = day + timedelta(weeks=4)
    return last if last.month == month else last - timedelta(weeks=1)


def month(year: int, number: int, step: int = 0) -> str:
    """The month `step` months on, as EDTF."""
    count = year * 12 + number - 1 + step
    return date(count // 12, count % 12 + 1, 1).isoformat()[:7]


def week(day: date, step: int = 0) -> str:
    """The ISO week, Monday to Sunday, `step` weeks on."""
    monday = day - timedelta(days=day.weekday()) + timedelta(weeks=step)
    return edtf.span(monday, monday + timedelta(days=6))


def period(kind: str, day: date, step: int) -> str:
    """The day, week, weekend, month, quarter, year, decade or century `step` on from `day`'s."""
    if kind == "D":
        return (day + timedelta(days=step)).isoformat()
    if kind == "W":
        return week(day, step)
    if kind == "WE":
        saturday = day + timedelta(days=5 - day.weekday(), weeks=step)
        return edtf.span(saturday, saturday + timedelta(days=1))
    if kind == "M":
        return month(day.year, day.month, step)
    if kind == "Q":
        count = day.year * 4 + (day.month - 1) // 3 + step
        return f"{date(count // 4, 1, 1).year:04}-{33 + count % 4}"
    years = {"Y": 1, "10Y": 10, "100Y": 100}[kind]
    year = f"{date(day.year + step * years, 1, 1).year:04}"
    return year[: len(year) - len(str(years)) + 1] + "X" * (len(str(years)) - 1)


def shift_years(text: str, years: int) -> str:
    """An EDTF value the given number of years on, its precision kept."""
    return _YEAR.sub(lambda match: f"{date(int(match[0]) + years, 1, 1).year:04}", text)


def fiscal_year(year: int, first_month: int, ends: bool) -> str:
    """The fiscal year named `year`: after the year in which it `ends`, or in which it begins."""
    first = year - 1 if ends else year
    last = edtf.parse(month(first, first_month, 11))
    start = date(first, first_month, 1)
    return edtf.span(start, last.end) if last and last.end else f"{year:04}"


def fiscal_year_of(day: date, first_month: int, ends: bool) -> int:
    """The name of the fiscal year in which `day` lies."""
    begun = day.year if day.month >= first_month else day.year - 1
    return begun + 1 if ends else begun


def pick(days: Iterable[date], near: date, tense: Tense | None) -> date:
    """The day meant, of those that an expression without a year can mean: for what is to come the
    first one not long before `near`, else the nearest. For what is past, days after it count as
    further away than they are: "the hearing was set for June 3", in May, is next month's."""
    known = sorted(days)
    if tense == "past":
        return min(known, key=lambda day: (day - near) * _AFTER if day > near else near - day)
    if tense == "future":
        after = [day for day in known if day >= near - _FUTURE_SLACK]
        return after[0] if after else known[-1]
    return min(known, key=lambda day: abs(day - near))


def recent(values: Iterable[str], near: date, tense: Tense | None, *, slack: bool = True) -> str:
    """The stretch meant ("in November", "the third quarter"): the last that has begun by `near`, or
    for what is to come the first that has not ended, or with `slack` not long ago: "August figures
    are expected on Friday", in September, are last month's."""
    known = sorted(
        (value.start, value.end, value)
        for value in map(edtf.parse, values)
        if value and value.start and value.end
    )
    if tense == "future":
        late = _ENDED_SLACK if slack else {}
        ended = ((end + late.get(value.precision, _NONE), value.text) for _, end, value in known)
        return next((text for end, text in ended if end >= near), known[-1][2].text)
    begun = [value.text for start, _, value in known if start <= near]
    return begun[-1] if begun else known[0][2].text
