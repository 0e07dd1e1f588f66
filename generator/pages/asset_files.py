"""The files in `assets/`: one style sheet, one script with its words in it, fonts, a shim."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Final

from generator.model import OutputFile
from generator.pages.desk import Desk

# In the order of the cascade.
STYLES: Final = (
    "colours",
    "fonts",
    "frame",
    "text",
    "statements",
    "notes",
    "home",
    "sources",
    "differences",
    "people",
    "pictures",
)
SCRIPT = "briefing.js"
# Stands in the script where the words of the interface go.
WORDS = b"/* words */ {}"


def files(desk: Desk) -> Iterator[OutputFile]:
    """Every asset: as it lies in the package, but for the style sheet and the script."""
    folder = resources.files("generator.pages") / "assets"
    for path, file in _below(folder, "assets"):
        data = file.read_bytes()
        if file.name == SCRIPT:
            words = json.dumps(desk.interface["script"], ensure_ascii=False)
            data = data.replace(WORDS, words.encode("utf-8"))
        yield OutputFile(path=path, data=data)
    yield OutputFile(path="assets/briefing.css", data=styles())


def styles() -> bytes:
    """The style sheet, put together from its parts."""
    folder = resources.files("generator.pages") / "styles"
    return b"\n".join((folder / f"{name}.css").read_bytes() for name in STYLES)


def _below(folder: Traversable, path: str) -> Iterator[tuple[str, Traversable]]:
    """The files below a folder with their paths, in order of name."""
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _below(entry, f"{path}/{entry.name}")
        else:
            yield f"{path}/{entry.name}", entry
