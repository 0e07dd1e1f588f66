"""The short name of a source, by which statements say who says so."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from generator import analysis
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
