"""How well dates are found and resolved: on the seeds' gold, and on labelled Wikinews articles.

Run as `python -m benchmarks.dates [--data DIR]`; `table()` is the same for the docs. `DIR` holds
`dates_gold.tsv`, labelled by hand on the seeds, and may hold `wikinews/` (the MEANTIME corpus:
texts, and `timex.tsv` with TIMEX3 values of the title and the first five sentences of each).

An expression counts as found when it overlaps a labelled one. A value is right when it covers the
same days, `?` and `~` aside, or is the same length of time. Of Wikinews, labels without a calendar
or numeric value ("recently", "several years") are left out, with whatever is found in their place.
"""

from __future__ import annotations

import argparse
import csv
import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from generator import edtf
from generator.model import Article, DateMention, Language, Seed, Span, Zone, ZoneKind
from generator.reading import languages
from generator.stages import articles, dates, publication

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "tests" / "data"
SEEDS = ROOT / "seeds"
FISCAL_YEAR_START = 4  # the seeds' fiscal years begin in April
LABELLED_LINES = 7  # title, date and five sentences

_TIMEX_PART = {"Q1": 33, "Q2": 34, "Q3": 35, "Q4": 36, "H1": 40, "H2": 41} | {
    "SP": 21,
    "SU": 22,
    "FA": 23,
    "WI": 24,
}


@dataclass(frozen=True, slots=True)
class Label:
    """A labelled expression; `value` None: not resolvable; `counts` False: left out."""

    start: int
    end: int
    text: str
    value: str | None
    counts: bool = True


@dataclass(frozen=True, slots=True)
class Score:
    labels: int = 0
    found: int = 0
    matched: int = 0
    valued: int = 0
    wrong: tuple[str, ...] = ()

    def __add__(self, other: Score) -> Score:
        return Score(
            self.labels + other.labels,
            self.found + other.found,
            self.matched + other.matched,
            self.valued + other.valued,
            self.wrong + other.wrong,
        )

    def f1(self, right: int) -> float:
        both = self.labels + self.found
        return 2 * right / both if both else 0.0

    def row(self, name: str) -> str:
        precision = self.matched / self.found if self.found else 0.0
        recall = self.matched / self.labels if self.labels else 0.0
        return (
            f"| {name} | {self.labels} | {self.found} | {precision:.3f} | {recall:.3f} "
            f"| {self.f1(self.matched):.3f} | {self.f1(self.valued):.3f} |"
        )


def score(labels: Sequence[Label], found: Sequence[DateMention]) -> Score:
    """Match each label to the first free mention that overlaps it."""
    taken: set[int] = set()
    total = Score()
    for label in labels:
        over = [
            index
            for index, mention in enumerate(found)
            if index not in taken and mention.start < label.end and label.start < mention.end
        ]
        if not label.counts:
            taken.update(over)
            continue
        mention = found[over[0]] if over else None
        right = mention is not None and _same(label.value, mention.value)
        taken.update(over[:1])
        wrong = () if right else (f"{label.text!r} {label.value}: {_told(mention)}",)
        total += Score(1, bool(over), bool(over), right, wrong)
    extra = [mention for index, mention in enumerate(found) if index not in taken]
    return total + Score(found=len(extra), wrong=tuple(f"extra: {_told(one)}" for one in extra))


def _told(mention: DateMention | None) -> str:
    return f"{mention.text!r} {mention.value} ({mention.basis})" if mention else "not found"


def _same(label: str | None, value: str | None) -> bool:
    if label is None or value is None:
        return label == value
    one, other = edtf.parse(label), edtf.parse(value)
    return edtf.same_days(one, other) if one and other else label == value


# ---------------------------------------------------------------- the seeds


def seeds_score(data: Path, language: Language) -> Score:
    """All seeds as one corpus: publication first, then the dates of each. Residue is left out."""
    labels = _gold(data)
    laid: dict[str, tuple[Seed, Article]] = {}
    for file in sorted(labels):
        seed = Seed(file=file, text=(SEEDS / file).read_bytes().decode("utf-8"), sha256="")
        laid[file] = (seed, articles.lay_out(seed, language))
    anchor = dates.Anchor(fiscal_year_start=FISCAL_YEAR_START)

    def reported(text: str, article: Article, others: tuple[str, ...]) -> tuple[DateMention, ...]:
        return dates.reported(text, article, replace(anchor, others=others), language)

    known = publication.publications(laid, {}, language, reported)
    others = tuple(each.value for each in known.values() if each.value and each.basis != "inferred")
    total = Score()
    for file, (seed, article) in laid.items():
        day = replace(anchor, published=known[file].value, others=others)
        total += score(labels[file], dates.find(seed.text, article, day, language))
    return total


def _gold(data: Path) -> dict[str, list[Label]]:
    labels: dict[str, list[Label]] = {}
    for row in _rows(data / "dates_gold.tsv"):
        start, text = int(row["char_offset"]), row["text"]
        value = None if row["iso"] == "unresolvable" else row["iso"]
        if row["zone"] != "ranking":  # headlines of other articles, which no page shows
            label = Label(start, start + len(text), text, value)
            labels.setdefault(row["file"], []).append(label)
    return labels


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


# ---------------------------------------------------------------- Wikinews


def wikinews_score(folder: Path, language: Language) -> tuple[Score, float]:
    """Each article against its date of publication; with the seconds that reading them took."""
    labels: dict[tuple[str, str], list[Label]] = {}
    for row in _rows(folder / "timex.tsv"):
        value = _from_timex(row["value"])
        label = Label(int(row["start"]), int(row["end"]), row["text"], value, value is not None)
        labels.setdefault((row["file"], row["document_date"]), []).append(label)
    total, seconds = Score(), 0.0
    for (file, day), wanted in sorted(labels.items()):
        text = (folder / file).read_bytes().decode("utf-8")
        article = _lines(text)
        begun = time.perf_counter()
        found = dates.find(text, article, dates.Anchor(published=day), language)
        seconds += time.perf_counter() - begun
        limit = _labelled_end(text, max(label.end for label in wanted))
        total += score(wanted, [mention for mention in found if mention.start < limit])
    return total, seconds


def _lines(text: str) -> Article:
    """The texts have one sentence a line: title, date, body."""
    zones: list[Zone] = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            kinds: tuple[ZoneKind, ...] = ("title", "published", "body")
            kind = kinds[min(len(zones), 2)]
            zones.append(Zone(start=start, end=start + len(line), kind=kind))
        start += len(line) + 1
    return Article(
        zones=tuple(zones),
        paragraphs=tuple(Span(start=zone.start, end=zone.end) for zone in zones),
    )


def _labelled_end(text: str, last: int) -> int:
    ends = [match.end() for match in re.finditer(r"[^\n]+(?:\n|\Z)", text)]
    line = next((end for end in ends if end >= last), len(text))
    return max(line, ends[min(LABELLED_LINES, len(ends)) - 1])


def _from_timex(value: str) -> str | None:
    """A TIMEX3 value as EDTF or an ISO 8601 duration; None where it names no days."""
    value = value[:10] if re.match(r"\d{4}-\d{2}-\d{2}T", value) else value
    week = re.fullmatch(r"(\d{4})-W(\d{2})(-WE)?", value)
    if week:
        monday = date.fromisocalendar(int(week[1]), int(week[2]), 1)
        first = 5 if week[3] else 0
        return edtf.span(monday + timedelta(days=first), monday + timedelta(days=6))
    part = re.fullmatch(r"(\d{4})-([QHSFW][1-4PUAI])", value)
    if part:
        return f"{part[1]}-{_TIMEX_PART[part[2]]}"
    if re.fullmatch(r"P(T?\d+(\.\d+)?[YMWDHS])", value):
        return value
    return value if re.match(r"\d{4}(?!\d)", value) and edtf.parse(value) else None


def table(data: Path = DATA, details: bool = False) -> str:
    """The figures as a Markdown table, and with `details` everything that is not right."""
    language = languages.load("en")
    rows = [
        "| texts | labelled | found | precision | recall | found F1 | value F1 |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    seeds = seeds_score(data, language)
    rows.append(seeds.row("seeds"))
    wrong = seeds.wrong
    if (data / "wikinews").is_dir():
        wikinews, seconds = wikinews_score(data / "wikinews", language)
        rows.append(wikinews.row("Wikinews"))
        rows.append(f"\nWikinews read in {seconds:.2f} s.")
        wrong += wikinews.wrong
    if details:
        rows.extend(f"- {line}" for line in wrong)
    return "\n".join(rows) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--details", action="store_true", help="list what is not right")
    options = parser.parse_args()
    print(table(options.data, options.details), end="")


if __name__ == "__main__":
    main()
