"""How well passages that say the same are found: pairs, on the gold of the five seeds.

Run as `python -m benchmarks.agreement`; `table()` is the same for the docs. With `--peers PYTHON`,
an interpreter that has their packages, other measures are computed in the same run; `--growth`
times corpora that double; `--record` keeps both for `table()`.

A pair is two sentences of different sources that stand in one group. The gold calls sentences of a
group "same" or "near": a found pair is right when some group has both as "same", is left out of the
count when some group has both with a "near" among them, and is wrong otherwise. "Strict" counts the
near ones as wrong.
"""

from __future__ import annotations

import argparse
import csv
import itertools
import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from benchmarks import likenesses
from benchmarks.likenesses import Pair, Row, Sentence
from generator.article.layout import lay_out
from generator.corpus.agreement import group
from generator.model import Agreement, Language, Passage, Seed
from generator.reading import languages

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "tests" / "data"
SEEDS = ROOT / "seeds"
# What an editor would set for these seeds.
ALIASES = (("Ryukyu", "Nansei"), ("IIA", "2A"))

CHANGED = 0.1
HEAD = "| passages | by | number | pairs found | precision | recall | F1 | precision, strict |"
PEERS = ("sklearn", "bm25s")


@cache
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


def variants(language: Language) -> list[tuple[str, list[tuple[Passage, str]]]]:
    """What passages are compared: those of all bodies, and those only that people labelled."""
    texts = body_sentences(language)
    labelled = {sentence for pairs in gold() for pair in pairs for sentence in pair}
    fewer = [(each, text) for each, text in texts if (each.source, each.start) in labelled]
    return [("all of the bodies", texts), ("labelled only", fewer)]


def table(python: str = "", timed: bool = False, record: bool = False) -> str:
    """The figures as Markdown tables: ours as measured now, the others' and times as measured now
    where asked for, else as recorded; and the verdicts of a reader."""
    english = languages.load("en")
    peers = [] if python else likenesses.recorded()
    lines = [HEAD, "| --- | --- | --: | --: | --: | --: | --: | --: |"]
    for name, texts in variants(english):
        for told, aliases in (("this generator", ALIASES), ("this generator, no aliases", ())):
            found = pairs(group(texts, aliases, english))
            lines.append(Row(name, told, len(texts), len(found), measure(found)).line())
        if python:
            peers += likenesses.ask(name, texts, measure, python)
        lines += [row.line() for row in peers if row.passages == name]
    steps = list(growth()) if timed else likenesses.recorded_growth()
    if record:
        likenesses.record(peers, steps)
    return "\n".join([*lines, "", read_by_one(), "", *growth_lines(steps)])


def read_by_one() -> str:
    """What one reader thought of every group found in the articles of four Wikinews subjects."""
    verdicts = {row["group"]: row["verdict"] for row in _rows("agreement_read.tsv")}
    counts = Counter(verdicts.values())
    return (
        f"Read by one reader, all groups found in 120 Wikinews articles on four subjects, most of"
        f" them on events of their own: {counts['right']} of {len(verdicts)} right,"
        f" {counts['partly']} right but for a passage, {counts['wrong']} wrong"
        " (`tests/data/agreement_read.tsv`)."
    )


def growth_lines(steps: Sequence[Sequence[float]]) -> Iterator[str]:
    """Time as multiples of that of the smallest corpus."""
    yield "| articles, copies with changes | sentences | groups | time |"
    yield "| --: | --: | --: | --: |"
    for articles, sentences, groups, seconds in steps:
        ratio = seconds / steps[0][3]
        yield f"| {articles:.0f} | {sentences:.0f} | {groups:.0f} | {ratio:.1f} |"


def growth() -> Iterator[tuple[int, int, int, float]]:
    """Articles, sentences, groups and seconds of processor time for corpora that double: sentences
    of the seeds with a tenth of their words changed."""
    english = languages.load("en")
    texts = [text for _, text in body_sentences(english)]
    for articles in (250, 500, 1000, 2000):
        copies = list(changed(texts, articles))
        begin = time.process_time()
        found = group(copies, (), english)
        yield articles, len(copies), len(found), round(time.process_time() - begin, 2)


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
    here = sys.executable if all(map(find_spec, PEERS)) else ""
    parser.add_argument(
        "--peers", metavar="PYTHON", default=here, help="compute other measures too, by this one"
    )
    parser.add_argument("--growth", action="store_true", help="time growing corpora")
    parser.add_argument("--record", action="store_true", help="keep the others' figures and times")
    given = parser.parse_args()
    print(table(given.peers, given.growth, given.record))


if __name__ == "__main__":
    main()
