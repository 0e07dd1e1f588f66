"""Dates as a page states them about itself, and the lines that hold nothing else.

"15:06 JST, January 16, 2026", "Published: Jan 5, 2026 10:00 AM EST | Updated: Jan 6, 2026".
Dates of running text are another stage's matter.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from generator.article.layout.rules import Rules

LONGEST_STAMP = 160
MONTHS_IN_YEAR = 12
_ISO = re.compile(r"\b(?P<y>\d{4})([-/.])(?P<m>\d{1,2})\2(?P<d>\d{1,2})(?=T\d|\D|$)")
_IDEOGRAPHIC = re.compile(r"(?P<y>\d{4})[年년]\s?(?P<m>\d{1,2})[月월]\s?(?P<d>\d{1,2})[日일]")
_NUMERIC = re.compile(r"\b(?P<a>\d{1,2})([-/.])(?P<b>\d{1,2})\2(?P<y>\d{4}|\d{2})\b")
# Where clocks stand so, the month stands first.
_AMERICAN = re.compile(r"\b[ECMP][SD]?T\b")
_NAMES = re.compile(r"[^\W\d_][\w.'’-]*")
SIGNED_WORDS = 12
_HALF = r"\s?[ap]\.?m\b\.?"
_CLOCK = (
    rf"(?:\d{{1,2}}(?:[:.h]\d{{2}}){{1,2}}(?:\.\d{{1,6}})?(?:{_HALF})?|\d{{1,2}}{_HALF}"
    r"|(?:[午上下][前後后午]\s?)?\d{1,2}[時时](?:\d{1,2}分)?)"
)
# A time zone is believed beside a clock time only: in "PARIS, January 5" capitals are a place.
_TIME = re.compile(
    rf"T?(?<!\d)(?i:{_CLOCK})(?:\s?\(?[A-Z]{{1,5}}\b\)?)?(?:\s?[+\-−]\d{{1,2}}(?::?\d{{2}})?)?"
)
_GAP = re.compile(r"\s[\s|•·,–—-]*")
_BAR = re.compile(r"\s[|•·–—/-]\s")
_END_OF_NAMES = re.compile(r"\s[|•·–—-]\s|\s(?i:on|at)\s|\d|[|•·]")
_LETTER = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedDate:
    """A date within a text: `value` is EDTF, None where day and month cannot be told apart."""

    start: int
    end: int
    value: str | None
    updated: bool = False

    @property
    def full(self) -> bool:
        """Whether the year is stated too."""
        return self.value is not None and not self.value.startswith("X")


def find_dates(text: str, rules: Rules) -> list[StatedDate]:
    """All dates with at least a month and a day, in order; `XXXX-01-15` where no year is given."""
    found: list[StatedDate] = []
    for pattern in (*rules.dates, _ISO, _IDEOGRAPHIC, _NUMERIC):
        for match in pattern.finditer(text):
            mine = StatedDate(start=match.start(), end=match.end(), value=_value(match, rules))
            free = all(mine.end <= other.start or other.end <= mine.start for other in found)
            if free and (mine.value or pattern is _NUMERIC):
                found.append(mine)
    return sorted(found, key=lambda one: one.start)


def read_stamp(text: str, rules: Rules) -> list[StatedDate] | None:
    """The dates of a line that says when an article appeared, or None for any other text.

    "3 hours ago" is such a line too, but states no date: the list is empty.
    """
    if len(text) > LONGEST_STAMP:
        return None
    dates = find_dates(text, rules)
    rest = _without(text, dates)
    bare = rules.forms["ago"].sub(" ", rest)
    if not dates and bare == rest:
        return None
    bare = _TIME.sub(" ", bare)
    bare = rules.stamp_word.sub(" ", bare)
    if _LETTER.search(bare):
        return None
    return [_with_role(text, one, rules) for one in dates]


def read_signed(text: str, rules: Rules) -> list[StatedDate] | None:
    """The dates of a line that holds besides only names, and says by whom or at what hour.

    "By Poe, Roe 2019-11-18T22:05:36Z Section", "5:45 AM PST 11/19/2019 by Poe"; a headline with a
    date in it has neither.
    """
    if len(text) > LONGEST_STAMP:
        return None
    dates = [one for one in find_dates(text, rules) if one.full]
    if not dates:
        return None
    rest = _without(text, dates)
    signed = rules.byline_inline.search(rest) or _TIME.search(rest)
    plain = rules.stamp_word.sub(" ", _TIME.sub(" ", rules.byline_inline.sub(" ", rest)))
    words = _NAMES.findall(plain)
    known = rules.words["name_connectors"] | rules.words["section_words"]
    named = all(word[0].isupper() or word.casefold() in known for word in words)
    if not signed or not named or len(words) > SIGNED_WORDS or text[-1:] in ".?!":
        return None
    return [_with_role(text, one, rules) for one in dates]


def signed_by(text: str, rules: Rules) -> str | None:
    """Who signed a line of `read_signed`: the names behind its "by", up to a date or a mark."""
    start = rules.byline_inline.search(text)
    if start is None:
        return None
    stops = [one.start for one in find_dates(text, rules) if one.start >= start.end()]
    stops += [match.start() for match in _END_OF_NAMES.finditer(text, start.end())]
    names = text[start.end() : min(stops, default=len(text))].strip(" ,;:-–—|•·")
    return names if names[:1].isupper() else None


def stamp_start(text: str, rules: Rules) -> int:
    """Where the date of "By Jane Doe | January 5, 2026" begins; the text's end without one."""
    if len(text) > LONGEST_STAMP:
        return len(text)
    starts = (match.end() for match in _GAP.finditer(text))
    return next((at for at in starts if read_stamp(text[at:], rules)), len(text))


def read_pieces(text: str, rules: Rules) -> list[StatedDate]:
    """The dates of a stamp, or of such parts of a line: "Example News | Jan 16, 2026 | Asia"."""
    whole = read_stamp(text, rules)
    if whole is not None or len(text) > LONGEST_STAMP:
        return whole or []
    return [one for piece in _BAR.split(text) for one in read_stamp(piece, rules) or []]


def is_role(text: str, rules: Rules) -> bool:
    """Whether a line only announces the date below it: "Published", "Last updated:"."""
    if len(text) > LONGEST_STAMP or not is_explicit(text, rules):
        return False
    return _LETTER.search(rules.stamp_word.sub(" ", text)) is None


def is_explicit(text: str, rules: Rules) -> bool:
    """Whether a date line says what its date is: "Published on …", "Updated: …"."""
    roles = ("published_words", "updated_words")
    return any(rules.forms[role].search(text) for role in roles)


def _without(text: str, dates: list[StatedDate]) -> str:
    kept, at = [], 0
    for one in dates:
        kept.append(text[at : one.start])
        at = one.end
    return " ".join([*kept, text[at:]])


def _with_role(text: str, one: StatedDate, rules: Rules) -> StatedDate:
    """Mark a date as an update's where the nearest such word before it is "Updated"."""
    before = text[: one.start]
    published = [match.end() for match in rules.forms["published_words"].finditer(before)]
    updated = [match.end() for match in rules.forms["updated_words"].finditer(before)]
    is_update = bool(updated) and (not published or updated[-1] > published[-1])
    return StatedDate(start=one.start, end=one.end, value=one.value, updated=is_update)


def _value(match: re.Match[str], rules: Rules) -> str | None:
    parts = match.groupdict()
    if "a" in parts:
        year = int(parts["y"]) + (2000 if len(parts["y"]) == len("19") else 0)
        american = _AMERICAN.search(match.string) is not None
        return _numeric(int(parts["a"]), int(parts["b"]), year, american=american)
    name = parts.get("month")
    month = rules.months.get(name.lower().rstrip("."), 0) if name else int(parts["m"])
    return _edtf(parts["y"], month, int(parts["d"]))


def _numeric(one: int, two: int, year: int, *, american: bool) -> str | None:
    """05/01/2026 is May or January as readers like: a number above twelve decides, or a zone."""
    if american and one <= MONTHS_IN_YEAR:
        return _edtf(str(year), one, two)
    if one > MONTHS_IN_YEAR or one == two:
        return _edtf(str(year), two, one)
    return _edtf(str(year), one, two) if two > MONTHS_IN_YEAR else None


def _edtf(year: str | None, month: int, day: int) -> str | None:
    try:
        date(int(year) if year else 2000, month, day)  # a leap year: 29 February may be meant
    except ValueError:
        return None
    return f"{year or 'XXXX'}-{month:02}-{day:02}"
