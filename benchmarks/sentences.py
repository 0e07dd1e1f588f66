"""How well sentences are found: on the seeds' gold, and by Pragmatic Segmenter's golden rules.

Run as `python -m benchmarks.sentences`; `table()` is the same for the docs.
A segment counts as found when both of its offsets are exact. A paragraph is a line of a seed.
"""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from pathlib import Path

from generator.article.sentences import split
from generator.model import Language
from generator.reading import languages

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "tests" / "data"
SEEDS = ROOT / "seeds"

Segment = tuple[str, int, int]


def gold() -> set[Segment]:
    """File, start and end of every segment that was labelled by hand."""
    found = set()
    with (DATA / "sentences_gold.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            found.add((row["file"], int(row["start"]), int(row["end"])))
    return found


def found_segments(files: set[str], language: Language) -> set[Segment]:
    """File, start and end of every sentence that the splitter finds in these seeds."""
    found = set()
    for file in files:
        text = (SEEDS / file).read_bytes().decode("utf-8")
        start = 0
        for line in text.split("\n"):
            end = start + len(line)
            found |= {(file, span.start, span.end) for span in split(text, start, end, language)}
            start = end + 1
    return found


def missed_rules(language: Language) -> list[str]:
    """The names of the golden rules that are not passed, blanks within a sentence aside."""
    missed = []
    for rule in golden_rules():
        text = str(rule["text"])
        got = [text[span.start : span.end] for span in split(text, 0, len(text), language)]
        if [" ".join(sentence.split()) for sentence in got] != rule["sents"]:
            missed.append(str(rule["name"]))
    return missed


def golden_rules() -> list[dict[str, object]]:
    """Name, text and sentences of each golden rule."""
    rules: list[dict[str, object]] = json.loads(
        (DATA / "golden_rules_en.json").read_text(encoding="utf-8")
    )
    return rules


def scores(expected: set[Segment], found: set[Segment]) -> tuple[float, float, float]:
    """Precision, recall and F1."""
    right = len(expected & found)
    precision = right / len(found) if found else 0.0
    recall = right / len(expected) if expected else 0.0
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0


def table() -> str:
    """The figures as a Markdown table: a row a seed, all seeds, the golden rules."""
    language = languages.load("en")
    expected = gold()
    files = {file for file, _, _ in expected}
    found = found_segments(files, language)
    by_file: dict[str, tuple[set[Segment], set[Segment]]] = defaultdict(lambda: (set(), set()))
    for k, segments in enumerate((expected, found)):
        for segment in segments:
            by_file[segment[0]][k].add(segment)
    rows = [
        "| text | segments | found | precision | recall | F1 |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    for name, (wanted, got) in (*sorted(by_file.items()), ("all seeds", (expected, found))):
        precision, recall, f1 = scores(wanted, got)
        rows.append(
            f"| {name} | {len(wanted)} | {len(got)} | {precision:.3f} | {recall:.3f} | {f1:.3f} |"
        )
    rules, missed = len(golden_rules()), missed_rules(language)
    rows.append(f"\nGolden rules passed: {rules - len(missed)} of {rules}.")
    rows.extend(f"- missed: {name}" for name in missed)
    return "\n".join(rows) + "\n"


if __name__ == "__main__":
    print(table(), end="")
