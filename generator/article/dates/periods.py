"""Expressions that name longer stretches of the calendar: seasons, quarters, years, decades."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from generator import edtf
from generator.article.dates import steps
from generator.article.dates.calendars import which_of_years
from generator.article.dates.grammar import Raw
from generator.article.dates.numerals import whole_number
from generator.article.dates.scene import Answer, Scene, named
from generator.article.dates.story import from_which


def season_year(raw: Raw, scene: Scene) -> Answer:
    """“the spring of 2026”, “the winter of 1997-98”: of the year in which it begins."""
    return scene.stated(_season(raw, scene)(scene.year(raw)))


def season_which(raw: Raw, scene: Scene) -> Answer:
    """“this spring”."""
    return which_of_years(raw, scene, _season(raw, scene))


def season_of_year(raw: Raw, scene: Scene) -> Answer:
    """“spring of next year”."""
    value = _season(raw, scene)
    return from_which(raw, scene, lambda day, step: value(day.year + step))


def season(raw: Raw, scene: Scene) -> Answer:
    """“in the spring”."""
    return scene.yearly(raw, _season(raw, scene))


def _season(raw: Raw, scene: Scene) -> Callable[[int], str]:
    number = scene.rules.word("seasons", raw.words["season"])
    # Codes 21 to 24 leave the hemisphere to the reader of the value; 29 to 32 are southern seasons.
    base = 20 if scene.anchor.hemisphere == "north" else 28
    return lambda year: f"{year:04}-{base + number}"


def fiscal(raw: Raw, scene: Scene) -> Answer:
    """“fiscal 2024”, “FY24”."""
    return scene.stated(steps.fiscal_year(scene.year(raw), *scene.anchor.fiscal))


def fiscal_which(raw: Raw, scene: Scene) -> Answer:
    """“the current fiscal year”."""
    known = scene.anchor.fiscal

    def compute(day: date, step: int) -> str:
        return steps.fiscal_year(steps.fiscal_year_of(day, *known) + step, *known)

    return from_which(raw, scene, compute)


def quarter(raw: Raw, scene: Scene) -> Answer:
    """“the third quarter of 2009”, “Q1 2026”, “the first half of this year”."""
    words = raw.words
    digit = words.get("q") or words.get("h")
    nth = int(digit) if digit else scene.rules.word("ordinals", words["nth"])
    code = 40 if "h" in words else scene.rules.word("halves", words.get("half", "quarter"))
    if code == 40 and nth > 2:
        return Answer(basis=scene.basis("out_of_range"))

    def value(year: int) -> str:
        first, ends = scene.anchor.fiscal
        if not {"fiscal", "fy"} & set(words) or first == 1:
            return f"{year:04}-{code + nth - 1}"
        length = 3 if code == 33 else 6
        begins = (year - 1 if ends else year, first)
        start = steps.month(*begins, (nth - 1) * length)
        return f"{start}/{steps.month(*begins, nth * length - 1)}"

    if scene.names_year(raw):
        return scene.stated(value(scene.year(raw)))
    if "which" in words:
        return from_which(raw, scene, lambda day, step: value(day.year + step))
    if "theyear" in words:
        return scene.calendar(raw, lambda day: value(day.year))
    if code == 40 and scene.tense(raw) != "future":
        # "first-half profit": of a half that is over.
        return scene.calendar(raw, lambda day: value(day.year - (nth == 2 or day.month <= 6)))
    return scene.yearly(raw, value)


def decade(raw: Raw, scene: Scene) -> Answer:
    """“the 1990s”."""
    return scene.stated(raw.words["decade"][:3] + "X")


def short_decade(raw: Raw, scene: Scene) -> Answer:
    """“the '90s”, “the nineties”: the last that had begun."""
    words = raw.words
    tens = words.get("tens") or scene.rules.word("decades", words["decadeword"]) * 10
    return scene.stated(f"{scene.full_year(int(tens)) // 10}X")


def century(raw: Raw, scene: Scene) -> Answer:
    """“the 20th century”, “the nineteenth century”."""
    if "century" in raw.words:
        number = int(raw.words["century"][:-2])
    else:
        number = scene.rules.word("centuries", raw.words["centuryword"])
    return scene.stated(f"{number - 1:02}XX")


def years(raw: Raw, scene: Scene) -> Answer:
    """“2005-2008”, “2014–15”."""
    first = raw.words["year"]
    if "year2" in raw.words:
        return scene.stated(f"{first}/{raw.words['year2']}")
    short = int(raw.words["yy"])
    if short != int(first[2:]) + 1 and 1 <= short <= 12:
        return scene.stated(f"{first}-{short:02}")  # "2026-03" is a month, "2011-12" is two years
    last = int(first) + (short - int(first[2:])) % 100
    return scene.stated(f"{first}/{last:04}")


def era(raw: Raw, scene: Scene) -> Answer:
    """“Reiwa 8”: a count of years that begins anew with each reign."""
    before = scene.rules.word("eras", raw.words["era"])
    return scene.stated(f"{before + int(raw.words['erayear']):04}")


def year_words(raw: Raw, scene: Scene) -> Answer:
    """“In nineteen ninety-eight”."""
    hundreds = scene.rules.word("hundreds", raw.words["hundred"].replace("-", " "))
    rest = whole_number(raw.words["number"], scene.rules)
    if rest is None or not 0 < rest < 100:
        return Answer(basis=scene.basis("no_number"))
    return scene.stated(f"{hundreds + rest:04}")


def month_end(raw: Raw, scene: Scene) -> Answer:
    """“End-March”, “end-2026”: about then."""
    if "month" not in raw.words:
        return scene.stated(edtf.qualify(raw.words["year"], "~"))
    month = scene.rules.word("months", raw.words["month"])

    def value(year: int) -> str:
        return f"{steps.month(year, month)}~"

    if scene.names_year(raw):
        return scene.stated(value(scene.year(raw)))
    return scene.yearly(raw, value)


def year(raw: Raw, scene: Scene) -> Answer:
    """“in 2026”, “within 2026”, “in '89”."""
    return scene.stated(f"{scene.year(raw):04}")


RESOLVERS = named(
    season_year, season_which, season_of_year, season, fiscal, fiscal_which, quarter, decade,
    short_decade, century, years, year, era, year_words, month_end,
) | {"within_year": year, "short_year": year}  # fmt: skip
