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
    return (f"{first}\n", rest) if first.startswith(("language: ", "label: ")) else ("", text)


@pytest.mark.parametrize("case", cases("claims"), ids=str)
def test_cases(case: Case, regenerate: bool, tmp_path: Path) -> None:
    compare(case, told(case, tmp_path), regenerate)


NAMED = """---
title: Bridge opens
label: {label}
published: 2026-03-10
---
By Quist Vannevar

The bridge opened on 7 March 2026.

Its lamps were lit.
"""


@pytest.mark.parametrize(
    ("label", "statement", "expected"),
    [
        ("9 March report", "The 9 March report has the lamps lit.", []),
        ("9 March report", "The lamps were lit on 9 March.", ["date-unsupported"]),
        ("9 March report", "The report of 9 March has the lamps lit.", ["date-unsupported"]),
        ("Oslo letter", "The Oslo letter has the lamps lit.", []),
        ("Oslo letter", "In Oslo the lamps were lit.", ["name-elsewhere"]),
        ("40 lamps", "By 40 Lamps the lamps were lit.", []),
        ("lamp", "The 40 lamps were lit.", ["figure-unsupported"]),
    ],
)
def test_a_source_is_called_by_its_label_without_a_claim_of_what_the_label_holds(
    label: str, statement: str, expected: list[str], tmp_path: Path
) -> None:
    topic = f'---\ntitle: Matters\n---\n{statement} [@one "Its lamps were lit"]\n'
    project = make_project(tmp_path, {"one.md": NAMED.format(label=label)}, {"all.md": topic})
    result = pipeline.run(inputs.read(project))
    found = [p.kind.code for p in result.problems if p.file == "topics/all.md"]
    assert found == expected


@pytest.mark.parametrize(
    ("sentence", "date", "expected"),
    [
        ("The leaders meet again in April.", "2026-04", []),
        ("The leaders meet again in April.", "2025-04", ["date-unsupported"]),
        ("The leaders met in April.", "2025-04", []),
        ("The leaders met in April.", "2026-04", ["date-unsupported"]),
        # Both can be: either passes, and is told of.
        ("The firm agreed to sell the mine in June.", "2026-06", ["date-uncertain"]),
        ("The firm agreed to sell the mine in June.", "2025-06", ["date-uncertain"]),
        ("The firm agreed to sell the mine in June.", "2024-06", ["date-unsupported"]),
        ("Talks in Geneva, Tuesday.", "2026-01-13", ["date-uncertain"]),
        ("Talks in Geneva, Tuesday.", "2026-01-20", ["date-uncertain"]),
        ("Talks in Geneva, Tuesday.", "2026-01-21", ["date-unsupported"]),
    ],
)
def test_an_event_may_have_any_date_that_its_passage_may_mean(
    sentence: str, date: str, expected: list[str], tmp_path: Path
) -> None:
    """A guess stops no date that the words bear; a reading stops all others."""
    seed = f"---\ntitle: One report\npublished: 2026-01-16\n---\nIt rained.\n\n{sentence}\n"
    topic = f'---\ntitle: Matters\n---\n- {date}: It comes. [@one "{sentence}"]\n'
    project = make_project(tmp_path, {"one.md": seed}, {"all.md": topic})
    result = pipeline.run(inputs.read(project))
    found = [p for p in result.problems if p.file == "topics/all.md"]
    assert [p.kind.code for p in found if p.kind.code.startswith("date")] == expected
    for problem in found:
        if problem.kind.code == "date-unsupported":
            assert "@one, line 7: “" in problem.mend
            assert "published 2026-01-16" in problem.mend
