"""Folders that the generator owns: written beside, put in place by renaming, known by a list.

What is ours in such a folder is what a list in it names, which the build wrote: nothing else is
ever removed. All that is unfinished lies in `.briefing/`, which git passes over and the next build
sweeps; what a killed build had put aside there is put back.
"""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from generator.model import LIST

SCRATCH = ".briefing"
# File managers leave these; nobody misses them.
JUNK = (".DS_Store", "Thumbs.db")
WAIT_SECONDS = 120


class Busy(Exception):
    """Another build of the same project goes on and on."""


@contextmanager
def alone(project: Path, told: Callable[[], None]) -> Iterator[Path]:
    """The scratch folder, for one build of the project at a time; swept first.

    `told` is called where another build holds it; Busy is raised after two minutes of waiting. A
    killed process holds nothing. Raises OSError where the folder cannot be made.
    """
    scratch = project / SCRATCH
    if scratch.is_symlink():
        raise OSError(0, "This is a link, and would be written through", str(scratch))
    scratch.mkdir(exist_ok=True)
    (scratch / ".gitignore").write_text("*\n", encoding="utf-8")
    lock = FileLock(scratch / "lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        told()
        try:
            lock.acquire(timeout=WAIT_SECONDS)
        except Timeout:
            raise Busy from None
    try:
        _sweep(project, scratch)
        yield scratch
    finally:
        lock.release()


def put(folder: Path, fresh: Path, scratch: Path) -> None:
    """Put a folder that is ready in the place of another: readers find the old one or the new one.

    Raises OSError with the old one in place where the system refuses.
    """
    old = scratch / f"old-{folder.name}"
    if not os.path.lexists(folder):
        os.rename(fresh, folder)
        return
    os.rename(folder, old)
    try:
        os.rename(fresh, folder)
    except OSError:
        os.rename(old, folder)
        raise
    shutil.rmtree(old, ignore_errors=True)


def files_in(folder: Path) -> Iterator[str]:
    """The names of all that is no folder below a folder, in order; links are not followed."""
    for place, inner, files in os.walk(folder):
        links = [name for name in inner if os.path.islink(os.path.join(place, name))]
        inner[:] = sorted(name for name in inner if name not in links)
        for name in sorted((*files, *links)):
            if name not in JUNK:
                yield Path(place, name).relative_to(folder).as_posix()


def foreign(folder: Path, is_known: Callable[[str], bool]) -> list[str]:
    """What a folder holds that its list does not name, and that `is_known` does not know.

    "." where the folder itself is a file or a link.
    """
    if not os.path.lexists(folder):
        return []
    if folder.is_symlink() or not folder.is_dir():
        return ["."]
    listed = _listed(folder)
    return [
        name
        for name in files_in(folder)
        if name != LIST
        and ((folder / name).is_symlink() or (name not in listed and not is_known(name)))
    ]


def _listed(folder: Path) -> frozenset[str]:
    path = folder / LIST
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            return frozenset()
        text = path.read_bytes().decode("utf-8", "surrogateescape")
    except OSError:
        return frozenset()
    return frozenset(text.split("\n")) - {""}


def _sweep(project: Path, scratch: Path) -> None:
    """Put back what a killed build had put aside, and remove what it left."""
    for path in sorted(scratch.iterdir()):
        if path.name.startswith("old-") and not os.path.lexists(project / path.name[4:]):
            os.rename(path, project / path.name[4:])
        elif path.name.startswith(("old-", "new-")):
            shutil.rmtree(path, ignore_errors=True)
