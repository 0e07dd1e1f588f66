"""The page of a topic on which no editor has written: what stands where, and nothing twice."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from generator import cli
from tests.projects import make_project

TOPIC = "---\ntitle: The ferry\norder: 1\nterms: [ferry]\n---\n"
HEAD = "---\ntitle: {title}\npublisher: {publisher}\ndate: {date}\n---\n"
SEEDS = {
    "wire.md": HEAD.format(title="Ferry sinks", publisher="Wire", date="2026-02-09")
    + "HAVEN, Norland — The ferry Anna Lind sank off Haven on Sunday night with 90 people aboard,"
    " the port office said on Monday.\n\nHe said that the ferry Anna Lind had left the port of"
    " Haven an hour late on Sunday.\n\nThe ferry Anna Lind was built in Haven in 1987 and carried"
    " cars and mail between the islands.\n",
    "post.md": HEAD.format(title="Dead are counted", publisher="Post", date="2026-02-11")
    + "Divers of the Haven port office brought seven dead out of the ferry Anna Lind on"
    " Wednesday, the port office said.\n\nThe ferry Anna Lind sank off Haven on Sunday night with"
    " 90 people aboard, the port office said.\n\nMayor Jo Holm of Haven will open an inquiry into"
    " the loss of the ferry Anna Lind on 20 February.\n\nA hearing on the ferry Anna Lind in Haven"
    " was to open on 10 February, as Mayor Jo Holm had said.\n",
    "late.md": HEAD.format(title="Ferry owner fined", publisher="Late", date="2026-02-13")
    + "Mayor Jo Holm of Haven withdrew the licence of Lind Lines, the owner of the ferry Anna"
    " Lind, on Friday morning.\n",
    "echo.md": HEAD.format(title="Ferry loss recalled", publisher="Echo", date="2026-02-12")
    + "The ferry Anna Lind sank off Haven on Sunday night with 90 people aboard, the port office"
    " said.\n",
}


def built(folder: Path, seeds: dict[str, str]) -> tuple[str, dict[str, Any]]:
    project = make_project(folder, seeds, {"ferry.md": TOPIC})
    assert cli.main(["--project", str(project), "build", "--no-site"]) == 0
    content = project / "content"
    briefing = json.loads((content / "data" / "briefing.json").read_text("utf-8"))
    return (content / "ferry.md").read_text("utf-8").partition("\n[^")[0], briefing


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    return built(tmp_path_factory.mktemp("ferry"), SEEDS)[0]


def section(page: str, heading: str) -> str:
    return page.partition(f"## {heading} ")[2].partition("\n## ")[0]


def test_what_is_new_stands_first_the_newest_before_the_older(page: str) -> None:
    now = section(page, "Now")
    assert "withdrew the licence" in now
    assert now.index("13 February 2026") < now.index("11 February 2026")


def test_nothing_stands_twice_on_the_page(page: str) -> None:
    for words in (
        "sank off Haven",
        "withdrew the licence",
        "brought seven dead",
        "open an inquiry",
    ):
        shown = [line for line in page.splitlines() if words in line and "“" in line]
        assert len([line for line in shown if not line.startswith("- **")]) == 1, words


def test_what_comes_next_is_still_to_come(page: str) -> None:
    coming = section(page, "What comes next")
    assert "20 February 2026" in coming
    assert "10 February" not in coming
    assert "was to open" not in page


def test_a_quotation_begins_behind_its_dateline_and_leans_on_nothing(page: str) -> None:
    assert "Norland" not in page
    assert "He said that" not in page


def test_an_article_that_says_nothing_else_is_named(page: str) -> None:
    """Echo says only what others do: it counts beside their quotation, or is named."""
    assert "Echo" in page


def test_one_article_stands_in_its_own_order(tmp_path: Path) -> None:
    _, briefing = built(tmp_path, {"wire.md": SEEDS["wire.md"]})
    (topic,) = briefing["topics"]
    starts = {each["id"]: each["citations"] for each in briefing["statements"]}
    places = {each["id"]: each["start"] for each in briefing["citations"]}
    order = [places[starts[name][0]] for name in topic["now"]]
    assert order == sorted(order)
    assert len(order) > 1


def test_a_reader_of_the_data_finds_what_is_new(tmp_path: Path) -> None:
    _, briefing = built(tmp_path, SEEDS)
    statements = {each["id"] for each in briefing["statements"]}
    (topic,) = briefing["topics"]
    assert topic["now"]
    assert statements.issuperset(topic["now"])
