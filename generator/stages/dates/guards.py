"""What looks like a date and is none: "Sen. March", "the fall of the city", "the 2000 workers"."""

from __future__ import annotations

import re
from collections.abc import Callable

from generator.stages.dates.grammar import Grammar, Raw

_BEFORE = re.compile(r"([\w.’']{1,30})[\s“\"‘(-]{1,3}\Z")
_AFTER = re.compile(r"(?:['’]s)?[\s-]{1,2}([\w’']{1,30})")
_WINDOW = 40


def word_before(text: str, start: int) -> str:
    """The word before an offset, "" if there is none near."""
    match = _BEFORE.search(text[max(0, start - _WINDOW) : start])
    return match[1].rstrip(".") if match else ""


def word_after(text: str, end: int) -> str:
    """The word after an offset, "" if punctuation or the end of the text comes first."""
    match = _AFTER.match(text, end, end + _WINDOW)
    return match[1] if match else ""


def is_date(raw: Raw, text: str, rules: Grammar) -> bool:
    """Whether an expression can be a date, by the words around it."""
    guard = _GUARDS.get(raw.rule)
    return guard is None or guard(raw, text, rules)


def _month(raw: Raw, text: str, rules: Grammar) -> bool:
    name = raw.words["monthname"]
    before, after = word_before(text, raw.start), word_after(text, raw.end)
    if raw.prefix or rules.word("before_month", before):
        return True
    if rules.word("month_verbs", name):
        return False
    # "April Ryan", "Janet August": names.
    named = before[:1].isupper() or after[:1].isupper()
    return not (named and rules.word("month_names", name))


def _season(raw: Raw, text: str, rules: Grammar) -> bool:
    if word_after(text, raw.end).lower() == "of":
        return False
    return bool(raw.prefix or rules.word("before_season", word_before(text, raw.start)))


def _year(raw: Raw, text: str, rules: Grammar) -> bool:
    if rules.word("counted_things", word_after(text, raw.end)):
        return False
    bracket = text[max(0, raw.start - 1) : raw.start] == "(" and text[raw.end : raw.end + 1] == ")"
    return bool(raw.prefix or bracket or rules.word("before_year", word_before(text, raw.start)))


def _weekday(raw: Raw, text: str, rules: Grammar) -> bool:
    before, after = word_before(text, raw.start), word_after(text, raw.end)
    if rules.word("named_days", before):
        return False
    return not (before.lower() == "the" and after[:1].isupper())  # "The Sunday Times"


def _the_unit(raw: Raw, text: str, rules: Grammar) -> bool:
    # "by the end of the year", "over the weekend"; not "the day", "the year".
    return raw.prefix in ("end", "part") or rules.word("periods", raw.words["period"]) == "WE"


def _which_unit(raw: Raw, text: str, rules: Grammar) -> bool:
    # "the last week of March" is no "last week".
    return word_after(text, raw.end).lower() != "of"


def _quarter(raw: Raw, text: str, rules: Grammar) -> bool:
    if {"year", "which", "theyear"} & set(raw.words):
        return True
    half = "half" in raw.words and rules.word("halves", raw.words["half"]) == 40
    after = word_after(text, raw.end).lower()
    return not half and after not in ("of", "final", "finals")


def _duration(raw: Raw, text: str, rules: Grammar) -> bool:
    if raw.words.get("count", "").lower() not in ("a", "an") or raw.prefix:
        return True
    if rules.word("units", raw.words["unit"])[0] == "TS":
        return False  # "a second"
    before = word_before(text, raw.start)
    rate = before[-1:].isdigit() or rules.word("money_words", before)
    return bool(rate or rules.word("before_length", before))


def _each(raw: Raw, text: str, rules: Grammar) -> bool:
    # "the Daily Mail"
    proper = text[raw.start].isupper() and word_after(text, raw.end)[:1].isupper()
    return not ("every" in raw.words and proper)


def _clock(raw: Raw, text: str, rules: Grammar) -> bool:
    told = "ampm" in raw.words or "zone" in raw.words
    return told or bool(rules.word("before_clock", word_before(text, raw.start)))


_GUARDS: dict[str, Callable[[Raw, str, Grammar], bool]] = {
    "month": _month,
    "season": _season,
    "year": _year,
    "weekday": _weekday,
    "the_unit": _the_unit,
    "which_unit": _which_unit,
    "quarter": _quarter,
    "duration": _duration,
    "each": _each,
    "clock": _clock,
}
