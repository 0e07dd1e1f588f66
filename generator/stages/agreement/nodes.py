"""Passages as bags of weighed words."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from generator.model import Passage
from generator.words import Vocabulary, Word, names, read_words

# Shorter passages ("He declined.") say too little to be told from others.
_FEWEST_WORDS = 3
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """Passages of one day with the very same words.

    `rarity` holds each word's inverse document frequency; a word weighs the square of it, `total`
    is the weight of all. `figures` are the numbers other than dates; `up` and `down` are the pairs
    of opposites ("rose", "fell") of which only that side is there.
    """

    passages: tuple[Passage, ...]
    sources: frozenset[str]
    rarity: Mapping[str, float]
    total: float
    names: frozenset[str]
    figures: frozenset[str]
    up: frozenset[int]
    down: frozenset[int]
    negated: bool
    day: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Text:
    passage: Passage
    words: tuple[Word, ...]
    day: date | None

    @property
    def key(self) -> tuple[tuple[str, ...], str]:
        return tuple(sorted({word.stem for word in self.words})), str(self.day)


def read(
    passages: Iterable[tuple[Passage, str]], rules: Vocabulary, published: Mapping[str, str | None]
) -> list[Node]:
    """One node for each set of words, in an order of their own that keeps near copies together."""
    days = {source: _day(value) for source, value in published.items()}
    texts = [
        _Text(passage=passage, words=read_words(text, rules), day=days.get(passage.source))
        for passage, text in passages
    ]
    bags: dict[tuple[tuple[str, ...], str], list[_Text]] = defaultdict(list)
    for text in texts:
        key = text.key
        if len(key[0]) >= _FEWEST_WORDS:
            bags[key].append(text)
    spread = Counter(stem for stems, _ in bags for stem in stems)
    rarity = {stem: rareness(count, len(bags)) for stem, count in spread.items()}
    known = names((text.words for text in texts), rules)
    ordered = sorted(bags, key=lambda key: (_common_first(key[0], spread), key[1]))
    return [
        _node(bags[key], {stem: rarity[stem] for stem in key[0]}, known, rules) for key in ordered
    ]


def rareness(count: int, passages: int) -> float:
    """Inverse document frequency, smoothed so that a word of every passage still counts.

    Two short articles have few passages: without smoothing all that they share weighs nothing.
    """
    return math.log1p(passages / count)


def place(passage: Passage) -> tuple[str, int, int]:
    """A sort key."""
    return (passage.source, passage.start, passage.end)


def _node(
    texts: Sequence[_Text], rarity: Mapping[str, float], known: frozenset[str], rules: Vocabulary
) -> Node:
    passages = sorted((text.passage for text in texts), key=place)
    stems = frozenset(rarity)
    sides = [(bool(one & stems), bool(other & stems)) for one, other in rules.opposites]
    return Node(
        passages=tuple(passages),
        sources=frozenset(passage.source for passage in passages),
        rarity=rarity,
        total=math.fsum(value * value for value in rarity.values()),
        names=known & stems,
        figures=_figures(texts[0].words, rules.calendar),
        up=frozenset(pair for pair, side in enumerate(sides) if side == (True, False)),
        down=frozenset(pair for pair, side in enumerate(sides) if side == (False, True)),
        negated=not rules.negations.isdisjoint(stems),
        day=texts[0].day,
    )


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value or "")
    except ValueError:
        return None


def _common_first(words: Sequence[str], spread: Mapping[str, int]) -> list[tuple[int, str]]:
    """What an editor changed in a copy is rare and comes late, so that copies stay neighbours."""
    return sorted((-spread[word], word) for word in words)


def _figures(words: Sequence[Word], calendar: frozenset[str]) -> frozenset[str]:
    """Numbers other than days and years: accounts of one event may differ in its date."""
    found = set()
    for number, word in enumerate(words):
        beside = {near.stem for near in words[max(0, number - 1) : number + 2]}
        dated = beside & calendar or _YEAR.fullmatch(word.stem)
        if word.stem[0].isdigit() and not dated:
            found.add(word.stem)
    return frozenset(found)
