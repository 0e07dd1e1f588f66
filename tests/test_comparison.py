"""Differences that the build finds by itself, from the articles to the page."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator import pipeline
from generator.model import Briefing
from generator.reading import inputs
from tests.projects import ROOT, make_project

FRONT = "---\ntitle: The court\nterms: [Hale, fraud]\n---\n"
THIRD = "A jury in Leeds convicted Marcus Hale of fraud on March 3, 2026. He was pale."
FOURTH = "Marcus Hale was convicted of fraud by a jury on March 4, 2026, in Leeds. It rained."


def built(
    folder: Path,
    topic: str = FRONT,
    settings: str = "",
    articles: tuple[str, str] = (THIRD, FOURTH),
) -> pipeline.Result:
    seeds = {
        f"{name}.md": f"---\npublished: 2026-03-0{number}\n---\n{text}\n"
        for number, (name, text) in enumerate(zip(("one", "two"), articles, strict=True), start=5)
    }
    project = make_project(folder, seeds, {"court.md": topic}, settings)
    result = pipeline.run(inputs.read(project))
    assert not pipeline.failed(result.problems), result.problems
    return result


def page(result: pipeline.Result, path: str) -> str:
    return next(file.data.decode() for file in result.files if file.path == path)


def values(briefing: Briefing, kind: str) -> list[set[str]]:
    return [
        {side.value for side in entry.sides}
        for entry in briefing.disagreements
        if entry.kind == kind
    ]


def test_the_differences_of_the_five_seeds_are_found_without_being_told(tmp_path: Path) -> None:
    """The day of the talks, and day and place of the workout, from topics of front matter alone."""
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    shutil.copy2(ROOT / "mkdocs.yml", tmp_path)
    (tmp_path / "topics").mkdir()
    for topic in (ROOT / "topics").glob("*.md"):
        front = re.match(r"---\n.*?\n---\n", topic.read_text(encoding="utf-8"), re.DOTALL)
        assert front
        (tmp_path / "topics" / topic.name).write_text(front[0], encoding="utf-8")
    briefing = pipeline.run(inputs.read(tmp_path)).briefing
    dates = values(briefing, "date")
    assert sorted(map(sorted, dates)) == [
        ["2026-01-15", "2026-01-16"],
        ["2026-01-15", "2026-01-17"],
    ]
    assert values(briefing, "place") == [{"Washington", "Virginia"}]
    assert {"2026-03", "2026-21"} in values(briefing, "precision")
    assert {"Nansei", "Ryukyu"} in values(briefing, "name")


def test_a_found_difference_quotes_both_sides_and_says_how_it_was_found(tmp_path: Path) -> None:
    result = built(tmp_path)
    (entry,) = result.briefing.disagreements
    assert entry.compared
    shown = page(result, "disagreements.md")
    assert "<mark>March 3, 2026</mark>" in shown
    assert "<mark>March 4, 2026</mark>" in shown
    assert "found by comparing the articles" in shown
    assert "[The court](court.md)" in shown
    assert entry.id in page(result, "court.md") or entry.subject in page(result, "court.md")


def test_an_editors_difference_on_the_same_passages_takes_its_place(tmp_path: Path) -> None:
    topic = FRONT + (
        "## Where sources differ\n\n- date: When Hale was convicted\n"
        '  - 3 March: One source says so. [@one "convicted Marcus Hale of fraud on March 3"]\n'
        '  - 4 March: Another says so. [@two "by a jury on March 4"]\n'
    )
    result = built(tmp_path, topic)
    (entry,) = result.briefing.disagreements
    assert (entry.subject, entry.compared) == ("When Hale was convicted", False)
    assert "found by comparing" not in page(result, "disagreements.md")


def test_an_editors_difference_of_another_kind_does_not(tmp_path: Path) -> None:
    topic = FRONT + (
        "## Where sources differ\n\n- name: Who convicted him\n"
        '  - a jury in Leeds: One source says so. [@one "A jury in Leeds"]\n'
        '  - a jury: Another says so. [@two "by a jury on March 4"]\n'
    )
    found = built(tmp_path, topic).briefing.disagreements
    assert sorted((entry.kind, entry.compared) for entry in found) == [
        ("date", True),
        ("name", False),
    ]


def test_nothing_is_found_where_uncited_passages_are_hidden(tmp_path: Path) -> None:
    assert built(tmp_path, settings="uncited: hide").briefing.disagreements == ()


def test_its_name_outlives_what_is_put_before_it(tmp_path: Path) -> None:
    before = built(tmp_path / "before").briefing.disagreements
    longer = (f"The sky was grey on Thursday.\n\n{THIRD}", FOURTH)
    after = built(tmp_path / "after", articles=longer).briefing.disagreements
    assert [entry.id for entry in before] == [entry.id for entry in after]


def test_the_record_counts_the_sources_of_each_side(tmp_path: Path) -> None:
    result = built(tmp_path)
    (record,) = json.loads(page(result, "data/briefing.json"))["disagreements"]
    sides: list[Mapping[str, Any]] = record["sides"]
    assert record["basis"] == "compared"
    assert [(side["sources"], side["origins"]) for side in sides] == [(1, 1), (1, 1)]


def test_the_side_of_most_sources_stands_first(tmp_path: Path) -> None:
    seeds = {
        f"{name}.md": f"---\npublished: 2026-03-05\n---\n{text}\n"
        for name, text in (
            ("a", FOURTH),
            ("b", THIRD),
            ("c", "On March 3, 2026, a jury in Leeds convicted Marcus Hale of fraud. He wept."),
        )
    }
    project = make_project(tmp_path, seeds, {"court.md": FRONT})
    (entry,) = pipeline.run(inputs.read(project)).briefing.disagreements
    assert [(side.value, side.sources) for side in entry.sides] == [
        ("2026-03-03", 2),
        ("2026-03-04", 1),
    ]


def test_hostile_words_of_a_side_show_as_themselves(tmp_path: Path) -> None:
    hostile = THIRD.replace("A jury", r"A \<script>alert(1)\</script> jury")
    shown = page(
        built(tmp_path, articles=(hostile, FOURTH)),
        "disagreements.md",
    )
    assert "&#60;script&#62;" in shown
    assert "<script>" not in shown
