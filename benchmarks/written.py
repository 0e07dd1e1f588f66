"""Falsehoods that were written by readers who did not know the rules of the gate.

Each record of `tests/data/falsehoods/written/` is a true statement with its quotations, and a false
one that a hurried editor might have put there. `table()` says what the gate makes of both. A set
with `held_out: true` has been read by nobody who worked on the rules.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from benchmarks.falsehoods import ROOT, STATEMENTS, VERDICTS, Project
from generator.corpus import analysis
from generator.model import Draft, Quote, TopicFile
from generator.reading import inputs

SETS = STATEMENTS / "written"
ARTICLES = SETS / "articles.jsonl"
TOPIC = TopicFile(id="written", file="topics/written.md", title="Written", order=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A true and a false statement on the same quotations, and what the gate says of each."""

    kind: str
    fact: str
    falsehood: str
    of_fact: str
    of_falsehood: str
    said: tuple[str, ...]


def sets() -> list[str]:
    """The names of the sets, in order."""
    return sorted(path.stem for path in SETS.glob("*.yml"))


def held_out(name: str) -> bool:
    """Whether nobody who worked on the rules has read a set."""
    return bool(_load(name).get("held_out"))


def records(name: str) -> Iterator[Record]:
    """The records of a set, judged: a falsehood by what is said of it and not of the fact."""
    found = _load(name)
    project = _project(str(found["articles"]))
    for each in found["records"]:
        quotes = tuple(
            Quote(source=source, words=words, line=1, column=1) for source, words in each["quotes"]
        )
        fact, falsehood = (
            project.found(
                TOPIC,
                Draft(
                    text=text,
                    quotes=quotes,
                    date=each.get("date"),
                    section="Written",
                    line=1,
                    column=1,
                ),
            )
            for text in (each["fact"], each["falsehood"])
        )
        yield Record(
            kind=each["kind"],
            fact=each["fact"],
            falsehood=each["falsehood"],
            of_fact=_verdict(fact),
            of_falsehood=_verdict(falsehood - fact),
            said=tuple(sorted(message for _, message in falsehood - fact)),
        )


def table() -> str:
    """A table in Markdown: a row a set."""
    rows = [
        "| written on | read before | falsehoods | caught | warned | silent"
        " | facts | blocked | warned |",
        "| --- | --- | --: | --: | --: | --: | --: | --: | --: |",
    ]
    for name in sets():
        judged = list(records(name))
        false = Counter(each.of_falsehood for each in judged)
        true = Counter(each.of_fact for each in judged)
        read = "no" if held_out(name) else "yes"
        cells = (
            *(false[verdict] for verdict in VERDICTS),
            len(judged),
            *(true[verdict] for verdict in VERDICTS[:2]),
        )
        rows.append(f"| {name} | {read} | {len(judged)} | {' | '.join(map(str, cells))} |")
    return "\n".join(rows)


def _verdict(found: frozenset[tuple[str, str]]) -> str:
    severities = {severity for severity, _ in found}
    return "caught" if "error" in severities else "warned" if "warning" in severities else "silent"


def _load(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((SETS / f"{name}.yml").read_text("utf-8"))
    return loaded


def _project(articles: str) -> Project:
    """This project, or one made of the articles of a subject of Wikinews."""
    if articles == "this project":
        read = inputs.read(ROOT)
        return Project(name=articles, inputs=read, corpus=analysis.corpus(read))
    with tempfile.TemporaryDirectory() as place:
        for folder in ("seeds", "topics"):
            (Path(place) / folder).mkdir()
        (Path(place) / "mkdocs.yml").write_text("site_name: Written\n", "utf-8")
        for line in ARTICLES.read_text("utf-8").splitlines():
            article = json.loads(line)
            if article["subject"] == articles:
                (Path(place) / "seeds" / f"{article['id']}.txt").write_text(
                    article["text"], "utf-8"
                )
        read = inputs.read(Path(place))
    return Project(name=articles, inputs=read, corpus=analysis.corpus(read))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "--list", metavar="SET", help="list what is said of each falsehood of a set"
    )
    chosen = parser.parse_args()
    print(table())
    for each in records(chosen.list) if chosen.list else ():
        print(f"{each.of_falsehood} {each.kind}: {each.falsehood}")
        for said in each.said:
            print(f"    {said}")


if __name__ == "__main__":
    main()
