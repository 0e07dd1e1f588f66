"""The title, the labels over it, and the sub-headings of an article."""

from __future__ import annotations

from generator.model import ZoneKind
from generator.stages.articles.page import (
    HEADLINE_WORDS,
    SENTENCE_WORDS,
    Claims,
    Page,
    has_dateline,
    is_headline,
)

LABEL_WORDS = 3
MENU_LINES = 4
LAST_TITLE_WORDS = 4
HEADING_WORDS = 12
DENSE_HEADING_WORDS = 6


def given_title(page: Page, claims: Claims) -> Claims:
    """A title that an editor gives is the title where it stands as a line of the text."""
    wanted = " ".join((page.given_title or "").split()).casefold()
    places = (i for i, block in enumerate(page.blocks) if wanted == block.text.casefold())
    first = next(places, None) if wanted else None
    return {} if first is None else {first: "title"}


def title(page: Page, claims: Claims) -> Claims:
    """The first line above the text that could head it and is no label; else perhaps the last.

    "Diplomacy" over "Ministers pledge stronger deterrence" is the label of a section: residue.
    A text without a sentence has no title: there is nothing that it would head.
    """
    known = next((i for i, kind in claims.items() if kind == "title"), None)
    if known is not None:
        above = [i for i in page.unclaimed(claims) if i < known]
        return _residue(_labels(page, [*above, known]) - {known})
    if not page.text_blocks(claims):
        return {}
    marked = (i for i in page.unclaimed(claims) if page.blocks[i].mark == "#")
    above = _above_text(page, claims)
    labels = _labels(page, above)
    chosen = next(marked, None)
    if chosen is None:
        fitting = [i for i in above if i not in labels]
        long = [i for i in fitting if page.blocks[i].words > LABEL_WORDS]
        # Over a long menu ("Your account", "Sport", …) the first long line is the title.
        chosen = next(iter(long if len(above) > MENU_LINES and long else fitting), None)
    if chosen is None:
        return {**_residue(labels), **_last_line(page, claims)}
    sections = {i for i in labels if page.is_section(i)}
    return {**_residue({i for i in above if i < chosen} | sections), chosen: "title"}


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


def _last_line(page: Page, claims: Claims) -> Claims:
    """The title as the last line: some sites' text comes out of the page so."""
    free = page.unclaimed(claims)
    first, index = free[0], free[-1]
    block = page.blocks[index]
    opens = (
        has_dateline(page.blocks[first], page.rules) or page.blocks[first].words > HEADLINE_WORDS
    )
    fits = is_headline(block, page.rules) and block.words >= LAST_TITLE_WORDS and not block.mark
    follows_text = index > 0 and index - 1 not in claims and page.running[index - 1]
    return (
        {index: "title"} if opens and fits and follows_text and block.text[-1] not in ":," else {}
    )


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
