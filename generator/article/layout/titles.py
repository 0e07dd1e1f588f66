"""The title, the labels over it, and the sub-headings of an article."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.article.layout.page import (
    HEADLINE_WORDS,
    SENTENCE_WORDS,
    Claims,
    Page,
    is_headline,
)
from generator.model import ZoneKind

LABEL_WORDS = 3
_CLOCK = re.compile(r"\d{1,2}[:.h]\d{2}(?:\s|$)")
_ARROWS = re.compile(r"[←→›»«▸►]|^[|•·#>]")
_SITE = re.compile(r"\s+(?:[|–—·•»-]|::)\s+[^|–—·•»]{2,60}$")
HEADING_WORDS = 12
DENSE_HEADING_WORDS = 6


def given_title(page: Page, claims: Claims) -> Claims:
    """A title that an editor gives is the title where it stands as a line of the text."""
    wanted = " ".join((page.given_title or "").split()).casefold()
    places = (i for i, block in enumerate(page.blocks) if wanted == block.text.casefold())
    first = next(places, None) if wanted else None
    return {} if first is None else {first: "title"}


def title(page: Page, claims: Claims) -> Claims:
    """The line above the text that most looks like its headline; a title stands there or nowhere.

    What a page repeats (as in "Ministers meet | The Post", its name in the browser) beats what
    stands over the byline or the date, and that the longest line in title form. Menus, labels of
    sections and the names of sites never win.
    """
    known = next((i for i, kind in claims.items() if kind == "title"), None)
    if known is not None:
        above = [i for i in page.unclaimed(claims) if i < known]
        return _residue(_labels(page, [*above, known]) - {known})
    if not page.text_blocks(claims):
        return {}
    marked = next((i for i in page.unclaimed(claims) if page.blocks[i].mark == "#"), None)
    above = _above_text(page, claims)
    labels = _labels(page, above)
    chosen = marked
    if chosen is None:
        scores = {i: _score(page, claims, above, i) for i in above if i not in labels}
        chosen = max(scores, key=lambda i: (*scores[i], -i), default=None)
    if chosen is None:
        return _residue(labels)
    sections = {i for i in labels if page.is_section(i)}
    return {**_residue({i for i in above if i < chosen} | sections), chosen: "title"}


def _score(page: Page, claims: Claims, above: Sequence[int], index: int) -> tuple[int, int]:
    """How much a line looks like the headline of what follows, and its length where that counts."""
    block = page.blocks[index]
    rest = {page.blocks[i].text for i in above} - {block.text}
    # "Ministers meet | The Post": the page's name holds the headline, and is none itself.
    named = any(_head_of(text) == block.text for text in rest)
    holds = _head_of(block.text) in rest
    # A standfirst may stand between the headline and who signed it.
    below = next((i for i in range(index + 1, index + 4) if i in claims), index)
    between = range(index + 1, below)
    words = block.words
    signed = claims.get(below) in ("byline", "published") and all(
        i in above and page.blocks[i].words > LABEL_WORDS for i in (index, *between)
    )
    label = -3 if words <= LABEL_WORDS else 0
    menu = -4 if _is_menu(page, index) or block.text[-1] in ":,;" else 0
    score = 5 * named + 4 * signed + label + menu - 2 * holds + (block.mark == "##")
    # Of headline and standfirst the first counts; of lines that nobody signed, the longest.
    return score, 0 if signed else words


def _head_of(text: str) -> str:
    """What stands before the site's name in a page's name."""
    return _SITE.sub("", text).strip()


def _is_menu(page: Page, index: int) -> bool:
    """A line of many names of sections, or with arrows: "Home Top News World", "← Older post"."""
    if _ARROWS.search(page.blocks[index].text):
        return True
    words = [word.strip(",:|·").casefold() for word in page.blocks[index].text.split()]
    known = page.rules.words["section_words"] | page.rules.words["menu_words"]
    return sum(word in known for word in words) * 2 >= len(words)


def headings(page: Page, claims: Claims) -> Claims:
    """Sub-headings: short lines without a full stop between paragraphs of running text."""
    return {
        index: "heading" for index in page.unclaimed(claims) if _is_heading(page, claims, index)
    }


def _residue(indexes: set[int]) -> dict[int, ZoneKind]:
    return dict.fromkeys(sorted(indexes), "residue")


def _above_text(page: Page, claims: Claims) -> list[int]:
    """The unclaimed blocks before the first running text that could be headlines."""
    last = page.text_blocks(claims)[-1]
    above: list[int] = []
    for index in page.unclaimed(claims):
        block = page.blocks[index]
        announced = not above and claims.get(index + 1) in ("published", "byline")
        if announced and block.words <= HEADLINE_WORDS and last > index:
            above.append(index)
        elif page.running[index]:
            break
        elif _CLOCK.match(block.text):
            continue  # "14:05 GMT", over an entry of a live page
        elif is_headline(block, page.rules) and block.mark in ("", "#", "##"):
            above.append(index)
    return above


def _labels(page: Page, above: list[int]) -> set[int]:
    """Lines that are a section's or a site's name rather than a title.

    Their words say so ("Asia Pacific"), or it is a name of few words over a longer line.
    """
    longest = max((i for i in above if page.blocks[i].words > LABEL_WORDS), default=-1)
    found: set[int] = set()
    for index in above:
        text = page.blocks[index].text
        if page.blocks[index].words > LABEL_WORDS:
            continue
        capitals = all(not word[0].islower() for word in text.split())
        if (capitals and index < longest) or page.is_section(index):
            found.add(index)
    return found


def _is_heading(page: Page, claims: Claims, index: int) -> bool:
    block, below = page.blocks[index], page.at(index + 1)
    if block.mark.startswith("#"):
        return True
    if block.mark or below is None or index + 1 in claims or block.words > HEADING_WORDS:
        return False
    if not is_headline(block, page.rules) or block.text[-1] in ":,;-–—(":
        return False
    if not page.running[index + 1] or below.words < SENTENCE_WORDS:
        return False
    if not page.dense:
        return True
    # Without blank lines, "The plant opened in 2005" may be a sentence that lost its full stop.
    clause = {word.casefold() for word in block.text.split()} & page.rules.words["clause_words"]
    return block.words <= DENSE_HEADING_WORDS and not clause
