"""The style list of names: what editors wrote otherwise, and a list that cannot be used."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.briefing.style import deviations
from generator.model import NameStyle
from generator.pipeline import Result, run
from generator.reading import inputs
from tests.projects import make_project

STYLES = (
    NameStyle(preferred="Kyiv", others=("Kiev",)),
    NameStyle(preferred="Bank of Chicken Kiev", others=("Kiev Bank",)),
)
SEED = "---\npublished: 2026-03-10\n---\n# Courier News\n\nMinister Ada Pym left Kiev on Monday.\n"
FRONT = "---\ntitle: Talks\nterms: [talks]\n---\n\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Talks in Kiev.", [("Kiev", "Kyiv")]),
        ("KIEV and Kiever", []),
        ("Talks in Kyiv.", []),
        # A source's words are its own.
        ("Pym spoke of “the road to Kiev”.", []),
        # Part of a name that the list prefers.
        ("The Bank of Chicken Kiev opened.", []),
    ],
)
def test_a_statement_s_own_words_are_held_to_the_preferred_form(
    text: str, found: list[tuple[str, str]]
) -> None:
    assert list(deviations(text, STYLES)) == found


def project(folder: Path, statement: str, names: str) -> Result:
    made = make_project(
        folder,
        {"one.md": SEED},
        {"a.md": f'{FRONT}{statement} [@one "left Kiev on Monday"]\n', "names.yml": names},
    )
    return run(inputs.read(made))


def test_the_preferred_form_is_borne_by_a_source_that_has_another(tmp_path: Path) -> None:
    """Without the list, "Kyiv" is a name that no source contains."""
    codes = {
        names: [p.kind.code for p in project(tmp_path / str(len(names)), "Kyiv.", names).problems]
        for names in ("", "Kyiv: [Kiev]\n")
    }
    assert "name-unsupported" in codes[""]
    assert "name-unsupported" not in codes["Kyiv: [Kiev]\n"]


def test_another_form_is_a_warning_with_the_preferred_one(tmp_path: Path) -> None:
    result = project(tmp_path, "Pym left Kiev.", "Kyiv: Kiev\n")
    (problem,) = [p for p in result.problems if p.kind.code == "name-not-preferred"]
    assert str(problem).startswith("topics/a.md:6:1: name-not-preferred")
    assert "“Kyiv”, not “Kiev”" in problem.message
    method = next(file for file in result.files if file.path == "method.md").data.decode()
    assert "- **Kyiv**; sources also write Kiev" in method


@pytest.mark.parametrize(
    ("names", "line", "says"),
    [
        ("- Kyiv\n", 1, "`field: value` lines"),
        ("Kyiv: [Kiev]\nLviv:\n", 2, "`Lviv` needs a list of the other forms"),
        ("Kyiv: [Kyiv]\n", 1, "`Kyiv` needs a list of the other forms"),
        ("Kyiv: {a: b}\n", 1, "`Kyiv` needs a list of the other forms"),
        ("Kyiv: [Kiev]\nKijow: [Kiev]\n", 2, "“Kiev” stands under “Kyiv” already"),
        ("Kyiv: [Kiev]\nKyiv: [Kijow]\n", 2, "stands twice"),
        ("Kyiv: [Kiev\n", 2, "not valid YAML"),
    ],
)
def test_a_list_that_cannot_be_used_stops_the_build_with_its_line(
    names: str, line: int, says: str, tmp_path: Path
) -> None:
    result = project(tmp_path, "Pym left.", names)
    (problem,) = [p for p in result.problems if p.kind.code == "names-invalid"]
    assert (problem.file, problem.line) == ("topics/names.yml", line)
    assert says in problem.message
    assert not result.files
