"""How well dates are found and resolved: on the seeds' gold, and on labelled Wikinews articles.

Run as `python -m benchmarks.dates [--data DIR]`; `table()` is the same for the docs. `DIR` holds
`direction.tsv`, sentences of what is past and to come, and `dates_gold.tsv`, labelled by hand on
the seeds, and may hold `wikinews/`: the MEANTIME corpus, TIMEX3 values of the title and the first
sentences (`timex.tsv`) with those lines of each text (`texts.jsonl`), or with the whole texts as
files. `benchmarks/timex.py` tells how it is scored.

With `--peers PYTHON`, an interpreter that has their packages, other programs read the same texts in
the same run. `--record` keeps their rows for `table()`, which asks nobody else.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks import timex
from benchmarks.peers import protocol
from benchmarks.timex import Document, Finding, Score
from generator import edtf
from generator.article import dates
from generator.model import Language
from generator.reading import languages

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "tests" / "data"
OTHERS = "sentences written by another hand, read while rules were mended"
RECORD = ROOT / "benchmarks" / "peers" / "dates.json"
HEAD = (
    "| texts | read by | labelled | found | precision | recall | found F1 | value F1"
    " | wrong and sure | time |",
    "| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
)


@dataclass(frozen=True, slots=True)
class Row:
    """A program on some texts: labelled, found, matched, of the right value; how many times as long
    as ours it took, or why it did not run; and of how many other values it says itself that it does
    not know. Only we say so: all that a peer has wrong it has wrong and sure."""

    texts: str
    name: str
    counts: tuple[int, int, int, int] = (0, 0, 0, 0)
    times: float = 1.0
    refusal: str = ""
    doubted: int = 0

    def line(self) -> str:
        if self.refusal:
            return f"| {self.texts} | {self.name} |" + " |" * 7 + f" {self.refusal} |"
        score = Score(*self.counts)
        shares = (score.precision, score.recall, score.f1(score.matched), score.f1(score.valued))
        pace = f"{self.times:.0f}" if self.times >= 10 else f"{self.times:.2g}"
        cells = (self.texts, self.name, str(score.labels), str(score.found))
        told = (f"{share:.3f}" for share in shares)
        sure = score.matched - score.valued - self.doubted
        return f"| {' | '.join((*cells, *told, str(sure), pace))} |"


def corpora(data: Path, language: Language) -> Iterator[tuple[str, list[Document]]]:
    """The labelled texts that a folder holds, by name."""
    yield "seeds", timex.seeds(data, language)
    if (data / "wikinews").is_dir():
        yield "Wikinews", timex.wikinews(data / "wikinews", language)
    if (data / "direction.tsv").is_file():
        yield "own sentences", timex.sentences(data, "own")
        yield OTHERS, timex.sentences(data, "other")


def ours(documents: Sequence[Document], language: Language) -> tuple[Score, float]:
    """Our own score, with the seconds that reading took."""
    dates.find("On January 5, 2026.", None, dates.Anchor(), language)  # compiles the patterns
    total, seconds = Score(), 0.0
    for document in documents:
        begun = time.perf_counter()
        mentions = dates.find(document.text, document.article, document.anchor, language)
        seconds += time.perf_counter() - begun
        found = [
            Finding(one.start, one.end, one.value, f"{one.text!r} {one.value} ({one.basis})")
            for one in mentions
            if document.asks(one.start, one.end)
        ]
        total += timex.score(document.labels, found)
    return total, seconds


def seeds_score(data: Path, language: Language) -> Score:
    """Our score on the seeds."""
    return ours(timex.seeds(data, language), language)[0]


def theirs(documents: Sequence[Document], reading: protocol.Reading) -> Score:
    """A peer's score, of what it finds where an article is read at all. What has no calendar or
    numeric value ("now") is left out."""
    total = Score()
    for document, found in zip(documents, reading.found, strict=True):
        residue = [zone for zone in document.article.zones if zone.kind == "residue"]
        kept = []
        for start, end, told in sorted(found, key=lambda one: one[:2]):
            value = timex.from_timex(told)
            passed = any(zone.start <= start < zone.end for zone in residue)
            if value and document.asks(start, end) and not passed:
                kept.append(Finding(start, end, value, f"{document.text[start:end]!r} {value}"))
        total += timex.score(document.labels, kept)
    return total


def peers(
    texts: str, documents: Sequence[Document], seconds: float, python: str
) -> Iterator[tuple[Row, Score]]:
    """A row for each peer, on the same texts. To one that is not dated they are told the last day
    on which another of them appeared."""
    days = [_day(document.anchor.published) for document in documents]
    latest = max(day for day in days if day)
    asked = [(one.text, day or latest) for one, day in zip(documents, days, strict=True)]
    for script, package, name in protocol.PEERS:
        reading = protocol.ask(script, asked, python)
        if reading.refusal:
            yield Row(texts, name, refusal=reading.refusal), Score()
            continue
        told = theirs(documents, reading)
        title = f"{name} ({package} {reading.version})"
        counts = (told.labels, told.found, told.matched, told.valued)
        yield Row(texts, title, counts, round(reading.seconds / seconds, 4)), told


def _day(value: str | None) -> str | None:
    known = edtf.parse(value) if value else None
    return known.start.isoformat() if known and known.start and known.end else None


def table(data: Path = DATA, details: bool = False, python: str = "", record: bool = False) -> str:
    """The figures as a Markdown table: ours as measured now, the peers' as measured now by an
    interpreter that has them, else as recorded. With `details` also all that is not right."""
    language = languages.load("en")
    lines: list[str] = []
    wrong: list[str] = []
    kept = [] if python else recorded()
    for texts, documents in corpora(data, language):
        score, seconds = ours(documents, language)
        counts = (score.labels, score.found, score.matched, score.valued)
        lines.append(Row(texts, "this generator", counts, doubted=score.doubted).line())
        wrong += [f"{texts}: {one}" for one in score.wrong]
        for row, told in peers(texts, documents, seconds, python) if python else ():
            kept.append(row)
            wrong += [f"{texts}, {row.name}: {one}" for one in told.wrong]
        lines += [row.line() for row in kept if row.texts == texts]
    if record:
        _record(kept)
    listed = ["", *(f"- {one}" for one in wrong)] if details else []
    return "\n".join([*HEAD, *lines, *listed]) + "\n"


def recorded() -> list[Row]:
    """The peers' rows as last recorded."""
    if not RECORD.is_file():
        return []
    rows = json.loads(RECORD.read_text(encoding="utf-8"))
    return [Row(**{**row, "counts": tuple(row["counts"])}) for row in rows]


def _record(rows: Iterable[Row]) -> None:
    lines = ",\n".join(json.dumps(asdict(row), ensure_ascii=False) for row in rows)
    RECORD.write_text(f"[\n{lines}\n]\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--details", action="store_true", help="list what is not right")
    parser.add_argument("--peers", metavar="PYTHON", default="", help="ask other programs too")
    parser.add_argument("--record", action="store_true", help="keep what the peers did")
    options = parser.parse_args()
    print(table(options.data, options.details, options.peers, options.record), end="")


if __name__ == "__main__":
    main()
