"""How well the days of a timeline are found: against the days that an editor's timeline would hold.

Run as `python -m benchmarks.timeline DIR [--details CORPUS]`; `table()` is the same for the docs.
`DIR` holds Wikinews articles as `corpus_gm/*.txt` and so on; the days are labelled in
`tests/data/timeline_labels.tsv`, whose head says how.

As is usual with the public set Timeline17, as many days are asked for as the labels hold (k), and
precision, recall and F1 of these days are reported: three times the same figure, unless a ranking
has fewer days to offer. Beside it two baselines on the same articles in the same run: the number of
mentions of each day, and the number of articles published on it. Events need a sentence that states
their day, so the days that only a publication tells are out of reach of our ranking: the right half
of the table asks only for the days that a sentence states.

These sets differ from Timeline17: thirty articles in place of hundreds, almost every one on a day
of its own, so that repetition, by which large sets tell days apart, hardly shows.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator import edtf
from generator.containment import Guard
from generator.corpus import analysis
from generator.corpus.timeline import DatedSource, Found, find
from generator.model import Inputs, Language, Seed, Settings, TopicFile
from generator.reading import languages

ROOT = Path(__file__).resolve().parent.parent
LABELS = ROOT / "tests" / "data" / "timeline_labels.tsv"
TERMS: Mapping[str, tuple[str, ...]] = {
    "corpus_gm": (
        "General Motors",
        "GM",
        "Chrysler",
        "DaimlerChrysler",
        "Ford",
        "automaker*",
        "car maker*",
    ),
    "corpus_airbus": ("Airbus", "Boeing"),
    "corpus_apple": ("Apple",),
}
SUBJECTS: Mapping[str, str] = {
    "corpus_gm": "car makers",
    "corpus_airbus": "Airbus and Boeing",
    "corpus_apple": "Apple (held out)",
}


@dataclass(frozen=True, slots=True)
class Score:
    """Of `asked` days, how many were `given` and how many of those are `right`."""

    asked: int = 0
    given: int = 0
    right: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(self.asked + other.asked, self.given + other.given, self.right + other.right)

    @property
    def f1(self) -> float:
        both = self.asked + self.given
        return 2 * self.right / both if both else 0.0

    def cells(self) -> str:
        precision = self.right / self.given if self.given else 0.0
        recall = self.right / self.asked if self.asked else 0.0
        return f"{precision:.3f} | {recall:.3f} | {self.f1:.3f}"


def read(folder: Path, terms: Sequence[str], language: Language) -> tuple[DatedSource, ...]:
    """The articles of a folder, read as the seeds of a project with one topic."""
    seeds = {
        file.stem: Seed(file=file.name, text=file.read_bytes().decode("utf-8"), sha256="")
        for file in sorted(folder.glob("*.txt"))
    }
    topic = TopicFile(id="topic", file="topic.md", title="Topic", order=1, terms=tuple(terms))
    inputs = Inputs(
        settings=Settings(), seeds=seeds, topics=(topic,), languages={language.code: language}
    )
    sources, readings = analysis.texts(inputs, Guard())
    return tuple(DatedSource(source=sources[name], reading=readings[name]) for name in sources)


def labels(file: Path = LABELS) -> dict[str, dict[str, str]]:
    """The labelled days of each corpus, with whether an article states them."""
    found: dict[str, dict[str, str]] = {}
    with file.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader((line for line in lines if line[0] != "#"), delimiter="\t")
        for row in rows:
            found.setdefault(row["corpus"], {})[row["day"]] = row["basis"]
    return found


# ---------------------------------------------------------------- rankings


def by_weight(events: Sequence[Found]) -> list[str]:
    """The days of events, the weightiest first; a span of days by its first."""
    return list(dict.fromkeys(_first(event.date) for event in events if _fine(event.date)))


def by_mentions(dated_sources: Iterable[DatedSource]) -> list[str]:
    """The days that are mentioned most often, the earlier first of equals."""
    counts: Counter[str] = Counter()
    for dated_source in dated_sources:
        for mention in dated_source.reading.dates:
            day = mention.value if mention.type == "date" else None
            if day and _fine(day) and _zone(dated_source, mention.start) != "published":
                counts[_first(day)] += 1
    return _ranked(counts)


def by_publications(dated_sources: Iterable[DatedSource]) -> list[str]:
    """The days on which most articles appeared."""
    values = (dated_source.source.publication.value for dated_source in dated_sources)
    return _ranked(Counter(_first(value) for value in values if value and _fine(value)))


def _ranked(counts: Counter[str]) -> list[str]:
    return sorted(counts, key=lambda day: (-counts[day], day))


def _zone(dated_source: DatedSource, offset: int) -> str | None:
    zones = dated_source.source.article.zones
    return next((zone.kind for zone in zones if zone.start <= offset < zone.end), None)


def _fine(value: str) -> bool:
    parsed = edtf.parse(value)
    return bool(parsed and parsed.start and parsed.precision == "day")


def _first(value: str) -> str:
    return str(edtf.days(value)[0])


# ---------------------------------------------------------------- the table


def score(ranking: Sequence[str], days: Iterable[str]) -> Score:
    wanted = set(days)
    given = ranking[: len(wanted)]
    return Score(len(wanted), len(given), len(wanted & set(given)))


def scores(
    dated_sources: Sequence[DatedSource], days: Mapping[str, str], language: Language
) -> Iterator[tuple[str, Score]]:
    """Each ranking's score on one corpus."""
    events = find(dated_sources, language)
    yield "weight (ours)", score(by_weight(events), days)
    yield "number of mentions", score(by_mentions(dated_sources), days)
    yield "number of publications", score(by_publications(dated_sources), days)


def table(folder: Path, file: Path = LABELS) -> str:
    """The figures as a Markdown table: all labelled days, and those that a sentence states."""
    language = languages.load("en")
    rows = [
        "| subject | days by | labelled | P@k | R@k | F1@k | stated | P@k | R@k | F1@k |",
        "| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for corpus, days in labels(file).items():
        dated_sources = read(folder / corpus, TERMS[corpus], language)
        stated = {day: basis for day, basis in days.items() if basis == "stated"}
        pairs = zip(
            scores(dated_sources, days, language),
            scores(dated_sources, stated, language),
            strict=True,
        )
        for (name, every), (_, some) in pairs:
            rows.append(
                f"| {SUBJECTS[corpus]} | {name} | {every.asked} | {every.cells()}"
                f" | {some.asked} | {some.cells()} |"
            )
    return "\n".join(rows) + "\n"


def details(folder: Path, corpus: str) -> Iterator[str]:
    """Our ranking of one corpus, line by line."""
    language = languages.load("en")
    days = labels()[corpus]
    dated_sources = read(folder / corpus, TERMS[corpus], language)
    texts = {dated_source.source.id: dated_source.source.text for dated_source in dated_sources}
    events = find(dated_sources, language)
    for event in events:
        passage = event.passage
        mark = "+" if event.date in days else "-"
        plan = "planned" if event.planned else ""
        text = texts[passage.source][passage.start : passage.end]
        yield f"{mark} {event.weight:.3f} {event.date} {len(event.passages)} {plan} {text[:150]}"
    missing = [day for day in days if day not in by_weight(events)]
    yield f"not found: {missing}"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("folder", type=Path, help="holds corpus_gm, corpus_airbus, corpus_apple")
    parser.add_argument("--details", metavar="CORPUS", help="list what is found of one corpus")
    options = parser.parse_args()
    if options.details:
        print("\n".join(details(options.folder, options.details)))
    else:
        print(table(options.folder), end="")


if __name__ == "__main__":
    main()
