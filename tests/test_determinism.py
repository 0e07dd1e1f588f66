"""The same inputs give the same bytes: anywhere, at any time, in any order of files on the disk."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator import cli, pipeline
from generator.reading import inputs

ROOT = Path(__file__).parent.parent
# Each differs from the one before it in all that must not matter.
SURROUNDINGS = {
    "hash seed 0, UTC": {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C.UTF-8"},
    "hash seed 1, Kiritimati, C": {
        "PYTHONHASHSEED": "1",
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "C",
    },
    "another day and no UTF-8 mode": {
        "PYTHONHASHSEED": "4711",
        "TZ": "America/Adak",
        "LC_ALL": "C",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
        "SOURCE_DATE_EPOCH": "1",
    },
}


def copy_inputs(folder: Path) -> Path:
    folder.mkdir(parents=True)
    for name in ("seeds", "topics"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


def content(project: Path) -> dict[str, bytes]:
    return {
        path.relative_to(project).as_posix(): path.read_bytes()
        for path in sorted((project / "content").rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    project = copy_inputs(tmp_path_factory.mktemp("reference") / "project")
    assert cli.main(["build", "--no-site", "--project", str(project)]) == cli.OK
    return content(project)


@pytest.mark.parametrize("surroundings", SURROUNDINGS.values(), ids=SURROUNDINGS)
def test_another_process_folder_hash_seed_time_zone_and_locale_give_the_same_bytes(
    surroundings: dict[str, str], reference: dict[str, bytes], tmp_path: Path
) -> None:
    project = copy_inputs(tmp_path / "somewhere else, with blanks and ü")
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **surroundings}
    done = subprocess.run(
        [sys.executable, "-m", "generator", "build", "--no-site", "--project", "."],
        cwd=project,
        env=environment,
        capture_output=True,
        check=False,
    )
    assert done.returncode == cli.OK, done.stderr.decode("utf-8", "replace")
    assert content(project) == reference


def test_a_second_build_over_the_first_changes_no_byte_and_leaves_no_litter(
    reference: dict[str, bytes], tmp_path: Path
) -> None:
    project = copy_inputs(tmp_path / "project")
    for _ in range(2):
        assert cli.main(["build", "--no-site", "--project", str(project)]) == cli.OK
    assert content(project) == reference
    names = sorted(path.name for path in project.iterdir())
    # The scratch folder stays, for its lock, and what was read; git passes over both.
    assert names == [".briefing", ".cache", "content", "mkdocs.yml", "seeds", "topics"]
    left = sorted(path.name for path in (project / ".briefing").iterdir())
    assert left == [".gitignore", "lock"]


def test_dates_of_files_do_not_matter(reference: dict[str, bytes], tmp_path: Path) -> None:
    project = copy_inputs(tmp_path / "project")
    for path in (*project.rglob("*.txt"), *project.rglob("*.md")):
        os.utime(path, (1, 1))
    assert cli.main(["build", "--no-site", "--project", str(project)]) == cli.OK
    assert content(project) == reference


@pytest.mark.parametrize("seed", range(3))
def test_the_order_in_which_the_disk_lists_files_does_not_matter(
    seed: int,
    reference: dict[str, bytes],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    project = copy_inputs(tmp_path / "project")
    chance = random.Random(seed)
    listed = {name: getattr(Path, name) for name in ("iterdir", "glob", "rglob")}

    def shuffled(name: str) -> None:
        def listing(self: Path, *given: str) -> Iterator[Path]:
            paths = list(listed[name](self, *given))
            chance.shuffle(paths)
            return iter(paths)

        monkeypatch.setattr(Path, name, listing)

    for name in listed:
        shuffled(name)
    listdir = os.listdir

    def names(path: Path) -> list[str]:
        found = listdir(path)
        chance.shuffle(found)
        return found

    monkeypatch.setattr(os, "listdir", names)
    result = pipeline.run(inputs.read(project))
    assert {f"content/{file.path}": file.data for file in result.files} == reference
