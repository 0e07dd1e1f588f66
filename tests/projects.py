"""Small whole projects for tests: seeds and topics in a folder, with the repository's `mkdocs.yml`.

A test calls `make_project(tmp_path, {"one.txt": article}, {"all.md": topic}, "uncited: hide")`.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from filelock import FileLock

ROOT = Path(__file__).parent.parent
# `extra.briefing` with everything indented below it, up to the next key or the file's end.
BRIEFING = re.compile(r"^  briefing:.*\n(?:(?:    .*| *)\n)*", re.MULTILINE)
SITE_NAME = re.compile(r"^site_name:.*$", re.MULTILINE)


def make_project(
    folder: Path,
    seeds: Mapping[str, str | bytes],
    topics: Mapping[str, str],
    settings: str = "",
    site_name: str = "A small briefing",
) -> Path:
    """Write a project into `folder`, made if need be, and give its path.

    `seeds` and `topics` map file names to contents; `sources.yml` is one of the seeds. `settings`
    is YAML, one `setting: value` a line, as it stands below `extra.briefing`; the repository's own
    settings are dropped. Theme and extensions are the repository's.
    """
    for name, files in (("seeds", seeds), ("topics", topics)):
        (folder / name).mkdir(parents=True, exist_ok=True)
        for file, content in files.items():
            data = content.encode("utf-8") if isinstance(content, str) else content
            (folder / name / file).write_bytes(data)
    (folder / "mkdocs.yml").write_text(_configuration(settings, site_name), encoding="utf-8")
    return folder


def _configuration(settings: str, site_name: str) -> str:
    base = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    written = textwrap.indent(textwrap.dedent(settings).strip("\n"), "    ")
    briefing = f"  briefing:\n{written}\n" if written else "  briefing: {}\n"
    quoted = "'" + site_name.replace("'", "''") + "'"
    base, named = SITE_NAME.subn(lambda _: f"site_name: {quoted}", base, count=1)
    base, replaced = BRIEFING.subn(lambda _: briefing, base, count=1)
    assert (named, replaced) == (1, 1), "mkdocs.yml has a `site_name` and an `extra.briefing`"
    return base


# Six small articles that say nearly the same of six places.
BRIDGES = {
    f"article-{number:02}.md": (
        f"---\ntitle: Council of {place}\npublished: 2026-03-{number + 1:02}\n---\n"
        f"Mayor Ada Brandt of {place} opened the bridge on {number + 1} March 2026.\n\n"
        f"It cost ${number + 3} million, the council said on Monday.\n"
    )
    for number, place in enumerate(("Harlow", "Brede", "Oslo", "Turin", "Lyon", "Ghent"))
}


def bridges(folder: Path) -> Path:
    """A project of these and one topic."""
    topic = "---\ntitle: Bridges\nterms: [bridge*, council]\n---\n"
    return make_project(folder, BRIDGES, {"bridges.md": topic})


def repository(folder: Path) -> Path:
    """The repository's own inputs, copied."""
    for name in ("seeds", "topics"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy2(ROOT / "mkdocs.yml", folder)
    return folder


def build(project: Path, builder: str = "mkdocs") -> None:
    """Build a project's `content/` and `site/` as a person does, by the command."""
    command = [sys.executable, "-m", "generator", "build", "--project", str(project)]
    command += ["--builder", builder]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def built_once(
    base: Path, name: str, make: Callable[[Path], Path], builder: str = "mkdocs"
) -> Path:
    """A project made and built below `base` once, however many workers ask for it."""
    project, finished = base / name, base / f"{name}-built"
    with FileLock(base / f"{name}.lock"):
        if not finished.exists():
            build(make(project), builder)
            finished.touch()
    return project


def shared_folder(factory: pytest.TempPathFactory, worker: str) -> Path:
    """A session's temporary folder that all of its workers see."""
    base = factory.getbasetemp()
    return base if worker == "master" else base.parent
