"""What looks like a date and is none: "Sen. March", "the fall of the city", "the 2000 workers"."""

from __future__ import annotations

import re
from collections.abc import Callable

from generator.article.dates import numerals
from generator.article.dates.grammar import Grammar, Raw

_BEFORE = re.compile(r"([\w.’']{1,30})[\s“\"‘(-]{1,3}\Z")
_AFTER = re.compile(r"(?:['’]s)?[\s-]{1,2}([\w’']{1,30})")
_WINDOW, _SENTENCE = 40, 160
_STOP = re.compile(r"[.!?\n]")
_WORD = re.compile(r"[^\W\d_]+")
# "an order for 15 of them a year", "1,000 barrels a day": a rate is of something counted.
_COUNTED = re.compile(r"[0-9](?:[^\S\n]\w{1,20}){0,3}[^\S\n]?\Z")
_NUMBER_AFTER = re.compile(r"[-/‐‑–—][0-9]")  # "2025-13-01" is no date at all
_DATED = re.compile(r" of (?:the )?(?:[A-Z][a-z]{2,8}\.? [0-9]|[0-9])")
_APOSTROPHES = ("'", "’")
_DIGIT = 9
_FIRST_YEAR = 1600  # smaller numbers are years only where the words around say so


def word_before(text: str, start: int) -> str:
    """The word before an offset, "" if there is none near."""
    match = _BEFORE.search(text[max(0, start - _WINDOW) : start])
    return match[1].rstrip(".") if match else ""


def word_after(text: str, end: int) -> str:
    """The word after an offset, "" if punctuation or the end of the text comes first."""
    match = _AFTER.match(text, end, end + _WINDOW)
    return match[1] if match else ""


def _is_address(raw: Raw, text: str, rules: Grammar) -> bool:
    name = _AFTER.match(text, raw.end, raw.end + _WINDOW)
    street = word_after(text, name.end()) if name and name[1][0].isupper() else ""
    return rules.word("streets", street) is not None


def is_rate(raw: Raw, text: str, rules: Grammar) -> bool:
    """Whether "a year" says how often: "$5 a year", "twice a year", "1,000 barrels a day"."""
    if raw.words.get("count", "").lower() not in ("a", "an"):
        return False
    before = word_before(text, raw.start)
    if before[-1:].isdigit() or rules.word("money_words", before):
        return True
    window = text[max(0, raw.start - _WINDOW) : raw.start]
    return before.endswith("s") and _COUNTED.search(window) is not None


def is_date(raw: Raw, text: str, rules: Grammar) -> bool:
    """Whether an expression can be a date, by the words around it."""
    guard = _GUARDS.get(raw.rule)
    return guard is None or guard(raw, text, rules)


def _month(raw: Raw, text: str, rules: Grammar) -> bool:
    before, after = word_before(text, raw.start), word_after(text, raw.end)
    if raw.prefix or rules.word("before_month", before):
        return True
    name = raw.words.get("monthname", "")
    if not name or rules.word("month_verbs", name):
        return False
    # "April Ryan", "Janet August": names.
    named = before[:1].isupper() or after[:1].isupper()
    return not (named and rules.word("month_names", name))


def _season(raw: Raw, text: str, rules: Grammar) -> bool:
    after, name = word_after(text, raw.end), raw.words["season"]
    if rules.word("no_season", after) or (name[0].isupper() and after[:1].isupper()):
        return False  # "the fall of the city", "the Winter Palace"
    if rules.word("plain_seasons", name) and (name[0].isupper() or raw.end - raw.start > len(name)):
        return True
    return bool(raw.prefix or rules.word("before_season", word_before(text, raw.start)))


def _year(raw: Raw, text: str, rules: Grammar) -> bool:
    after, before = word_after(text, raw.end), word_before(text, raw.start)
    if rules.word("counted_things", after) or _NUMBER_AFTER.match(text, raw.end):
        return False
    if _is_address(raw, text, rules):
        return False
    if raw.prefix == "approximate":
        return not after.islower() or not after.endswith("s")  # "about 2000 demonstrators"
    bracket = text[max(0, raw.start - 1) : raw.start] == "(" and text[raw.end : raw.end + 1] == ")"
    if raw.prefix or bracket or rules.word("before_year", before):
        return True
    if int(raw.words["year"]) < _FIRST_YEAR or rules.word("numbered", before):
        return False
    plural = after.islower() and after.endswith("s") and not after.endswith("'s")
    owned = rules.word("before_year_noun", before) or before.endswith(("'s", "’s", "s'", "s’"))
    return not plural or bool(owned) or not before  # "they sent 2000 marines"


def _year_words(raw: Raw, text: str, rules: Grammar) -> bool:
    """ "In twenty ten"; not "in twenty two cases", "in twenty ten houses"."""
    rest = numerals.whole_number(raw.words["number"], rules)
    whole = len(raw.words["hundred"].replace("-", " ").split()) > 1  # "two thousand eight"
    after = word_after(text, raw.end)
    plural = after.islower() and after.endswith("s")
    return bool(rest and (rest > _DIGIT or whole) and not plural)


def _short_year(raw: Raw, text: str, rules: Grammar) -> bool:
    return bool(raw.prefix or rules.word("before_short_year", word_before(text, raw.start - 1)))


def _short_decade(raw: Raw, text: str, rules: Grammar) -> bool:
    # "in the '90s", "the mid-sixties"; not "in his sixties", "highs in the 70s".
    name = raw.words.get("tens") or raw.words["decadeword"]
    quoted = "tens" in raw.words and text[raw.ends["tens"] - 3] in "'’‘"
    if quoted:
        return True
    if rules.word("ages", word_before(text, raw.start)):
        return False
    near = text[max(0, raw.start - _WINDOW) : raw.start].split()
    if any(rules.word("degrees", word) for word in near):
        return False
    return bool(raw.prefix or text[raw.start : raw.end].lower().find(name.lower()) > 0)


def _weekday(raw: Raw, text: str, rules: Grammar) -> bool:
    before, after = word_before(text, raw.start), word_after(text, raw.end)
    named = before[:1].isupper() and rules.word("named_days", before)  # not "arrested a man Friday"
    owned = text[raw.end : raw.end + 1] in _APOSTROPHES  # "Tuesday's figures": of one day
    if named or (not owned and _is_habit(before, after, rules)):
        return False
    if after[:1].isupper() and rules.word("before_name", before):
        return False  # "spoke of Wednesday Addams"
    return not (before.lower() == "the" and after[:1].isupper())  # "The Sunday Times"


def _is_habit(before: str, after: str, rules: Grammar) -> bool:
    """ "Sunday crossings", "a Thursday market", "Friday prayers": no day on which anything was."""
    if not after[:1].islower() or before.lower() == "on" or rules.word("not_habit", after):
        return False
    if before.lower() == "the" and rules.word("happenings", f"{after}s"):
        return False  # "the Tuesday vote"
    if rules.word("habits", after) or rules.word("before_habit", before.lower()):
        return True
    plural = after.endswith("s") and not after.endswith(("ss", "'s", "’s"))
    return bool(before) and plural and not rules.word("happenings", after)


def _new_year(raw: Raw, text: str, rules: Grammar) -> bool:
    """Not "Lunar New Year", which no calendar of ours has."""
    return not rules.word("other_calendars", word_before(text, raw.start))


def _eve(raw: Raw, text: str, rules: Grammar) -> bool:
    """Only of a date that is named: "the eve of the Jan. 20 vote"."""
    return _DATED.match(text, raw.end) is not None


def _holiday(raw: Raw, text: str, rules: Grammar) -> bool:
    return _new_year(raw, text, rules) and not rules.word("not_holiday", word_after(text, raw.end))


def _the_unit(raw: Raw, text: str, rules: Grammar) -> bool:
    # "by the end of the year", "over the weekend", "for the quarter"; not "the day", "the year".
    kind = rules.word("periods", raw.words["period"])
    if raw.words["period"][0].isupper():
        return False  # "the end of the Day"
    if raw.prefix in ("end", "part") or kind == "WE":
        return True
    before, after = word_before(text, raw.start).lower(), word_after(text, raw.end).lower()
    if rules.word("not_unit", after):
        return False
    if rules.word("ended_unit", after) and kind != "D":
        return True  # "sales of the year ended Sept. 30"
    return bool(rules.word("before_unit", before)) or (kind == "Q" and before == "in")


def _which_unit(raw: Raw, text: str, rules: Grammar) -> bool:
    if (
        rules.word("periods", raw.words["period"]) == "D"
        and rules.word("which_now", raw.words["which"]) == -1
    ):
        return False  # "the last day" is not yesterday
    # "the last week of March" is no "last week".
    return word_after(text, raw.end).lower() != "of"


def _quarter(raw: Raw, text: str, rules: Grammar) -> bool:
    if {"year", "yy", "which", "theyear"} & set(raw.words):
        return True
    after = word_after(text, raw.end).lower()
    if "half" in raw.words and rules.word("halves", raw.words["half"]) == 40:
        return bool(
            rules.word("measured", after) or rules.word("ended_unit", after)
        )  # "first-half profit"; "the first half" of a game
    return after not in ("of", "final", "finals") and not _in_a_game(raw, text, rules)


def _in_a_game(raw: Raw, text: str, rules: Grammar) -> bool:
    """Whether the sentence is of a game: "tied it in the third quarter with a long throw"."""
    before = _STOP.split(text[max(0, raw.start - _SENTENCE) : raw.start])[-1]
    around = before + _STOP.split(text[raw.end : raw.end + _SENTENCE])[0]
    return any(rules.word("games", word) for word in _WORD.findall(around.lower()))


def _duration(raw: Raw, text: str, rules: Grammar) -> bool:
    count, unit = raw.words.get("count", ""), raw.words["unit"]
    if rules.word("vague", count):
        return False
    after = word_after(text, raw.end)
    designator, size = rules.word("units", unit)
    if (designator, size) == ("M", 3) and (after == "of" or text[raw.end - 1] != "s"):
        return False  # "three quarters of them", "about a quarter"
    before = word_before(text, raw.start)
    measured = raw.prefix or rules.word("before_length", before)
    if rules.word("one_day", text[raw.start : raw.end]):
        return bool(measured)
    if count.lower() in ("a", "an") and designator == "TS":
        return False  # "a second"
    if count.lower() not in ("a", "an") or raw.prefix or is_rate(raw, text, rules):
        return True
    if rules.word("not_length", after):
        return False  # "a year when", "a week in which"
    return bool(rules.word("long_units", unit) or measured)


def _counted(raw: Raw, text: str, rules: Grammar) -> bool:
    return not rules.word("vague", raw.words.get("count", ""))


def _each(raw: Raw, text: str, rules: Grammar) -> bool:
    if "unit" in raw.words:
        # "miles per hour", "every second one"
        designator = rules.word("units", raw.words["unit"])[0]
        per = text[raw.start : raw.end].lower().startswith("per")
        return designator != "TS" and not (per and designator.startswith("T"))
    # "the Daily Mail", "China Daily"
    beside = word_before(text, raw.start)[:1] + word_after(text, raw.end)[:1]
    proper = text[raw.start].isupper() and any(char.isupper() for char in beside)
    return not ("every" in raw.words and proper)


def _clock(raw: Raw, text: str, rules: Grammar) -> bool:
    if "clockword" in raw.words:
        return raw.words["clockword"].islower()  # "High Noon"
    told = {"ampm", "zone", "number"} & set(raw.words)
    return bool(told or rules.word("before_clock", word_before(text, raw.start)))


_GUARDS: dict[str, Callable[[Raw, str, Grammar], bool]] = {
    "month": _month,
    "season": _season,
    "year": _year,
    "year_words": _year_words,
    "short_year": _short_year,
    "short_decade": _short_decade,
    "weekday": _weekday,
    "holiday": _holiday,
    "eve": _eve,
    "new_year": _new_year,
    "the_unit": _the_unit,
    "which_unit": _which_unit,
    "quarter": _quarter,
    "duration": _duration,
    "half_duration": _duration,
    "counted": _counted,
    "each": _each,
    "clock": _clock,
}
