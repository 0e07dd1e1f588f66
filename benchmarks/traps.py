"""Pairs of tiny articles that are nearly the same: what is found to differ, and to be one.

Run as `python -m benchmarks.traps [--wrong]`. Each of `tests/data/traps*.tsv`, made for this
project, says whether a difference must be shown (`yes`, `no`, or `any`: both will do), and whether
the two may count as saying the same. Nobody who mends rules reads those that are kept apart:
`--wrong` lists none of them.
"""

from __future__ import annotations

import argparse
import csv
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path

from generator import pipeline
from generator.corpus import analysis
from generator.reading import inputs

DATA = Path(__file__).resolve().parent.parent / "tests" / "data"
READ, APART = DATA / "traps.tsv", DATA / "traps_kept_apart.tsv"
TOPIC = '---\ntitle: All\nterms: [a, the, of, in, to, "e*", "s*", "t*"]\n---\n'
SIDES = ("1", "2")


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A pair: what was wanted and found of its difference, and of its agreement."""

    name: str
    texts: tuple[str, str]
    difference: tuple[str, bool]
    same: tuple[str, bool]


def judged(traps: Path) -> Iterator[Judged]:
    """Every pair of a table, read as a project of two articles."""
    with traps.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            with tempfile.TemporaryDirectory() as place:
                given = inputs.read(_project(Path(place), row))
            briefing = pipeline.run(given).briefing
            yield Judged(
                name=row["name"],
                texts=(row["text1"], row["text2"]),
                difference=(row["difference"], bool(briefing.disagreements)),
                same=(row["same"], _counted(analysis.corpus(given))),
            )


def _counted(corpus: analysis.Corpus) -> bool:
    """Whether a sentence of one article would be counted beside a sentence of the other."""
    return any(
        one.source != other.source and corpus.tells(one, other)
        for agreement in corpus.agreements
        for one, other in permutations(agreement.passages, 2)
    )


def _project(folder: Path, row: dict[str, str]) -> Path:
    for name in ("seeds", "topics"):
        (folder / name).mkdir()
    (folder / "mkdocs.yml").write_text("site_name: Traps\n", "utf-8")
    (folder / "topics" / "all.md").write_text(TOPIC, "utf-8")
    for side in SIDES:
        day = f"published: {row[f'day{side}']}\n" if row[f"day{side}"] else ""
        head = f"---\npublisher: Paper {side}\n{day}---\n"
        (folder / "seeds" / f"paper-{side}.md").write_text(f"{head}{row[f'text{side}']}\n", "utf-8")
    return folder


def table() -> str:
    """A table in Markdown: of those that must be so and that must not, how many are found right."""
    sets = [list(judged(traps)) for traps in (READ, APART)]
    rows = ["| | read | right | kept apart | right |", "| --- | --: | --: | --: | --: |"]
    for told, wanted, of in (
        ("a difference to be shown", "yes", "difference"),
        ("no difference to be shown", "no", "difference"),
        ("to be counted together", "yes", "same"),
        ("not to be counted together", "no", "same"),
    ):
        cells: list[int] = []
        for pairs in sets:
            found = [getattr(pair, of)[1] for pair in pairs if getattr(pair, of)[0] == wanted]
            cells += [len(found), found.count(wanted == "yes")]
        rows.append(f"| {told} | {' | '.join(map(str, cells))} |")
    return "\n".join(rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--wrong", action="store_true", help="list the pairs that are not right")
    chosen = parser.parse_args()
    print(table())
    for pair in judged(READ) if chosen.wrong else ():
        for what, (wanted, found) in (("difference", pair.difference), ("same", pair.same)):
            if wanted != "any" and (wanted == "yes") != found:
                print(f"{what}: {pair.name}", *pair.texts, sep="\n    ")


if __name__ == "__main__":
    main()
