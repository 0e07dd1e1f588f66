"""The patterns of a language, compiled: where date expressions stand, and what they are made of.

All patterns are one alternation, tried where an expression may begin. Word lists are plain
alternations and no quantifier stands inside another, so that matching is linear in the text.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from generator.article.dates import lexicon
from generator.article.dates.lexicon import QUOTE, any_of
from generator.model import Language

# "$2000", "1,200 days", "3.15" and "555-1998" hold no year, no 200 days, no 15.
_LEAD = r"(?<![\w$€£¥])(?<![0-9][.,:/])(?!(?<=[0-9][-–])[0-9])(?=\w)"
_TAIL = r"(?!\w)"
_TOKEN = re.compile(r"[^\W_]+")
# A number that needs no word beside it: "1998", "9:30", "1/15", "'98"; not "45".
_TIMELY = re.compile(r"[0-9]{4}|[0-9]{1,2}[:/.‐‑–—-][0-9]|(?<=['’‘])[0-9]")
_WINDOW = 60  # how far back a word that belongs to an expression may begin
_REACH = 12  # words from the beginning of an expression to the one that makes it one of time


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """An expression as matched. `words` are its named parts; `prefix` a word before that belongs to
    it (kind, such as `part` for "early"), `deadline` the word before it all that sets a
    term ("by", "until"), `since` whether "since" stands there, `ends` where each part ends."""

    rule: str
    start: int
    end: int
    words: Mapping[str, str]
    ends: Mapping[str, int]
    prefix: str | None = None
    deadline: str | None = None
    since: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Grammar:
    """What is compiled from `dates.yml`. `tables` are its word lists, keys in lower case.

    An expression is made of words of `vocabulary` and numbers, and at least one of them is a number
    or one of `marks`. `joints` are what may stand between two dates that belong together."""

    pattern: re.Pattern[str]
    rules: Mapping[str, tuple[str, tuple[tuple[str, str], ...]]]
    vocabulary: frozenset[str]
    marks: frozenset[str]
    prefix: re.Pattern[str]
    deadline: re.Pattern[str]
    since: re.Pattern[str]
    joints: Mapping[str, re.Pattern[str]]
    tables: Mapping[str, Any]

    def word(self, table: str, text: str) -> Any:
        """What a word list says of a word, `None` if it does not have it."""
        plain = lexicon.plain(text)
        found = self.tables[table].get(plain)
        return self.tables[table].get(plain.rstrip(".")) if found is None else found


@lru_cache(maxsize=16)
def grammar(language: Language) -> Grammar:
    """The grammar of a language, from `languages/<code>/dates.yml`."""
    data = language.data["dates"]
    pieces = lexicon.lists(data)
    alternatives, rules = [], {}
    for number, (rule, pattern) in enumerate(data["patterns"]):
        mark = f"r{number}_"
        body = lexicon.expand(pattern, pieces, mark)
        alternatives.append(f"(?P<r{number}>{body})")
        names = re.findall(rf"\(\?P<({mark}(\w+?))>", body)
        rules[f"r{number}"] = (rule, tuple((full, short) for full, short in names))
    kinds = ("end", "part", "approximate", "bounded")
    prefixes = "|".join(f"(?P<{kind}>{any_of(data[kind])})" for kind in kinds)
    between = any_of(data["after_prefix"])
    before = {
        "prefix": rf"(?:{prefixes})(?:[\s-](?:{between}))?[\s-]{QUOTE}?",
        "deadline": rf"(?P<word>{any_of(data['deadline'])})(?: the)?\s",
        "since": rf"(?:{any_of(data['since'])})(?: the)?\s",
    }
    return Grammar(
        pattern=re.compile(f"{_LEAD}(?:{'|'.join(alternatives)}){_TAIL}", re.IGNORECASE),
        rules=rules,
        vocabulary=lexicon.vocabulary(data),
        marks=lexicon.marks(data),
        joints=_joints(data),
        tables=lexicon.tables(data),
        **{name: re.compile(rf"(?<!\w){it}\Z", re.IGNORECASE) for name, it in before.items()},
    )


def _joints(data: Mapping[str, Any]) -> dict[str, re.Pattern[str]]:
    dash = rf"\s?{data['pieces']['dash']}\s?"
    joints = {
        "apposition": rf"(?:,\s(?:(?:{any_of(data['apposition'])})\s)?|\s\()",
        "counting": rf"\s(?:(?:{any_of(data['counting'])})\s)?",
        "ended": rf"\s(?:{any_of(data['ended'])})\s(?:on\s)?",
        "sharing": rf"(?:,?\s(?:{any_of(data['sharing'])})\s|,\s|{dash})",
        "range": rf"(?:\s(?:{any_of(data['range'])})\s(?:the\s)?|{dash})",
        "range_and": rf",?\s(?:{any_of(data['range_and'])})\s(?:the\s)?",
        "between": rf"(?<!\w)(?:{any_of(data['between'])})\s(?:the\s)?\Z",
    }
    return {name: re.compile(joint, re.IGNORECASE) for name, joint in joints.items()}


def scan(text: str, start: int, end: int, rules: Grammar) -> Iterator[Raw]:
    """The expressions in `text[start:end]`, in order, without overlap."""
    done = start
    for place in _starts(text, start, end, rules):
        match = rules.pattern.match(text, place, end) if place >= done else None
        if match is None:
            continue
        floor, done = done, match.end()
        rule, names = rules.rules[str(match.lastgroup)]
        present = [(full, short) for full, short in names if match[full] is not None]
        raw = Raw(
            rule=rule,
            start=place,
            end=done,
            words={short: match[full] for full, short in present},
            ends={short: match.end(full) for full, short in present},
        )
        yield _with_prefix(raw, text, floor, rules)


def _starts(text: str, start: int, end: int, rules: Grammar) -> Iterator[int]:
    """Where an expression may begin: at one of the words that it may be made of, with a number or
    a mark not far behind. Trying the patterns nowhere else is what makes reading quick."""
    before: deque[int] = deque(maxlen=_REACH)
    for token in _TOKEN.finditer(text, start, end):
        word = token[0]
        if word.isdigit() and not _TIMELY.match(text, token.start(), end):
            before.append(token.start())
            continue
        if word[0].isalpha():
            word = word.lower().rstrip("0123456789")  # "FY25", "Q1"; not "A380"
            if word not in rules.vocabulary:
                before.clear()
                continue
            if word not in rules.marks and word == token[0].lower():
                before.append(token.start())
                continue
        yield from before
        before.clear()
        yield token.start()


def _begins_with_count(raw: Raw) -> bool:
    return raw.start == raw.ends.get("count", -1) - len(raw.words.get("count", ""))


def _is_about(raw: Raw, before: str) -> bool:
    """ "What to know about Tuesday's vote", "the row about the May elections"."""
    return raw.rule == "weekday" or (raw.rule == "month" and len(before.split()) > 1)


_LENGTHS = ("duration", "half_duration")
_MEASURED = (*_LENGTHS, "counted")


def _with_prefix(raw: Raw, text: str, floor: int, rules: Grammar) -> Raw:
    """Take in the words before: "early" of "early this year", "around" of "around 50 minutes"."""
    begin = max(floor, raw.start - _WINDOW)
    match = rules.prefix.search(text[begin : raw.start])
    kind = match.lastgroup if match else None
    if kind == "bounded" and not (raw.rule in _MEASURED and _begins_with_count(raw)):
        kind = None  # "over the summer", "over the next two years"
    elif kind in ("part", "end") and raw.rule in _LENGTHS:
        kind = None  # "an early three-day trip"
    elif match and kind == "approximate" and _is_about(raw, match[0]):
        kind = None
    start = begin + match.start() if match and kind else raw.start
    before = text[max(floor, start - _WINDOW) : start]
    by, since = rules.deadline.search(before), rules.since.search(before)
    if not (kind or by or since):
        return raw
    return replace(
        raw,
        start=start,
        prefix=kind,
        deadline=by["word"] if by else None,
        since=since is not None,
    )
