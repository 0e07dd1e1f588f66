"""Lays out a collected news text: which stretch is its title, its body, a caption, a menu.

Read `STEPS` first: each step looks at the page and at what earlier steps have said of its
paragraphs, and claims some more; the first claim of a paragraph counts. What nobody claims is
body: a doubt never takes a sentence away from an editor.
"""

from __future__ import annotations

from generator.article.layout import captions, core, front, surroundings, titles
from generator.article.layout.blocks import Block, is_dense, read_blocks
from generator.article.layout.metadata import describe
from generator.article.layout.page import Claims, Page, Step, dateline_match, is_running
from generator.article.layout.rules import compile_rules
from generator.article.layout.stamps import stamp_start
from generator.model import Article, Language, Seed, Span, Zone, ZoneKind

STEPS: tuple[Step, ...] = (
    titles.given_title,
    core.comments,
    surroundings.furniture,
    surroundings.buttons,
    surroundings.sections,
    front.bylines,
    captions.captions,
    front.published,
    front.datelines,
    titles.title,
    core.live,
    front.agencies,
    front.names,
    core.margins,
    titles.headings,
)
# A dateline may follow a standfirst and a lead paragraph, hardly more.
DATELINE_PARAGRAPHS = 3
TAIL_REACH = 300


def lay_out(seed: Seed, language: Language) -> Article:
    """The zones and paragraphs of a seed, and the metadata that its text states.

    Every stretch of text after the front matter is in exactly one zone, Markdown's marks ("# ",
    "> ") excepted. Offsets are code points of `seed.text`, intervals half-open. Never raises:
    a text that has no form is all body.
    """
    rules = compile_rules(language)
    markdown = seed.file.lower().endswith((".md", ".markdown"))
    blocks = tuple(read_blocks(seed.text, seed.body_start, markdown=markdown))
    page = Page(
        source=seed.text,
        blocks=blocks,
        rules=rules,
        dense=is_dense(blocks),
        running=tuple(is_running(block, rules) for block in blocks),
        given_title=seed.given.title,
    )
    claims: Claims = {}
    for step in STEPS:
        claims = {**step(page, claims), **claims}
    return describe(page, claims, _zones(page, claims))


def plain(seed: Seed) -> Article:
    """A seed of which nothing is known but its text: every line of ink is a paragraph of body."""
    zones: list[Zone] = []
    start = seed.body_start
    for line in seed.text[seed.body_start :].split("\n"):
        ink = line.strip()
        if ink:
            begin = start + line.index(ink)
            zones.append(Zone(start=begin, end=begin + len(ink), kind="body"))
        start += len(line) + 1
    return Article(
        zones=tuple(zones),
        paragraphs=tuple(Span(start=zone.start, end=zone.end) for zone in zones),
    )


def _zones(page: Page, claims: Claims) -> list[Zone]:
    """A zone for each paragraph; several where a dateline or a copyright note shares its line."""
    zones: list[Zone] = []
    stated = "dateline" in claims.values()
    bodies = 0
    for index, block in enumerate(page.blocks):
        kind = claims.get(index, "body")
        bodies += kind == "body"
        if kind == "byline":
            zones += _split_byline(page, block)
        elif kind == "body":
            awaited = not stated and bodies <= DATELINE_PARAGRAPHS
            cuts = _split_body(page, block, with_dateline=awaited)
            stated = stated or cuts[0].kind == "dateline"
            zones += cuts
        else:
            zones.append(Zone(start=block.start, end=block.end, kind=kind))
    return zones


def _split_byline(page: Page, block: Block) -> list[Zone]:
    """ "By Jane Doe | January 5, 2026": a byline and a date of publication."""
    text = page.source[block.start : block.end]
    names = stamp_start(text, page.rules)
    return _cut(page.source, block, ("byline", names), ("published", len(text)))


def _split_body(page: Page, block: Block, *, with_dateline: bool) -> list[Zone]:
    """ "WASHINGTON — The talks … END [Copyright Example]": dateline, body, residue."""
    text = page.source[block.start : block.end]
    opening = dateline_match(text, page.rules) if with_dateline else None
    closing = page.rules.closing.search(text, max(0, len(text) - TAIL_REACH))
    return _cut(
        page.source,
        block,
        ("dateline", opening.end() if opening else 0),
        ("body", closing.start("tail") if closing else len(text)),
        ("residue", len(text)),
    )


def _cut(source: str, block: Block, *parts: tuple[ZoneKind, int]) -> list[Zone]:
    """Zones for the parts of a block, given where in it each ends; empty parts are left out."""
    zones: list[Zone] = []
    start = block.start
    for kind, length in parts:
        end = block.start + length
        piece = source[start:end]
        ink = piece.strip()
        if ink:
            begin = start + piece.index(ink)
            zones.append(Zone(start=begin, end=begin + len(ink), kind=kind))
        start = max(start, end)
    return zones
