"""Other measures of likeness on the pairs of the gold, each at the threshold that suits it best.

They run in an environment that has their packages (`benchmarks/peers/likeness.py`); what they did
is kept in `benchmarks/peers/agreement.json`, for tables that ask nobody.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.peers import protocol
from generator.model import Passage

ROOT = Path(__file__).resolve().parent.parent
RECORD = ROOT / "benchmarks" / "peers" / "agreement.json"

Sentence = tuple[str, int]
Pair = frozenset[Sentence]
Texts = Sequence[tuple[Passage, str]]
# Precision, recall, F1 and strict precision of the pairs found.
Figures = tuple[float, float, float, float]
Measure = Callable[[set[Pair]], Figures]


@dataclass(frozen=True, slots=True)
class Row:
    """A measure on some passages: the pairs found and their figures, or why it did not run."""

    passages: str
    name: str
    given: int = 0
    found: int = 0
    figures: Figures = (0.0, 0.0, 0.0, 0.0)
    refusal: str = ""

    def line(self) -> str:
        if self.refusal:
            return f"| {self.passages} | {self.name} |" + " |" * 5 + f" {self.refusal} |"
        figures = " | ".join(f"{figure:.2f}" for figure in self.figures)
        return f"| {self.passages} | {self.name} | {self.given} | {self.found} | {figures} |"


def ask(passages: str, texts: Texts, measure: Measure, python: str) -> list[Row]:
    """A row for each measure, over all pairs of passages of different sources."""
    pairs = [
        (one, other)
        for one, other in itertools.combinations(range(len(texts)), 2)
        if texts[one][0].source != texts[other][0].source
    ]
    asked = json.dumps({"texts": [text for _, text in texts], "pairs": pairs})
    told, refusal = protocol.exchange("likeness", asked, python)
    if refusal:
        return [Row(passages, "other measures", refusal=refusal)]
    named = [frozenset(_sentence(texts[number][0]) for number in pair) for pair in pairs]
    rows = []
    for each in told:
        found = best(dict(zip(named, each["scores"], strict=True)), measure)
        title = f"{each['name']} ({each['package']} {each['version']})"
        rows.append(Row(passages, title, len(texts), len(found), measure(found)))
    return rows


def best(scores: dict[Pair, float], measure: Measure) -> set[Pair]:
    """The pairs above the threshold, of all there are, at which F1 is highest."""
    found: set[Pair] = set()
    kept: tuple[float, set[Pair]] = (0.0, set())
    ordered = sorted(scores, key=lambda pair: (-scores[pair], sorted(pair)))
    for _, alike in itertools.groupby(ordered, key=lambda pair: scores[pair]):
        found.update(alike)
        f1 = measure(found)[2]
        if f1 > kept[0]:
            kept = (f1, set(found))
    return kept[1]


def recorded() -> list[Row]:
    """The rows as last recorded."""
    if not RECORD.is_file():
        return []
    rows = json.loads(RECORD.read_text(encoding="utf-8"))["peers"]
    return [Row(**{**row, "figures": tuple(row["figures"])}) for row in rows]


def recorded_growth() -> list[list[float]]:
    """Articles, sentences, groups and seconds of each step, as last recorded."""
    if not RECORD.is_file():
        return []
    steps: list[list[float]] = json.loads(RECORD.read_text(encoding="utf-8"))["growth"]
    return steps


def record(rows: Sequence[Row], growth: Sequence[Sequence[float]]) -> None:
    """Keep what was measured."""
    peers = ",\n".join(json.dumps(asdict(row), ensure_ascii=False) for row in rows)
    steps = ",\n".join(json.dumps(list(step)) for step in growth)
    RECORD.write_text(f'{{"peers": [\n{peers}\n],\n"growth": [\n{steps}\n]}}\n', encoding="utf-8")


def _sentence(passage: Passage) -> Sentence:
    return passage.source, passage.start
