"""A wheel built from this tree works without the tree, on another project's folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest
from filelock import FileLock

ROOT = Path(__file__).parent.parent
INPUTS = ("seeds", "topics", "mkdocs.yml")


def run(*command: str | Path, cwd: Path) -> str:
    """Standard output of a command that has to succeed, deaf to this tree and to its caller."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The wheel of this tree, built from a copy that holds nothing but the package, once."""
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent
    tree = tmp_path_factory.mktemp("tree")
    with FileLock(shared / "wheel.lock"):
        if not (built := list(shared.glob("generator-*.whl"))):
            junk = shutil.ignore_patterns("__pycache__")
            shutil.copytree(ROOT / "generator", tree / "generator", ignore=junk)
            shutil.copy2(ROOT / "pyproject.toml", tree)
            options = ("--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir", shared)
            run(sys.executable, "-m", "pip", "wheel", *options, tree, cwd=tree)
            built = list(shared.glob("generator-*.whl"))
    return built[0]


@pytest.fixture(scope="session")
def briefing(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The console script in a fresh environment: the wheel, and the packages it depends on."""
    home = tmp_path_factory.mktemp("installed")
    venv.create(home, with_pip=False)
    paths = {"base": str(home), "platbase": str(home)}
    site_packages = Path(sysconfig.get_path("purelib", "venv", vars=paths))
    run(
        *(sys.executable, "-m", "pip", "--python", home, "install"),
        *("--no-deps", "--no-index", wheel),
        cwd=home,
    )
    # The dependencies are those of the running environment, without its link to this tree.
    dependencies = home / "dependencies"
    dependencies.mkdir()
    for entry in Path(sysconfig.get_path("purelib")).iterdir():
        if entry.suffix != ".pth" and not entry.name.startswith(("generator-", "_generator")):
            (dependencies / entry.name).symlink_to(entry)
    (site_packages / "dependencies.pth").write_text(f"{dependencies}\n")
    return Path(sysconfig.get_path("scripts", "venv", vars=paths)) / "briefing"


def test_every_file_of_the_package_that_is_not_code_is_in_the_wheel(wheel: Path) -> None:
    data = {
        file.relative_to(ROOT).as_posix()
        for file in (ROOT / "generator").rglob("*")
        if file.is_file() and file.suffix not in {".py", ".pyc"}
    }
    shipped = set(zipfile.ZipFile(wheel).namelist())
    assert data - shipped == set()
    assert "generator/py.typed" in shipped
    assert any(name.startswith("generator/languages/en/") for name in shipped)


def test_the_wheel_holds_nothing_but_the_package(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {top.split("-")[0] for top in tops} == {"generator"}


@pytest.mark.slow
def test_the_installed_script_runs_the_wheel_and_not_this_tree(
    briefing: Path, tmp_path: Path
) -> None:
    imported = run(
        briefing.parent / "python",
        "-c",
        "import generator; print(generator.__file__)",
        cwd=tmp_path,
    )
    assert Path(imported.strip()).is_relative_to(briefing.parent.parent)
    assert "build" in run(briefing, "--help", cwd=tmp_path)


@pytest.mark.slow
def test_the_installed_script_builds_another_projects_folder(
    briefing: Path, tmp_path: Path
) -> None:
    project = tmp_path / "project"
    project.mkdir()
    for name in INPUTS:
        given = ROOT / name
        (shutil.copytree if given.is_dir() else shutil.copy2)(given, project / name)
    run(briefing, "build", "--no-site", "--project", project, cwd=tmp_path)
    run(briefing, "check", "--project", project, cwd=tmp_path)
    assert (project / "content" / "index.md").is_file()
    assert (project / "content" / "data" / "briefing.json").is_file()
