"""Whether a text tells of the past from date to date, as a history does and news does not.

In news "June 6" is that of this year or the last. In a text that says "July 8, 1944", then "June
20, 1944" and so on, it is that of the story.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from generator.stages.dates.grammar import Grammar, Raw

_DATED = ("month_day", "month_days", "month_year", "stamp_iso")
_NEWS = ("weekday", "day_word", "weekday_of_week", "season_which", "month_which", "year_end")
_ENOUGH = 4  # full dates of years before
_TIMES = 3  # as many of them as of expressions that count from the day of the text
_YEARS = 2  # before that of publication: news, too, tells of last year


def is_history(raws: Iterable[Raw], published: date, rules: Grammar) -> bool:
    """Whether most of what dates a text are days and months of years before it appeared."""
    latest = published.year - _YEARS
    past = news = 0
    for raw in raws:
        if raw.rule in _DATED and "year" in raw.words:
            past += int(raw.words["year"]) <= latest
            news += int(raw.words["year"]) > latest
        elif raw.rule in _NEWS or _counts_from_now(raw, rules):
            news += 1
    return past >= _ENOUGH and past >= _TIMES * news


def _counts_from_now(raw: Raw, rules: Grammar) -> bool:
    if raw.rule == "counted":
        return rules.word("ways_now", raw.words["way"]) is not None
    return raw.rule == "which_unit" and rules.word("which_now", raw.words["which"]) is not None
