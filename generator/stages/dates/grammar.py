"""The patterns of a language, compiled: where date expressions stand, and what they are made of.

All patterns are one alternation, run once over a text. Word lists are plain alternations and no
quantifier stands inside another, so that matching is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from generator.model import Language

# "March\n2026" is one date in a text with hard line ends; a blank line parts.
_BLANK = r"(?:[^\S\n]{1,3}|[^\S\n]?\n)"
# "$2000", "1,200 days" and "3.15" hold no year, no 200 days, no 15.
_LEAD = r"(?<![\w$€£¥])(?<![0-9][.,:/])(?=\w)"
_TAIL = r"(?!\w)"
_NAME = re.compile(r"\{([a-z]+)([0-9]?)\}")
_WINDOW = 60  # how far back a word that belongs to an expression may begin


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """An expression as matched. `words` are its named parts; `prefix` a word before that belongs to
    it (kind, such as `part` for "early"), `deadline` the word before it all that sets a
    term ("by", "until"), `ends` where each part ends."""

    rule: str
    start: int
    end: int
    words: Mapping[str, str]
    ends: Mapping[str, int]
    prefix: str | None = None
    deadline: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Grammar:
    """What is compiled from `dates.yml`. `tables` are its word lists, keys in lower case."""

    pattern: re.Pattern[str]
    rules: Mapping[str, tuple[str, tuple[tuple[str, str], ...]]]
    prefix: re.Pattern[str]
    deadline: re.Pattern[str]
    apposition: re.Pattern[str]
    tables: Mapping[str, Any]

    def word(self, table: str, text: str) -> Any:
        """What a word list says of a word, `None` if it does not have it."""
        return self.tables[table].get(" ".join(text.lower().split()).rstrip("."))


@lru_cache(maxsize=16)
def grammar(language: Language) -> Grammar:
    """The grammar of a language, from `languages/<code>/dates.yml`."""
    data = language.data["dates"]
    lists = _lists(data)
    alternatives, rules = [], {}
    for number, (rule, pattern) in enumerate(data["patterns"]):
        mark = f"r{number}_"
        body = _expand(pattern, lists, mark)
        alternatives.append(f"(?P<r{number}>{body})")
        names = re.findall(rf"\(\?P<({mark}(\w+?))>", body)
        rules[f"r{number}"] = (rule, tuple((full, short) for full, short in names))
    kinds = ("since", "end", "part", "approximate", "bounded")
    prefixes = "|".join(f"(?P<{kind}>{any_of(data[kind])})" for kind in kinds)
    between = any_of(["in the", "of the", "in", "the"])
    return Grammar(
        pattern=re.compile(f"{_LEAD}(?:{'|'.join(alternatives)}){_TAIL}", re.IGNORECASE),
        rules=rules,
        prefix=re.compile(rf"(?<!\w)(?:{prefixes})(?:[\s-](?:{between}))?[\s-]\Z", re.IGNORECASE),
        deadline=re.compile(
            rf"(?<!\w)(?P<word>{any_of(data['deadline'])})(?: the)?\s\Z", re.IGNORECASE
        ),
        apposition=re.compile(rf"(?:,\s(?:(?:{any_of(data['apposition'])})\s)?|\s\()"),
        tables=_tables(data),
    )


def any_of(words: Iterable[str]) -> str:
    """An alternation of words, the longest first, blanks being any white space."""
    longest = sorted({str(word) for word in words}, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", _BLANK) for word in longest)


def _capital(words: Iterable[str]) -> str:
    """An alternation of proper words: as written, or all in capitals."""
    both = {form for word in words for form in (word, word.upper())}
    return f"(?-i:{any_of(both)})"


def _lists(data: Mapping[str, Any]) -> dict[str, str]:
    full, short = _capital(data["months"]), _capital(data["months_short"])
    days, days_short = _capital(data["weekdays"]), _capital(data["weekdays_short"])
    small = [word for word, number in data["numbers"].items() if number < 10 and len(word) > 2]
    tens = [word for word, number in data["numbers"].items() if number > 19]
    compound = f"(?:{any_of(tens)})[- ](?:{any_of(small)})"
    number = f"{compound}|{any_of(data['numbers'])}|{data['pieces']['digits']}"
    pieces = {name: f"(?:{piece.replace(' ', _BLANK)})" for name, piece in data["pieces"].items()}
    return pieces | {
        "month": f"(?:{full}|{short}\\.?)",
        "monthname": full,
        "weekday": days,
        "weekdayany": f"(?:{days}|{days_short}\\.?)",
        "season": f"(?:{any_of(data['seasons'])})",
        "holiday": _capital(data["holidays"]),
        "zone": _capital(data["zones"]),
        "half": f"(?:{any_of(data['halves'])})",
        "nth": f"(?:{any_of(data['ordinals'])})",
        "number": f"(?:{number})",
        "count": f"(?:{any_of(data['vague'])}|{number})",
        "unit": f"(?:{any_of(data['units'])})",
        "period": f"(?:{any_of(data['periods'])})",
        "way": f"(?:{any_of([*data['ways']['now'], *data['ways']['text']])})",
        "which": f"(?:{any_of([*data['which']['now'], *data['which']['text']])})",
        "every": f"(?:{any_of(data['every'])})",
        "dayword": f"(?:{any_of(data['day_words'])})",
        "daypart": f"(?:{any_of(data['day_parts'])})",
    }


_UNNAMED = {"dash", "to", "adjective", "daypart"}


def _expand(pattern: str, lists: Mapping[str, str], mark: str) -> str:
    first, *rest = _NAME.split(pattern)
    out = [first.replace(" ", _BLANK)]
    for name, second, text in zip(rest[::3], rest[1::3], rest[2::3], strict=True):
        group = lists[name] if name in _UNNAMED else f"(?P<{mark}{name}{second}>{lists[name]})"
        out += [group, text.replace(" ", _BLANK)]
    return "".join(out)


def _tables(data: Mapping[str, Any]) -> dict[str, Any]:
    tables = {
        key: {str(word).lower(): meaning for word, meaning in value.items()}
        for key, value in data.items()
        if isinstance(value, dict) and key not in ("which", "ways", "pieces", "basis", "describe")
    }
    for key in ("which", "ways"):
        for kind, words in data[key].items():
            tables[f"{key}_{kind}"] = {str(word).lower(): step for word, step in words.items()}
    tables["months"] |= tables["months_short"]
    tables["weekdays"] |= tables["weekdays_short"]
    for key, value in data.items():
        if isinstance(value, list) and key != "patterns":
            tables[key] = {str(word).lower(): True for word in value}
    return tables | {"basis": data["basis"]}


def scan(text: str, start: int, end: int, rules: Grammar) -> Iterator[Raw]:
    """The expressions in `text[start:end]`, in order, without overlap."""
    for match in rules.pattern.finditer(text, start, end):
        rule, names = rules.rules[str(match.lastgroup)]
        groups = match.groupdict()
        present = [(full, short) for full, short in names if groups[full] is not None]
        raw = Raw(
            rule=rule,
            start=match.start(),
            end=match.end(),
            words={short: groups[full] for full, short in present},
            ends={short: match.end(full) for full, short in present},
        )
        yield _with_prefix(raw, text, start, rules)


_LENGTHS = ("duration", "half_duration")
_MEASURED = (*_LENGTHS, "counted")


def _with_prefix(raw: Raw, text: str, floor: int, rules: Grammar) -> Raw:
    """Take in the words before: "early" of "early this year", "around" of "around 50 minutes"."""
    begin = max(floor, raw.start - _WINDOW)
    match = rules.prefix.search(text[begin : raw.start])
    kind = match.lastgroup if match else None
    if kind == "bounded" and raw.rule not in _MEASURED:
        kind = None  # "over the summer"
    elif kind in ("since", "part", "end") and raw.rule in _LENGTHS:
        kind = None  # "an early three-day trip"
    start = begin + match.start() if match and kind else raw.start
    by = rules.deadline.search(text[max(floor, start - _WINDOW) : start])
    return replace(raw, start=start, prefix=kind, deadline=by["word"] if by else None)
