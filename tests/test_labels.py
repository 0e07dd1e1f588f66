"""The short name of a source, by which statements say who says so."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from generator import cli
from generator.corpus import analysis
from generator.reading import inputs as reading
from tests.projects import make_project

TEXT = "{title} to run on Sundays from April\n\nThe night ferry will run. It costs four dollars.\n"


def labels(folder: Path, given: Mapping[str, str]) -> dict[str, str]:
    """The labels of one article for each of `given`, the fields that an editor gives it."""
    seeds = {f"{name}.txt": TEXT.format(title=f"Ferry {name}") for name in given}
    seeds["sources.yml"] = "".join(f"{name}.txt: {{{fields}}}\n" for name, fields in given.items())
    topic = "---\ntitle: Ferry\nterms: [ferry]\n---\n"
    project = make_project(folder, seeds, {"ferry.md": topic})
    inputs = reading.read(project)
    return {name: source.label for name, source in analysis.corpus(inputs).sources.items()}


TITLE = "“Ferry {} to run on Sundays…”"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"a": "label: The Post, publisher: Post Ltd"}, {"a": "The Post"}),
        ({"a": "publisher: Post, byline: Jo Lind"}, {"a": "Post"}),
        ({"a": "byline: Jo Lind, published: 2026-01-17"}, {"a": "Jo Lind"}),
        ({"a": "published: 2026-01-17"}, {"a": "unsigned report, 17 January 2026"}),
        ({"a": "published: 2026-01"}, {"a": "unsigned report, January 2026"}),
        (
            {"a": "published: 2026-01-17", "b": "published: 2026-01-18"},
            {"a": "unsigned report, 17 January 2026", "b": "unsigned report, 18 January 2026"},
        ),
        (
            {"a": "published: 2026-01-17", "b": "published: 2026-01-17"},
            {"a": TITLE.format("a"), "b": TITLE.format("b")},
        ),
        (
            {"a": "published: 2026-01-17", "b": "publisher: Post, published: 2026-01-17"},
            {"a": "unsigned report, 17 January 2026", "b": "Post"},
        ),
        ({"a": "language: en"}, {"a": TITLE.format("a")}),
        (
            {"a": "publisher: Post", "b": "publisher: Post"},
            {"a": f"Post, {TITLE.format('a')}", "b": f"Post, {TITLE.format('b')}"},
        ),
        (
            {
                "a": "byline: Staff, published: 2026-01-17",
                "b": "byline: Staff, published: 2026-01-18",
            },
            {"a": TITLE.format("a"), "b": TITLE.format("b")},
        ),
    ],
)
def test_a_source_is_called_by_what_tells_it_from_the_others(
    given: Mapping[str, str], expected: Mapping[str, str], tmp_path: Path
) -> None:
    """An unsigned report is called one where its day alone tells it from the others."""
    assert labels(tmp_path, given) == dict(expected)


def test_a_label_that_holds_the_day_is_not_followed_by_it(tmp_path: Path) -> None:
    """Neither on a page nor in an export: "unsigned report, 17 January 2026, 17 January 2026"."""
    text = f"{TEXT.format(title='Ferry')}The first crossing is on May 3, 2026.\n"
    seeds = {"a.txt": text, "sources.yml": "a.txt: {published: 2026-01-17}\n"}
    topic = (
        '---\ntitle: Ferry\nterms: [ferry]\n---\nThe ferry will run. [@a "night ferry will run"]\n'
        '\n## Dates\n\n- 2026-05-03: First crossing. [@a "first crossing is on May 3, 2026"]\n'
    )
    project = make_project(tmp_path, seeds, {"ferry.md": topic})
    assert cli.main(["--project", str(project), "build", "--no-site"]) == 0
    files = [each for each in (project / "content").rglob("*") if each.suffix in TEXTS]
    told = {each.name for each in files if LABEL in _unfolded(each)}
    assert {"ferry.md", "index.md", "a.md", "feed.xml", "calendar.ics"} <= told
    assert not [each for each in files if f"{LABEL}, 17 January" in _unfolded(each)]
    assert not [each for each in files if f"{LABEL}**, <span" in _unfolded(each)]


LABEL = "unsigned report, 17 January 2026"
TEXTS = {".md", ".xml", ".ics"}


def _unfolded(path: Path) -> str:
    """A file's text; calendars break their lines and escape commas."""
    return path.read_text(encoding="utf-8").replace("\n ", "").replace("\\,", ",")
