"""The best passages that differ from one another."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from generator.stages.relevance.candidates import Ranked, Text, dot

# The first so many are chosen each with regard to those before it; no page shows more at once.
_CHOSEN = 20
# What likeness to a passage chosen before takes away, and what another of its source leaves.
_REPEATS = 0.4
_SAME_SOURCE = 0.92


def chosen(texts: Sequence[Text], scores: Sequence[float]) -> tuple[Ranked, ...]:
    """Maximal marginal relevance: the best, then the best that adds something, and so on."""
    left = dict.fromkeys(sorted(range(len(texts)), key=lambda number: (-scores[number], number)))
    alike = _alike(texts)
    repeats = [0.0] * len(texts)
    quoted: Counter[str] = Counter()
    found: list[Ranked] = []

    def worth(number: int) -> tuple[float, int]:
        value = scores[number] * (1 - _REPEATS * repeats[number])
        return value * _SAME_SOURCE ** quoted[texts[number].source], -number

    while left:
        best = max(left, key=worth) if len(found) < _CHOSEN else next(iter(left))
        same = sorted(number for number in alike[best] if number in left and number != best)
        for number in (best, *same):
            del left[number]
        found.append(
            Ranked(
                passage=texts[best].candidate.passage,
                score=round(scores[best], 6),
                same=tuple(texts[number].candidate.passage for number in same),
            )
        )
        quoted[texts[best].source] += 1
        if len(found) < _CHOSEN:
            vector = texts[best].vector
            for number in left:
                repeats[number] = max(repeats[number], dot(texts[number].vector, vector))
    return tuple(found)


def _alike(texts: Sequence[Text]) -> list[set[int]]:
    """For each text those of its agreements, and those with the very same words."""
    together: dict[str, set[int]] = defaultdict(set)
    for number, text in enumerate(texts):
        for key in (*text.candidate.groups, f'"{text.folded}"'):
            together[key].add(number)
    return [
        set().union(*(together[key] for key in (*text.candidate.groups, f'"{text.folded}"')))
        for text in texts
    ]
