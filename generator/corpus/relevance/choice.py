"""The best passages that differ from one another."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence

from generator.corpus.relevance.candidates import Ranked, Text, dot
from generator.model import Passage

Tells = Callable[[Passage, Passage], bool]

# The first so many are chosen each with regard to those before it; no page shows more at once.
_CHOSEN = 20
# What likeness to a passage chosen before takes away, and what another of its source leaves.
_REPEATS = 0.6
_SAME_SOURCE = 0.8


def chosen(
    texts: Sequence[Text], scores: Sequence[float], shown: Sequence[bool], tells: Tells
) -> tuple[Ranked, ...]:
    """Maximal marginal relevance: the best, then the best that adds something, and so on.

    What says the same less well stands for nothing of its own, and counts where it `tells` what the
    best one does; so does what may not be `shown`, and it stands for nothing without such a one.
    """
    by_score = iter(sorted(range(len(texts)), key=lambda number: (-scores[number], number)))
    everything = set(range(len(texts)))
    left = {number for number in everything if shown[number]}
    together: dict[str, set[int]] = defaultdict(set)
    for number, text in enumerate(texts):
        for key in _claims(text):
            together[key].add(number)
    repeats = [0.0] * len(texts)
    quoted: Counter[str] = Counter()
    found: list[Ranked] = []

    def worth(number: int) -> tuple[float, int]:
        value = scores[number] * (1 - _REPEATS * repeats[number])
        return value * _SAME_SOURCE ** quoted[texts[number].source], -number

    while left:
        if len(found) < _CHOSEN:
            best = max(left, key=worth)
        else:
            best = next(number for number in by_score if number in left)
        everything.remove(best)
        same = sorted(
            {number for key in _claims(texts[best]) for number in together[key] & everything}
        )
        everything.difference_update(same)
        left &= everything
        passage = texts[best].candidate.passage
        others = (texts[number].candidate.passage for number in same)
        counted = tuple(other for other in others if tells(passage, other))
        found.append(Ranked(passage=passage, score=round(scores[best], 6), same=counted))
        quoted[texts[best].source] += 1
        if len(found) < _CHOSEN:
            vector = texts[best].vector
            for number in left:
                repeats[number] = max(repeats[number], dot(texts[number].vector, vector))
    return tuple(found)


def _claims(text: Text) -> tuple[str, ...]:
    """What a text says, as names: its agreements, and its very words."""
    return (*text.candidate.groups, f'"{text.folded}"')
