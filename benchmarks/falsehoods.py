"""How many falsehoods the gate stops: one at a time is planted in true statements.

Run as `python -m benchmarks.falsehoods [--silent]`; `table()` is the same for the docs. The true
statements are those of this project's topics and of `tests/data/falsehoods/`, written on the
articles of `examples/car-makers`. Each kind of falsehood is planted wherever it fits, and as many
as `EACH` are taken, evenly spread: the same ones in every run.

A falsehood is caught where the gate finds an error that the true statement does not have, warned of
where it finds a warning.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from benchmarks.planting import KINDS, World
from generator.briefing import gate
from generator.corpus import analysis
from generator.corpus.analysis import Corpus
from generator.model import Draft, Inputs, TopicFile
from generator.problems import ProblemKind
from generator.reading import inputs, topics

ROOT = Path(__file__).resolve().parent.parent
STATEMENTS = ROOT / "tests" / "data" / "falsehoods"
EACH = 8
Place = TypeVar("Place")
VERDICTS = ("caught", "warned", "silent")
# What is said of the form, not of the truth.
FORMAL = frozenset((ProblemKind.NAME_NOT_PREFERRED,))


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A project read, with the drafts of its true statements."""

    name: str
    inputs: Inputs
    corpus: Corpus

    def drafts(self) -> Iterator[tuple[TopicFile, Draft]]:
        for topic in self.inputs.topics:
            for draft in topic.drafts:
                if not draft.label and not draft.withdrawn:
                    yield topic, draft

    def found(self, topic: TopicFile, draft: Draft) -> frozenset[tuple[str, str]]:
        """Severity and code of what the gate says of one statement, taken by itself."""
        alone = replace(self.inputs, topics=(replace(topic, drafts=(draft,)),))
        problems = gate.check(alone, self.corpus).problems
        return frozenset(
            (problem.kind.severity, f"{problem.kind.code} {problem.message}")
            for problem in problems
            if problem.kind not in FORMAL
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Planted:
    """A falsehood: where it was planted, what it says, and what the gate said."""

    kind: str
    project: str
    text: str
    verdict: str
    said: tuple[str, ...]


def projects() -> list[Project]:
    """This project with its topics, and the example with statements that were kept for this."""
    found = []
    for name, folder, edited in (
        ("this project", ROOT, ROOT),
        ("car makers", ROOT / "examples" / "car-makers", STATEMENTS),
    ):
        read = inputs.read(folder)
        files, _ = topics.read(edited, read.language)
        read = replace(read, topics=files)
        found.append(Project(name=name, inputs=read, corpus=analysis.corpus(read)))
    return found


def plant(project: Project, kind: str) -> list[Planted]:
    """The falsehoods of one kind in one project."""
    world = World(inputs=project.inputs, corpus=project.corpus)
    planted = [
        (topic, draft, false)
        for topic, draft in project.drafts()
        for false in KINDS[kind](draft, world)
    ]
    return [_judged(project, kind, *each) for each in spread(planted, EACH)]


def spread(items: Sequence[Place], count: int) -> list[Place]:
    """So many of the items, evenly spread over them."""
    if len(items) <= count:
        return list(items)
    return [items[(2 * place + 1) * len(items) // (2 * count)] for place in range(count)]


def _judged(project: Project, kind: str, topic: TopicFile, draft: Draft, false: Draft) -> Planted:
    new = project.found(topic, false) - project.found(topic, draft)
    severities = {severity for severity, _ in new}
    verdict = "caught" if "error" in severities else "warned" if severities else "silent"
    return Planted(
        kind=kind,
        project=project.name,
        text=false.text,
        verdict=verdict,
        said=tuple(sorted(message for _, message in new)),
    )


def alarms(project: Project) -> tuple[int, int, int]:
    """True statements, those of them that are blocked, and those that are warned of."""
    found = [project.found(topic, draft) for topic, draft in project.drafts()]
    blocked = sum(any(severity == "error" for severity, _ in each) for each in found)
    warned = sum(any(severity == "warning" for severity, _ in each) for each in found)
    return len(found), blocked, warned


def table() -> str:
    """Two tables in Markdown: what becomes of falsehoods, and what is said of true statements."""
    read = projects()
    planted = [each for project in read for kind in KINDS for each in plant(project, kind)]
    rows = []
    for kind in (*KINDS, "all"):
        mine = [each for each in planted if kind in ("all", each.kind)]
        counted = Counter(each.verdict for each in mine)
        cells = (kind, str(len(mine)), *(str(counted[verdict]) for verdict in VERDICTS))
        rows.append(f"| {' | '.join(cells)} |")
    true = [f"| {project.name} | {' | '.join(map(str, alarms(project)))} |" for project in read]
    return "\n".join(
        (
            "| a falsehood planted | number | caught | warned | silent |",
            "| --- | --: | --: | --: | --: |",
            *rows,
            "",
            "| true statements of | number | blocked | warned |",
            "| --- | --: | --: | --: |",
            *true,
        )
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--silent", action="store_true", help="list what nothing was said of")
    parser.add_argument("--all", action="store_true", help="list every falsehood")
    parser.add_argument("--alarms", action="store_true", help="list what is said of true ones")
    chosen = parser.parse_args()
    print(table())
    if chosen.alarms:
        for project in projects():
            for topic, draft in project.drafts():
                for severity, said in sorted(project.found(topic, draft)):
                    print(f"{severity} {topic.file}:{draft.line} {said}\n    {draft.text}")
    if chosen.silent or chosen.all:
        for project in projects():
            for kind in KINDS:
                for each in plant(project, kind):
                    if chosen.all or each.verdict == "silent":
                        print(f"{each.verdict} {each.kind} [{each.project}] {each.text}")
                        for said in each.said:
                            print(f"    {said}")


if __name__ == "__main__":
    main()
