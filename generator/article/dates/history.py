"""Whether a text tells of the past from date to date, as a history does and news does not.

In news "June 6" is that of this year or the last. In a text that says "July 8, 1944", then "June
20, 1944" and so on, it is that of the story.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from generator.article.dates.grammar import Grammar, Raw

_DATED = ("month_day", "month_days", "month_year", "stamp_iso")
_DAYS = ("month_day", "month_days", "month")  # without a year, what a history and news read apart
_COARSE = ("season_year", "year", "years")
_NEWS = ("weekday", "day_word", "weekday_of_week", "year_end")
_BY_WHICH = ("season_which", "month_which", "which_unit")
_ENOUGH = 4  # dates of years before
_TIMES = 3  # as many of them as of expressions that count from the day of the text
_YEARS = 2  # before that of publication: news, too, tells of last year


def is_history(raws: Iterable[Raw], published: date, rules: Grammar) -> bool:
    """Whether most of what dates a text are days and months of years before it appeared.

    Where nothing counts from the day of the text, and it begins with a date of years before, years
    and seasons count too: "between 23 August 1942 and ...", "In the spring of 1942", "On 28 June".
    """
    latest = published.year - _YEARS
    past = coarse = news = 0
    begins: bool | None = None
    for raw in raws:
        long_past = "year" in raw.words and int(raw.words["year"]) <= latest
        if begins is None and raw.rule in (*_DATED, *_DAYS, *_COARSE):
            begins = long_past
        if raw.rule in _DATED and "year" in raw.words:
            past += long_past
            news += not long_past
        elif raw.rule in _NEWS or _counts_from_now(raw, rules):
            news += 1
        elif raw.rule in _COARSE:
            coarse += long_past
    if past >= _ENOUGH and past >= _TIMES * news:
        return True
    return bool(begins) and not news and past > 0 and past + coarse >= _ENOUGH


def _counts_from_now(raw: Raw, rules: Grammar) -> bool:
    """ "Two weeks ago", "last May", "this week"; but "the next day" goes on in the story."""
    if raw.rule == "counted":
        return rules.word("ways_now", raw.words["way"]) is not None
    step = rules.word("which_now", raw.words["which"]) if raw.rule in _BY_WHICH else None
    return step is not None and step <= 0
