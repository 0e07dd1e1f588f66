"""What is written: whole or not at all, one build at a time, and nothing of anybody else's lost."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock

from generator import cli
from generator.publishing import folders, site
from tests.projects import ROOT, make_project

ARTICLE = "Ferry bought\n\nThe board of Harlow bought a ferry on 3 March 2026."
TOPIC = '---\ntitle: Boats\nterms: [ferry]\n---\nA ferry. [@one "bought a ferry"]\n'
MORE = "Pier mended\n\nThe ferry pier of Harlow was mended on 4 March 2026."
WRITES = ("open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "shutil.rmtree")

Tree = dict[str, bytes]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return make_project(tmp_path / "project", {"one.txt": ARTICLE}, {"boats.md": TOPIC})


def build(project: Path, *more: str) -> int:
    return cli.main(["build", "--project", str(project), *more])


def tree(folder: Path) -> Tree:
    """All files but what may be deleted at any time."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".cache" not in path.relative_to(folder).parts
    }


# ---------------------------------------------------------------- killed


def killed_at(project: Path, number: int, *more: str) -> bool:
    """Build in a process that dies at the nth time that it writes; False where it came through."""
    child = os.fork()
    if not child:
        count = 0

        def hook(event: str, given: tuple[object, ...]) -> None:
            nonlocal count
            here = str(project) in str(given[0]) if given else False
            if event in WRITES and here and not str(given[1:2]).startswith("('r"):
                count += 1
                if count == number:
                    os._exit(137)

        sys.addaudithook(hook)
        os._exit(build(project, *more))
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 137


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a build is killed in a forked process")
@pytest.mark.parametrize("number", [1, 2, 3, 5, 9, 20, 40, 55, 60, 62, 64, 66])
def test_a_build_killed_at_any_write_leaves_old_pages_or_new_and_the_next_mends_all(
    number: int, project: Path
) -> None:
    assert build(project, "--no-site") == cli.OK
    old = tree(project / "content")
    (project / "seeds/two.txt").write_text(MORE)
    killed = killed_at(project, number, "--no-site")
    content = project / "content"
    aside = project / ".briefing/old-content"
    left = tree(content) if content.exists() else tree(aside)
    assert left == old or set(left) > set(old)
    assert build(project, "--no-site") == cli.OK
    new = tree(content)
    assert "sources/two.md" in new
    assert left in (old, new)
    assert killed or left == new
    assert {path.name for path in (project / ".briefing").iterdir()} == {".gitignore", "lock"}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a build is killed in a forked process")
def test_a_site_half_built_is_never_in_place(project: Path) -> None:
    assert build(project) == cli.OK
    old = tree(project / "site")
    (project / "seeds/two.txt").write_text(MORE)
    number = 60
    while killed_at(project, number):
        left = tree(project / "site") if (project / "site").exists() else old
        assert left == old or "sources/two.html" in left
        number += 17
    assert number > 60
    assert build(project) == cli.OK
    assert "sources/two.html" in tree(project / "site")


def test_what_was_put_aside_is_put_back(project: Path) -> None:
    assert build(project, "--no-site") == cli.OK
    old = tree(project / "content")
    (project / "content").rename(project / ".briefing/old-content")
    (project / ".briefing/new-site-x").mkdir()
    with folders.alone(project, lambda: None):
        assert tree(project / "content") == old
        assert not (project / ".briefing/new-site-x").exists()


# ---------------------------------------------------------------- at once


def test_a_second_build_waits_for_the_first_and_says_so(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folders, "WAIT_SECONDS", 0.1)
    assert build(project, "--no-site") == cli.OK
    with FileLock(project / ".briefing/lock"):
        assert build(project, "--no-site") == cli.YOUR_INPUT
    said = capsys.readouterr().err
    assert "waiting for it" in said
    assert "still at work" in said
    assert build(project, "--no-site") == cli.OK


def test_three_builds_at_once_give_the_site_of_one(project: Path) -> None:
    assert build(project) == cli.OK
    alone = tree(project / "site")
    command = [sys.executable, "-m", "generator", "build", "--project", str(project)]
    started = [
        subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(3)
    ]
    assert [process.wait() for process in started] == [cli.OK] * 3
    assert tree(project / "site") == alone


# ---------------------------------------------------------------- other people's files


def foreign_files() -> Iterator[tuple[str, str]]:
    for name in ("CNAME", "notes.md", "assets/logo.png", "data/own.json", ".theme/own.html"):
        yield "content", name
        yield "site", name
    yield "content", "sources/one copy.md"
    yield "site", "robots.txt"


@pytest.mark.parametrize(("folder", "name"), list(foreign_files()))
def test_a_file_of_somebodys_is_named_and_nothing_is_written(
    folder: str, name: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert build(project, "--no-site") == cli.OK
    own = project / folder / name
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_text("mine")
    before = tree(project)
    (project / "seeds/two.txt").write_text(MORE)
    capsys.readouterr()
    assert build(project) == cli.YOUR_INPUT
    assert f"{folder}/{name}:1:1: {folder}-foreign" in capsys.readouterr().out
    (project / "seeds/two.txt").unlink()
    assert tree(project) == before


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
@pytest.mark.parametrize("folder", ["content", "site"])
def test_a_folder_that_is_a_link_or_a_file_is_left_alone(
    folder: str, project: Path, tmp_path: Path
) -> None:
    kept = tmp_path / "kept"
    kept.mkdir()
    (kept / "mine.txt").write_text("mine")
    (project / folder).symlink_to(kept)
    assert build(project) == cli.YOUR_INPUT
    assert tree(kept) == {"mine.txt": b"mine"}
    (project / folder).unlink()
    (project / folder).write_text("a file of mine")
    assert build(project) == cli.YOUR_INPUT
    assert (project / folder).read_text() == "a file of mine"


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
@pytest.mark.parametrize("name", ["index.md", "data/briefing.json"])
def test_a_link_in_place_of_a_page_is_not_written_through(
    name: str, project: Path, tmp_path: Path
) -> None:
    assert build(project, "--no-site") == cli.OK
    target = tmp_path / "precious"
    target.write_text("precious")
    (project / "content" / name).unlink()
    (project / "content" / name).symlink_to(target)
    assert build(project, "--no-site") == cli.YOUR_INPUT
    assert target.read_text() == "precious"


@pytest.mark.parametrize(
    "line",
    [
        "site_dir: seeds",
        "site_dir: ./topics",
        "site_dir: content/site",
        "site_dir: .",
        "site_dir: ..",
        "site_dir: ../elsewhere",
        "site_dir: /tmp/elsewhere",
        "site_dir: seeds/../seeds",
        "site_dir: [seeds]",
        "site_dir: .git",
        "site_dir: ''",
        "docs_dir: seeds",
        "docs_dir: .",
    ],
)
def test_what_is_read_is_never_what_is_replaced(
    line: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = project / "mkdocs.yml"
    key = line.partition(":")[0]
    kept = [each for each in settings.read_text().splitlines() if not each.startswith(f"{key}:")]
    settings.write_text("\n".join([*kept, line, ""]))
    before = tree(project)
    assert build(project) == cli.YOUR_INPUT
    assert "settings-invalid" in capsys.readouterr().out
    assert tree(project) == before


def test_a_site_may_stand_in_a_folder_of_another_name(project: Path) -> None:
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text().replace("site_dir: site", "site_dir: public"))
    assert build(project) == cli.OK
    assert (project / "public/index.html").is_file()
    assert not (project / "site").exists()
    assert site.foreign(project, "public") == ()
