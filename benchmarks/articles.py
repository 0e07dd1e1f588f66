"""How well an article is told from the page around it, on layouts that were made for this.

Run as `python -m benchmarks.articles [--details]`; `table()` is the same for the docs. A layout of
`benchmarks.layouts` is put around the text of an article of Wikinews; a third of the layouts wrap
it as PDFs do. The rules were written with those of even number in sight; those of odd number were
only counted.
"""

from __future__ import annotations

import argparse
import json
import random
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks.layouts import BETWEEN, BYLINES, HEADS, LAYOUTS, METAS, SITES, TAILS
from generator.containment import Guard
from generator.corpus import analysis
from generator.model import Inputs, Seed, Settings
from generator.reading import languages

DATA = Path(__file__).resolve().parent.parent / "tests" / "data" / "wikinews"
SENTENCES = 2
WRAPPED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page with its labels: body and residue as lines of it."""

    number: int
    kind: str
    text: str
    title: str
    day: str | None
    publisher: str
    byline: str | None
    body: Sequence[str]
    residue: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Of one page: what was found right (None where the page does not state it), and shares.

    A publisher is right where it is the site, or is not claimed.
    """

    title: bool
    day: bool | None
    publisher: bool
    byline: bool | None
    kept: float
    out: float


def pages() -> Iterator[Page]:
    """Every layout, around one article after another."""
    lines = (DATA / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    texts = [json.loads(line)["text"].split("\n") for line in lines]
    for number in range(LAYOUTS):
        title, _, *sentences = texts[number % len(texts)]
        yield _page(number, title, [each for each in sentences if each.strip()][:24])


def _page(number: int, title: str, sentences: Sequence[str]) -> Page:
    chance = random.Random(number)
    head, meta = HEADS[number % len(HEADS)], METAS[(number * 5 + number // 18) % len(METAS)]
    tail = TAILS[(number * 7) % len(TAILS)]
    between = BETWEEN[(number * 3) % len(BETWEEN)]
    site, by = SITES[number % len(SITES)], BYLINES[number % len(BYLINES)]
    day = date(2019, 11, 1 + number % 28)
    known = {
        "title": title,
        "site": site,
        "by": by,
        "iso": day.isoformat(),
        "weekday": f"{day:%a}",
        "day_long": f"{day:%B} {day.day}, {day.year}",
        "day_short": f"{day.day} {day:%b} {day.year}",
        "day_mid": f"{day:%b} {day.day} {day.year}",
        "day_us": f"{day.month:02}/{day.day:02}/{day.year % 100:02}",
        "day_dots": f"{day.day:02}.{day.month:02}.{day.year}",
    }
    paragraphs = [
        " ".join(sentences[at : at + SENTENCES]) for at in range(0, len(sentences), SENTENCES)
    ]
    # Where one copies from a browser, paragraphs are parted by a blank line, or are lines.
    gap = "\n" if number % 4 == 1 else "\n\n"
    wrapped = number % WRAPPED == 2
    shown = [
        _wrapped(each, chance.choice((48, 76, 96))) if wrapped else each for each in paragraphs
    ]
    middle = min(2, len(shown) - 1)
    parts = [
        head.lines,
        head.title,
        meta.lines,
        *shown[:middle],
        between,
        *shown[middle:],
        tail.replace("\n", "\n"),
    ]
    filled = [part.format(**known) if part not in shown else part for part in parts]
    text = (gap if not wrapped else "\n\n").join(part for part in filled if part)
    residue = [
        line
        for part in (filled[0], filled[3 + middle], filled[-1])
        for line in part.split("\n")
        if line and line != title and not line.startswith("Photo:")
    ]
    return Page(
        number=number,
        kind=head.kind,
        text=text + "\n",
        title=title,
        day=day.isoformat() if meta.day else None,
        publisher=site,
        byline=by if meta.by else None,
        body=paragraphs,
        residue=residue,
    )


def _wrapped(paragraph: str, width: int) -> str:
    return "\n".join(textwrap.wrap(paragraph, width))


def score(page: Page) -> Score:
    """What the generator makes of a page."""
    english = languages.load("en")
    seed = Seed(file="seeds/page.txt", text=page.text, sha256="0" * 64)
    given = Inputs(settings=Settings(), seeds={"page": seed}, topics=(), languages={"en": english})
    source = analysis.texts(given, Guard())[0]["page"]
    zones = source.article.zones
    body = " ".join(" ".join(page.text[z.start : z.end].split()) for z in zones if z.kind == "body")
    out = sum(" ".join(line.split()) not in body for line in page.residue)
    kept = sum(paragraph in body for paragraph in page.body)
    return Score(
        title=source.title_stated and source.title == page.title,
        day=None if page.day is None else source.publication.value == page.day,
        publisher=source.publisher in (None, page.publisher),
        byline=None if page.byline is None else page.byline in (source.byline or ""),
        kept=kept / len(page.body),
        out=out / max(1, len(page.residue)),
    )


def table() -> str:
    """A row for the layouts seen and one for those kept apart."""
    found = [(page, score(page)) for page in pages()]
    lines = [
        "| layouts | number | title | day | publisher | byline | body kept | residue out |",
        "| --- | --: | --: | --: | --: | --: | --: | --: |",
    ]
    for name, rest in (("seen while the rules were written", 0), ("kept apart", 1)):
        mine = [each for page, each in found if page.number % 2 == rest]
        shares = (
            [each.title for each in mine],
            [each.day for each in mine if each.day is not None],
            [each.publisher for each in mine],
            [each.byline for each in mine if each.byline is not None],
            [each.kept for each in mine],
            [each.out for each in mine],
        )
        cells = " | ".join(f"{sum(share) / len(share):.2f}" for share in shares)
        lines.append(f"| {name} | {len(mine)} | {cells} |")
    return "\n".join(lines) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--details", action="store_true", help="what is wrong, of those seen")
    chosen = parser.parse_args()
    print(table(), end="")
    for page in pages() if chosen.details else ():
        if page.number % 2 == 0:
            _tell(page)


def _tell(page: Page) -> None:
    english = languages.load("en")
    seed = Seed(file="seeds/page.txt", text=page.text, sha256="0" * 64)
    given = Inputs(settings=Settings(), seeds={"page": seed}, topics=(), languages={"en": english})
    source = analysis.texts(given, Guard())[0]["page"]
    one = score(page)
    print(f"== {page.number} {page.kind}")
    if not one.title:
        print(f"   title {source.title!r} for {page.title!r}")
    if one.day is False:
        print(f"   day {source.publication.value} for {page.day}")
    if one.byline is False:
        print(f"   byline {source.byline!r} for {page.byline!r}")
    body = "\n".join(page.text[z.start : z.end] for z in source.article.zones if z.kind == "body")
    flat = " ".join(body.split())
    for line in page.residue:
        if line in flat:
            print(f"   in the body: {line!r}")
    for paragraph in page.body:
        if paragraph not in flat:
            print(f"   lost: {paragraph[:70]!r}")


if __name__ == "__main__":
    main()
