"""A picture of few colours as PNG (RFC 2083), the same bytes on every machine.

No compressor promises the same bytes from one version to the next, and `content/` is compared byte
by byte. So the pixels are packed here, by the two repetitions that plain shapes consist of: of the
last pixel, and of the row above.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Sequence
from itertools import groupby

SIGNATURE = b"\x89PNG\r\n\x1a\n"
# A literal of DEFLATE's fixed code has 8 bits up to this value (RFC 1951, 3.2.6).
COLOURS = 144
LONGEST = 258
# The longest repetition, save that one, whose code needs no bits beside it.
LONG = 10
SHORTEST = 3


def png(rows: Sequence[bytes], palette: Sequence[str]) -> bytes:
    """Rows of pixels, each a number of a colour such as `#17334a`; all rows of one length.

    At most `COLOURS` colours.
    """
    width, height = len(rows[0]), len(rows)
    colours = b"".join(bytes.fromhex(colour.removeprefix("#")) for colour in palette)
    # Eight bits a pixel, colours from a palette; each row begins with its filter: none.
    header = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    filtered = [b"\0" + row for row in rows]
    chunks = (b"IHDR", header), (b"PLTE", colours), (b"IDAT", _zlib(filtered)), (b"IEND", b"")
    return SIGNATURE + b"".join(_chunk(name, data) for name, data in chunks)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _zlib(rows: Sequence[bytes]) -> bytes:
    """The rows as one block of DEFLATE's fixed code in the wrapping of RFC 1950."""
    bits = "".join(("1", "10", *_codes(rows), "0" * 7))
    bits += "0" * (-len(bits) % 8)
    packed = bytes(int(bits[at : at + 8][::-1], 2) for at in range(0, len(bits), 8))
    return b"\x78\x01" + packed + struct.pack(">I", zlib.adler32(b"".join(rows)))


def _codes(rows: Sequence[bytes]) -> Iterator[str]:
    for row, same in groupby(rows):
        yield from _runs(row)
        yield from _repeated(b"".join([*same][1:]), distance=len(row))


def _runs(row: bytes) -> Iterator[str]:
    start = 0
    for at in range(1, len(row) + 1):
        if at == len(row) or row[at] != row[start]:
            yield _literal(row[start])
            yield from _repeated(row[start + 1 : at], distance=1)
            start = at


def _repeated(again: bytes, *, distance: int) -> Iterator[str]:
    """Bytes that are the same as those `distance` before them."""
    whole, rest = divmod(len(again), LONGEST)
    tens, rest = divmod(rest, LONG)
    lengths = (LONGEST,) * whole + (LONG,) * tens + ((rest,) if rest >= SHORTEST else ())
    yield from (_length(length) + _distance(distance) for length in lengths)
    yield from (_literal(value) for value in again[sum(lengths) :])


def _literal(value: int) -> str:
    return f"{0x30 + value:08b}"


def _length(length: int) -> str:
    return f"{0xC0 + 5:08b}" if length == LONGEST else f"{length - SHORTEST + 1:07b}"


def _distance(distance: int) -> str:
    """The code of a distance, and the bits beside it, which stand lowest first."""
    beside = max((distance - 1).bit_length() - 2, 0)
    code = (distance - 1 >> beside) + 2 * beside
    rest = (distance - 1) & ((1 << beside) - 1)
    return f"{code:05b}" + (f"{rest:0{beside}b}"[::-1] if beside else "")
