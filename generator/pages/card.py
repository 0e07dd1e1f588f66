"""The picture that is shown beside a link to the site: topics by sources, as on the home page.

It holds no words: whoever shows it prints the title and the description beside it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from generator.model import OutputFile
from generator.pages import summary
from generator.pages.png import png
from generator.pages.site import Site

PATH = "assets/card.png"
# What the services that show such pictures ask for.
WIDTH, HEIGHT = 1200, 630
MARGIN = 90
GAP = 8
# Of more sources than this those that are cited most: a field must be wide enough to be seen.
COLUMNS = 120
GROUND = "#12283a"
# From no quotation to the most.
SHADES = ("#1d3a50", "#4d5a55", "#7d7a56", "#a98f52", "#d4ae4e", "#ffcf4d")


def page(site: Site) -> OutputFile:
    """The picture as a file; without topics or sources it is one empty field."""
    counts = _counts(site)
    most = max((max(row, default=0) for row in counts), default=0)
    shades = [[_shade(count, most) for count in row] for row in counts]
    return OutputFile(path=PATH, data=png(_drawn(shades), (GROUND, *SHADES)))


def _counts(site: Site) -> list[list[int]]:
    """A row for each topic: how many quotations of each source its statements cite."""
    rows = [
        Counter(citation.source for citation in summary.cited_in(site, entry))
        for entry in site.briefing.topics
    ]
    shown = {name for name, _ in sum(rows, Counter[str]()).most_common(COLUMNS)}
    sources = [
        source.id
        for source in site.places.sources
        if source.id in shown or len(site.briefing.sources) <= COLUMNS
    ]
    return [[row[name] for name in sources] for row in rows if sources] or [[0]]


def _shade(count: int, most: int) -> int:
    """The number of a colour; any quotation at all is told from none."""
    return 1 + -(-count * (len(SHADES) - 1) // most) if most else 1


def _drawn(shades: Sequence[Sequence[int]]) -> list[bytes]:
    columns = _spans(WIDTH, len(shades[0]))
    blank = bytes(WIDTH)
    rows = [blank] * HEIGHT
    for (top, bottom), row in zip(_spans(HEIGHT, len(shades)), shades, strict=True):
        line = bytearray(blank)
        for (left, right), shade in zip(columns, row, strict=True):
            line[left:right] = bytes([shade]) * (right - left)
        rows[top:bottom] = [bytes(line)] * (bottom - top)
    return rows


def _spans(size: int, parts: int) -> list[tuple[int, int]]:
    """The room between the margins in equal parts with gaps, which give way where it is tight."""
    room = size - 2 * MARGIN
    edges = [MARGIN + room * part // parts for part in range(parts + 1)]
    gap = min(GAP, room // parts // 3)
    return [(left, max(right - gap, left)) for left, right in pairwise(edges)]
