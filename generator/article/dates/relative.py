"""Expressions that count from the day of the text: "Thursday", "yesterday", "year-end"."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from generator.article.dates import antecedents, beside, lengths, steps, story
from generator.article.dates.grammar import Raw
from generator.article.dates.guards import word_before
from generator.article.dates.numerals import whole_number
from generator.article.dates.scene import Answer, Scene, named
from generator.article.dates.story import from_which

_NEAR = 300  # characters: how far back "for the quarter" has its quarter
_REPORTED = 4  # months in which results of a whole year appear
_PRECISIONS = {"D": "day", "M": "month", "Q": "quarter", "Y": "year"}


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
    future = scene.way(raw) == "future"

    def nearest(day: date) -> str:
        # "Closed since Friday", on a Friday, is a week; "on Friday" is that day.
        if day.isoweekday() == number and not raw.since:
            return day.isoformat()
        return compute(day, 1 if future else -1)

    start = beside.range_start(raw, scene)
    if start and start.value and start.value.start:
        return beside.with_year(compute(start.value.start, 1), start, scene)
    told = scene.before(raw)
    if told and told.value and told.value.precision == "day":
        return scene.calendar(raw, nearest)
    return scene.deictic(nearest)


def which_part(raw: Raw, scene: Scene) -> Answer:
    """“that night”, “the next morning”: the day of the story, or the one beside it."""
    return story.which_period(raw, scene, "D")


def weekday_of_week(raw: Raw, scene: Scene) -> Answer:
    """“Thursday of last week”."""
    number = scene.rules.word("weekdays", raw.words["weekday"])

    def compute(day: date, step: int) -> str:
        days = timedelta(days=number - day.isoweekday(), weeks=step)
        return (day + days).isoformat()

    return from_which(raw, scene, compute)


def names_day(raw: Raw) -> bool:
    """Whether a time of day names its day, as in "3 p.m. Friday"."""
    return "weekday" in raw.words or "dayword" in raw.words


def clock_day(raw: Raw, scene: Scene) -> Answer:
    """The day in “3 p.m. Friday”, “16:00 UTC today”."""
    return weekday(raw, scene) if "weekday" in raw.words else day_word(raw, scene)


def weekdays_ago(raw: Raw, scene: Scene) -> Answer:
    """“Two Sundays ago”: the Sunday before the last one."""
    number = scene.rules.word("weekdays", raw.words["weekday"])
    count = whole_number(raw.words["number"], scene.rules)
    if not count:
        return Answer(basis=scene.basis("no_number"))

    def compute(day: date) -> str:
        back = (day.isoweekday() - number) % 7 or 7
        return (day - timedelta(days=back + 7 * (count - 1))).isoformat()

    return scene.deictic(compute)


def day_of_month(raw: Raw, scene: Scene) -> Answer:
    """“On the 22nd”: of this month, the one before or the next, as the clause has it."""
    dom = int(raw.words["domth"][:-2])
    way = scene.way(raw)

    def compute(day: date) -> str:
        months = (steps.first_day(steps.month(day.year, day.month, n)) for n in (-2, -1, 0, 1, 2))
        days = [first + timedelta(days=dom - 1) for first in months]
        known = [one for one in days if one.day == dom]
        if way == "future":
            return min(one for one in known if one >= day).isoformat()
        return max(one for one in known if one <= day).isoformat()

    return scene.calendar(raw, compute)


def year_end(raw: Raw, scene: Scene) -> Answer:
    """“by year-end” is by 31 December, “at year-end” about then; of last year only in a story told
    at the beginning of a year."""
    past = scene.tense(raw) == "past" and not raw.deadline

    def told(year: int) -> str:
        return f"{year:04}-12-31" if raw.deadline else f"{year:04}~"

    if "which" in raw.words:
        return from_which(raw, scene, lambda day, step: told(day.year + step))
    return scene.deictic(lambda day: told(day.year - (past and day.month <= 3)))


def within_unit(raw: Raw, scene: Scene) -> Answer:
    """“within the year”."""
    unit, size = scene.rules.word("units", raw.words["unit"])
    if unit.startswith("T") or size != 1:
        return Answer(basis=scene.basis("no_number"))
    return scene.deictic(lambda day: steps.period(unit, day, 0))


def which_unit(raw: Raw, scene: Scene) -> Answer:
    """“last month”; “over the last year” is a length of time."""
    words = scene.text[raw.start : raw.ends["which"]].split()
    step = scene.rules.word("which_now", raw.words["which"])
    table = "lengths_ahead" if step == 1 else "lengths_after"
    if len(words) > 1 and step and scene.rules.word(table, word_before(scene.text, raw.start)):
        length = lengths.of_period(raw, scene)
        if length:
            return length
    return story.which_unit(raw, scene)


def the_unit(raw: Raw, scene: Scene) -> Answer:
    """“over the weekend”, “the end of the year”, “for the quarter”: the one told of just before,
    else that of the day of the text."""
    kind = scene.rules.word("periods", raw.words["period"])
    tense = scene.tense(raw)
    if kind in _PRECISIONS and tense != "future":
        told = next(antecedents.told_of(scene, raw.start, "Y"), None)
        near = told and raw.start - told.mention.end <= _NEAR
        if told and near and told.value and told.value.precision == _PRECISIONS[kind]:
            return antecedents.same(told, scene)
    if "full" in raw.words and kind == "Y" and tense != "future":
        # "For the full year, profit fell": told early in a year, of the one before.
        return scene.deictic(lambda day: steps.period("Y", day, -(day.month <= _REPORTED)))
    return scene.deictic(_this(kind, tense == "future"))


def _this(kind: str, future: bool) -> Callable[[date], str]:
    def compute(day: date) -> str:
        late = kind == "WE" and day.weekday() < 5  # on a Monday, "the weekend" is over
        step = -1 if not future and (late or kind == "Q") else 0
        return steps.period(kind, day, step)

    return compute


RESOLVERS = named(
    day_word,
    weekday,
    weekday_of_week,
    which_part,
    year_end,
    within_unit,
    which_unit,
    the_unit,
    weekdays_ago,
    day_of_month,
)
