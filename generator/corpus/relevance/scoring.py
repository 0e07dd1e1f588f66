"""What a passage is worth as a quotation on a topic."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from generator.corpus.relevance.candidates import ZONES, Text, dot
from generator.corpus.relevance.standalone import stands_alone
from generator.model import Language
from generator.text.words import Vocabulary, names

Patterns = Sequence[re.Pattern[str]]

# What each reason is worth; together they make 1.
_TERMS, _FRONT, _SUPPORT, _CENTRE = 0.18, 0.08, 0.2, 0.16
_FOCUS, _LEAD, _LENGTH, _RECENT = 0.14, 0.12, 0.08, 0.04
# Words of a good quotation, and where it is too short or too long to be one.
_FEWEST, _GOOD_FROM, _GOOD_TO, _MOST = 5, 12, 34, 70
# A sentence after this many others has half the lead's credit; an article with so many on the topic
# has half the credit for being about it.
_LEAD_HALF = 6
_FOCUS_HALF = 3

_WORD = re.compile(r"\w+")


def scored(
    texts: Sequence[Text], patterns: Patterns, rules: Vocabulary, language: Language
) -> list[float]:
    """A score from 0 to 1 for each text, by the reasons that `rank` gives."""
    reasons = (
        (_TERMS, _scaled(_term_weights(texts, patterns))),
        (_FRONT, [_front(text.folded, patterns) for text in texts]),
        (_SUPPORT, [1 - 1 / max(1, text.candidate.sources) for text in texts]),
        (_CENTRE, _scaled(_centrality(texts))),
        (_FOCUS, _focus(texts)),
        (_LEAD, [_LEAD_HALF / (_LEAD_HALF + text.candidate.position) for text in texts]),
        (_LENGTH, [_length(len(_WORD.findall(text.folded))) for text in texts]),
        (_RECENT, _recency(texts)),
    )
    known = names((text.words for text in texts), rules)
    scores = []
    for number, text in enumerate(texts):
        score = math.fsum(weight * values[number] for weight, values in reasons)
        zone = ZONES[text.candidate.zone]
        scores.append(score * zone * stands_alone(text, known, language))
    return scores


def _term_weights(texts: Sequence[Text], patterns: Patterns) -> list[float]:
    """The terms in each text, rare ones counting up to double; more of them help less and less."""
    held = [
        [number for number, pattern in enumerate(patterns) if pattern.search(text.folded)]
        for text in texts
    ]
    spread = Counter(number for numbers in held for number in numbers)
    most = math.log1p(len(texts))
    weights = {term: 1 + math.log1p(len(texts) / count) / most for term, count in spread.items()}
    return [math.sqrt(math.fsum(weights[number] for number in numbers)) for numbers in held]


def _front(folded: str, patterns: Patterns) -> float:
    """1 where a sentence begins with a term, less the later it comes to the topic."""
    starts = [match.start() for pattern in patterns if (match := pattern.search(folded))]
    return 1 - min(starts) / len(folded) if starts else 0.0


def _centrality(texts: Sequence[Text]) -> list[float]:
    """Nearness to what all sources say, each counting once however much it says."""
    counts = Counter(text.source for text in texts)
    centre: dict[str, float] = defaultdict(float)
    for text in texts:
        for stem, weight in text.vector.items():
            centre[stem] += weight / counts[text.source]
    return [dot(text.vector, centre) for text in texts]


def _focus(texts: Sequence[Text]) -> list[float]:
    """How much a text's source has on the topic: a passing mention stands alone."""
    counts = Counter(text.source for text in texts)
    return [counts[text.source] / (counts[text.source] + _FOCUS_HALF) for text in texts]


def _length(words: int) -> float:
    if words < _GOOD_FROM:
        return max(0.0, (words - _FEWEST) / (_GOOD_FROM - _FEWEST))
    return min(1.0, max(0.0, (_MOST - words) / (_MOST - _GOOD_TO)))


def _recency(texts: Sequence[Text]) -> list[float]:
    """From 0 for the earliest publication to 1 for the latest; unknown is in between."""
    days = sorted({day for text in texts if (day := text.candidate.published)})
    recency = {day: number / max(1, len(days) - 1) for number, day in enumerate(days)}
    return [recency.get(text.candidate.published or "", 0.5) for text in texts]


def _scaled(values: Sequence[float]) -> list[float]:
    most = max(values, default=0.0)
    return [value / most if most else 0.0 for value in values]
