"""`content/` compared with what it should be, and written whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.model import OutputFile
from generator.pages.render import MARKER
from generator.problems import Problem, ProblemKind

FOLDER = "content"
# Folders that are the generator's alone; elsewhere a file without our mark is somebody's own.
OURS = (".theme", "assets", "data")
HOW_TO_MEND = "Run `python -m generator build --no-site` and commit `content/`."


def stale(project: Path, files: Sequence[OutputFile]) -> tuple[Problem, ...]:
    """A problem for each file of `content/` that is missing, differs, or should not be there."""
    folder = project / FOLDER
    wanted = {file.path: file.data for file in files}
    present = {path.relative_to(folder).as_posix(): path for path in _files(folder)}
    problems = []
    for name in sorted(wanted.keys() | present.keys()):
        if name not in present:
            message = "This page is missing."
        elif name not in wanted:
            message = "The inputs do not give this file."
        elif present[name].read_bytes() != wanted[name]:
            message = "This is not what the inputs give."
        else:
            continue
        problems.append(
            Problem(
                kind=ProblemKind.CONTENT_STALE,
                file=f"{FOLDER}/{name}",
                message=message,
                mend=HOW_TO_MEND,
            )
        )
    return tuple(problems)


def foreign(project: Path, files: Sequence[OutputFile]) -> tuple[Problem, ...]:
    """A problem for each file of `content/` that the generator did not write and would remove."""
    folder = project / FOLDER
    wanted = {file.path for file in files}
    return tuple(
        Problem(
            kind=ProblemKind.CONTENT_FOREIGN,
            file=f"{FOLDER}/{name}",
            message="The generator did not write this file, and a build would remove it.",
            mend="Move it out of `content/`.",
        )
        for path in _files(folder)
        if (name := path.relative_to(folder).as_posix()) not in wanted and not _ours(path, name)
    )


def write(project: Path, files: Sequence[OutputFile]) -> None:
    """Replace `content/` by these files.

    They are written beside it first and take its place by renaming, so that an interruption leaves
    the old pages or the new ones. Raises OSError with both intact where the disk refuses.
    """
    folder = project / FOLDER
    fresh = Path(tempfile.mkdtemp(prefix=f".{FOLDER}-", dir=project))
    try:
        for file in files:
            path = fresh / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(file.data)
        fresh.chmod(0o755)
        _swap(folder, fresh)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _swap(folder: Path, fresh: Path) -> None:
    if not folder.exists():
        os.rename(fresh, folder)
        return
    old = Path(tempfile.mkdtemp(prefix=f".{FOLDER}-old-", dir=folder.parent))
    os.rename(folder, old / FOLDER)
    try:
        os.rename(fresh, folder)
    except OSError:
        os.rename(old / FOLDER, folder)
        raise
    finally:
        shutil.rmtree(old, ignore_errors=True)


def _files(folder: Path) -> Iterator[Path]:
    """Every file below a folder, in order of path; what file managers drop is passed over."""
    if folder.is_dir():
        yield from (
            path
            for path in sorted(folder.rglob("*"))
            if path.is_file() and path.name not in (".DS_Store", "Thumbs.db")
        )


def _ours(path: Path, name: str) -> bool:
    if (name.split("/", maxsplit=1)[0] in OURS and "/" in name) or name == ".nav.yml":
        return True
    return path.suffix == ".md" and MARKER in path.read_bytes()[:8192].decode("utf-8", "replace")
