"""Whether a sentence can be read alone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from generator.model import Language
from generator.stages.relevance.candidates import Text
from generator.words import Word

# What is left to a sentence that leans on another by its opening, or names nobody.
_ON_PRONOUN = 0.65
_ON_PRONOUN_LATER = 0.85
_ON_CONNECTIVE = 0.85
_ON_ARTICLE = 0.85
_NAMELESS = 0.8
_QUESTION = 0.6
_UNFINISHED = 0.5
_HALF_QUOTED = 0.5
_WHOLLY_QUOTED = 0.75

_END = re.compile(r"[.!?…。！？]['\"\])]{0,3}$")
_ASKS = re.compile(r"[?？]['\"\])]{0,3}$")


class _Openings(NamedTuple):
    pronouns: re.Pattern[str]
    connectives: re.Pattern[str]
    later: re.Pattern[str]
    definite: re.Pattern[str]


def stands_alone(text: Text, known: frozenset[str], language: Language) -> float:
    """What a reader who sees nothing else makes of a sentence, from 0 to 1.

    `known` are the stems that are names. "They agreed", "Meanwhile, …", "During the talks, they …"
    and "The company has until June" lean on what stands before; a headline is no whole sentence;
    half a quotation, or one that nobody is said to have spoken, leaves its speaker open.
    """
    return _leaning(text, known, _openings(language)) * _wholeness(text.folded)


def _leaning(text: Text, known: frozenset[str], openings: _Openings) -> float:
    share = 1.0
    if openings.pronouns.match(text.folded):
        share *= _ON_PRONOUN
    elif openings.connectives.match(text.folded):
        share *= _ON_CONNECTIVE
    elif openings.definite.match(text.folded) and not known.issuperset(_first(text.words)):
        share *= _ON_ARTICLE
    if openings.later.match(text.folded):
        share *= _ON_PRONOUN_LATER
    if known.isdisjoint(word.stem for word in text.words):
        share *= _NAMELESS
    return share


def _first(words: tuple[Word, ...]) -> tuple[str, ...]:
    return tuple(word.stem for word in words[:1])


def _wholeness(folded: str) -> float:
    share = 1.0
    if not _END.search(folded):
        share *= _UNFINISHED
    elif _ASKS.search(folded):
        share *= _QUESTION
    if folded.count('"') % 2:
        share *= _HALF_QUOTED
    elif folded[:1] == folded[-1:] == '"' and folded.count('"') == 2:
        share *= _WHOLLY_QUOTED
    return share


@lru_cache(maxsize=16)
def _openings(language: Language) -> _Openings:
    data = language.data.get("words", {}).get("openings", {})
    start = r"[\"'(\[]{0,2}"
    return _Openings(
        pronouns=_pattern(start, data.get("pronouns", ())),
        connectives=_pattern(start, data.get("connectives", ())),
        definite=_pattern(start, data.get("definite", ())),
        later=_pattern(r"[^,]{3,80}, ", data.get("subjects", ())),
    )


def _pattern(before: str, forms: Iterable[str]) -> re.Pattern[str]:
    words = "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form)))
    return re.compile(rf"{before}(?:{words})(?!\w)" if words else r"(?!)", re.IGNORECASE)
