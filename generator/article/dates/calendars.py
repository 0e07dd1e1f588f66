"""Expressions that name days and months of the calendar."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta

from generator import edtf
from generator.article.dates import beside, steps
from generator.article.dates.grammar import Raw
from generator.article.dates.guards import word_after
from generator.article.dates.scene import Answer, Scene, named
from generator.article.dates.story import from_which

_AROUND = range(-4, 5)  # four years either way: there is a 29 February among them
_MONTHS_AROUND = range(-14, 15)  # there is a Friday the 13th at least every fourteen months
_THURSDAY = 4
_NEWS = timedelta(days=62)


def _number(text: str) -> int:
    return int("".join(char for char in text if char in "0123456789"))


def stamp(raw: Raw, scene: Scene) -> Answer:
    """“15:06 JST, January 16, 2026”: the day, as the place of the stamp counts it."""
    month = scene.rules.word("months", raw.words["month"])
    value = date(int(raw.words["year"]), month, _number(raw.words["dom"]))
    return scene.stated(value.isoformat())


def stamp_iso(raw: Raw, scene: Scene) -> Answer:
    """“2026-01-15”, “2026/01/15”."""
    value = date(*(int(raw.words[name]) for name in ("year", "mm", "dd")))
    return scene.stated(value.isoformat())


def compact(raw: Raw, scene: Scene) -> Answer:
    """“20260115”."""
    return scene.stated(date.fromisoformat(raw.words["compact"]).isoformat())


def slashed(raw: Raw, scene: Scene) -> Answer:
    """“1/15/2026”, “11/02/89”: day or month first, as numbers above twelve, the setting or the
    text's other dates tell, or what can have been when the text appeared; else both."""
    first, second = int(raw.words["dayno"]), int(raw.words["dayno2"])
    orders = {"mdy": (first, second), "dmy": (second, first)}
    year = scene.year(raw)
    days = {date(year, month, day): name for name, (month, day) in orders.items() if month <= 12}
    told = [day for day, name in days.items() if name == scene.order]
    known = told or _possible(days, raw, scene)
    if not known:
        raise ValueError("no month has this number")
    if len(known) == 1:
        return scene.stated(known[0].isoformat())
    near = scene.moment.days[-1] if scene.moment.days else min(known)
    return Answer(
        value=edtf.qualify(min(known, key=lambda day: abs(day - near)).isoformat(), "?"),
        basis=scene.basis("order"),
        readings=tuple(day.isoformat() for day in sorted(known)),
    )


def _possible(days: Iterable[date], raw: Raw, scene: Scene) -> list[date]:
    """Those that are not of the other direction than their clause, if any is left."""
    known = sorted(days)
    direction = scene.direction(raw)
    if not direction.sure or not scene.moment.days or len(known) == 1:
        return known
    first, last = scene.moment.days[0], scene.moment.days[-1]
    past = direction.tense == "past"
    return [day for day in known if (day <= last if past else day >= first)] or known


def order_of(raws: Iterable[Raw]) -> str | None:
    """The order that the numeric dates of a text have, where one of them can have no other and
    none has another: `dmy` or `mdy`."""
    found = set()
    for raw in raws:
        if raw.rule == "slashed":
            first, second = int(raw.words["dayno"]), int(raw.words["dayno2"])
            if max(first, second) > 12:
                found.add("dmy" if first > 12 else "mdy")
    return found.pop() if len(found) == 1 else None


def dotted(raw: Raw, scene: Scene) -> Answer:
    """“15.01.2026”: the day first."""
    value = date(int(raw.words["year"]), int(raw.words["dayno2"]), int(raw.words["dayno"]))
    return scene.stated(value.isoformat())


def month_day(raw: Raw, scene: Scene) -> Answer:
    """“January 15”, “17 January 2026”, “January 29 to 31”, “Thursday, Jan. 15”."""
    if scene.names_year(raw):
        return scene.stated(_days(raw, scene, scene.year(raw)))
    month = scene.rules.word("months", raw.words["month"])
    shared = beside.shared_year(raw, scene, month)
    if shared:
        return beside.with_year(_days(raw, scene, shared[0]), shared[1], scene)
    way = scene.way(raw)
    named = _named_event(raw, scene)
    if named and named[1]:
        return Answer(value=named[0], basis=scene.basis("named"))
    weekday = scene.rules.word("weekdays", raw.words.get("weekdayany", ""))

    def compute(day: date) -> str:
        values = {}
        for year in (day.year + step for step in _AROUND):
            first = _first_day(raw, scene, year)
            if first:
                values[first] = year
        if not values:
            raise ValueError("no such day in any year")
        # "Thursday, January 15": the weekday helps to find the year.
        fitting = [first for first in values if weekday and first.isoweekday() == weekday]
        near = [first for first in fitting if abs(first.year - day.year) <= 1]
        return _days(raw, scene, values[steps.pick(near or values, day, way)])

    answer = scene.calendar(raw, compute)
    return _maybe_known(raw, scene, answer, named[0] if named else None)


def _named_event(raw: Raw, scene: Scene) -> tuple[str, bool] | None:
    """The day of “the Sept. 11 attacks”, in a text of later: an event of the world, and none of
    this year; and whether it is called so: “the Sept. 11 attack” may be another."""
    month = scene.rules.word("months", raw.words["month"])
    day = f"{month:02}-{_number(raw.words['dom']):02}"
    event = scene.rules.word("named_events", day)
    noun = word_after(scene.text, raw.end).lower()
    latest = scene.moment.days[-1] if scene.moment.days else scene.moment.bound
    if event is None or (latest and latest < date.fromisoformat(f"{event['year']:04}-{day}")):
        return None
    return f"{event['year']:04}-{day}", noun in event["names"]


def _maybe_known(raw: Raw, scene: Scene, answer: Answer, event: str | None) -> Answer:
    """“Survivors of the Nov. 13 attacks”, read in May: of which year, its words do not tell. What
    lies within two months is of this one, and so is a day of this year by which nothing is known.
    """
    if not answer.value or not scene.rules.word("event_nouns", word_after(scene.text, raw.end)):
        return answer
    first, last = edtf.days(answer.value)
    for day in scene.moment.days:
        if first - _NEWS <= day <= last + _NEWS or (not event and first.year == day.year):
            return answer
    plain = answer.value.replace("?", "")
    return replace(
        answer,
        value=edtf.qualify(plain, "?"),
        basis=scene.basis("known", basis=answer.basis),
        readings=tuple(sorted({plain, event or plain})),
    )


def _first_day(raw: Raw, scene: Scene, year: int) -> date | None:
    try:
        return date(year, scene.rules.word("months", raw.words["month"]), _number(raw.words["dom"]))
    except ValueError:  # 29 February, or 31 June
        return None


def _days(raw: Raw, scene: Scene, year: int) -> str:
    month = scene.rules.word("months", raw.words["month"])
    start = date(year, month, _number(raw.words["dom"]))
    if "dom2" not in raw.words:
        return start.isoformat()
    end = date(year, month, _number(raw.words["dom2"]))
    if end < start:
        raise ValueError("a range that ends before it begins")
    return edtf.span(start, end)


def month_days(raw: Raw, scene: Scene) -> Answer:
    """“January 15 and 16” is a range; of “January 3 and 17” only the first is read."""
    if _number(raw.words["dom2"]) == _number(raw.words["dom"]) + 1:
        return month_day(raw, scene)
    first = {name: word for name, word in raw.words.items() if name != "dom2"}
    return replace(month_day(replace(raw, words=first), scene), end=raw.ends["dom"])


def day_of_year(raw: Raw, scene: Scene) -> Answer:
    """“28 January this year”, “Dec. 6 of last year”."""
    return from_which(raw, scene, lambda day, step: _days(raw, scene, day.year + step))


def months(raw: Raw, scene: Scene) -> Answer:
    """“January-March 2026”."""
    first = scene.rules.word("months", raw.words["monthname"])
    last = scene.rules.word("months", raw.words["monthname2"])

    def value(year: int) -> str:
        return f"{steps.month(year, first)}/{steps.month(year + (last < first), last)}"

    if scene.names_year(raw):
        return scene.stated(value(scene.year(raw) - (last < first)))
    return scene.yearly(raw, value)


def month_year(raw: Raw, scene: Scene) -> Answer:
    """“March 2026”, “Nov. '89”."""
    month = scene.rules.word("months", raw.words["month"])
    return scene.stated(steps.month(scene.year(raw), month))


def month(raw: Raw, scene: Scene) -> Answer:
    """“in November”."""
    name = raw.words.get("monthname") or raw.words["monthdot"]
    number = scene.rules.word("months", name)
    shared = beside.shared_year(raw, scene, number)
    if shared:
        return beside.with_year(steps.month(shared[0], number), shared[1], scene)
    return scene.yearly(raw, lambda year: steps.month(year, number))


def day_which(raw: Raw, scene: Scene) -> Answer:
    """“next March 31”."""
    return which_of_years(raw, scene, lambda year: _days(raw, scene, year))


def weekday_the(raw: Raw, scene: Scene) -> Answer:
    """“Friday the 13th”: the nearest such day, before or after as the clause has it."""
    weekday = scene.rules.word("weekdays", raw.words["weekday"])
    dom = _number(raw.words["dom"])
    way = scene.way(raw)

    def compute(day: date) -> str:
        months = (steps.first_day(steps.month(day.year, day.month, n)) for n in _MONTHS_AROUND)
        days = [first + timedelta(days=dom - 1) for first in months]
        same = [one for one in days if one.day == dom and one.isoweekday() == weekday]
        return steps.pick(same, day, way).isoformat()

    return scene.calendar(raw, compute)


def month_which(raw: Raw, scene: Scene) -> Answer:
    """“last November”."""
    number = scene.rules.word("months", raw.words["monthname"])
    return which_of_years(raw, scene, lambda year: steps.month(year, number))


def month_of_year(raw: Raw, scene: Scene) -> Answer:
    """“November of last year”."""
    number = scene.rules.word("months", raw.words["month"])
    return from_which(raw, scene, lambda day, step: steps.month(day.year + step, number))


def week_of_month(raw: Raw, scene: Scene) -> Answer:
    """“the third week of January”: as in ISO 8601, a week belongs to the month of its Thursday."""
    number = scene.rules.word("months", raw.words["month"])
    which = scene.rules.word("week_numbers", raw.words["weekno"])

    def value(year: int) -> str:
        return steps.week(steps.weekday_of_month(year, number, (_THURSDAY, which)))

    if scene.names_year(raw):
        return scene.stated(value(scene.year(raw)))
    return scene.yearly(raw, value)


def which_of_years(raw: Raw, scene: Scene, value: Callable[[int], str]) -> Answer:
    """Of what recurs every year, “last …” the last that had ended, “next …” the first still to
    begin, “this …” the one under way, else this year's."""

    def compute(day: date, step: int) -> str:
        known = [edtf.parse(value(day.year + n)) for n in (-2, -1, 0, 1, 2)]
        whole = [(one.start, one.end, one.text) for one in known if one and one.start and one.end]
        if step < 0:
            return max(one for one in whole if one[1] < day)[2]
        if step > 0:
            return min(one for one in whole if one[0] > day)[2]
        running = [text for start, end, text in whole if start <= day <= end]
        return running[0] if running else value(day.year)

    return from_which(raw, scene, compute)


def weekend_near(day: date) -> str:
    """The weekend nearest to a day: that of “Labor Day weekend”."""
    # Saturday is at most three days off: before a Tuesday, after a Wednesday.
    saturday = day + timedelta(days=(5 - day.weekday() + 3) % 7 - 3)
    return edtf.span(saturday, saturday + timedelta(days=1))


RESOLVERS = named(
    stamp, stamp_iso, compact, slashed, dotted, month_day, month_days, day_of_year, months,
    month_year, month, month_which, day_which, weekday_the, month_of_year, week_of_month,
)  # fmt: skip
