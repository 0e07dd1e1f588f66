"""The files in `assets/`: one style sheet, one script with its words in it, fonts, a shim."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Final

from generator.model import OutputFile
from generator.pages.site import Site
from generator.text.typography import LATEX, LIGATURE

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
# In the order in which they run; one function around them keeps their names to themselves.
SCRIPTS: Final = (
    "page",
    "citations",
    "sources",
    "sidenotes",
    "copies",
    "filters",
    "endnotes",
)
SCRIPT: Final = b"""\
/* What a page gains where scripts run; without this file all is reached by links. It keeps nothing,
   asks no host, and takes all that it shows from the page itself. */
(() => {
"use strict";
%s
})();
"""
# Stands in the script where the words of the interface go.
WORDS = b"/* words */ {}"
# And the table by which exports escape what they write for LaTeX.
ESCAPES = b"/* escapes */ {}"


def files(site: Site) -> Iterator[OutputFile]:
    """Every asset: as it lies in the package, and the style sheet and the script."""
    folder = resources.files("generator.pages") / "assets"
    for path, file in _below(folder, "assets"):
        yield OutputFile(path=path, data=file.read_bytes())
    yield OutputFile(path="assets/briefing.css", data=styles())
    yield OutputFile(path="assets/briefing.js", data=script(site))


def styles() -> bytes:
    """The style sheet, put together from its parts."""
    folder = resources.files("generator.pages") / "styles"
    return b"\n".join((folder / f"{name}.css").read_bytes() for name in STYLES)


def script(site: Site) -> bytes:
    """The script, put together from its parts, with the words of the interface in it."""
    folder = resources.files("generator.pages") / "scripts"
    parts = b"\n".join((folder / f"{name}.js").read_bytes() for name in SCRIPTS)
    words = json.dumps(site.interface["script"], ensure_ascii=False).encode("utf-8")
    table = json.dumps({"signs": LATEX, "joined": LIGATURE}).encode("ascii")
    return SCRIPT % parts.replace(WORDS, words).replace(ESCAPES, table)


def _below(folder: Traversable, path: str) -> Iterator[tuple[str, Traversable]]:
    """The files below a folder with their paths, in order of name."""
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _below(entry, f"{path}/{entry.name}")
        else:
            yield f"{path}/{entry.name}", entry
