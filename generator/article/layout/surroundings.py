"""What a page shows around its article: menus, notices, lists and teasers of other articles.

To call a paragraph residue takes evidence in its own words, or a neighbour's: a quotation from
residue is refused, so a doubt is decided for the article.
"""

from __future__ import annotations

import re

from generator.article.layout.blocks import Block
from generator.article.layout.page import (
    LONGEST_LINE,
    Claims,
    Page,
    is_headline,
    is_prose,
)
from generator.article.layout.rules import Rules
from generator.model import ZoneKind

_RULE = re.compile(r"[-–—*_=~·•|+#^\s]{1,200}")
_CRUMBS = re.compile(r"[^>›»\n]{1,40}(?:[>›»][^>›»\n]{1,40}){2,12}")
_FIGURES = re.compile(r"\d+")
HEADING_WORDS = 8
TEASER_WORDS = 25
RESUMING = 3
BOX_REACH = 40
LONG_PARAGRAPH = 35


def furniture(page: Page, claims: Claims) -> Claims:
    """Lines that belong to every page of a site: "Share this article", "Advertisement", "* * *"."""
    heads = _repeated(page)
    return {
        index: "residue"
        for index in page.unclaimed(claims)
        if index in heads or _is_furniture(page.blocks[index], page.rules)
    }


def _repeated(page: Page) -> set[int]:
    """Lines that stand on each page of a document: "Harbour Board – press release 3", "… 4"."""
    places: dict[str, list[int]] = {}
    for index, block in enumerate(page.blocks):
        if block.words <= TEASER_WORDS and not block.ended:
            places.setdefault(_FIGURES.sub("#", block.text.casefold()), []).append(index)
    # The first may be the title, of which the others are the running heads.
    return {index for found in places.values() if len(found) >= RESUMING for index in found[1:]}


def buttons(page: Page, claims: Claims) -> Claims:
    """ "Decline" under a cookie notice; alone it may be an article's own word."""
    found: dict[int, ZoneKind] = {}
    for index in page.unclaimed(claims):
        beside = {claims.get(index - 1), found.get(index - 1), claims.get(index + 1)}
        if "residue" in beside and page.rules.is_line(page.blocks[index].text, "buttons"):
            found[index] = "residue"
    return found


def sections(page: Page, claims: Claims) -> Claims:
    """ "Related Articles", "Most Read" and what stands under them.

    A list of headlines ends with the first sentence after it. Teasers hold sentences themselves:
    they go on to the end, unless bare headlines are followed by several paragraphs, which are the
    article's.
    """
    found: dict[int, ZoneKind] = {}
    under: ZoneKind | None = None
    teasers = False
    begun = False
    for index, block in enumerate(page.blocks):
        # Above the article "Topics" is a word of the menu, and the headline comes below it.
        begun = begun or (index not in claims and page.running[index])
        opened = _opens(page, index) if claims.get(index, "residue") == "residue" else None
        if opened and not begun:
            found[index] = "residue"
        elif opened:
            under = opened
            teasers = teasers or (opened == "related" and not _resumes(page, index, claims))
            found[index] = "residue"
        elif index in claims:
            continue
        elif _is_teaser_line(block, page.rules):
            found[index] = "related"
        elif page.rules.forms["tag_lines"].match(block.text) and is_headline(block, page.rules):
            found[index] = "residue"
        elif under and not teasers and page.running[index] and not _is_item(page, index):
            under = None
        elif under:
            under = "related" if teasers and is_prose(block) else under
            found[index] = under
    return found


def is_label(block: Block, rules: Rules) -> bool:
    """ "Reported by AI", alone or beside another such label."""
    return block.words <= TEASER_WORDS and rules.labels_line.fullmatch(block.text) is not None


def heads_teasers(block: Block, rules: Rules) -> bool:
    return block.words <= HEADING_WORDS and rules.is_line(
        block.text, "related_sections", "related_hints"
    )


def _is_furniture(block: Block, rules: Rules) -> bool:
    text = block.text
    if rules.forms["notices"].match(text):
        return True
    if len(text) > LONGEST_LINE:
        return False
    whole = [form.fullmatch(text) for form in (_RULE, rules.held, rules.closing_line)]
    if any(whole) or rules.is_line(text, "furniture") or is_label(block, rules):
        return True
    return _CRUMBS.fullmatch(text) is not None and not block.ended


def _opens(page: Page, index: int) -> ZoneKind | None:
    """What a line announces: teasers ("related"), or a mere list ("residue")."""
    block, rules = page.blocks[index], page.rules
    if block.words > HEADING_WORDS or not is_headline(block, rules):
        return None
    if rules.is_line(block.text, "related_sections"):
        return "related"
    listed = index + 1 == len(page.blocks) or not page.running[index + 1]
    if listed and rules.is_line(block.text, "related_hints"):
        return "related"
    return "residue" if listed and rules.is_line(block.text, "list_sections") else None


def _resumes(page: Page, index: int, claims: Claims) -> bool:
    """Whether the article goes on after a box of headlines that stands in its midst."""
    near = range(index + 1, min(index + 1 + BOX_REACH, len(page.blocks)))
    free = [page.running[i] for i in near if i not in claims]
    headlines = free.index(True) if True in free else len(free)
    # Teasers alternate: a headline, a sentence. Two paragraphs, or a long one, are the article's.
    needed = RESUMING - 1
    blocks = [page.blocks[i] for i in near if i not in claims][headlines : headlines + needed]
    whole = bool(blocks) and blocks[0].words >= LONG_PARAGRAPH
    return headlines > 0 and (whole or free[headlines : headlines + needed] == [True] * needed)


def _is_item(page: Page, index: int) -> bool:
    before = page.at(index - 1)
    return page.blocks[index].mark == "-" or (before is not None and before.text in "-*•‣▪·–—")


def _is_teaser_line(block: Block, rules: Rules) -> bool:
    """ "Read more: Yen falls to a new low", the other article's headline on the same line."""
    short = block.words <= TEASER_WORDS and is_headline(block, rules)
    return short and rules.forms["related_lines"].match(block.text) is not None
