"""Which of the sentences on one event an editor would quote."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from generator.model import Language
from generator.typography import fold

# What is left to a sentence that leans on the one before it, is none, or is somebody's words.
_ON_PRONOUN = 0.5
_ON_CONNECTIVE = 0.75
_ON_ARTICLE = 0.9
_UNFINISHED = 0.4
_QUESTION = 0.5
_HALF_QUOTED = 0.4
_FEWEST, _GOOD_FROM, _GOOD_TO, _MOST = 4, 10, 36, 80

_WORD = re.compile(r"\w+")
_END = re.compile(r"[.!?…。！？]['\"\])]{0,3}$")
_ASKS = re.compile(r"[?？]['\"\])]{0,3}$")


class _Openings(NamedTuple):
    pronouns: re.Pattern[str]
    connectives: re.Pattern[str]
    definite: re.Pattern[str]


def alone(text: str, language: Language) -> float:
    """What a reader who sees nothing else makes of a sentence, from 0 to 1."""
    folded = fold(text)
    openings = _openings(language)
    share = _length(len(_WORD.findall(folded)))
    if openings.pronouns.match(folded):
        share *= _ON_PRONOUN
    elif openings.connectives.match(folded):
        share *= _ON_CONNECTIVE
    elif openings.definite.match(folded):
        share *= _ON_ARTICLE
    if not _END.search(folded):
        share *= _UNFINISHED
    elif _ASKS.search(folded):
        share *= _QUESTION
    return share * (_HALF_QUOTED if folded.count('"') % 2 else 1)


def _length(words: int) -> float:
    if words < _GOOD_FROM:
        return max(0.1, (words - _FEWEST) / (_GOOD_FROM - _FEWEST))
    return min(1.0, max(0.1, (_MOST - words) / (_MOST - _GOOD_TO)))


@lru_cache(maxsize=16)
def _openings(language: Language) -> _Openings:
    data = language.data.get("words", {}).get("openings", {})
    return _Openings(
        pronouns=_pattern(data.get("pronouns", ())),
        connectives=_pattern(data.get("connectives", ())),
        definite=_pattern(data.get("definite", ())),
    )


def _pattern(forms: Iterable[str]) -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(forms, key=lambda form: (-len(form), form))))
    return re.compile(rf"[\"'(\[]{{0,2}}(?:{words})(?!\w)" if words else r"(?!)", re.IGNORECASE)
