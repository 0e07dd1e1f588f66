"""Groups of passages that are all alike."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from generator.corpus.agreement.likeness import ALIKE, Links
from generator.corpus.agreement.nodes import Node

# Passages of a group are alike to at least this share of its members from other sources.
_MOST = 0.75
# Of a large group no passage is compared with all: to be like so many is enough.
_WITNESSES = 12
# Both of a pair may stand in other groups, as composite sentences do. If it is as like as this, it
# makes a group all the same.
_SURE = 0.4


def grown(nodes: Sequence[Node], links: Links) -> Iterator[set[int]]:
    """Groups around the closest pairs, each at least one passage of which is in no group yet."""
    pairs = sorted(
        (-score, one, other)
        for one, others in links.items()
        for other, score in others.items()
        if one < other
    )
    holding: dict[int, set[int]] = defaultdict(set)
    for group, (score, one, other) in enumerate(pairs):
        together = not holding[one].isdisjoint(holding[other])
        if together or (holding[one] and holding[other] and -score < _SURE):
            continue
        members = _grow((one, other), nodes, links)
        for member in members:
            holding[member].add(group)
        yield members


def maximal(groups: Iterable[set[int]]) -> list[set[int]]:
    """The groups that are not part of another."""
    kept: list[set[int]] = []
    holding: dict[int, list[set[int]]] = defaultdict(list)
    for members in sorted(groups, key=lambda members: (-len(members), sorted(members))):
        if not any(members <= other for other in holding[min(members)]):
            kept.append(members)
            for member in members:
                holding[member].append(members)
    return kept


def _grow(pair: Iterable[int], nodes: Sequence[Node], links: Links) -> set[int]:
    """Add what is alike to the members on average, closest first: unlike ones never chain."""
    members: set[int] = set()
    likeness: dict[int, float] = defaultdict(float)
    alike: Counter[int] = Counter()
    alone: Counter[frozenset[str]] = Counter()

    def closeness(number: int) -> float:
        """Mean likeness to the members of other sources; 0 unless all but a few are alike."""
        sources = nodes[number].sources
        bearing = len(members) - (alone[sources] if len(sources) == 1 else 0)
        asked = min(bearing, _WITNESSES)
        if alike[number] < _MOST * asked:
            return 0.0
        return likeness[number] / max(asked, alike[number])

    waiting = list(pair)
    while waiting:
        added = waiting.pop()
        members.add(added)
        alone[nodes[added].sources] += 1
        for number, score in links[added].items():
            likeness[number] += score
            alike[number] += 1
        if not waiting:
            best = max(
                ((closeness(number), -number) for number in likeness if number not in members),
                default=(0.0, 0),
            )
            waiting = [-best[1]] if best[0] >= ALIKE else []
    return members
