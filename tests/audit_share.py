"""How much of an article a briefing shows, measured from what its files hold. Part of the audit."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from tests.audit import Built, Findings
from tests.audit_words import Text, words

# So many words in the article's own order were copied: "talks with Vice President JD Vance at the
# White House" is how anybody would put it.
COPIED = 12
# “January 15” in a reason is a date; “Washington, Jan. 15 (Jiji Press)” is the article's own words.
QUOTATION = 4
# Where a text ends, though its block goes on.
BORDER = re.compile(r"\[…\]|[“”]")
BLOCKS = ("p", "li", "td", "th", "h1", "h2", "h3", "summary")
QUOTED = re.compile(r"“([^“”]+)”")

Span = tuple[int, int]


def shares(built: Built, residue: Mapping[str, Sequence[Span]], limit: float) -> Findings:
    """Pages and exports together show at most `limit` of an article's words.

    Residue is not the article's. Words that another article has too count where they are quoted.
    """
    texts = {name: Text.of(text) for name, text in built.seeds.items()}
    spans = {
        source["id"]: [*_marked(built, source, texts[source["id"]]), *_cited(built, source["id"])]
        for source in built.briefing["sources"]
    }
    quoted = _runs(built.seeds[name][start:end] for name in spans for start, end in spans[name])
    shown = _runs(_shown_texts(built))
    for name, text in texts.items():
        known = set(text.grams(COPIED, quoted))
        copied = [place for place in text.grams(COPIED, shown) if place not in known]
        own = text.covered([(0, len(built.seeds[name]))]) - text.covered(residue.get(name, ()))
        count = len(text.covered([*spans[name], *copied]) & own)
        if count > limit * len(own):
            yield f"{name}: shows {count} of {len(own)} words, {limit:.0%} allowed"


def _runs(texts: Iterable[str]) -> list[str]:
    """The words of some texts, a border before each."""
    return [run for text in texts for run in ("|", *words(text))]


def _cited(built: Built, source: str) -> Iterator[Span]:
    """The words of each citation with those that its record gives before and after them."""
    for citation in built.briefing["citations"]:
        if citation["source"] == source:
            start = citation["start"] - len(citation["prefix"])
            yield start, citation["end"] + len(citation["suffix"])


def _marked(built: Built, source: dict[str, Any], text: Text) -> Iterator[Span]:
    """What the source's own page shows: title, excerpts in their order, quotations in its facts."""
    page = built.pages[f"sources/{source['id']}.html"]
    position = 0
    for excerpt in _excerpts(page.body):
        place = text.find(excerpt, position) or text.find(excerpt)
        if place is not None:
            position = place[1]
            yield place
    facts = " ".join(row.text_content() for row in page.body.xpath('.//div[@class="glance"]//li'))
    quotations = [words(quotation) for quotation in QUOTED.findall(facts)]
    for runs in (words(source["title"]), *(q for q in quotations if len(q) >= QUOTATION)):
        place = text.find(runs) if runs else None
        if place is not None:
            yield place


def _excerpts(body: Any) -> Iterator[list[str]]:
    """The runs of words of each excerpt; `[…]` and the labels of captions are not the article's."""
    for paragraph in body.xpath(".//p[contains(@class, 'article')]"):
        parts = [""]
        for string in paragraph.xpath(".//text()"):
            holder = string.getparent() if string.is_text else string.getparent().getparent()
            labels = [e.get("class") for e in (holder, *holder.iterancestors("span"))]
            if "left-out" in labels:
                parts.append("")
            elif "zone" not in labels:
                parts[-1] += string
        yield from (found for part in parts if (found := words(part)))


def _shown_texts(built: Built) -> Iterator[str]:
    """The text of each block of a page, in parts where words are left out, and of every export."""
    for page in built.pages.values():
        if page.body is not None:
            for block in page.body.iter(*BLOCKS):
                yield from BORDER.split(block.text_content())
    for file in sorted((built.project / "content/data").iterdir()):
        if file.suffix in (".json", ".jsonld"):
            yield from _strings(json.loads(file.read_bytes()))
        else:
            yield file.read_text(encoding="utf-8")


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for entry in value.values() if isinstance(value, dict) else value:
            yield from _strings(entry)
