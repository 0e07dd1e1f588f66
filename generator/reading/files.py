"""The one way by which a file of a project is opened: a plain file, inside it, of bearable size.

A pull request may bring a link to a file of the machine that builds, a pipe that never ends, or a
device that never stops: none of them is read.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

LIMIT = 20_000_000
# A name becomes that of a page and of a folder beside others: file systems stop at 255 bytes.
LONGEST_NAME = 200
_MARKS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
_SAMPLE = 4096
# Windows has no pipes among its files, and would mend newlines.
_HOW = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class Unreadable(Exception):
    """A file that is not read: why, how to mend it, and where (from 1) if it is its encoding."""

    def __init__(self, message: str, mend: str = "", place: tuple[int, int] | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.mend = mend
        self.line, self.column = place or (1, 1)
        self.is_encoding = place is not None

    @property
    def said(self) -> str:
        """Why, and how to mend it."""
        return f"{self.message} {self.mend}".strip()


def is_there(path: Path) -> bool:
    """Whether anything has this name, be it a link that leads nowhere."""
    return os.path.lexists(path)


def names_in(folder: Path) -> list[str]:
    """The names in a folder of the project, in order. Raises Unreadable."""
    if folder.is_symlink() and not _is_within(folder, folder.parent):
        raise Unreadable("This is a link that leaves the project.", "Put the folder itself here.")
    try:
        return sorted(os.listdir(folder))
    except OSError as error:
        raise Unreadable(f"This cannot be listed: {error.strerror or error}.") from None


def text_of(path: Path) -> str:
    """The text of a file, its newlines as they are. Raises Unreadable."""
    return decoded(bytes_of(path))


def bytes_of(path: Path) -> bytes:
    """What a plain file of the project holds. Raises Unreadable.

    A link is followed within its own folder only.
    """
    try:
        path.name.encode("utf-8")
    except UnicodeEncodeError:
        raise Unreadable("The name of this file is not valid UTF-8.", "Rename it.") from None
    if len(path.name.encode("utf-8")) > LONGEST_NAME:
        raise Unreadable("The name of this file is too long.", f"Keep to {LONGEST_NAME} bytes.")
    try:
        if path.is_symlink() and not _is_within(path, path.parent):
            raise Unreadable("This is a link that leaves its folder.", "Put the file itself here.")
        # Opening a pipe would wait for somebody who writes to it.
        handle = os.open(path, _HOW)
        with os.fdopen(handle, "rb") as file:
            status = os.fstat(file.fileno())
            if stat.S_ISDIR(status.st_mode):
                raise Unreadable("This is a folder, not a file.")
            if not stat.S_ISREG(status.st_mode):
                raise Unreadable("This is no plain file.", "Put a file here, or take it out.")
            data = file.read(LIMIT + 1)
    except OSError as error:
        raise Unreadable(f"This cannot be read: {error.strerror or error}.") from None
    if len(data) > LIMIT:
        raise Unreadable(f"This file is larger than {LIMIT // 1_000_000} MB.", "Take a part of it.")
    return data


def decoded(data: bytes) -> str:
    """Bytes as UTF-8. Raises Unreadable with the place of the first byte that is not."""
    encoding = _other_encoding(data)
    if encoding:
        raise Unreadable(f"This looks like {encoding}.", "Save the file as UTF-8.", (1, 1))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        message = f"The byte 0x{data[error.start]:02x} is not valid UTF-8."
        raise Unreadable(message, "Save the file as UTF-8.", (line, column)) from None


def _is_within(path: Path, folder: Path) -> bool:
    try:
        return path.resolve(strict=True).is_relative_to(folder.resolve(strict=True))
    except (OSError, RuntimeError):  # it leads nowhere, or round and round
        return False


def _other_encoding(data: bytes) -> str | None:
    """UTF-16 has a NUL for every other byte of plain letters, on one side."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    sample = data[:_SAMPLE]
    even, odd, half = sample[0::2].count(0), sample[1::2].count(0), len(sample) // 2
    if half and max(even, odd) > half * 0.4 and min(even, odd) < half * 0.1:
        return "UTF-16 without a byte order mark"
    return None
