"""How well persons and organisations are found: mentions, against labels made by reading.

Run as `python -m benchmarks.names`; `table()` is the same for the docs, `--errors` also lists what
is wrong. A mention is right where both offsets and the type are those of a label. What overlaps a
label "open" (a programme, an aircraft named after its maker, a building that stands for whoever
works in it) is not counted. The five articles are read with what precedes the text; of Wikinews
each line is a sentence.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from generator.article import names, sentences
from generator.article.layout import lay_out
from generator.model import Language, NameMention, Seed, Span
from generator.reading import languages

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "tests" / "data"
KINDS = ("person", "organisation")
ZONES = ("title", "heading", "body", "caption", "related")


class Label(NamedTuple):
    start: int
    end: int
    text: str
    type: str


class Count(NamedTuple):
    """What was found and labelled of one kind, and the errors in words."""

    right: int
    found: int
    labelled: int
    errors: tuple[str, ...]


def gold() -> dict[str, list[Label]]:
    """The labels by file, `seeds/…` or `wikinews/…`."""
    found: dict[str, list[Label]] = {}
    with (DATA / "names_gold.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            label = Label(int(row["start"]), int(row["end"]), row["text"], row["type"])
            found.setdefault(row["file"], []).append(label)
    return found


def texts() -> dict[str, str]:
    """The texts that are labelled, by file."""
    found = {
        f"seeds/{path.name}": path.read_bytes().decode("utf-8")
        for path in sorted((ROOT / "seeds").glob("*.txt"))
    }
    for line in (DATA / "wikinews" / "articles.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        found[f"wikinews/{record['file']}"] = record["text"]
    return found


def found_in(file: str, text: str, language: Language) -> tuple[NameMention, ...]:
    """The mentions in the labelled part of a text."""
    if file.startswith("wikinews/"):
        return names.find(text, list(_lines(text)), language)
    article = lay_out(Seed(file=file, text=text, sha256=""), language)
    spans = [
        span
        for paragraph in article.paragraphs
        for span in sentences.split(text, paragraph.start, paragraph.end, language)
    ]
    return tuple(
        mention
        for mention in names.find(text, spans, language)
        if article.zone_of(Span(start=mention.start, end=mention.end)) in ZONES
    )


def _lines(text: str) -> Iterator[Span]:
    start = 0
    for line in text.split("\n"):
        yield Span(start=start, end=start + len(line))
        start += len(line) + 1


def count(group: str, kind: str, language: Language) -> Count:
    """Right, found and labelled mentions of a kind in the texts whose file begins with `group`."""
    labels, right, found, errors = gold(), 0, 0, list[str]()
    labelled = 0
    for file, text in texts().items():
        if not file.startswith(group):
            continue
        mine = labels.get(file, [])
        wanted = {(each.start, each.end): each.text for each in mine if each.type == kind}
        unclear = [each for each in mine if each.type == "open"]
        labelled += len(wanted)
        for mention in found_in(file, text, language):
            overlaps = any(
                each.start < mention.end and mention.start < each.end for each in unclear
            )
            if mention.type != kind or overlaps:
                continue
            found += 1
            if wanted.pop((mention.start, mention.end), None):
                right += 1
            else:
                errors.append(f"{file}: wrong {kind} {mention.text}")
        errors += [f"{file}: missed {kind} {each}" for each in wanted.values()]
    return Count(right, found, labelled, tuple(errors))


def table() -> str:
    """Mentions found and labelled, precision and recall, as a Markdown table."""
    language = languages.load("en")
    lines = [
        "| articles | kind | labelled | found | precision | recall |",
        "| --- | --- | --: | --: | --: | --: |",
    ]
    groups: Mapping[str, str] = {"seeds/": "the five in `seeds/`", "wikinews/": "ten of Wikinews"}
    for group, name in groups.items():
        for kind in KINDS:
            right, found, labelled, _ = count(group, kind, language)
            shares = f"{right / found if found else 1:.2f} | {right / labelled:.2f}"
            lines.append(f"| {name} | {kind} | {labelled} | {found} | {shares} |")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--errors", action="store_true", help="also list what is wrong")
    given = parser.parse_args()
    print(table())
    if given.errors:
        language = languages.load("en")
        for group in ("seeds/", "wikinews/"):
            for kind in KINDS:
                print(*count(group, kind, language).errors, sep="\n")


if __name__ == "__main__":
    main()
