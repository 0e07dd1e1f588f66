"""Expressions that count from the day of the text: "Thursday", "yesterday", "year-end"."""

from __future__ import annotations

from datetime import date, timedelta

from generator.stages.dates import steps
from generator.stages.dates.grammar import Raw
from generator.stages.dates.scene import Answer, Scene, named
from generator.stages.dates.story import from_which


def day_word(raw: Raw, scene: Scene) -> Answer:
    """“yesterday”."""
    step = timedelta(days=scene.rules.word("day_words", raw.words["dayword"]))
    return scene.deictic(lambda day: (day + step).isoformat())


def weekday(raw: Raw, scene: Scene) -> Answer:
    """“Thursday”: that day or the nearest before it, in a clause of what is to come the nearest
    after; “last” and “next” leave the day itself out; “this” is in the same week."""
    number = scene.rules.word("weekdays", raw.words["weekday"])

    def compute(day: date, step: int) -> str:
        if step == 0:
            return (day + timedelta(days=number - day.isoweekday())).isoformat()
        away = (number - day.isoweekday()) * step % 7 or 7
        return (day + timedelta(days=away * step)).isoformat()

    if "which" in raw.words:
        return from_which(raw, scene, compute)
    future = scene.tense(raw) == "future"

    def nearest(day: date) -> str:
        if day.isoweekday() == number:
            return day.isoformat()
        return compute(day, 1 if future else -1)

    return scene.deictic(nearest)


def year_end(raw: Raw, scene: Scene) -> Answer:
    """“by year-end”: 31 December, of last year only in a story told at the beginning of a year."""
    if "which" in raw.words:
        return from_which(raw, scene, lambda day, step: f"{day.year + step:04}-12-31")
    past = scene.tense(raw) == "past" and not raw.deadline

    def compute(day: date) -> str:
        return f"{day.year - (past and day.month <= 3):04}-12-31"

    return scene.deictic(compute)


def within_unit(raw: Raw, scene: Scene) -> Answer:
    """“within the year”."""
    unit, size = scene.rules.word("units", raw.words["unit"])
    if unit.startswith("T") or size != 1:
        return Answer(basis=scene.basis("no_number"))
    return scene.deictic(lambda day: steps.period(unit, day, 0))


def the_unit(raw: Raw, scene: Scene) -> Answer:
    """“the end of the year”, “over the weekend”."""
    kind = scene.rules.word("periods", raw.words["period"])
    future = scene.tense(raw) == "future"

    def compute(day: date) -> str:
        if kind == "WE" and not future and day.weekday() < 5:
            return steps.period(kind, day, -1)
        return steps.period(kind, day, 0)

    return scene.deictic(compute)


RESOLVERS = named(day_word, weekday, year_end, within_unit, the_unit)
