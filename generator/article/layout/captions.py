"""Captions: known by their credits, by "second from left", or by where they stand."""

from __future__ import annotations

import re

from generator.article.layout.blocks import Block
from generator.article.layout.page import (
    LONGEST_LINE,
    Claims,
    Page,
    has_dateline,
    is_single_sentence,
)
from generator.article.layout.rules import Rules
from generator.model import ZoneKind

CREDIT_WORDS = 12
CAPTION_WORDS = 120
NEAR_TOP = 4
_NAME = r"[^\W\d_a-z][\w.'’-]{0,30}"
_PERSON = rf"{_NAME}(?: {_NAME}){{1,4}}"
# "[Jane Doe/AFP]": a person and a house; "(and/or)", "(Reuters/Ipsos)" are no credits.
_PERSON_AND_HOUSE = re.compile(
    rf"{_PERSON}(?:, .{{1,40}})?/{_NAME}.{{0,40}}|{_NAME}.{{0,40}}/{_PERSON}"
)
_BRACKET = re.compile(r"[\[(]([^\[\]()]{2,100})[\])]$")
_IMAGE = re.compile(r"(?:!\[[^\]]{0,400}\]\([^)\s]{0,400}[^)]{0,100}\)\s?){1,5}")


def captions(page: Page, claims: Claims) -> Claims:
    """Paragraphs under pictures, and lines that only credit one."""
    free = page.unclaimed(claims)
    found: dict[int, ZoneKind] = {
        i: "caption" for i in free if _is_caption(page.blocks[i], page.rules)
    }
    for index in free:
        # "Image caption," and the words below it
        if found.get(index - 1) and page.blocks[index - 1].text[-1] in ":,":
            found[index] = "caption"
        credit = page.rules.agency.fullmatch(page.blocks[index].text)
        if credit and index + 1 not in claims and _is_credited(page, index + 1):
            found |= {index: "caption", index + 1: "caption"}
    top = (index for index in free if index < NEAR_TOP and _is_hinted(page, index))
    return found | dict.fromkeys(top, "caption")


def _is_caption(block: Block, rules: Rules) -> bool:
    text = block.text
    if _IMAGE.fullmatch(text):
        return True
    if block.words > CAPTION_WORDS:
        return False
    if block.words <= CREDIT_WORDS and not block.ended and rules.is_line(text, "caption_credits"):
        return True
    bracket = _BRACKET.search(text, max(0, len(text) - LONGEST_LINE))
    return bool(
        rules.forms["caption_starts"].match(text)
        or (bracket and _is_credit(bracket[1], rules))
        or rules.caption_tail.search(text, max(0, len(text) - LONGEST_LINE))
        or (is_single_sentence(block) and rules.forms["caption_marks"].search(text))
    )


def _is_credit(text: str, rules: Rules) -> bool:
    return bool(_PERSON_AND_HOUSE.fullmatch(text)) or rules.is_line(text, "caption_credits")


def _is_credited(page: Page, index: int) -> bool:
    """Whether the sentence under an agency's name is a caption, and the name its picture's credit.

    The two stand by themselves then; over the story itself an agency's name is a byline.
    """
    block, below = page.at(index), page.at(index + 1)
    if block is None or block.gap or not block.ended or _is_text(block, page.rules):
        return False
    return _is_hinted(page, index) or (below is not None and below.gap > 0)


def _is_hinted(page: Page, index: int) -> bool:
    block = page.blocks[index]
    hint = page.rules.forms["caption_hints"].search(block.text[:LONGEST_LINE])
    return hint is not None and not _is_text(block, page.rules)


def _is_text(block: Block, rules: Rules) -> bool:
    return not is_single_sentence(block) or has_dateline(block, rules)
