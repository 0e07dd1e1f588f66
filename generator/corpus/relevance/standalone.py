"""Whether a sentence can be read alone."""

from __future__ import annotations

from collections.abc import Mapping

from generator.corpus.relevance.candidates import Text
from generator.model import Language
from generator.text.openings import Form, Opening, form

# What is left to a sentence that leans on another by its opening, or names nobody.
_ON: Mapping[Opening, float] = {"pronoun": 0.65, "connective": 0.85, "definite": 0.85}
_ON_PRONOUN_LATER = 0.85
_NAMELESS = 0.8
_QUESTION = 0.6
_UNFINISHED = 0.5
_HALF_QUOTED = 0.5
_WHOLLY_QUOTED = 0.75


def stands_alone(text: Text, known: frozenset[str], language: Language) -> float:
    """What a reader who sees nothing else makes of a sentence, from 0 to 1.

    `known` are the stems that are names: "The Pentagon" leans on nothing.
    """
    found = form(text.folded, language)
    return _leaning(found, text, known) * _wholeness(found)


def _leaning(found: Form, text: Text, known: frozenset[str]) -> float:
    first = {word.stem for word in text.words[:1]}
    named = found.opening == "definite" and known.issuperset(first)
    share = _ON[found.opening] if found.opening and not named else 1.0
    if found.later:
        share *= _ON_PRONOUN_LATER
    if known.isdisjoint(word.stem for word in text.words):
        share *= _NAMELESS
    return share


def _wholeness(found: Form) -> float:
    share = _QUESTION if found.asks else 1.0 if found.finished else _UNFINISHED
    if found.half_quoted:
        return share * _HALF_QUOTED
    return share * (_WHOLLY_QUOTED if found.wholly_quoted else 1.0)
