"""The words of a sentence, each with what its capitals and its place tell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from generator.article.names.rules import POSSESSIVE, WORD, Lists
from generator.model import Span

COMPOUND_PART = re.compile(r"[^‐‑-]+")
_OPENERS = frozenset("\"“‘'([:—–•*")
_STOPS = frozenset(".!?…")
_SENTENCE_END = (".", "!", "?", "…", '."', ".”", '?"', "?”", ".’", ".'")
_TITLE_CASE = 0.85
_SHORTEST_HEADLINE = 5
_SHORTEST_SHOUT = 3


class Token(NamedTuple):
    start: int
    end: int
    text: str
    key: str
    """Case-folded, with straight apostrophes."""
    capital: bool
    opens: bool
    """It begins a sentence, a quotation or a bracket, where ordinary words have capitals too."""
    joined: str
    """What stands before it, at most three characters; "?" where nothing may join it."""
    closed: bool
    """A possessive or a clipped compound ("US-led"): no name goes on behind it."""


def words_of(text: str, sentence: Span, lists: Lists) -> list[Token]:
    tokens: list[Token] = []
    last = sentence.start
    for match in WORD.finditer(text, sentence.start, sentence.end):
        gap = text[max(last, match.start() - 3) : match.start()]
        opens = (
            not tokens
            or not _OPENERS.isdisjoint(gap)
            # A statement of several sentences comes as one span.
            or (gap[:1] in _STOPS and not is_abbreviation(tokens[-1], lists))
        )
        start, end = _clipped(text, match.start(), match.end(), lists)
        bare = text[start:end]
        possessive = POSSESSIVE.search(bare)
        if possessive and key_of(bare) not in lists["possessive_names"]:
            bare = bare[: possessive.start()]
        # "AU$" and "CA$" are signs of money.
        capital = _is_capital(bare, lists) and text[end : end + 1] != "$"
        joined = gap if match.start() - last <= len(gap) and start == match.start() else "?"
        closed = start + len(bare) < match.end()
        end = start + len(bare)
        tokens.append(Token(start, end, bare, key_of(bare), capital, opens, joined, closed))
        last = match.end()
    return tokens


def _clipped(text: str, start: int, end: int, lists: Lists) -> tuple[int, int]:
    """The part of a compound that is a name: "US" of "US-led", "Taiwan" of "pro-Taiwan"."""
    parts = [
        (start + part.start(), start + part.end())
        for part in COMPOUND_PART.finditer(text[start:end])
    ]
    capital = [_has_capital(text[a:b]) or text[a].isdigit() for a, b in parts]
    first, last = (key_of(text[a:b]) for a, b in (parts[0], parts[-1]))
    if len(parts) == 1 or all(capital) or not any(capital):
        return start, end
    if not capital[0]:
        begin = capital.index(True)
        return (start, end) if first in lists["prefixes"] else (parts[begin][0], end)
    # "Jong-un", "Jae-in": a short second syllable of a given name.
    syllable = len(parts) == 2 and len(first) > 1 and len(last) <= 4
    if syllable and text[parts[0][0]].isalpha() and last not in lists["compound_tails"]:
        return start, end
    return start, parts[capital.index(False) - 1][1]


def key_of(word: str) -> str:
    return word.replace("’", "'").replace("‑", "-").replace("‐", "-").casefold()


def _has_capital(word: str) -> bool:
    """True for "Norway", "U.S." and "iPhone"."""
    return word[0].isupper() or (word[0].islower() and word[1:2].isupper())


def _is_capital(word: str, lists: Lists) -> bool:
    if word.isupper() and key_of(word) in lists["ordinary_acronyms"]:
        return False
    first, hyphen, rest = word.partition("-")
    prefixed = hyphen and first in lists["prefixes"] and _has_capital(rest or " ")
    return _has_capital(word) or bool(prefixed)


def is_abbreviation(token: Token, lists: Lists) -> bool:
    return len(token.text) == 1 or token.key in lists["abbreviations"]


def is_function_word(token: Token, lists: Lists) -> bool:
    """ "The", "It's"; but not "US"."""
    acronym = len(token.text) > 1 and token.text.isupper()
    return not acronym and token.key.split("'")[0] in lists["function_words"]


def is_headline(text: str, span: Span, tokens: Sequence[Token], lists: Lists) -> bool:
    """True for a line in title case or in capitals, which tell nothing of names."""
    content = [token for token in tokens if token.key not in lists["small_title_words"]]
    if len(content) >= _SHORTEST_SHOUT and all(token.text.isupper() for token in content):
        return True
    ended = text[span.start : span.end].rstrip().endswith(_SENTENCE_END)
    if len(content) < _SHORTEST_HEADLINE or (ended and not tokens[-1].text.endswith(".")):
        return False
    capitals = sum(token.capital or token.text[0].isdigit() for token in content)
    return capitals >= _TITLE_CASE * len(content)
