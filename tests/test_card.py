"""The picture beside a link: real PNG, the same bytes everywhere."""

from __future__ import annotations

import struct
import zlib
from itertools import cycle, islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.pages.png import SIGNATURE, png

PALETTE = ("#000000", "#ff0000", "#00ff00")


def pixels(data: bytes) -> list[bytes]:
    """The rows of a picture, read by zlib and the rules of the format, checksums included."""
    assert data.startswith(SIGNATURE)
    chunks, at = {}, len(SIGNATURE)
    while at < len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        named = data[at + 4 : at + 8 + length]
        assert struct.unpack(">I", data[at + 8 + length : at + 12 + length]) == (zlib.crc32(named),)
        chunks[named[:4]] = named[4:]
        at += 12 + length
    width = struct.unpack(">I", chunks[b"IHDR"][:4])[0]
    packed = zlib.decompress(chunks[b"IDAT"])
    rows = [packed[at : at + width + 1] for at in range(0, len(packed), width + 1)]
    assert {row[0] for row in rows} == {0}
    return [row[1:] for row in rows]


runs = st.lists(st.tuples(st.integers(0, 2), st.integers(1, 700)), min_size=1, max_size=6)


@given(st.lists(st.tuples(runs, st.integers(1, 40)), min_size=1, max_size=5), st.integers(1, 1300))
def test_what_is_packed_is_what_any_reader_unpacks(
    drawn: list[tuple[list[tuple[int, int]], int]], width: int
) -> None:
    rows = []
    for some, times in drawn:
        row = b"".join(bytes([colour]) * length for colour, length in some)
        rows += [bytes(islice(cycle(row), width))] * times
    assert pixels(png(rows, PALETTE)) == rows


@pytest.mark.parametrize("size", [(1, 1), (1200, 630)])
def test_a_plain_field_is_small(size: tuple[int, int]) -> None:
    assert len(png([bytes(size[0])] * size[1], PALETTE)) < 10_000
