"""What is installed is pinned, with hashes, and what is tested is what builds the site."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FILES = sorted((ROOT / "requirements").glob("*.txt"))
Pins = dict[str, set[str]]


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def pins(file: Path) -> Pins:
    """Each package's versions; several where the Python version decides.

    What a package is needed for differs between files, so its marker is no part of the pin.
    """
    found: Pins = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        if match := re.match(r"([\w.-]+)==(.+?) \\$", line):
            found.setdefault(normal(match[1]), set()).add(match[2].partition(" ;")[0])
    return found


def named(requirements: list[str]) -> set[str]:
    return {normal(re.split(r"[^\w.-]", each)[0]) for each in requirements}


def test_what_builds_the_site_is_what_is_tested() -> None:
    tested, built = (pins(ROOT / f"requirements/{name}.txt") for name in ("test", "site"))
    assert {name: tested.get(name) for name in built} == built


def test_every_dependency_is_pinned() -> None:
    """So that a change of `pyproject.toml` without `make lock` fails here and not at a user's."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    runtime = named(project["project"]["dependencies"])
    extras = set().union(*map(named, project["project"]["optional-dependencies"].values()))
    groups = {name: named(group) for name, group in project["dependency-groups"].items()}
    site, test = runtime | groups["build"], groups["test"] | groups["lint"]
    assert site - set(pins(ROOT / "requirements/site.txt")) == set()
    assert (site | extras | test) - set(pins(ROOT / "requirements/test.txt")) == set()
    assert groups["lock"] == set(pins(ROOT / "requirements/lock.txt"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_pin_carries_hashes_and_no_address(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    entries = re.split(r"^(?=[\w-])", text, flags=re.MULTILINE)[1:]
    assert entries
    assert [entry.splitlines()[0] for entry in entries if "--hash=sha256:" not in entry] == []
    assert "://" not in text
    assert "index-url" not in text
