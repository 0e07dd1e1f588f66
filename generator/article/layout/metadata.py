"""What the zones of an article state of it: title, byline, dates, publisher, notes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.article.layout.blocks import Block
from generator.article.layout.page import Claims, Page, is_headline, is_single_sentence
from generator.article.layout.rules import Rules
from generator.article.layout.stamps import (
    StatedDate,
    find_dates,
    is_role,
    read_pieces,
    read_signed,
    read_stamp,
    signed_by,
)
from generator.article.layout.surroundings import heads_teasers, is_label
from generator.model import Article, Span, Zone

AGENCY_WORDS = 5
LABELS_BETWEEN = 4
_SEPARATOR = re.compile(r"\s*[|•·]\s*")
_MARGIN = " \t\r\n|•·,;:-–—"
_AGENCY = re.compile(r"\(([A-Z][^()\d]{1,40})\)$")
_HOLDER_END = re.compile(r"[\])]|\.\s|\s(?:\d{4})\b|\s(?:or|and) its\b|\s?[|•·]")


def describe(page: Page, claims: Claims, zones: Sequence[Zone]) -> Article:
    """The article with all that its zones state."""
    stated = _first(page, zones, "dateline")
    dateline = _dateline(stated, page.rules) if stated else None
    dates = find_dates(dateline, page.rules) if dateline else []
    published, note = _published(page, zones)
    return Article(
        zones=tuple(zones),
        paragraphs=tuple(Span(start=block.start, end=block.end) for block in page.blocks),
        title=_title(page, zones),
        byline=_byline(page, zones),
        publisher=_publisher(page, zones, dateline),
        dateline=dateline,
        dateline_date=dates[0].value if dates else None,
        published=published,
        notes=(*_label_notes(page, claims), *note),
        related=tuple(_teasers(page, claims)),
    )


def _texts(page: Page, zones: Sequence[Zone], kind: str) -> list[str]:
    found = (page.source[zone.start : zone.end] for zone in zones if zone.kind == kind)
    return [" ".join(text.split()) for text in found]


def _first(page: Page, zones: Sequence[Zone], kind: str) -> str | None:
    return next(iter(_texts(page, zones, kind)), None)


def _title(page: Page, zones: Sequence[Zone]) -> str | None:
    return _first(page, zones, "title")


def _byline(page: Page, zones: Sequence[Zone]) -> str | None:
    """Names without "By" and without what stands after a bar: "By JANE DOE | Staff writer"."""
    for text in _texts(page, zones, "byline"):
        credit = page.rules.forms["credit_prefixes"]
        start = page.rules.byline_start.match(text) or credit.match(text)
        names = _SEPARATOR.split(text[start.end() :] if start else text, maxsplit=1)[0]
        if names.strip(_MARGIN):
            return names.strip(_MARGIN)
    signed = (signed_by(text, page.rules) for text in _texts(page, zones, "published"))
    return next((names for names in signed if names), None)


def _dateline(stated: str, rules: Rules) -> str:
    """A dateline without its dash: "Paris, March 3 (Reuters)"."""
    return re.sub(r"\s*(?:[—–―‒_]|-+|:)\s*$", "", stated)


def _published(page: Page, zones: Sequence[Zone]) -> tuple[str | None, tuple[str, ...]]:
    """The date of publication; an update's where the text states no other, and a note of that."""
    stamps: list[StatedDate] = []
    role = ""
    # A masthead has the day on which somebody looked; the article's stands under its title.
    title = next((zone.end for zone in zones if zone.kind == "title"), 0)
    below = [zone for zone in zones if zone.start >= title]
    above = [zone for zone in zones if zone.start < title]
    for text in (*_texts(page, below, "published"), *_texts(page, above, "published")):
        if is_role(text, page.rules):
            role = text
            continue
        stamps += read_pieces(f"{role} {text}", page.rules) or read_signed(text, page.rules) or []
        role = ""
    full = [one for one in stamps if one.full]
    for one in full:
        if not one.updated:
            return one.value, ()
    note = page.rules.notes.get("updated_only")
    return (full[0].value, (note,) if note else ()) if full else (None, ())


def _publisher(page: Page, zones: Sequence[Zone], dateline: str | None) -> str | None:
    """Who published an article: a name at the top of its page that its foot or its name holds too.

    "The Post" of "Ministers meet | The Post", or over "© 2026 The Post Holdings, Inc"; else the
    holder of a copyright line that is no mere company, or the agency of a dateline: "Example Press"
    where "[Copyright The Example Press, Ltd.]" and "(Example Press)" agree.
    """
    agency = _AGENCY.search(dateline) if dateline else None
    named = agency[1] if agency and len(agency[1].split()) <= AGENCY_WORDS else None
    residue = _texts(page, zones, "residue")
    holders = [holder for text in residue if (holder := _holder(text, page.rules))]
    if named and any(named.casefold() in holder.casefold() for holder in holders):
        return named
    title = next((zone.start for zone in zones if zone.kind == "title"), 0)
    top = _texts(page, [zone for zone in zones if zone.end <= title], "residue")
    common = page.rules.words["section_words"] | page.rules.words["menu_words"]
    heads = (
        text
        for text in top
        if len(text.split()) <= AGENCY_WORDS
        and text[:1].isupper()
        and not common.issuperset(text.casefold().split())
    )
    known = [*holders, *(text.rpartition(" | ")[2] for text in top if " | " in text)]
    for head in heads:
        if any(head.casefold() in each.casefold() for each in known):
            return head
    plain = (each for each in holders if not page.rules.forms["company_ends"].search(each))
    return next(plain, None) or named


def _holder(text: str, rules: Rules) -> str | None:
    """ "The Example Press, Ltd." of "END [Copyright The Example Press, Ltd.]"."""
    held = rules.held.search(text)
    if held is None or not re.search(r"\w{2}", text[held.start() :]):
        return None
    claim = held[0]
    end = rules.rights.search(claim)
    claim = claim[: end.start()] if end else claim
    at = 0
    while (skip := rules.not_holder.match(claim, at)) is not None and skip.end() > at:
        at = skip.end()
    cut = _HOLDER_END.search(claim, at)
    holder = claim[at : cut.start() if cut else len(claim)].strip(_MARGIN)
    return holder if holder[:1].isalpha() else None


def _label_notes(page: Page, claims: Claims) -> list[str]:
    """A note for each label: on teasers, on the article itself, or somewhere about its page."""
    notes: dict[str, None] = {}
    last = max((i for i in range(len(page.blocks)) if _is_own(claims, i)), default=-1)
    among, beside = False, True
    for index, block in enumerate(page.blocks):
        if claims.get(index) == "residue" and is_label(block, page.rules):
            own = "label_article" if beside or index < last else "label_page"
            form = page.rules.notes.get("label_teasers" if among else own)
            for label in page.rules.forms["labels"].finditer(block.text) if form else ():
                notes[str(form).format(label=label[0])] = None
            continue
        beside = _is_own(claims, index)
        opens = claims.get(index) == "residue" and heads_teasers(block, page.rules)
        among = opens or claims.get(index) == "related" or (among and not beside)
    return list(notes)


def _is_own(claims: Claims, index: int) -> bool:
    return claims.get(index) not in ("related", "residue")


def _teasers(page: Page, claims: Claims) -> list[Span]:
    """A span for each teaser: headline, picture text and paragraph as far as they stand together.

    A paragraph closes its teaser, except the text of a picture over the headline to come.
    """
    groups: list[list[int]] = []
    open_, headed = False, False
    for index, block in enumerate(page.blocks):
        if claims.get(index) != "related":
            open_ = open_ and claims.get(index) == "residue" and is_label(block, page.rules)
            continue
        if open_ and _is_dated(block, page.rules):
            groups[-1].append(index)
            continue
        heads = is_headline(block, page.rules)
        if not open_ or (heads and headed):
            groups.append([])
            headed = False
        groups[-1].append(index)
        headed = headed or heads
        open_ = heads or (not headed and _is_picture_text(page, claims, index))
    blocks = page.blocks
    return [Span(start=blocks[group[0]].start, end=blocks[group[-1]].end) for group in groups]


def _is_dated(block: Block, rules: Rules) -> bool:
    return is_role(block.text, rules) or read_stamp(block.text, rules) is not None


def _is_picture_text(page: Page, claims: Claims, index: int) -> bool:
    """Whether a sentence stands over the headline of its teaser, labels between them aside."""
    near = range(index + 1, min(index + 1 + LABELS_BETWEEN, len(page.blocks)))
    following = next((i for i in near if not is_label(page.blocks[i], page.rules)), None)
    return (
        following is not None
        and claims.get(following) == "related"
        and is_single_sentence(page.blocks[index])
        and is_headline(page.blocks[following], page.rules)
    )
