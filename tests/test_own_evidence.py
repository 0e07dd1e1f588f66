"""What an article says of its own days outranks what others say: more articles change nothing.

Thirty articles of other years and subjects are put beside this project's and the example's, one at
a time and all at once. No day, bound, statement or event of an untouched source may change.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pytest

from generator import pipeline
from generator.model import Briefing, Inputs, Seed
from generator.reading import inputs

ROOT = Path(__file__).parent.parent
DATA = ROOT / "tests" / "data" / "wikinews"
EXAMPLE = ROOT / "examples" / "car-makers"
HOW_MANY = 30


@cache
def read(project: Path) -> Inputs:
    return inputs.read(project)


@cache
def strangers(project: Path) -> Mapping[str, Seed]:
    """Thirty articles of Wikinews: on car makers for this project, on other matters for those."""
    if project == ROOT:
        texts = [
            path.read_text(encoding="utf-8") for path in sorted((EXAMPLE / "seeds").glob("*.txt"))
        ]
    else:
        lines = (DATA / "texts.jsonl").read_text(encoding="utf-8").splitlines()
        found = [json.loads(line) for line in lines]
        texts = [each["text"] for each in found if "corpus_gm" not in each["file"]]
        texts = texts[:: len(texts) // HOW_MANY]
    return {
        f"stranger-{number}": Seed(
            file=f"seeds/stranger-{number}.txt",
            text=text,
            sha256=hashlib.sha256(text.encode("utf-8")).hexdigest(),
        )
        for number, text in enumerate(texts[:HOW_MANY])
    }


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of the days of a project's own sources, and by its editors."""

    published: Mapping[str, object]
    dates: Mapping[str, object]
    statements: Mapping[str, object]
    events: Mapping[str, object]
    problems: frozenset[str]


def told(project: Path, *more: str) -> Told:
    given = read(project)
    seeds = {**given.seeds, **{name: strangers(project)[name] for name in more}}
    result = pipeline.run(replace(given, seeds=seeds))
    briefing, own = result.briefing, set(given.seeds)
    return Told(
        published={name: briefing.sources[name].publication for name in own},
        dates={name: [(m.text, m.value) for m in briefing.readings[name].dates] for name in own},
        statements={
            name: (each.text, each.citations, each.date)
            for name, each in briefing.statements.items()
            if each.status != "quoted"
        },
        events={
            event.id: (event.date, event.status)
            for event in briefing.events
            if _sources(briefing, event.citations) <= own
            and (briefing.statements[event.id].status != "quoted")
        },
        problems=frozenset(
            str(problem)
            for problem in result.problems
            if "stranger" not in str(problem) and problem.kind.severity != "hint"
        ),
    )


def _sources(briefing: Briefing, citations: tuple[str, ...]) -> set[str]:
    return {briefing.citations[name].source for name in citations}


@cache
def alone(project: Path) -> Told:
    return told(project)


def changes(project: Path, *more: str) -> list[str]:
    """What became otherwise by articles that have nothing to do with it."""
    before, after = alone(project), told(project, *more)
    return [
        f"{part} {name}: {old[name]} → {new.get(name)}"
        for part in ("published", "dates", "statements", "events")
        for old, new in [(getattr(before, part), getattr(after, part))]
        for name in old
        if old[name] != new.get(name)
    ] + sorted(after.problems ^ before.problems)


@pytest.mark.parametrize("project", [ROOT, EXAMPLE], ids=["this project", "the example"])
def test_thirty_articles_at_once_change_nothing_of_the_others(project: Path) -> None:
    assert changes(project, *strangers(project)) == []


@pytest.mark.parametrize("number", range(0, HOW_MANY, 3))
def test_an_article_of_another_year_changes_nothing_of_the_others(number: int) -> None:
    assert changes(ROOT, f"stranger-{number}") == []
