"""Passages that may be quoted, before and after they are ranked."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.model import Passage, ZoneKind
from generator.text.typography import fold
from generator.text.words import Vocabulary, Word, read_words

# Only an article's own text is shown as what it says; captions and teasers count beside it.
QUOTED: ZoneKind = "body"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A passage on a topic.

    `position` counts the sentences before it in its article; `groups` are the ids of the
    agreements and events in which it stands, `origins` the most that one of the agreements has;
    `published` is the EDTF date of its source, `day` of what it tells, where known; `bare` is set
    where it begins with a surname alone; `before` is what its article has said before it.
    """

    passage: Passage
    text: str
    zone: ZoneKind = "body"
    position: int = 0
    groups: tuple[str, ...] = ()
    origins: int = 1
    published: str | None = None
    day: str | None = None
    bare: bool = False
    before: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """A passage to quote, its score (0 to 1), and the passages that say the same less well."""

    passage: Passage
    score: float
    same: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A candidate read: its folded text, its words, and their unit vector of rarities."""

    candidate: Candidate
    folded: str
    words: tuple[Word, ...]
    vector: Mapping[str, float]

    @property
    def source(self) -> str:
        return self.candidate.passage.source


def read(candidates: Iterable[Candidate], rules: Vocabulary) -> list[Text]:
    """The candidates in the order of their places."""
    usable = sorted(candidates, key=lambda candidate: place(candidate.passage))
    words = [read_words(candidate.text, rules) for candidate in usable]
    spread = Counter(stem for each in words for stem in {word.stem for word in each})
    return [
        Text(
            candidate=candidate,
            folded=fold(candidate.text),
            words=each,
            vector=_vector(each, spread, len(usable)),
        )
        for candidate, each in zip(usable, words, strict=True)
    ]


def place(passage: Passage) -> tuple[str, int, int]:
    """A sort key."""
    return (passage.source, passage.start, passage.end)


def dot(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """The scalar product of two vectors; of unit vectors, their cosine."""
    return math.fsum(weight * other[stem] for stem, weight in one.items() if stem in other)


def _vector(words: Sequence[Word], spread: Mapping[str, int], texts: int) -> dict[str, float]:
    weights = {word.stem: math.log1p(texts / spread[word.stem]) for word in words}
    length = math.sqrt(math.fsum(weight * weight for weight in weights.values()))
    return {stem: weight / length for stem, weight in weights.items()}
