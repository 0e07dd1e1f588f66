"""What the gate says of articles in languages for which there are no rules, and what is read there.

`python -m benchmarks.languages` prints a row for each language of `tests/data/languages/`: of its
true statements (in English, and in the language itself) those that the gate speaks against, of its
targeted falsehoods those that pass, how many origins a verbatim copy makes, and two articles on
different matters, and how much the program says by itself that the articles hold.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from generator import pipeline
from generator.reading import inputs
from tests.projects import make_project

FOLDER = Path(__file__).parent.parent / "tests" / "data" / "languages"
CODES = tuple(sorted(file.stem for file in FOLDER.glob("*.yml")))
NAMES = ("one", "two")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What was found in one language; of `spoken_against` each is a statement and the codes.

    `claimed` counts what is said to be in the articles by itself: names, dates, figures, speech.
    """

    code: str
    true: int
    spoken_against: tuple[str, ...]
    false: int
    passed: int
    origins: int
    apart: int
    claimed: int


def texts(code: str) -> Sequence[Mapping[str, Any]]:
    """The articles of a language, each with its text, true statements and falsehood."""
    found: Sequence[Mapping[str, Any]] = yaml.safe_load(
        (FOLDER / f"{code}.yml").read_text(encoding="utf-8")
    )["articles"]
    return found


def inside(code: str) -> Sequence[str]:
    """Parts of numbers that stand in no article as numbers of their own."""
    data = yaml.safe_load((FOLDER / f"{code}.yml").read_text(encoding="utf-8"))
    found: Sequence[str] = data["inside"]
    return found


def project(folder: Path, code: str, statements: Sequence[str], *, given: bool, own: bool) -> Path:
    """A briefing on the articles of a language, in English or its own; one statement a line."""
    head = f"---\nlanguage: {code}\n---\n" if given else ""
    seeds = {
        f"{name}.md": f"{head}{article['text']}"
        for name, article in zip(NAMES, texts(code), strict=True)
    }
    topic = "---\ntitle: Matters\n---\n## Bottom line\n\n" + "\n\n".join(
        f"- {statement}" for statement in statements
    )
    settings = f"language: {code}" if own else ""
    return make_project(folder, seeds, {"all.md": topic + "\n"}, settings)


def against(folder: Path) -> dict[int, str]:
    """By the line of a topic, the codes of what is said against a statement, hints left out."""
    found: dict[int, str] = {}
    for problem in pipeline.run(inputs.read(folder)).problems:
        if problem.file == "topics/all.md" and problem.kind.severity != "hint":
            found[problem.line] = f"{found.get(problem.line, '')} {problem.kind.code}".strip()
    return found


def told(code: str, statements: Sequence[str], *, given: bool, own: bool) -> list[str]:
    """What the gate says against some statements: each one's codes and its beginning."""
    with tempfile.TemporaryDirectory() as name:
        folder = project(Path(name), code, statements, given=given, own=own)
        lines = (folder / "topics" / "all.md").read_text(encoding="utf-8").splitlines()
        return [f"{codes}: {lines[at - 1][:70]}" for at, codes in sorted(against(folder).items())]


def origins(code: str, bodies: Sequence[str], *, given: bool) -> int:
    """Into how many origins two articles come."""
    head = f"---\nlanguage: {code}\n---\n" if given else ""
    with tempfile.TemporaryDirectory() as name:
        seeds = {f"{each}.md": head + body for each, body in zip(NAMES, bodies, strict=True)}
        folder = make_project(Path(name), seeds, {"all.md": "---\ntitle: Matters\n---\n"})
        sources = pipeline.run(inputs.read(folder)).briefing.origins.wholes
        return len(set(sources.values()))


def claimed(code: str, *, given: bool) -> int:
    """How many names, dates, figures and utterances the program says that the articles hold."""
    with tempfile.TemporaryDirectory() as name:
        folder = project(Path(name), code, (), given=given, own=False)
        readings = pipeline.run(inputs.read(folder)).briefing.readings.values()
        return sum(
            len(each.names) + len(each.dates) + len(each.figures) + len(each.speech)
            for each in readings
        )


def measure(code: str, *, given: bool) -> Row:
    """The row of a language whose articles say which one it is, or leave it to be inferred."""
    english = [line for article in texts(code) for line in article["true"]]
    own = [line for article in texts(code) for line in article["own"]]
    false = [article["false"] for article in texts(code)]
    bodies = [article["text"] for article in texts(code)]
    return Row(
        code=code,
        true=len(english) + len(own),
        spoken_against=(
            *told(code, english, given=given, own=False),
            *told(code, own, given=given, own=True),
        ),
        false=len(false),
        passed=len(false) - len(told(code, false, given=given, own=False)),
        origins=origins(code, [bodies[0], bodies[0]], given=given),
        apart=origins(code, bodies, given=given),
        claimed=claimed(code, given=given),
    )


def table() -> str:
    """A row for each language whose articles do not say which one it is."""
    lines = [
        "| language | true, spoken against | false, passed | origins of an article and its copy"
        " | of two on other matters | read |",
        "| --- | --: | --: | --: | --: | --: |",
    ]
    for row in (measure(code, given=False) for code in CODES):
        against = len(row.spoken_against)
        lines.append(
            f"| {row.code} | {against} of {row.true} | {row.passed} of {row.false} |"
            f" {row.origins} | {row.apart} | {row.claimed} |"
        )
    return "\n".join(lines)


def main() -> int:
    """Print the table, and what is said against true statements, also where a language is given."""
    print(table())
    for given in (True, False):
        for code in CODES:
            print(
                "".join(f"{line}\n" for line in measure(code, given=given).spoken_against), end=""
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
