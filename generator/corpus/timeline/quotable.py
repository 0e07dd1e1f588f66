"""Which of the sentences on one event an editor would quote."""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator.model import Language
from generator.text.openings import Opening, form
from generator.text.typography import fold

# What is left to a sentence that leans on the one before it, is none, or is somebody's words.
_ON: Mapping[Opening, float] = {"pronoun": 0.5, "connective": 0.75, "definite": 0.9}
_UNFINISHED = 0.4
_QUESTION = 0.5
_HALF_QUOTED = 0.4
_FEWEST, _GOOD_FROM, _GOOD_TO, _MOST = 4, 10, 36, 80

_WORD = re.compile(r"\w+")


def alone(text: str, language: Language) -> float:
    """What a reader who sees nothing else makes of a sentence, from 0 to 1."""
    folded = fold(text)
    found = form(folded, language)
    share = _length(len(_WORD.findall(folded)))
    share *= _ON[found.opening] if found.opening else 1.0
    share *= _QUESTION if found.asks else 1.0 if found.finished else _UNFINISHED
    return share * (_HALF_QUOTED if found.half_quoted else 1.0)


def _length(words: int) -> float:
    if words < _GOOD_FROM:
        return max(0.1, (words - _FEWEST) / (_GOOD_FROM - _FEWEST))
    return min(1.0, max(0.1, (_MOST - words) / (_MOST - _GOOD_TO)))
