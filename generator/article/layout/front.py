"""Who wrote an article, when it appeared and where: lines that hold nothing else."""

from __future__ import annotations

import re
from bisect import bisect_left

from generator.article.layout.blocks import Block
from generator.article.layout.page import Claims, Page, is_label, is_prose
from generator.article.layout.rules import Rules
from generator.article.layout.stamps import (
    is_explicit,
    is_role,
    read_pieces,
    read_signed,
    read_stamp,
    stamp_start,
)
from generator.model import ZoneKind

BYLINE_WORDS = 20
CREDIT_WORDS = 60
NAME_WORDS = 4
NEAR_TOP = 6
_STORY_SIGNS = ("_", "-", "–", "—")
_SEPARATOR = re.compile(r"\s*[|•·]\s*")
_INITIAL_END = re.compile(r"\b(?:[A-Z]|Jr|Sr)\.$")


def bylines(page: Page, claims: Claims) -> Claims:
    """ "By JANE DOE and JOHN ROE | Staff writers", "Reporting by …; editing by …"."""
    return {
        index: "byline"
        for index in page.unclaimed(claims)
        if _is_byline(page.blocks[index], page.rules)
    }


def published(page: Page, claims: Claims) -> Claims:
    """Lines that hold a date and nothing else, above the text or below it.

    One in the midst of the text ("January 6, 2026" over a day's news) is no date of publication,
    unless it says so: "Published: …".
    """
    free = page.unclaimed(claims)
    stamps = [i for i in free if _is_stamp(page, free, i)]
    bare = {i for i in stamps if not is_explicit(page.blocks[i].text, page.rules)}
    days = _head_days(sorted(bare), page.text_blocks(claims))
    return {i: "heading" if days and i in bare else "published" for i in stamps}


def datelines(page: Page, claims: Claims) -> Claims:
    """A dateline on a line of its own, under the title: "Tokyo, 15 January 2026".

    It may be first where the title is given, or where a sign at its end says that a story follows:
    "NAIROBI, Kenya (AP) _".
    """
    titled = page.given_title is not None or "title" in claims.values()
    for number, index in enumerate(page.unclaimed(claims)[:NEAR_TOP]):
        text = page.blocks[index].text
        if not (number or titled or text[-1:] in _STORY_SIGNS):
            continue
        # "BREAKING —"; but "The Harlow Post, March 4, 2026" has a day.
        if is_label(text, page.rules) and not any(letter.isdigit() for letter in text):
            continue
        if page.rules.dateline_alone.fullmatch(text):
            return {index: "dateline"}
    return {}


def agencies(page: Page, claims: Claims) -> Claims:
    """A line that only names an agency: over the text it is the byline, below it a credit."""
    running = page.text_blocks(claims)
    if not running:
        return {}
    found: dict[int, ZoneKind] = {}
    for index in page.unclaimed(claims):
        if page.rules.agency.fullmatch(page.blocks[index].text):
            found[index] = "byline" if index < running[0] else "residue"
    return found


def names(page: Page, claims: Claims) -> Claims:
    """A byline without its "By": "Jane Doe" beside the date of publication.

    So is what stands close under a byline: "Example News, Tokyo".
    """
    title = next((i for i, kind in claims.items() if kind == "title"), len(page.blocks))
    found: dict[int, ZoneKind] = {}
    for index in page.unclaimed(claims):
        block = page.blocks[index]
        dated = "published" in (claims.get(index - 1), claims.get(index + 1)) and block.words > 1
        under = claims.get(index - 1) == "byline" and not block.gap
        near = index > title and (dated or under) and block.words <= NAME_WORDS
        if near and not block.ended and _are_names(block.text, page.rules):
            found[index] = "byline"
    return found


def _is_stamp(page: Page, free: list[int], index: int) -> bool:
    block, below = page.blocks[index], page.at(index + 1)
    if read_stamp(block.text, page.rules) is not None:
        return True
    if is_role(block.text, page.rules):
        return below is not None and read_stamp(below.text, page.rules) is not None
    if not block.ended and read_signed(block.text, page.rules) is not None:
        return index <= _first_paragraph(page, free)
    # A title may end in a date too, so a line with other words is believed only under another.
    under = free[0] < index < NEAR_TOP and block.words <= BYLINE_WORDS and not block.ended
    return under and any(one.full for one in read_pieces(block.text, page.rules))


def _first_paragraph(page: Page, free: list[int]) -> int:
    return next((i for i in free if is_prose(page.blocks[i])), len(page.blocks))


def _head_days(bare: list[int], running: list[int]) -> bool:
    """Whether bare dates head the days of a chronicle rather than tell when it appeared.

    One such line may follow a title and one sentence under it; a chronicle has text between them.
    """
    before = [bisect_left(running, i) for i in bare if running and i < running[-1]]
    return bool(before) and (before[-1] > 1 or before[0] < before[-1])


def _is_byline(block: Block, rules: Rules) -> bool:
    text = block.text
    if block.words <= CREDIT_WORDS and rules.forms["credit_prefixes"].match(text):
        return True
    if block.words > BYLINE_WORDS or (block.ended and not _INITIAL_END.search(text)):
        return False
    whole = text[: stamp_start(text, rules)]
    start = rules.byline_start.match(whole)
    if start:
        return _are_names(_SEPARATOR.split(whole[start.end() :], maxsplit=1)[0], rules)
    role = rules.byline_role.search(whole)
    return role is not None and _are_names(whole[: role.start()], rules)


def _are_names(text: str, rules: Rules) -> bool:
    words = [word.strip(",;:()") for word in text.split()]
    named = [word for word in words if word[:1].isupper() or "@" in word]
    rest = [word for word in words if word and word not in named]
    return bool(named) and all(word.casefold() in rules.words["name_connectors"] for word in rest)
