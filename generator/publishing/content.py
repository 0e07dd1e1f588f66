"""`content/` compared with what it should be, and written whole or not at all."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Sequence
from pathlib import Path

from generator.model import OutputFile
from generator.problems import Problem, ProblemKind
from generator.publishing import folders

FOLDER = "content"
HOW_TO_MEND = "Run `python -m generator build --no-site` and commit `content/`."


def stale(project: Path, files: Sequence[OutputFile]) -> tuple[Problem, ...]:
    """A problem for each file of `content/` that is missing, differs, or should not be there."""
    folder = project / FOLDER
    wanted = {file.path: file.data for file in files}
    present = set(folders.files_in(folder))
    problems = []
    for name in sorted(wanted.keys() | present):
        if name not in present:
            message = "This page is missing."
        elif name not in wanted:
            message = "The inputs do not give this file."
        elif not _holds(folder / name, wanted[name]):
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


def digests(project: Path) -> dict[str, str]:
    """The SHA-256 of each file in `content/` by its path there; "" for what is no plain file."""
    folder = project / FOLDER
    return {
        name: digest(path.read_bytes()) if path.is_file() and not path.is_symlink() else ""
        for name in folders.files_in(folder)
        for path in [folder / name]
    }


def digest(data: bytes) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def foreign(project: Path, files: Sequence[OutputFile]) -> tuple[Problem, ...]:
    """A problem for each file of `content/` that no build has written, and this one would remove.

    A file that is just what would be written is no loss.
    """
    folder = project / FOLDER
    wanted = {file.path: file.data for file in files}

    def is_same(name: str) -> bool:
        return name in wanted and _holds(folder / name, wanted[name])

    return tuple(
        Problem(
            kind=ProblemKind.CONTENT_FOREIGN,
            file=FOLDER if name == "." else f"{FOLDER}/{name}",
            message="No build wrote this, and a build would remove it.",
            mend=f"Move it out of `{FOLDER}/`, or delete it.",
        )
        for name in folders.foreign(folder, is_same)
    )


def write(project: Path, files: Sequence[OutputFile], scratch: Path) -> None:
    """Replace `content/` by these files, the list of them among them.

    An interruption leaves the old pages or the new ones. Raises OSError with the old ones intact
    where the disk refuses.
    """
    fresh = scratch / f"new-{FOLDER}"
    try:
        for name, data in ((file.path, file.data) for file in files):
            path = fresh / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        folders.put(project / FOLDER, fresh, scratch)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _holds(path: Path, data: bytes) -> bool:
    return not path.is_symlink() and path.is_file() and path.read_bytes() == data
