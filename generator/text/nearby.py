"""The words around a place of a text, as stems: by them the same place is known in another text."""

from __future__ import annotations

import re
from typing import Protocol

from generator.text.assertions import VerbWords
from generator.text.patterns import common

_WORD = re.compile(r"[^\W\d_]+")
_CLAUSE = re.compile(r"[,;:.!?()“”\"—–\n]")


class Near(Protocol):
    """The words by which clauses are parted and verbs get one stem."""

    @property
    def verbs(self) -> VerbWords: ...
    @property
    def joint(self) -> re.Pattern[str]: ...


def stems(text: str, words: Near) -> list[str]:
    """The stems of a text's words, in order, without function words and names."""
    found = (match[0] for match in _WORD.finditer(common(text)))
    return [words.verbs.stem(word) for word in found if word not in words.verbs.function]


def around(text: str, start: int, end: int, words: Near) -> frozenset[str]:
    """The stems before and behind a stretch of a text, within its clause, names among them."""
    before, behind = clause(text, start, end, words)
    found = (match[0] for match in _WORD.finditer(f"{before} {behind}".lower()))
    return frozenset(words.verbs.stem(word) for word in found if word not in words.verbs.function)


def clause(text: str, start: int, end: int, words: Near) -> tuple[str, str]:
    """What stands before and behind a stretch, up to a sign or a word that parts clauses."""
    before = words.joint.split(_CLAUSE.split(text[:start])[-1])[-1]
    return before, words.joint.split(_CLAUSE.split(text[end:])[0])[0]
