"""Where an article begins and ends on its page: by the run of its paragraphs, not by their words.

A page is menus, a headline, paragraphs, and lists of other things. What stands above the first
paragraph and below the last one is short lines that end in no full stop; readers' comments and the
entries of a live page are told by the lines that open them.
"""

from __future__ import annotations

import re

from generator.article.layout.blocks import Block
from generator.article.layout.page import Claims, Page, has_dateline, is_prose
from generator.model import ZoneKind

# So much of the page's prose stands before its comments.
_BEFORE_COMMENTS = 0.5
_LIVE_TIMES = 3
_TIMES_OF_LINES = 12
_LONG = 25
_SHORT = 14
_FEW = 3
_NEAR = 12
_CLOCK = re.compile(
    r"(?:\d{1,2}[:.h]\d{2}(?:\s?[ap]\.?m\.?)?(?:\s[A-Z]{2,4})?|\d{1,2}\s?[ap]\.?m\.?)"
    r"(?:\s?[-–—|·(].{0,40})?"
)


def comments(page: Page, claims: Claims) -> Claims:
    """A thread of readers' comments, which ends the article: all from its first line on."""
    prose = [
        i for i, block in enumerate(page.blocks) if i not in claims and is_paragraph(page, block)
    ]
    opening = page.rules.forms["comment_sections"]
    for index, block in enumerate(page.blocks):
        before = sum(i < index for i in prose)
        if before and before >= len(prose) * _BEFORE_COMMENTS and opening.fullmatch(block.text):
            return dict.fromkeys(range(index, len(page.blocks)), "comment")
    return {}


def live(page: Page, claims: Claims) -> Claims:
    """The entries of a live page, each under a line with its time of the day."""
    times = [i for i, block in enumerate(page.blocks) if _CLOCK.fullmatch(block.text)]
    if len(times) < max(_LIVE_TIMES, len(page.blocks) // _TIMES_OF_LINES):
        return {}
    found: dict[int, ZoneKind] = dict.fromkeys(times, "published")
    for index in range(times[0] + 1, len(page.blocks)):
        if index not in claims and index not in found:
            found[index] = "live"
    return found


def margins(page: Page, claims: Claims) -> Claims:
    """Short lines above the first paragraph and below the last that are no title: menus, lists."""
    free = page.unclaimed(claims)
    prose = [i for i in free if is_paragraph(page, page.blocks[i])]
    if not prose:
        return {}
    found: dict[int, ZoneKind] = {}
    # "He left on Tuesday." close below the last paragraph is the article's last.
    near = (i for i in free if prose[-1] < i <= prose[-1] + _NEAR and page.blocks[i].ended)
    end = max(near, default=prose[-1])
    below = [i for i in free if i > end]
    scraps = [i for i in below if _is_scrap(page.blocks[i])]
    claimed = any(
        i > end and kind in ("residue", "related", "comment") for i, kind in claims.items()
    )
    if claimed or len(scraps) >= _FEW:
        found |= dict.fromkeys(scraps, "residue")
    title = next((i for i, kind in claims.items() if kind == "title"), -1)
    above = [i for i in free if i < min(prose[0], title)]
    return found | dict.fromkeys(above, "residue")


def is_paragraph(page: Page, block: Block) -> bool:
    """Whether a block is a paragraph of running text beyond doubt."""
    return is_prose(block) or block.words >= _LONG or has_dateline(block, page.rules)


def _is_scrap(block: Block) -> bool:
    return block.words <= _SHORT and not block.ended
