"""Holidays: on a fixed day, on the nth weekday of a month, or counted from Easter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from generator.article.dates import steps
from generator.article.dates.calendars import weekend_near, which_of_years
from generator.article.dates.grammar import Raw
from generator.article.dates.scene import Answer, Scene, named


def easter(year: int) -> date:
    """Easter Sunday by the Gregorian computus (Meeus, Astronomical Algorithms, chapter 8)."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    moon = (
        19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15
    ) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _day(rule: str | int | Sequence[int], year: int) -> date:
    if isinstance(rule, str):
        return date.fromisoformat(f"{year:04}-{rule}")
    if isinstance(rule, int):
        return easter(year) + timedelta(days=rule)
    month, weekday, nth, *after = rule
    return steps.weekday_of_month(year, month, (weekday, nth)) + timedelta(days=sum(after))


def _value(raw: Raw, scene: Scene) -> Callable[[int], str]:
    rule = scene.rules.word("holidays", raw.words["holiday"])
    if "weekend" in raw.words:
        return lambda year: weekend_near(_day(rule, year))
    return lambda year: _day(rule, year).isoformat()


def holiday(raw: Raw, scene: Scene) -> Answer:
    """“Christmas Day 2025”, “New Year's Eve”, “Labor Day weekend”."""
    value = _value(raw, scene)
    if scene.names_year(raw):
        return scene.stated(value(scene.year(raw)))
    way = scene.way(raw)

    def compute(day: date) -> str:
        known = {steps.first_day(value(day.year + n)): value(day.year + n) for n in (-1, 0, 1)}
        return known[steps.pick(known, day, way)]

    return scene.calendar(raw, compute)


def holiday_which(raw: Raw, scene: Scene) -> Answer:
    """“last Christmas”."""
    return which_of_years(raw, scene, _value(raw, scene))


RESOLVERS = named(holiday, holiday_which)
