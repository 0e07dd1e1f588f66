"""Passages as bags of weighed words."""

from __future__ import annotations

import itertools
import math
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple, TypeVar

from generator.model import DateMention, Figure, NameMention, Passage, Reading
from generator.text.assertions import AssertionWords
from generator.text.contrary import contrary
from generator.text.words import Vocabulary, Word, leans, names, read_words

# Shorter passages ("He declined.") say too little to be told from others.
_FEWEST_WORDS = 3
# Fewer passages tell nothing of how rare a word is.
_FEWEST_PASSAGES = 12
# "On 15 January" may be an error for the 17th, and is worth showing; "today" is as sure as the
# article's own date.
_PLAY = timedelta(days=3)
# Of the same words nobody says more things: further ones are a list, or made to be hard.
_MINDS = 8
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")

Mention = TypeVar("Mention", DateMention, NameMention, Figure)


class Told(NamedTuple):
    """A day that a passage names, and by how much accounts of one event may differ in it."""

    day: date
    play: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """Passages of one day with the very same words; `text` is that of the first.

    `rarity` holds each word's inverse document frequency; a word weighs the square of it, `total`
    is the weight of all. `joined` are words side by side, whichever comes first, but for those of a
    name; `figures` the numbers other than dates. It is `leaning` if a pronoun stands for who acts.
    It is `pictured` if it stands under a picture. `day` is that of publication, `days` those of
    which the passages tell.
    """

    passages: tuple[Passage, ...]
    text: str
    sources: frozenset[str]
    words: tuple[Word, ...]
    rarity: Mapping[str, float]
    total: float
    joined: frozenset[tuple[str, str]]
    names: frozenset[str]
    figures: frozenset[str]
    negated: bool
    leaning: bool
    pictured: bool
    day: date | None
    days: frozenset[Told]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Text:
    passage: Passage
    text: str
    words: tuple[Word, ...]
    leaning: bool
    pictured: bool
    day: date | None
    days: frozenset[Told]

    @property
    def key(self) -> tuple[tuple[str, ...], str]:
        return tuple(sorted({word.stem for word in self.words})), str(self.day)


def read(
    passages: Sequence[tuple[Passage, str]],
    rules: Vocabulary,
    published: Mapping[str, str | None],
    readings: Mapping[str, Reading],
    assertions: AssertionWords | None = None,
) -> list[Node]:
    """One node for each set of words, in an order of their own that keeps near copies together.

    Of sentences of the same words some may say the contrary ("before", "after"): a node each.
    """
    days = {source: _day(value) for source, value in published.items()}
    told = _days_told(passages, readings)
    captions = {
        (name, sentence.start)
        for name, reading in readings.items()
        for sentence in reading.sentences
        if sentence.zone == "caption"
    }
    texts = [
        _Text(
            passage=passage,
            text=text,
            words=read_words(text, rules),
            leaning=leans(text, rules),
            pictured=(passage.source, passage.start) in captions,
            day=days.get(passage.source),
            days=told.get(passage, frozenset()),
        )
        for passage, text in sorted(passages, key=lambda given: place(given[0]))
    ]
    bags: dict[tuple[tuple[str, ...], str], list[_Text]] = defaultdict(list)
    for text in texts:
        if len(text.key[0]) >= _FEWEST_WORDS:
            bags[text.key].append(text)
    spread = Counter(stem for stems, _ in bags for stem in stems)
    rarity = {stem: rareness(count, len(bags)) for stem, count in spread.items()}
    known = names((text.words for text in texts), rules)
    ordered = sorted(bags, key=lambda key: (_common_first(key[0], spread), key[1]))
    return [
        _node(texts, _weighed(texts[0], rarity, known), known, rules)
        for key in ordered
        for texts in _of_one_mind(bags[key], assertions)
    ]


def _of_one_mind(
    texts: Sequence[_Text], assertions: AssertionWords | None
) -> Iterable[Sequence[_Text]]:
    """The texts by what they say: each stands with one that it is not contrary to."""
    if assertions is None:
        return [texts]
    minds: dict[str, list[_Text]] = {}
    for text in texts:
        same = text.text if text.text in minds else None
        last = itertools.islice(reversed(minds), _MINDS)
        like = (first for first in last if not contrary(first, text.text, assertions))
        minds.setdefault(same or next(like, text.text), []).append(text)
    return minds.values()


def rareness(count: int, passages: int) -> float:
    """Inverse document frequency, smoothed so that a word of every passage still counts.

    Two short articles have few passages, which tell nothing of how rare a word is: as if there were
    some more, what both share weighs nearly as much as what one has alone.
    """
    return math.log1p(max(passages, _FEWEST_PASSAGES) / count)


def place(passage: Passage) -> tuple[str, int, int]:
    """A sort key."""
    return (passage.source, passage.start, passage.end)


def within(passage: Passage, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions, which are in text order, that begin in a passage."""
    for number in range(bisect_left(mentions, passage.start, key=_start), len(mentions)):
        if mentions[number].start >= passage.end:
            return
        yield mentions[number]


def _start(mention: DateMention | NameMention | Figure) -> int:
    return mention.start


def _node(
    texts: Sequence[_Text], rarity: Mapping[str, float], known: frozenset[str], rules: Vocabulary
) -> Node:
    passages = sorted((text.passage for text in texts), key=place)
    stems = frozenset(rarity)
    return Node(
        passages=tuple(passages),
        text=texts[0].text,
        sources=frozenset(passage.source for passage in passages),
        words=texts[0].words,
        rarity=rarity,
        total=math.fsum(value * value for value in rarity.values()),
        joined=_joined(texts[0].words, known),
        names=known & stems,
        figures=_figures(texts[0].words, rules.calendar),
        negated=not rules.negations.isdisjoint(stems),
        leaning=any(text.leaning for text in texts),
        pictured=all(text.pictured for text in texts),
        day=texts[0].day,
        days=frozenset().union(*(text.days for text in texts)),
    )


def _weighed(text: _Text, rarity: Mapping[str, float], known: frozenset[str]) -> dict[str, float]:
    """The rarity of each word of a text, where the words of one name share what one would weigh.

    "Prime Minister Sanna Marin" names one thing, in three rare words.
    """
    weighed: dict[str, float] = {}
    for run in _runs(text.words, known):
        for word in run:
            share = rarity[word.stem] / math.sqrt(len(run))
            weighed[word.stem] = max(share, weighed.get(word.stem, 0.0))
    return weighed


def _runs(words: Sequence[Word], known: frozenset[str]) -> Iterator[Sequence[Word]]:
    """The words of a text, those of one name together."""
    start = 0
    for end in range(1, len(words) + 1):
        goes_on = end < len(words) and words[end].capital and words[end].stem in known
        if not (goes_on and words[start].stem in known):
            yield words[start:end]
            start = end


def _joined(words: Sequence[Word], known: frozenset[str]) -> frozenset[tuple[str, str]]:
    """Pairs such as "joint" and "exercise". Those of a name tell no more than the name does."""
    return frozenset(
        (min(one.stem, other.stem), max(one.stem, other.stem))
        for one, other in itertools.pairwise(words)
        if one.stem not in known or other.stem not in known
    )


def _days_told(
    passages: Iterable[tuple[Passage, str]], readings: Mapping[str, Reading]
) -> dict[Passage, frozenset[Told]]:
    """The whole days that each passage names ("on Monday", "today"), as resolved."""
    found = {}
    for passage, _ in passages:
        if passage.source in readings:
            found[passage] = frozenset(
                Told(day, _PLAY if _DIGIT.search(mention.text) else timedelta())
                for mention in within(passage, readings[passage.source].dates)
                for day in [_day(mention.value)]
                if day
            )
    return found


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
