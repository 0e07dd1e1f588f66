"""The gate's rules on what a statement claims: each stops a falsehood, and lets truth pass."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import pipeline
from generator.reading import inputs
from tests.cases_file import Case, cases, compare
from tests.projects import make_project


def told(case: Case, folder: Path) -> str:
    """The codes of what is said of each statement, or `fine`; hints are left out."""
    articles, _, statements = case.input.partition("\n====\n")
    seeds = {}
    for part in (
        articles.split("\n@@ ")[0:] if articles.startswith("@@ ") else [f"@@ one\n{articles}"]
    ):
        name, _, text = part.removeprefix("@@ ").partition("\n")
        language, text = _language(text)
        seeds[f"{name}.md"] = f"---\ntitle: The {name} report\n{language}---\n{text.strip()}\n"
    head = "---\ntitle: Matters\n---\n## Bottom line\n\n"
    lines = statements.splitlines()
    topic = head + "\n\n".join(lines) + "\n"
    project = make_project(folder, seeds, {"all.md": topic})
    result = pipeline.run(inputs.read(project))
    found: dict[int, list[str]] = {}
    for problem in result.problems:
        if problem.file == "topics/all.md" and problem.kind.severity != "hint":
            at = topic.splitlines()[problem.line - 1]
            found.setdefault(lines.index(at), []).append(problem.kind.code)
    return "\n".join(
        f"{', '.join(sorted(set(found.get(place, ['fine']))))}: {line.partition(' [@')[0]}"
        for place, line in enumerate(lines)
    )


def _language(text: str) -> tuple[str, str]:
    first, _, rest = text.partition("\n")
    return (f"{first}\n", rest) if first.startswith("language: ") else ("", text)


@pytest.mark.parametrize("case", cases("claims"), ids=str)
def test_cases(case: Case, regenerate: bool, tmp_path: Path) -> None:
    compare(case, told(case, tmp_path), regenerate)
