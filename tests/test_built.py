"""A build of what has not changed does nothing again, and says the same."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator import cli, pipeline
from generator.article import names
from generator.containment import STRICT
from tests.projects import make_project

SEED = "Bridge opens\n\nMayor Ada Brandt opened the bridge on 4 March 2026.\n"
TOPIC = "---\ntitle: Bridges\nterms: [bridge]\n---\n"
CHANGED = "nothing has changed"

Told = tuple[int, str, str]
Build = Callable[[], Told]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return make_project(tmp_path / "project", {"one.txt": SEED}, {"bridges.md": TOPIC})


@pytest.fixture
def build(project: Path, capsys: pytest.CaptureFixture[str]) -> Build:
    def run() -> Told:
        status = cli.main(["build", "--no-site", "--project", str(project)])
        return (status, *capsys.readouterr())

    return run


def held(project: Path) -> dict[str, bytes]:
    folder = project / "content"
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_second_build_does_nothing_and_tells_the_same_problems(
    project: Path, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    status, problems, told = build()
    assert status == cli.OK
    assert CHANGED not in told
    assert "no publisher" in problems
    before = held(project)

    def never(*given: object) -> None:
        raise AssertionError("the pipeline was run")

    monkeypatch.setattr(pipeline, "run", never)
    assert build() == (cli.OK, problems, f"content/: {CHANGED}\n")
    assert held(project) == before


@pytest.mark.parametrize(
    "change",
    [
        lambda project: (project / "content/index.md").write_text("x", "utf-8"),
        lambda project: (project / "content/index.md").unlink(),
        lambda project: (project / "content/assets/briefing.css").write_bytes(b""),
        lambda project: (project / ".cache/.gitignore").parent.rename(project / "away"),
    ],
    ids=["a page changed", "a page gone", "a style changed", "cache gone"],
)
def test_what_is_not_as_it_was_left_is_written_again(
    change: Callable[[Path], object], project: Path, build: Build
) -> None:
    first = build()
    before = held(project)
    change(project)
    assert build() == first
    assert held(project) == before


def test_a_link_in_place_of_a_page_still_stops_one(project: Path, build: Build) -> None:
    build()
    page = project / "content/index.md"
    page.rename(project / "index.md")
    page.symlink_to(project / "index.md")
    assert build()[0] == cli.YOUR_INPUT
    assert page.is_symlink()


def test_a_file_that_no_build_wrote_still_stops_one(project: Path, build: Build) -> None:
    build()
    (project / "content/mine.md").write_text("mine\n", "utf-8")
    status, problems, _ = build()
    assert status == cli.YOUR_INPUT
    assert "content/mine.md" in problems


@pytest.mark.parametrize("file", ["seeds/one.txt", "topics/bridges.md", "mkdocs.yml"])
def test_a_changed_input_is_built(file: str, project: Path, build: Build) -> None:
    build()
    path = project / file
    path.write_text(
        path.read_text("utf-8").replace("ridge", "rook").replace("mall", "ine"), "utf-8"
    )
    assert CHANGED not in build()[2]


def test_a_build_in_which_the_program_was_at_fault_is_made_again(
    project: Path, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*given: object) -> None:
        raise IndexError

    with monkeypatch.context() as patched:
        patched.delenv(STRICT, raising=False)
        patched.setattr(names, "find", fails)
        build()
    status, problems, told = build()
    assert (status, CHANGED in told, "reading-failed" in problems) == (cli.OK, False, False)
