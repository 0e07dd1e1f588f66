"""How well passages that say the same are found: pairs, on the gold of the five seeds.

Run as `python -m benchmarks.agreement`; `table()` is the same for the docs, `--growth` also times
growing corpora. A pair is two sentences of different sources that stand in one group. The gold
calls sentences of a group "same" or "near": a found pair is right when some group has both as
"same", is left out of the count when some group has both with a "near" among them, and is wrong
otherwise. "Strict" counts the near ones as wrong.
"""

from __future__ import annotations

import argparse
import csv
import itertools
import random
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from generator.model import Agreement, Language, Passage, Seed
from generator.reading import languages
from generator.stages.agreement import group
from generator.stages.articles import lay_out

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "tests" / "data"
SEEDS = ROOT / "seeds"
# What an editor would set for these seeds.
ALIASES = (("Ryukyu", "Nansei"), ("IIA", "2A"))

CHANGED = 0.1

Sentence = tuple[str, int]
Pair = frozenset[Sentence]
Texts = Sequence[tuple[Passage, str]]


def gold() -> tuple[set[Pair], set[Pair]]:
    """The pairs of sentences (file, offset) labelled the same, and those that only come near."""
    groups: dict[str, list[tuple[Sentence, str]]] = defaultdict(list)
    for row in _rows("corroboration_gold.tsv"):
        sentence = (row["file"], int(row["char_offset"]))
        groups[row["group_id"]].append((sentence, row["strength"]))
    same: set[Pair] = set()
    near: set[Pair] = set()
    for members in groups.values():
        for (one, its), (other, others) in itertools.combinations(members, 2):
            if one[0] != other[0]:
                (same if its == others == "same" else near).add(frozenset((one, other)))
    return same, near - same


def body_sentences(language: Language) -> list[tuple[Passage, str]]:
    """The labelled sentences of the seeds that lie in an article's body."""
    bodies = {
        path.name: [
            zone
            for zone in lay_out(
                Seed(file=path.name, text=path.read_bytes().decode(), sha256=""), language
            ).zones
            if zone.kind == "body"
        ]
        for path in sorted(SEEDS.glob("*.txt"))
    }
    return [
        (Passage(source=row["file"], start=start, end=end), row["text"])
        for row in _rows("sentences_gold.tsv")
        for start, end in [(int(row["start"]), int(row["end"]))]
        if any(zone.start < end and start < zone.end for zone in bodies[row["file"]])
    ]


def pairs(agreements: Iterable[Agreement]) -> set[Pair]:
    return {
        frozenset(((one.source, one.start), (other.source, other.start)))
        for agreement in agreements
        for one, other in itertools.combinations(agreement.passages, 2)
        if one.source != other.source
    }


def measure(found: set[Pair]) -> tuple[float, float, float, float]:
    """Precision, recall, F1, and precision with near pairs counted as wrong."""
    same, near = gold()
    right = len(found & same)
    judged = len(found - near)
    precision = right / judged if judged else 1.0
    recall = right / len(same)
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    return precision, recall, f1, right / len(found) if found else 1.0


def table() -> str:
    """Pairs found, precision, recall and F1, as a Markdown table."""
    english = languages.load("en")
    texts = body_sentences(english)
    labelled = {sentence for pairs in gold() for pair in pairs for sentence in pair}
    fewer = [(each, text) for each, text in texts if (each.source, each.start) in labelled]
    rows = (
        ("all sentences of the bodies", texts, ALIASES),
        ("the same, no aliases", texts, ()),
        ("labelled sentences only", fewer, ALIASES),
    )
    lines = [
        "| passages | | pairs found | precision | recall | F1 | precision, strict |",
        "| --- | --: | --: | --: | --: | --: | --: |",
    ]
    for name, given, aliases in rows:
        found = pairs(group(given, aliases, english))
        figures = " | ".join(f"{figure:.2f}" for figure in measure(found))
        lines.append(f"| {name} | {len(given)} | {len(found)} | {figures} |")
    return "\n".join(lines)


def growth() -> Iterator[str]:
    """Time for corpora that double: sentences of the seeds with a tenth of their words changed."""
    english = languages.load("en")
    texts = [text for _, text in body_sentences(english)]
    for articles in (125, 250, 500, 1000):
        copies = list(changed(texts, articles))
        begin = time.perf_counter()
        found = group(copies, (), english)
        seconds = time.perf_counter() - begin
        yield f"{articles} articles, {len(copies)} sentences: {seconds:.1f} s, {len(found)} groups"


def changed(texts: Sequence[str], articles: int) -> Iterator[tuple[Passage, str]]:
    """Articles of 25 of the sentences, a tenth of their words replaced; the same at each call."""
    chance = random.Random(articles)
    words = [word for text in texts for word in text.split()]
    for article in range(articles):
        for number, text in enumerate(chance.choices(texts, k=25)):
            kept = (
                chance.choice(words) if chance.random() < CHANGED else word for word in text.split()
            )
            yield Passage(source=f"s{article:05}", start=number, end=number + 1), " ".join(kept)


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


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
