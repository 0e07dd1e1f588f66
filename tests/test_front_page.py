"""The front page: which differences it shows, and which sources."""

from __future__ import annotations

import re
from pathlib import Path

from generator import cli
from generator.pages.home import ROWS
from tests.projects import make_project

POST = "# Post\n\nThe boat is red. The pier is long. The mast is tall. The crew is small.\n"
WIRE = "# Wire\n\nThe boat is blue. The pier is short. The mast is low. The crew is large.\n"
HEAD = "---\ntitle: {title}\norder: {order}\n---\n## Where sources differ\n\n"


def difference(kind: str, noun: str, one: str, other: str) -> str:
    return (
        f"- {kind}: How the {noun} is\n"
        f'  - {one}: The Post says so. [@post "The {noun} is {one}"]\n'
        f'  - {other}: The Wire says so. [@wire "The {noun} is {other}"]\n'
    )


def shown(folder: Path, topics: dict[str, str]) -> list[str]:
    """The nouns of the differences on the front page, in its order."""
    project = make_project(folder, {"post.md": POST, "wire.md": WIRE}, topics)
    assert cli.main(["--project", str(project), "build", "--no-site"]) == 0
    page = (project / "content" / "index.md").read_text(encoding="utf-8")
    return re.findall(r"^- \[How the (\w+) is\]", page, re.MULTILINE)


BOAT = difference("scope", "boat", "red", "blue")
PIER = difference("scope", "pier", "long", "short")
MAST = difference("date", "mast", "tall", "low")
CREW = difference("precision", "crew", "small", "large")


def test_each_topic_has_its_first_difference_before_another_has_two(tmp_path: Path) -> None:
    first = HEAD.format(title="One", order=1) + BOAT + PIER
    second = HEAD.format(title="Two", order=2) + MAST
    assert shown(tmp_path, {"one.md": first, "two.md": second}) == ["boat", "mast", "pier"]


def test_the_order_is_that_of_the_topics_and_of_their_editors(tmp_path: Path) -> None:
    first = HEAD.format(title="One", order=2) + PIER + BOAT
    second = HEAD.format(title="Two", order=1) + MAST
    assert shown(tmp_path, {"one.md": first, "two.md": second}) == ["mast", "pier", "boat"]


def test_other_names_come_last_and_greater_precision_not_at_all(tmp_path: Path) -> None:
    topic = HEAD.format(title="One", order=1) + BOAT.replace("scope", "name") + CREW + PIER
    assert shown(tmp_path, {"one.md": topic}) == ["pier", "boat"]


def test_of_many_sources_the_most_cited_stand_in_the_table_and_the_rest_is_counted(
    tmp_path: Path,
) -> None:
    seeds = {
        f"report-{number:02}.md": f"---\ntitle: Report {number}\n---\nThey made {number} trips.\n"
        for number in range(10, 40)
    }
    lines = [
        f'They made {number} trips. [@report-{number} "made {number} trips"]'
        for number in range(20, 40)
    ]
    topic = "---\ntitle: Ferry\n---\n## Bottom line\n\n" + "\n\n".join(lines) + "\n"
    project = make_project(tmp_path / "project", seeds, {"ferry.md": topic})
    assert cli.main(["--project", str(project), "build", "--no-site"]) == 0
    page = (project / "content" / "index.md").read_text(encoding="utf-8")
    rows = [line for line in page.splitlines() if line.startswith("| [")]
    assert len(rows) == 20 < ROWS  # those that nothing cites say nothing here
    assert all(f"Report {number}" in page for number in range(20, 40))
    assert "10 sources more: [Sources](sources/index.md)" in page
