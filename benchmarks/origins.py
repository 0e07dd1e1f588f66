"""How well passages of one origin are found: copies with edits, and independent reports.

Run as `python -m benchmarks.origins`; `table()` is the same for the docs, `--growth` also times
growing corpora. A corpus holds Wikinews articles and a copy of each. A copy has another first
paragraph, other words in the place of some of its own, and besides is cut by half or has its
paragraphs in another order. What is measured is pairs of passages: a copied paragraph and its
original are to be one origin; passages of two different articles that say the same are not.

The articles of the five seeds are independent, but that one follows another in much. There the
pairs are those that people labelled as saying the same: one origin between these two articles, as
many as there are between any others.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from pathlib import Path

from benchmarks.agreement import ALIASES, gold
from generator.article import layout, sentences
from generator.corpus import agreement, origins
from generator.model import (
    Agreement,
    Language,
    Origins,
    Passage,
    Reading,
    Seed,
    Sentence,
    Source,
)
from generator.reading import languages

ROOT = Path(__file__).resolve().parent.parent
WIKINEWS = ROOT / "examples" / "car-makers" / "seeds"
SEEDS = ROOT / "seeds"
FEWEST_PARAGRAPHS = 6
EDITS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5)
KINDS = ("whole", "cut by half", "in another order")
# Of the five seeds, the one that rewrites another.
FOLLOWING = frozenset(("001_227bff846ffdada0.txt", "003_475f4ddb1bc0eeea.txt"))

Pair = tuple[Passage, Passage]
Sources = dict[str, Source]


def find(texts: Mapping[str, str], language: Language) -> tuple[Origins, tuple[Agreement, ...]]:
    """What the stages find in some texts: origins, and the agreements that these rest on."""
    sources = {name: _source(name, text, language) for name, text in texts.items()}
    readings = {name: _reading(source, language) for name, source in sources.items()}
    passages = [
        (Passage(source=name, start=each.start, end=each.end), texts[name][each.start : each.end])
        for name, reading in readings.items()
        for each in reading.sentences
        if each.zone == "body"
    ]
    agreed = agreement.group(passages, ALIASES, language)
    return origins.find(sources, readings, agreed, {language.code: language}), agreed


def wikinews() -> list[str]:
    """Articles of some length: a headline, a day, and a sentence on each line."""
    texts = [path.read_bytes().decode().strip() for path in sorted(WIKINEWS.glob("*.txt"))]
    return [text for text in texts if text.count("\n") > FEWEST_PARAGRAPHS]


def copied(
    original: str, other: str, share: float, kind: str, chance: random.Random
) -> tuple[str, list[tuple[str, str]]]:
    """A copy with another first paragraph, and its paragraphs with those that they copy."""
    title, stamp, _, *kept = original.split("\n")
    words = other.split()
    if kind == "cut by half":
        kept = kept[: len(kept) // 2]
    elif kind == "in another order":
        chance.shuffle(kept)
    changed = [
        " ".join(
            chance.choice(words) if chance.random() < share else word for word in paragraph.split()
        )
        for paragraph in kept
    ]
    opening = other.split("\n")[2].split()
    chance.shuffle(opening)
    pairs = list(zip(changed, kept, strict=True))
    return "\n".join((title[::-1].title(), stamp, " ".join(opening), *changed)), pairs


def corpus(share: float, kind: str) -> tuple[dict[str, str], list[Pair]]:
    """Articles and their copies, and which passages are copies of which; the same at each call."""
    chance = random.Random(f"{share} {kind}")
    originals = wikinews()
    texts = {f"a{number:03}": text for number, text in enumerate(originals)}
    pairs: list[Pair] = []
    for number, text in enumerate(originals):
        other = originals[(number + 7) % len(originals)]
        name = f"a{number:03}"
        texts[f"{name}-copy"], paragraphs = copied(text, other, share, kind, chance)
        pairs += [
            (_passage(f"{name}-copy", mine, texts), _passage(name, theirs, texts))
            for mine, theirs in paragraphs
        ]
    return texts, pairs


def copies(share: float, kind: str, language: Language) -> tuple[int, int, int, int]:
    """(copied passages, of these found, article pairs found, of these copies)."""
    texts, pairs = corpus(share, kind)
    known, _ = find(texts, language)
    whole = [
        (one, other)
        for one, other in combinations(sorted(texts), 2)
        if known.wholes[one] == known.wholes[other]
    ]
    right = sum(other == f"{one}-copy" for one, other in whole)
    return len(pairs), _joined(pairs, known), len(whole), right


def independent(language: Language) -> tuple[int, int]:
    """(pairs of passages of different Wikinews articles that agree, of these one origin)."""
    known, agreed = find({f"a{n:03}": text for n, text in enumerate(wikinews())}, language)
    pairs = [pair for each in agreed for pair in combinations(each.passages, 2)]
    apart = [(one, other) for one, other in pairs if one.source != other.source]
    return len(apart), _joined(apart, known)


def seeds(language: Language) -> tuple[int, int, int, int]:
    """(labelled pairs of the two that follow, of these found; others, of these found)."""
    texts = {path.name: path.read_bytes().decode() for path in sorted(SEEDS.glob("*.txt"))}
    known, _ = find(texts, language)
    labelled = {
        (file, span.start): Passage(source=file, start=span.start, end=span.end)
        for file, text in texts.items()
        for paragraph in layout.lay_out(_seed(file, text), language).paragraphs
        for span in sentences.split(text, paragraph.start, paragraph.end, language)
    }
    following: list[Pair] = []
    apart: list[Pair] = []
    for pair in gold()[0]:
        one, other = (labelled[sentence] for sentence in sorted(pair))
        (following if {one.source, other.source} == FOLLOWING else apart).append((one, other))
    return len(following), _joined(following, known), len(apart), _joined(apart, known)


def table() -> str:
    """Copies found by how much was changed; then independent passages, as Markdown tables."""
    english = languages.load("en")
    lines = [
        "| copies, their opening changed | " + " | ".join(f"{share:.0%}" for share in EDITS) + " |",
        "| --- |" + " --: |" * len(EDITS),
    ]
    precisions = []
    for kind in KINDS:
        measured = [copies(share, kind, english) for share in EDITS]
        cells = " | ".join(f"{found / asked:.2f}" for asked, found, _, _ in measured)
        lines.append(f"| {kind}: recall of passages | {cells} |")
        precisions.append([right / max(1, whole) for _, _, whole, right in measured])
    for kind, row in zip(KINDS, precisions, strict=True):
        lines.append(f"| {kind}: precision of articles | {' | '.join(f'{p:.2f}' for p in row)} |")
    following, found, apart, wrong = seeds(english)
    agreeing, joined = independent(english)
    precision = found / (found + wrong) if found + wrong else 1.0
    return "\n".join(
        (
            *lines,
            "",
            "| passages that say the same | pairs | called one origin |",
            "| --- | --: | --: |",
            f"| seeds, of the article that rewrites another and that one | {following} | {found} |",
            f"| seeds, of any other two articles | {apart} | {wrong} |",
            f"| different Wikinews articles | {agreeing} | {joined} |",
            "",
            f"On the seeds: precision {precision:.2f}, recall {found / following:.2f}.",
        )
    )


def growth() -> Iterator[str]:
    """Time for corpora that double: copies of articles with a tenth of their words changed."""
    english = languages.load("en")
    for count in (250, 500, 1000, 2000):
        sources, readings = many_copies(count, english)
        begin = time.perf_counter()
        known = origins.find(sources, readings, (), {"en": english})
        seconds = time.perf_counter() - begin
        groups = len(set(known.wholes.values()))
        yield (f"{count} articles: {seconds:.1f} s, {len(known.kinships)} pairs, {groups} origins")


def many_copies(count: int, language: Language) -> tuple[Sources, dict[str, Reading]]:
    """So many copies with a tenth of their words changed; the same at each call."""
    chance = random.Random(count)
    originals = wikinews()
    sources: Sources = {}
    for number in range(count):
        original = originals[number % len(originals)]
        other = originals[(number + 7) % len(originals)]
        text, _ = copied(original, other, 0.1, "whole", chance)
        name = f"a{number:05}"
        sources[name] = _source(name, text, language)
    return sources, {name: _reading(source, language) for name, source in sources.items()}


def _joined(pairs: Iterable[Pair], known: Origins) -> int:
    return sum(len(origins.of_passages(pair, known)) == 1 for pair in pairs)


def _passage(name: str, words: str, texts: Mapping[str, str]) -> Passage:
    start = texts[name].index(words)
    return Passage(source=name, start=start, end=start + len(words))


def _seed(name: str, text: str) -> Seed:
    return Seed(file=f"seeds/{name}", text=text, sha256="")


def _source(name: str, text: str, language: Language) -> Source:
    seed = _seed(name, text)
    article = layout.lay_out(seed, language)
    return Source(id=name, seed=seed, article=article, title=name, publisher=article.publisher)


def _reading(source: Source, language: Language) -> Reading:
    return Reading(
        sentences=tuple(
            Sentence(
                source=source.id,
                start=span.start,
                end=span.end,
                zone=source.article.zone_of(span),
            )
            for paragraph in source.article.paragraphs
            for span in sentences.split(source.text, paragraph.start, paragraph.end, language)
        )
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--growth", action="store_true", help="also time growing corpora")
    given = parser.parse_args()
    print(table())
    if given.growth:
        for line in growth():
            print(line)


if __name__ == "__main__":
    main()
