"""What MkDocs takes for a site of ours, beside bare sites of as many pages.

Run as `python -m benchmarks.building [--size 1000]`, on the corpus of `benchmarks.scale`. Each row
is a whole process of MkDocs with the settings of this repository, the best of three:

* ours: `content/` with the templates that stand around its pages
* the theme as it comes: the same pages without these templates and without scripts of ours
* plain pages: as many pages, each of as many bytes, of paragraphs without any markup

The first two differ by what is ours around a page, the last by how much markup a page holds. Below
stand the largest pages of the site, in kB.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.scale import ROOT, make
from generator import cli

TRIES = 3
SENTENCE = "The ministers met at the harbour on Monday and agreed to build four ferries. "
PARAGRAPH = f"{(SENTENCE * 8).strip()}\n\n"
# What `mkdocs.yml` says of ours, and `.nav.yml` beside the navigation.
OURS = (
    "INHERIT: content/.nav.yml\n",
    "extra_css:\n  - assets/briefing.css\n",
    "  polyfills:\n    - assets/iframe-worker.js\n",
)
LARGEST = 6


def seconds(folder: Path, settings: str) -> float:
    """Processor seconds of MkDocs for a project under some settings. Raises where it fails."""
    (folder / "measured.yml").write_text(settings, encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--clean"]
    found = []
    for _ in range(TRIES):
        before = os.times()
        subprocess.run(
            [*command, "--config-file", "measured.yml", "--site-dir", str(folder / "measured")],
            cwd=folder,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
            stderr=subprocess.DEVNULL,
            check=True,
        )
        after = os.times()
        found.append(
            after.children_user
            + after.children_system
            - before.children_user
            - before.children_system
        )
    return min(found)


def bare(folder: Path) -> str:
    """The settings of a project without what is ours, the navigation kept."""
    settings = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    for ours in OURS:
        settings = settings.replace(ours, "")
    written = (folder / "content" / ".nav.yml").read_text(encoding="utf-8")
    return f"{settings}\n{written[written.index('nav:') : written.index('extra_javascript:')]}"


def plain(folder: Path, place: Path) -> Path:
    """A project in `place` with pages of the same names and sizes as those of `folder`."""
    content = folder / "content"
    for page in content.rglob("*.md"):
        size = page.stat().st_size
        to = place / "content" / page.relative_to(content)
        to.parent.mkdir(parents=True, exist_ok=True)
        text = f"# {page.stem}\n\n{PARAGRAPH * (size // len(PARAGRAPH) + 1)}"
        to.write_text(text[:size], encoding="utf-8")
    return place


def rows(size: int) -> Iterator[str]:
    """The table for a corpus of so many articles, line by line."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "project"
        make(folder, size)
        if cli.main(["build", "--quiet", "--project", str(folder)]) != cli.OK:
            raise RuntimeError("the corpus does not build")
        pages = len(list((folder / "content").rglob("*.md")))
        settings = bare(folder)
        ours = seconds(folder, (folder / "mkdocs.yml").read_text(encoding="utf-8"))
        yield f"| {size} articles, {pages} pages | processor seconds | ours is so many times that |"
        yield "| --- | --: | --: |"
        yield f"| ours | {ours:.1f} | 1.0 |"
        for what, project in (
            ("the theme as it comes", folder),
            ("plain pages", plain(folder, Path(place) / "plain")),
        ):
            taken = seconds(project, settings)
            yield f"| {what} | {taken:.1f} | {ours / taken:.2f} |"
        yield ""
        sizes = {
            path.relative_to(folder / "site").as_posix(): path.stat().st_size / 1000
            for path in (folder / "site").rglob("*.html")
        }
        for name in sorted(sizes, key=lambda name: -sizes[name])[:LARGEST]:
            yield f"{sizes[name]:6.0f} kB  {name}"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--size", type=int, default=1000)
    os.chdir(ROOT)
    for line in rows(parser.parse_args().size):
        print(line, flush=True)


if __name__ == "__main__":
    main()
