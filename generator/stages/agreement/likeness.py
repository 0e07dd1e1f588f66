"""Which passages are alike, and how much."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta

from generator.stages.agreement.nodes import Node, rareness

# Likeness at which two passages say the same.
ALIKE = 0.21
# A composite sentence carries more than its short counterpart: some credit for being contained.
_CONTAINMENT = 0.3
# Shared words, counted in rare ones, at which evidence has half its weight: two passages that
# share "the Philippines" and "includes" are not alike, however short they are.
_EVIDENCE = 2.0
# What each sign that two passages are about different things leaves of their likeness: accounts of
# one event may differ in a figure, but then the rest must be all but the same.
_CONFLICT = 0.3
# News of one event appears within weeks; later, like words mostly tell of the next event.
_SAME_NEWS = timedelta(days=30)
# A word that more passages than this have is looked up only among the nearest in their order.
_WINDOW = 48
# Two words that passages share may stand in any two sentences of a corpus.
_FEWEST_SHARED = 3
_FEWEST_KEYS = 2

Links = Mapping[int, Mapping[int, float]]


def links(nodes: Sequence[Node]) -> Links:
    """The likeness of every pair of nodes that are alike, both ways, by their numbers."""
    postings: dict[str, list[int]] = defaultdict(list)
    for number, node in enumerate(nodes):
        for word in node.rarity:
            postings[word].append(number)
    rare = rareness(2, len(nodes))
    found: dict[int, dict[int, float]] = defaultdict(dict)
    for number, node in enumerate(nodes):
        near = Counter(other for word in _keys(node) for other in _nearest(postings[word], number))
        for other, keys in near.items():
            longer = nodes[other]
            first = (node.total, number) < (longer.total, other)
            if keys >= _FEWEST_KEYS and first and comparable(node, longer):
                score = _likeness(node, longer, rare)
                if score >= ALIKE:
                    score *= _accord(node, longer)
                if score >= ALIKE:
                    found[number][other] = found[other][number] = score
    return found


def comparable(one: Node, other: Node) -> bool:
    """A source is no evidence for itself."""
    return len(one.sources) > 1 or one.sources != other.sources


def _keys(node: Node) -> Iterator[str]:
    """The words by which the shorter of two like passages is looked up: all but its lightest.

    Likeness never exceeds the share of the shorter passage's weight that is common to both, so
    that words which stay below it together decide nothing.
    """
    light = 0.0
    for word, rarity in sorted(node.rarity.items(), key=lambda item: (item[1], item[0])):
        light += rarity * rarity
        if light >= ALIKE * node.total:
            yield word


def _nearest(posting: Sequence[int], number: int) -> Sequence[int]:
    """All of a posting list or, of a long one, the window around a node (sorted neighbourhood)."""
    if len(posting) <= _WINDOW:
        return posting
    start = max(0, bisect_left(posting, number) - _WINDOW // 2)
    return posting[start : start + _WINDOW]


def _likeness(one: Node, other: Node, rare: float) -> float:
    """Squared-IDF cosine with some containment, weighed by how much is shared at all (0 to 1)."""
    shared = [rarity for word, rarity in one.rarity.items() if word in other.rarity]
    if len(shared) < _FEWEST_SHARED:
        return 0.0
    common = math.fsum(rarity * rarity for rarity in shared)
    cosine = common / math.sqrt(one.total * other.total)
    containment = common / min(one.total, other.total)
    evidence = math.fsum(shared) / rare
    likeness = (1 - _CONTAINMENT) * cosine + _CONTAINMENT * containment
    return likeness * evidence / (evidence + _EVIDENCE)


def _accord(one: Node, other: Node) -> float:
    """What is left of the likeness of two passages by what tells that they differ.

    Nothing where one says the opposite ("rose", "fell"; "did not"); little where they have other
    names, other figures, or weeks between their publication.
    """
    if one.up & other.down or one.down & other.up or one.negated != other.negated:
        return 0.0
    conflicts = int(bool(one.names and other.names) and one.names.isdisjoint(other.names))
    fewer = min(len(one.figures), len(other.figures))
    conflicts += 2 * len(one.figures & other.figures) < fewer
    if one.day and other.day:
        conflicts += abs(one.day - other.day) > _SAME_NEWS
    return _CONFLICT**conflicts
