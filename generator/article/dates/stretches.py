"""Stretches told by a day or a month of theirs: "the week of March 2", "the September quarter"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from generator import edtf
from generator.article.dates import calendars, steps
from generator.article.dates.grammar import Raw
from generator.article.dates.numerals import whole_number
from generator.article.dates.scene import Answer, Scene, named

_QUARTERS = 4


def week_of_day(raw: Raw, scene: Scene) -> Answer:
    """“The week of March 2”, “the weekend of 24-25 January”: never the day alone."""
    answer = calendars.month_day(raw, scene)
    value = edtf.parse(answer.value) if answer.value else None
    if value is None or value.start is None or "dom2" in raw.words:
        return answer
    kind = scene.rules.word("week_from", raw.words["weekfrom"])
    if kind == "around":
        text = steps.week(value.start)
    elif kind == "weekend":
        text = calendars.weekend_near(value.start)
    else:
        text = edtf.span(value.start, value.start + timedelta(days=6))
    return replace(answer, value=edtf.qualify(text, "?") if value.uncertain else text)


def nth_weekday(raw: Raw, scene: Scene) -> Answer:
    """“The first Monday in March”."""
    weekday = scene.rules.word("weekdays", raw.words["weekday"])
    number = scene.rules.word("months", raw.words["month"])
    which = scene.rules.word("week_numbers", raw.words["weekno"])

    def value(year: int) -> str:
        return steps.weekday_of_month(year, number, (weekday, which)).isoformat()

    if scene.names_year(raw):
        return scene.stated(value(scene.year(raw)))
    return scene.yearly(raw, value)


def month_quarter(raw: Raw, scene: Scene) -> Answer:
    """“The September quarter”: the one that ends in that month."""
    number = scene.rules.word("months", raw.words["monthname"])

    def value(year: int) -> str:
        if number % 3 == 0:
            return f"{year:04}-{32 + number // 3}"
        return f"{steps.month(year, number, -2)}/{steps.month(year, number)}"

    if scene.names_year(raw):
        return scene.stated(value(scene.year(raw)))
    return scene.yearly(raw, value)


def quarters(raw: Raw, scene: Scene) -> Answer:
    """“The first two quarters of 1990”, “the last half of 1989”."""
    words = raw.words
    count = whole_number(words["count"], scene.rules) if "count" in words else 2
    if count is None or not 0 < count <= _QUARTERS:
        return Answer(basis=scene.basis("no_number"))
    first = _QUARTERS - count if scene.rules.word("from_the_end", words["ends"]) else 0
    month, ends = scene.anchor.fiscal if "fiscal" in words else (1, False)

    def value(year: int) -> str:
        begin = year - 1 if ends else year
        last = edtf.parse(steps.month(begin, month, (first + count) * 3 - 1))
        start = date.fromisoformat(f"{steps.month(begin, month, first * 3)}-01")
        return edtf.span(start, last.end if last and last.end else start)

    if scene.names_year(raw):
        return scene.stated(value(scene.year(raw)))
    return scene.yearly(raw, value)


def weekday_week(raw: Raw, scene: Scene) -> Answer:
    """“On Wednesday week”: a week after the next one."""
    number = scene.rules.word("weekdays", raw.words["weekday"])

    def compute(day: date) -> str:
        away = (number - day.isoweekday()) % 7 or 7
        return (day + timedelta(days=away + 7)).isoformat()

    return scene.deictic(compute)


RESOLVERS = named(week_of_day, nth_weekday, month_quarter, quarters, weekday_week)
