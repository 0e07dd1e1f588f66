"""Which passages are alike, and how much."""

from __future__ import annotations

import itertools
import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from generator.corpus.agreement.nodes import Node, place, rareness
from generator.model import Passage
from generator.text.assertions import AssertionWords
from generator.text.contrary import contrary

# Likeness at which two passages say the same.
ALIKE = 0.23
# A composite sentence carries more than its short counterpart: some credit for being contained.
_CONTAINMENT = 0.3
# Shared words, counted in rare ones, at which evidence has half its weight: two passages that
# share "the Philippines" and "includes" are not alike, however short they are.
_EVIDENCE = 2.0
# Two words side by side in both ("joint exercises") are evidence beyond that of each.
_JOINED = 0.5
# Accounts of one event tell its parts in like order: passages next to like ones, or themselves next
# to a passage like the other, are so much more alike where those are alike for certain.
_CONTEXT = 0.5
_CERTAIN = 0.3
_NEIGHBOURS = 4
# So are passages of two articles that tell one story: that have so many other passages which come
# near one another. Passages of two stories are like by chance.
_STORY = 0.5
_TOLD = 3
# Below this no context helps.
_POSSIBLE = ALIKE / (1 + _CONTEXT + _STORY)
# What each sign that two passages are about different things leaves of their likeness: accounts of
# one event may differ in a figure, but then the rest must be all but the same.
_CONFLICT = 0.3
# And what is left where one of them is a caption: it names who is in the picture and what everybody
# met for, and tells of a moment.
_PICTURED = 0.5
# News of one event appears within weeks: the later, the more like words tell of the next event.
_SAME_NEWS = timedelta(days=30)
# Figures of more digits than these are exact: no two events have them by chance.
_ROUND = 2
# A word that more passages than this have is looked up only among the nearest in their order.
_WINDOW = 48
# Two words that passages share may stand in any two sentences of a corpus.
_FEWEST_SHARED = 3
_FEWEST_KEYS = 2

Links = Mapping[int, Mapping[int, float]]
Pair = tuple[Passage, Passage]
Apart = Callable[[Passage, Passage], bool]


def links(nodes: Sequence[Node], words: AssertionWords | None = None) -> Links:
    """The likeness of every pair of nodes that are alike, both ways, by their numbers.

    `words` tell which say the contrary; a language may have none.
    """
    alone = _alone(nodes, words)
    beside = _neighbours(nodes)
    stories = _stories(nodes, alone)
    found: dict[int, dict[int, float]] = defaultdict(dict)
    for one, others in alone.items():
        for other, score in others.items():
            near = max(
                (
                    _closeness(left, right, nodes, alone)
                    for left in beside[one]
                    for right in beside[other]
                    if (left, right) != (one, other)
                ),
                default=0.0,
            )
            shared = stories[_story(nodes[one], nodes[other])] - 1
            help_ = _CONTEXT * min(1.0, near / _CERTAIN) + _STORY * min(1.0, shared / _TOLD)
            if score * (1 + help_) >= ALIKE:
                found[one][other] = score * (1 + help_)
    return found


def parted(links: Links, nodes: Sequence[Node], apart: Apart) -> tuple[Links, tuple[Pair, ...]]:
    """The links of nodes that may be one, and the passages of those that are alike and told apart.

    "Its manifest listed 142 passengers", "124 passengers": alike, and not the same.
    """
    kept: dict[int, dict[int, float]] = defaultdict(dict)
    others: list[Pair] = []
    for one, other, score in sorted((i, j, each[j]) for i, each in links.items() for j in each):
        if one < other:
            pair = (nodes[one].passages[0], nodes[other].passages[0])
            if apart(*pair):
                others.append(pair)
            else:
                kept[one][other] = kept[other][one] = score
    return kept, tuple(others)


def _closeness(one: int, other: int, nodes: Sequence[Node], alone: Links) -> float:
    """The likeness of two nodes; a node of several sources is like itself."""
    if one == other:
        return float(len(nodes[one].sources) > 1)
    return alone[one].get(other, 0.0) if one in alone else 0.0


def _story(one: Node, other: Node) -> frozenset[str]:
    """The articles that two nodes stand in; of copies, one stands for all."""
    return frozenset((min(one.sources), min(other.sources)))


def _stories(nodes: Sequence[Node], alone: Links) -> Counter[frozenset[str]]:
    """For two articles how many pairs of their passages come near one another."""
    found = Counter(
        _story(nodes[one], nodes[other])
        for one, others in alone.items()
        for other in others
        if one < other
    )
    for node in nodes:
        copies = sorted(node.sources)[:_NEIGHBOURS]
        found.update(frozenset(pair) for pair in itertools.combinations(copies, 2))
    return found


def comparable(one: Node, other: Node) -> bool:
    """A source is no evidence for itself."""
    return len(one.sources) > 1 or one.sources != other.sources


def _neighbours(nodes: Sequence[Node]) -> list[list[int]]:
    """For each node itself and the nodes that stand beside it in a source."""
    places = sorted(
        (place(passage), number) for number, node in enumerate(nodes) for passage in node.passages
    )
    found: list[list[int]] = [[number] for number in range(len(nodes))]
    for (before, one), (after, other) in itertools.pairwise(places):
        if before[0] == after[0]:
            for here, there in ((one, other), (other, one)):
                # Copies stand beside copies: a few tell as much as all.
                if there not in found[here] and len(found[here]) <= _NEIGHBOURS:
                    found[here].append(there)
    return found


def _alone(nodes: Sequence[Node], words: AssertionWords | None) -> Links:
    """The likeness, both ways, of pairs that by themselves or beside like ones may be alike."""
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
                if score >= _POSSIBLE:
                    score *= _accord(node, longer)
                if score >= _POSSIBLE and not (words and contrary(node.text, longer.text, words)):
                    found[number][other] = found[other][number] = score
    return dict(found)


def _keys(node: Node) -> Iterator[str]:
    """The words by which the shorter of two like passages is looked up: all but its lightest.

    Likeness hardly exceeds the share of the shorter passage's weight that is common to both, so
    that words which stay below it together decide nothing.
    """
    light = 0.0
    for word, rarity in sorted(node.rarity.items(), key=lambda item: (item[1], item[0])):
        light += rarity * rarity
        if light >= _POSSIBLE * node.total:
            yield word


def _nearest(posting: Sequence[int], number: int) -> Sequence[int]:
    """All of a posting list or, of a long one, the window around a node (sorted neighbourhood)."""
    if len(posting) <= _WINDOW:
        return posting
    start = max(0, bisect_left(posting, number) - _WINDOW // 2)
    return posting[start : start + _WINDOW]


def _likeness(one: Node, other: Node, rare: float) -> float:
    """Squared-IDF cosine with some containment, weighed by how much is shared at all (0 to 1)."""
    shared = [
        (rarity, other.rarity[word]) for word, rarity in one.rarity.items() if word in other.rarity
    ]
    if len(shared) < _FEWEST_SHARED:
        return 0.0
    common = math.fsum(its * others for its, others in shared)
    cosine = common / math.sqrt(one.total * other.total)
    containment = min(1.0, common / min(one.total, other.total))
    evidence = math.fsum(min(pair) for pair in shared) / rare
    evidence += _JOINED * len(one.joined & other.joined)
    likeness = (1 - _CONTAINMENT) * cosine + _CONTAINMENT * containment
    return likeness * evidence / (evidence + _EVIDENCE)


def _accord(one: Node, other: Node) -> float:
    """What is left of the likeness of two passages by what tells that they differ.

    Nothing where one alone says "not"; little where they have other
    names, other figures, other days, or weeks between their publication. Where a pronoun stands for
    a name ("They agreed") the names that are left tell nothing.
    """
    if one.negated != other.negated:
        return 0.0
    named = one.names and other.names and not (one.leaning or other.leaning)
    conflicts = int(bool(named) and one.names.isdisjoint(other.names))
    conflicts += _measured_otherwise(one, other)
    if (
        one.days
        and other.days
        and not any(
            abs(its.day - others.day) <= max(its.play, others.play)
            for its in one.days
            for others in other.days
        )
    ):
        return 0.0
    seen = _PICTURED if one.pictured != other.pictured else 1.0
    return seen * math.pow(_CONFLICT, conflicts + _apart(one.day, other.day))


def _apart(one: date | None, other: date | None) -> float:
    """How far from one another two passages were published, from 0 to 1."""
    return min(1.0, abs(one - other) / _SAME_NEWS) if one and other else 0.0


def _measured_otherwise(one: Node, other: Node) -> bool:
    """True if most figures differ, or every one of those that are exact ("2.36", not "40")."""
    exact = [{figure for figure in node.figures if len(figure) > _ROUND} for node in (one, other)]
    if all(exact) and exact[0].isdisjoint(exact[1]):
        return True
    fewer = min(len(one.figures), len(other.figures))
    return 2 * len(one.figures & other.figures) < fewer
