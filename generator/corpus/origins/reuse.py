"""Shared runs of words: candidates by winnowed fingerprints, then aligned word by word.

Fingerprints are those of Schleimer, Wilkerson and Aiken, "Winnowing" (SIGMOD 2003): any run of
`_SHINGLE + _WINDOW - 1` words that two texts share gives them a fingerprint in common.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from generator.model import SharedRun, Source, Span
from generator.text.typography import UNSPACED

# A script without blanks shows no words: there each letter is read with the one behind it.
_WORD = re.compile(rf"[^\W{UNSPACED}]+(?:['’]\w{{1,3}}\b)?|[{UNSPACED}](?<=\w)|[\"“”„«»「」『』]")
_LETTER = re.compile(rf"[{UNSPACED}]")
_MARKS = frozenset('"“”„«»「」『』')
# A sentence has more than twice as many letters of such a script as it would have words.
_OF_A_WORD = 0.4
_SHINGLE = 4
_WINDOW = 4
# One fingerprint in common may be a turn of phrase ("said in a statement on Monday").
_FEWEST_SHARED = 2
# A fingerprint that more sources than this have is boilerplate, or a text that many carry: each is
# compared with its next neighbours alone, which is enough to chain copies.
_MANY = 12
_NEIGHBOURS = 2
# A phrase that a text repeats is tried at so many places.
_PLACES = 4
# An editor's change within a run: so many words put in or left out on either side;
_EDIT = 4
# and words replaced, as long as the equal ones soon outweigh those: within so many words, and never
# behind by more than so many.
_SOON = 16
_DROP = 4
# Words that names and titles do not explain ("Prime Minister Jane Doe of the United Kingdom").
_FEWEST_PLAIN = 6
_FEWEST_QUOTED = 8
_MOSTLY = 0.8
# So many words of a paragraph stand in runs, where it is copied and shares no turn of phrase alone.
_SEVERAL = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of an article's body: folded, with their spans, and which are quoted or names.

    `weights` are 1 for a word, and for a letter of a script without blanks what it is of one;
    `paragraphs` holds the number of each word's paragraph;
    `marks` holds the hash of the shingle that begins at each word, `places` where each hash stands.
    """

    texts: tuple[str, ...]
    spans: tuple[Span, ...]
    quoted: tuple[bool, ...]
    plain: tuple[bool, ...]
    weights: tuple[float, ...]
    paragraphs: tuple[int, ...]
    marks: tuple[int, ...]
    places: Mapping[int, tuple[int, ...]]

    @property
    def own(self) -> int:
        """How many words stand outside quotation marks."""
        return len(self.texts) - sum(self.quoted)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reuse:
    """What two texts share: runs, and the share of each one's own words in them.

    `words` and `paragraphs` count these words, and the paragraphs that hold several, in the text
    that has fewer.
    """

    runs: tuple[SharedRun, ...]
    shares: tuple[float, float]
    words: int
    paragraphs: int


# Equal words of two texts, by their numbers, in order.
_Block = list[tuple[int, int]]


def body_words(source: Source) -> Words:
    """The words of the body, captions, menus and headlines left out.

    Quotation marks open and close within a paragraph; a speech goes on in the next with a mark of
    its own.
    """
    texts: list[str] = []
    spans: list[Span] = []
    quoted: list[bool] = []
    plain: list[bool] = []
    weights: list[float] = []
    paragraphs: list[int] = []
    for number, zone in enumerate(source.article.zones):
        inside = False
        if zone.kind != "body":
            continue
        for match in _WORD.finditer(source.text, zone.start, zone.end):
            if match[0] in _MARKS:
                inside = not inside
                continue
            letter = _LETTER.match(match[0]) is not None
            beside = _LETTER.match(source.text, match.end(), zone.end) if letter else None
            texts.append(match[0].casefold().replace("’", "'") + (beside[0] if beside else ""))
            spans.append(Span(start=match.start(), end=match.end()))
            quoted.append(inside)
            paragraphs.append(number)
            weights.append(_OF_A_WORD if letter else 1)
            # Arabic, Hangul and Han have no capitals to tell names by.
            plain.append(not inside and match[0][0].isalpha() and not match[0][0].isupper())
    marks = _marks(texts)
    places: dict[int, tuple[int, ...]] = {}
    for at, mark in enumerate(marks):
        if len(places.get(mark, ())) < _PLACES:
            places[mark] = (*places.get(mark, ()), at)
    return Words(
        texts=tuple(texts),
        spans=tuple(spans),
        quoted=tuple(quoted),
        plain=tuple(plain),
        weights=tuple(weights),
        paragraphs=tuple(paragraphs),
        marks=marks,
        places=places,
    )


def candidates(texts: Mapping[str, Words]) -> list[tuple[str, str]]:
    """Pairs of sources that have several fingerprints in common, each by id and in order.

    Grows with the number of words: no fingerprint is looked up among more than a few sources.
    """
    holders: dict[int, list[str]] = defaultdict(list)
    for name in sorted(texts):
        for mark in sorted(_fingerprints(texts[name].marks)):
            holders[mark].append(name)
    shared: Counter[tuple[str, str]] = Counter()
    for names in holders.values():
        shared.update(_pairs(names))
    return sorted(pair for pair, count in shared.items() if count >= _FEWEST_SHARED)


def compare(one: Words, other: Words) -> Reuse:
    """The runs that two texts share, and how much of each stands in them."""
    runs: list[SharedRun] = []
    covered: tuple[set[int], set[int]] = (set(), set())
    for run in _runs(_blocks(one, other)):
        here, there = zip(*run, strict=True)
        quoted = sum(one.quoted[i] or other.quoted[j] for i, j in run)
        is_quoted = quoted >= _MOSTLY * len(here)
        fewest = _FEWEST_QUOTED if is_quoted else _FEWEST_PLAIN
        size = sum(one.weights[i] for i in here)
        telling = size if is_quoted else sum(one.weights[i] for i in here if one.plain[i])
        if telling < fewest:
            continue
        runs.append(
            SharedRun(
                one=Span(start=one.spans[here[0]].start, end=one.spans[here[-1]].end),
                other=Span(start=other.spans[there[0]].start, end=other.spans[there[-1]].end),
                words=round(size),
                quoted=is_quoted,
            )
        )
        if not is_quoted:
            covered[0].update(i for i in here if not one.quoted[i])
            covered[1].update(j for j in there if not other.quoted[j])
    shares = (
        len(covered[0]) / max(1, one.own),
        len(covered[1]) / max(1, other.own),
    )
    return Reuse(
        runs=tuple(runs),
        shares=shares,
        words=round(min(_weight(one, covered[0]), _weight(other, covered[1]))),
        paragraphs=min(_paragraphs(one, covered[0]), _paragraphs(other, covered[1])),
    )


def _weight(text: Words, covered: Iterable[int]) -> float:
    return sum(text.weights[at] for at in covered)


def _paragraphs(text: Words, covered: Iterable[int]) -> int:
    counted = Counter(text.paragraphs[at] for at in covered)
    return sum(count >= _SEVERAL for count in counted.values())


def _pairs(names: Sequence[str]) -> Iterable[tuple[str, str]]:
    if len(names) <= _MANY:
        return combinations(names, 2)
    return (
        (name, near)
        for place, name in enumerate(names)
        for near in names[place + 1 : place + 1 + _NEIGHBOURS]
    )


def _marks(words: Sequence[str]) -> tuple[int, ...]:
    """The hash of each shingle, the same on every machine."""
    shingles = (" ".join(words[at : at + _SHINGLE]) for at in range(len(words) - _SHINGLE + 1))
    return tuple(zlib.crc32(shingle.encode("utf-8", "replace")) for shingle in shingles)


def _fingerprints(marks: Sequence[int]) -> set[int]:
    """The least hash of each window of shingles."""
    last = max(1, len(marks) - _WINDOW + 1)
    return {min(marks[at : at + _WINDOW]) for at in range(last)} if marks else set()


def _blocks(one: Words, other: Words) -> Iterator[_Block]:
    """Stretches of mostly equal words from left to right of `one`, each the longest at its place.

    A stretch grows from a shingle both ways, not into the one before.
    """
    at = free = 0
    while at < len(one.marks):
        best: _Block = []
        for place in other.places.get(one.marks[at], ()):
            if one.texts[at : at + _SHINGLE] == other.texts[place : place + _SHINGLE]:
                grown = _grown(one.texts, other.texts, (at, place), free)
                best = max(best, grown, key=len)
        if best:
            yield best
            at = free = best[-1][0] + 1
        else:
            at += 1


def _grown(one: Sequence[str], other: Sequence[str], seed: tuple[int, int], free: int) -> _Block:
    """The equal words around a place, word by word on either side, as long as they prevail."""
    at, place = seed
    back = min(at - free, place)
    forth = min(len(one) - at, len(other) - place)
    before = _prevailing(one[at - step] == other[place - step] for step in range(1, back + 1))
    after = _prevailing(one[at + step] == other[place + step] for step in range(forth))
    steps = [*(-1 - step for step in reversed(before)), *after]
    return [(at + step, place + step) for step in steps]


def _prevailing(equal: Iterable[bool]) -> list[int]:
    """The steps that are equal, up to where unequal ones outweigh them (the X-drop of BLAST)."""
    found: list[int] = []
    score = best = kept = last = 0
    for step, same in enumerate(equal):
        if same:
            found.append(step)
            score += 1
            if score > best:
                best, kept, last = score, len(found), step
        else:
            score -= 1
        if score < best - _DROP or step - last > _SOON:
            break
    return found[:kept]


def _runs(blocks: Iterable[_Block]) -> list[_Block]:
    """Blocks with only a small edit between them make one run."""
    runs: list[_Block] = []
    for block in blocks:
        if runs:
            (at, place), (here, there) = runs[-1][-1], block[0]
            if 0 < here - at <= _EDIT + 1 and 0 < there - place <= _EDIT + 1:
                runs[-1] += block
                continue
        runs.append(block)
    return runs
