"""Expressions that name a place in the calendar: days, months, seasons, quarters, years."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from generator import edtf
from generator.stages.dates import steps
from generator.stages.dates.grammar import Raw
from generator.stages.dates.scene import Answer, Scene, named
from generator.stages.dates.story import from_which

_AROUND = range(-4, 5)  # four years either way: there is a 29 February among them


def _stated(scene: Scene, value: str) -> Answer:
    return Answer(value=value, basis=scene.basis("stated"))


def _number(text: str) -> int:
    return int("".join(char for char in text if char in "0123456789"))


def stamp(raw: Raw, scene: Scene) -> Answer:
    """“15:06 JST, January 16, 2026”: the day, as the place of the stamp counts it."""
    month = scene.rules.word("months", raw.words["month"])
    value = date(int(raw.words["year"]), month, _number(raw.words["dom"]))
    return _stated(scene, value.isoformat())


def stamp_iso(raw: Raw, scene: Scene) -> Answer:
    """“2026-01-15”."""
    value = date(*(int(raw.words[name]) for name in ("year", "mm", "dd")))
    return _stated(scene, value.isoformat())


def month_day(raw: Raw, scene: Scene) -> Answer:
    """“January 15”, “17 January 2026”, “January 29 to 31”, “Thursday, Jan. 15”."""
    if "year" in raw.words:
        year = int(raw.words["year"])
        begins = year - 1 if _wraps(raw, scene) else year
        return _stated(scene, _days(raw, scene, begins))
    tense = scene.tense(raw)
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
        return _days(raw, scene, values[steps.pick(near or values, day, tense)])

    return scene.calendar(compute)


def _wraps(raw: Raw, scene: Scene) -> bool:
    """“December 29 to January 3”: the last month lies in the next year."""
    second = scene.rules.word("months", raw.words.get("month2", ""))
    return bool(second and second < scene.rules.word("months", raw.words["month"]))


def _first_day(raw: Raw, scene: Scene, year: int) -> date | None:
    try:
        return date(year, scene.rules.word("months", raw.words["month"]), _number(raw.words["dom"]))
    except ValueError:  # 29 February, or 31 June
        return None


def _days(raw: Raw, scene: Scene, year: int) -> str:
    first_month = scene.rules.word("months", raw.words["month"])
    start = date(year, first_month, _number(raw.words["dom"]))
    if "dom2" not in raw.words:
        return start.isoformat()
    last_month = scene.rules.word("months", raw.words.get("month2", "")) or first_month
    end = date(year + (last_month < first_month), last_month, _number(raw.words["dom2"]))
    if end < start:
        raise ValueError("a range that ends before it begins")
    return edtf.span(start, end)


def month_days(raw: Raw, scene: Scene) -> Answer:
    """“January 15 and 16” is a range; of “January 3 and 17” only the first is read."""
    if _number(raw.words["dom2"]) == _number(raw.words["dom"]) + 1:
        return month_day(raw, scene)
    first = {name: word for name, word in raw.words.items() if name != "dom2"}
    return replace(month_day(replace(raw, words=first), scene), end=raw.ends["dom"])


def holiday(raw: Raw, scene: Scene) -> Answer:
    """“Christmas Day 2025”, “New Year's Eve”."""
    month_and_day = scene.rules.word("holidays", raw.words["holiday"])
    if "year" in raw.words:
        return _stated(scene, f"{raw.words['year']}-{month_and_day}")
    tense = scene.tense(raw)

    def compute(day: date) -> str:
        days = [date.fromisoformat(f"{day.year + n:04}-{month_and_day}") for n in (-1, 0, 1)]
        return steps.pick(days, day, tense).isoformat()

    return scene.calendar(compute)


def months(raw: Raw, scene: Scene) -> Answer:
    """“January to March 2026”."""
    first = scene.rules.word("months", raw.words["monthname"])
    last = scene.rules.word("months", raw.words["monthname2"])

    def value(year: int) -> str:
        return f"{steps.month(year, first)}/{steps.month(year + (last < first), last)}"

    if "year" in raw.words:
        return _stated(scene, value(int(raw.words["year"]) - (last < first)))
    return _yearly(raw, scene, value)


def _yearly(raw: Raw, scene: Scene, value: Callable[[int], str]) -> Answer:
    """A stretch that recurs every year, of which the context tells the year."""
    tense = scene.tense(raw)
    return scene.calendar(
        lambda day: steps.recent((value(day.year + n) for n in (-1, 0, 1)), day, tense)
    )


def month_year(raw: Raw, scene: Scene) -> Answer:
    """“March 2026”."""
    return _stated(
        scene, steps.month(int(raw.words["year"]), scene.rules.word("months", raw.words["month"]))
    )


def month(raw: Raw, scene: Scene) -> Answer:
    """“in November”."""
    number = scene.rules.word("months", raw.words["monthname"])
    return _yearly(raw, scene, lambda year: steps.month(year, number))


def month_which(raw: Raw, scene: Scene) -> Answer:
    """“last November”."""
    number = scene.rules.word("months", raw.words["monthname"])
    return _which(raw, scene, lambda year: steps.month(year, number))


def month_of_year(raw: Raw, scene: Scene) -> Answer:
    """“November of last year”."""
    number = scene.rules.word("months", raw.words["monthname"])
    return from_which(raw, scene, lambda day, step: steps.month(day.year + step, number))


def _which(raw: Raw, scene: Scene, value: Callable[[int], str]) -> Answer:
    """“last spring”: the last that had ended; “next”: the first still to begin; “this”: the one
    under way, else this year's."""

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


def season_year(raw: Raw, scene: Scene) -> Answer:
    """“the spring of 2026”."""
    return _stated(scene, _season(raw, scene)(int(raw.words["year"])))


def season_which(raw: Raw, scene: Scene) -> Answer:
    """“this spring”."""
    return _which(raw, scene, _season(raw, scene))


def season_of_year(raw: Raw, scene: Scene) -> Answer:
    """“spring of next year”."""
    value = _season(raw, scene)
    return from_which(raw, scene, lambda day, step: value(day.year + step))


def season(raw: Raw, scene: Scene) -> Answer:
    """“in the spring”."""
    return _yearly(raw, scene, _season(raw, scene))


def _season(raw: Raw, scene: Scene) -> Callable[[int], str]:
    number = scene.rules.word("seasons", raw.words["season"])
    # Codes 21 to 24 leave the hemisphere to the reader of the value; 29 to 32 are southern seasons.
    base = 20 if scene.anchor.hemisphere == "north" else 28
    return lambda year: f"{year:04}-{base + number}"


def fiscal(raw: Raw, scene: Scene) -> Answer:
    """“fiscal 2024”, “FY24”."""
    year = int(raw.words["year"]) if "year" in raw.words else 2000 + int(raw.words["yy"])
    return _stated(scene, steps.fiscal_year(year, scene.anchor.fiscal_year_start))


def fiscal_which(raw: Raw, scene: Scene) -> Answer:
    """“the current fiscal year”."""
    first = scene.anchor.fiscal_year_start

    def compute(day: date, step: int) -> str:
        return steps.fiscal_year(steps.fiscal_year_of(day, first) + step, first)

    return from_which(raw, scene, compute)


def quarter(raw: Raw, scene: Scene) -> Answer:
    """“the third quarter of 2009”, “Q1 2026”, “the first half of this year”."""
    words = raw.words
    nth = int(words["q"]) if "q" in words else scene.rules.word("ordinals", words["nth"])
    code = scene.rules.word("halves", words["half"]) if "half" in words else 33
    if code == 40 and nth > 2:
        return Answer(basis=scene.basis("out_of_range"))

    def value(year: int) -> str:
        first = scene.anchor.fiscal_year_start
        if "fiscal" not in words or first == 1:
            return f"{year:04}-{code + nth - 1}"
        length = 3 if code == 33 else 6
        begins = (year - 1 if first > 6 else year, first)
        start = steps.month(*begins, (nth - 1) * length)
        return f"{start}/{steps.month(*begins, nth * length - 1)}"

    if "year" in words:
        return _stated(scene, value(int(words["year"])))
    if "which" in words:
        return from_which(raw, scene, lambda day, step: value(day.year + step))
    if "theyear" in words:
        return scene.calendar(lambda day: value(day.year))
    return _yearly(raw, scene, value)


def decade(raw: Raw, scene: Scene) -> Answer:
    """“the 1990s”."""
    return _stated(scene, raw.words["decade"][:3] + "X")


def century(raw: Raw, scene: Scene) -> Answer:
    """“the 20th century”."""
    return _stated(scene, f"{_number(raw.words['century']) - 1:02}XX")


def years(raw: Raw, scene: Scene) -> Answer:
    """“2005-2008”, “2014–15”."""
    first = raw.words["year"]
    last = raw.words.get("year2") or first[:2] + raw.words["yy"]
    if "yy" in raw.words and int(last) != int(first) + 1:
        # "2026-03" is a month, "2014-15" is two years.
        return _stated(scene, f"{first}-{raw.words['yy']}")
    return _stated(scene, f"{first}/{last}")


def year(raw: Raw, scene: Scene) -> Answer:
    """“in 2026”, “within 2026”."""
    return _stated(scene, raw.words["year"])


RESOLVERS = named(
    stamp, stamp_iso, month_day, month_days, holiday, months, month_year, month, month_which,
    month_of_year, season_year, season_which, season_of_year, season, fiscal, fiscal_which, quarter,
    decade, century, years, year,
) | {"within_year": year}  # fmt: skip
