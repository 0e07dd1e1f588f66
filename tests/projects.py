"""Small whole projects for tests: seeds and topics in a folder, with the repository's `mkdocs.yml`.

A test calls `make_project(tmp_path, {"one.txt": article}, {"all.md": topic}, "uncited: hide")`.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping
from pathlib import Path

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
