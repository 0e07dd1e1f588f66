"""Texts whose dates are labelled, and how what a program finds in them is scored.

An expression counts as found when it overlaps a labelled one. A value is right when it covers the
same days, `?` and `~` aside, or is the same length of time. TIMEX3 labels without a calendar or
numeric value ("recently", "several years") are left out, with whatever is found in their place. Of
what a careful reader cannot tell (`?`) any value is right that is marked uncertain, and so is none.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from generator import edtf
from generator.article import dates, layout
from generator.corpus import publication, stories
from generator.model import Article, DateMention, Language, Publication, Seed, Span, Zone

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
FISCAL_YEAR_START = 4  # the seeds' fiscal years begin in April
LABELLED_LINES = 6  # title, date and four sentences
UNTOLD = "?"  # the value of what a careful reader cannot tell: right is what is not sure

_PARTS = {"Q1": 33, "Q2": 34, "Q3": 35, "Q4": 36, "H1": 40, "H2": 41}
_PARTS |= {"SP": 21, "SU": 22, "FA": 23, "WI": 24}


@dataclass(frozen=True, slots=True)
class Label:
    """A labelled expression; `value` None: not resolvable; `counts` False: left out."""

    start: int
    end: int
    text: str
    value: str | None
    counts: bool = True


@dataclass(frozen=True, slots=True)
class Finding:
    """What a program found; `told` is how it is listed."""

    start: int
    end: int
    value: str | None
    told: str


@dataclass(frozen=True, slots=True)
class Document:
    """A text with its labels; beyond `limit` nothing is labelled. `only`: what has no label was not
    asked for, and what a program finds there does not count."""

    text: str
    article: Article
    anchor: dates.Anchor
    labels: tuple[Label, ...]
    limit: int
    only: bool = False

    def asks(self, start: int, end: int) -> bool:
        """Whether something found at `start` to `end` counts."""
        asked = not self.only or any(start < one.end and one.start < end for one in self.labels)
        return start < self.limit and asked


@dataclass(frozen=True, slots=True)
class Score:
    labels: int = 0
    found: int = 0
    matched: int = 0
    valued: int = 0
    wrong: tuple[str, ...] = ()
    doubted: int = 0  # of another value, which is marked uncertain or left out

    def __add__(self, other: Score) -> Score:
        return Score(
            self.labels + other.labels,
            self.found + other.found,
            self.matched + other.matched,
            self.valued + other.valued,
            self.wrong + other.wrong,
            self.doubted + other.doubted,
        )

    @property
    def precision(self) -> float:
        return self.matched / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.matched / self.labels if self.labels else 0.0

    def f1(self, right: int) -> float:
        """Of what was found, or of what has the right value as well."""
        both = self.labels + self.found
        return 2 * right / both if both else 0.0


def score(labels: Sequence[Label], found: Sequence[Finding]) -> Score:
    """Match each label to the first free finding that overlaps it."""
    taken: set[int] = set()
    total = Score()
    for label in labels:
        over = [
            index
            for index, one in enumerate(found)
            if index not in taken and one.start < label.end and label.start < one.end
        ]
        if not label.counts:
            taken.update(over)
            continue
        match = found[over[0]] if over else None
        right = match is not None and _same(label.value, match.value)
        taken.update(over[:1])
        told = match.told if match else "not found"
        wrong = () if right else (f"{label.text!r} {label.value}: {told}",)
        doubted = match is not None and not right and not _is_sure(match.value)
        total += Score(1, bool(over), bool(over), right, wrong, doubted)
    extra = [one for index, one in enumerate(found) if index not in taken]
    return total + Score(found=len(extra), wrong=tuple(f"extra: {one.told}" for one in extra))


def _is_sure(value: str | None) -> bool:
    return value is not None and not set(value) & set("?%")


def _same(label: str | None, value: str | None) -> bool:
    if label == UNTOLD:
        return not _is_sure(value)
    if label is None or value is None:
        return label == value
    one, other = edtf.parse(label), edtf.parse(value)
    return edtf.same_days(one, other) if one and other else label == value


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def seeds(data: Path, language: Language) -> list[Document]:
    """All seeds as one corpus, each with what is known of its publication."""
    labels: dict[str, list[Label]] = {}
    for row in _rows(data / "dates_gold.tsv"):
        start, text = int(row["char_offset"]), row["text"]
        value = None if row["iso"] == "unresolvable" else row["iso"]
        if row["zone"] != "ranking":  # headlines of other articles, which no page shows
            label = Label(start, start + len(text), text, value)
            labels.setdefault(row["file"], []).append(label)
    laid: dict[str, tuple[Seed, Article]] = {}
    for file in sorted(labels):
        seed = Seed(file=file, text=(SEEDS / file).read_bytes().decode("utf-8"), sha256="")
        laid[file] = (seed, layout.lay_out(seed, language))
    known = _published(laid, language)
    others = tuple(each.value for each in known.values() if each.value and each.basis != "inferred")
    anchor = dates.Anchor(others=others, fiscal_year_start=FISCAL_YEAR_START)
    return [
        Document(
            text=seed.text,
            article=article,
            anchor=replace(anchor, published=known[file].value),
            labels=tuple(labels[file]),
            limit=len(seed.text),
        )
        for file, (seed, article) in laid.items()
    ]


def _published(
    laid: Mapping[str, tuple[Seed, Article]], language: Language
) -> dict[str, Publication]:
    anchor = dates.Anchor(fiscal_year_start=FISCAL_YEAR_START)

    def reported(name: str, others: tuple[str, ...]) -> tuple[DateMention, ...]:
        seed, article = laid[name]
        return dates.reported(seed.text, article, replace(anchor, others=others), language)

    return publication.publications(
        laid,
        {},
        language,
        reported,
        stories.related(
            {name: (seed.text, article) for name, (seed, article) in laid.items()}, language
        ),
    )


def sentences(data: Path, hand: str) -> list[Document]:
    """Sentences of what is past and what is to come, each with the value of one expression: those
    that the authors of the rules wrote (`own`), or those of `other` hands."""
    found = []
    for row in _rows(data / "direction.tsv"):
        if row["hand"] != hand:
            continue
        text, start = row["sentence"], row["sentence"].index(row["text"])
        whole = Zone(start=0, end=len(text), kind="body")
        label = Label(start, start + len(row["text"]), row["text"], row["value"])
        article = Article(zones=(whole,), paragraphs=(Span(start=0, end=len(text)),))
        anchor = dates.Anchor(published=row["published"])
        found.append(Document(text, article, anchor, (label,), len(text), only=True))
    return found


def wikinews(folder: Path, language: Language) -> list[Document]:
    """The labelled Wikinews articles, each published on the date that its second line states."""
    labels: dict[str, list[Label]] = {}
    for row in _rows(folder / "timex.tsv"):
        value = from_timex(row["value"])
        label = Label(int(row["start"]), int(row["end"]), row["text"], value, value is not None)
        labels.setdefault(row["file"], []).append(label)
    found = []
    for file, text in sorted(_texts(folder, labels).items()):
        article = layout.lay_out(Seed(file=file, text=text, sha256=""), language)
        ends = [match.end() for match in re.finditer(r"[^\n]+(?:\n|\Z)", text)]
        limit = ends[min(LABELLED_LINES, len(ends)) - 1]
        anchor = dates.Anchor(published=article.published)
        found.append(Document(text, article, anchor, tuple(labels[file]), limit))
    return found


def _texts(folder: Path, files: Mapping[str, object]) -> dict[str, str]:
    lines = folder / "texts.jsonl"
    if lines.is_file():
        records = map(json.loads, lines.read_text(encoding="utf-8").splitlines())
        return {record["file"]: record["text"] for record in records}
    return {file: (folder / file).read_bytes().decode("utf-8") for file in files}


def from_timex(value: str | None) -> str | None:
    """A TIMEX3 value as EDTF or an ISO 8601 duration; None where it names no days."""
    value = value or ""
    value = value[:10] if re.match(r"\d{4}-\d{2}-\d{2}T", value) else value
    week = re.fullmatch(r"(\d{4})-W(\d{2})(-WE)?", value)
    if week:
        monday = date.fromisocalendar(int(week[1]), int(week[2]), 1)
        first = 5 if week[3] else 0
        return edtf.span(monday + timedelta(days=first), monday + timedelta(days=6))
    part = re.fullmatch(r"(\d{4})-([QHSFW][1-4PUAI])", value)
    if part:
        return f"{part[1]}-{_PARTS[part[2]]}"
    if re.fullmatch(r"P(T?\d+(\.\d+)?[YMWDHS])", value):
        return value
    if re.fullmatch(r"\d{2,3}", value):
        return value.ljust(4, "X")  # a century or a decade
    return value if re.match(r"\d{4}(?!\d)", value) and edtf.parse(value) else None
