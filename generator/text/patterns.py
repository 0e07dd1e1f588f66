"""Texts made plain for patterns of words, and patterns of word lists."""

from __future__ import annotations

import re
from collections.abc import Iterable

# A capital where no sentence begins.
_CAPITAL = re.compile(r"(?<=[\w,;’'] )[A-Z]\w*")


def alternatives(words: Iterable[str]) -> str:
    """A pattern for any of the words, with white space for blanks; without words it never matches.

    The longest stand first, so that "was scheduled" is not read as "was".
    """
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(r"\s{1,3}".join(map(re.escape, word.split())) for word in ordered) or "(?!)"


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, whole, the longest first."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return rf"(?<!\w)(?:{'|'.join(map(re.escape, ordered))})(?!\w)"


def plain(text: str) -> str:
    """The text in small letters with straight apostrophes: one character for one."""
    lower = text.lower()
    if len(lower) > len(text):  # "İ" becomes two
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return lower.replace("’", "'")


def common(text: str) -> str:
    """As `plain`, with blanks for words that a capital makes a name: "in May" is no "may"."""
    return plain(_CAPITAL.sub(lambda match: " " * len(match[0]), text))
