"""The examples in the docs, as data: the files that a page shows, its commands, its code spans.

A fenced block that follows "`path`:" is that file of the example project.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.projects import make_project

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
DOCS = sorted((ROOT / "docs").glob("*.md"))
PAGES = [README, *DOCS]

FENCE = re.compile(r"^```(?P<kind>[a-z]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
SHOWN_FILE = re.compile(
    r"`(?P<path>(?:seeds|topics)/[\w.-]+)`[^`\n]*:\n\n```[a-z]+\n(?P<body>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
CODE_SPAN = re.compile(r"(?<!`)`(?P<code>[^`\n]+)`(?!`)")


def text(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def named(page: Path) -> str:
    """A page's path, to name its test by."""
    return page.relative_to(ROOT).as_posix()


def shown_files(page: Path) -> dict[str, str]:
    """The files that a page shows, by their path in a project."""
    return {match["path"]: match["body"] for match in SHOWN_FILE.finditer(text(page))}


def blocks(page: Path, kind: str) -> list[str]:
    """The fenced blocks of one kind ("sh", "yaml", "text")."""
    return [match["body"] for match in FENCE.finditer(text(page)) if match["kind"] == kind]


def code_spans(page: Path) -> Iterator[str]:
    """What stands between single backticks, fenced blocks apart."""
    for match in CODE_SPAN.finditer(FENCE.sub("", text(page))):
        yield match["code"]


def commands(page: Path) -> Iterator[str]:
    """Lines of `sh` blocks, and code spans that begin as commands of this project do."""
    for block in blocks(page, "sh"):
        yield from (line for line in block.splitlines() if line and not line.startswith("#"))
    own = ("make ", "briefing ", "python -m ", "PYTHON=", ".venv/bin/")
    yield from (code for code in code_spans(page) if code.startswith(own))


def write(folder: Path, files: Mapping[str, str], settings: str = "") -> Path:
    """A project of the files shown, with the repository's theme and extensions."""
    by_folder = {
        name: {Path(path).name: body for path, body in files.items() if path.startswith(name)}
        for name in ("seeds", "topics")
    }
    return make_project(folder, by_folder["seeds"], by_folder["topics"], settings)
