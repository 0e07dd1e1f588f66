"""An audit of a built briefing by readers of their own: nothing here comes from the generator.

`load(project)` reads `content/data/`, `site/` and the seeds' bytes; each function of `AUDITS` gives
what is wrong as sentences, nothing when all is well. HTML is read with lxml, the rest with the
standard library, so that an error of the code which made the pages cannot hide itself here.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

import jsonschema
import lxml.html

from tests.audit_words import folded, words

# What shows when a value, a template or a footnote went wrong; "None of them" is English.
LEFTOVERS = re.compile(r"\{\{|\}\}|\{%|\[\^|\{:|\bNone\b(?! [a-z])|\bundefined\b|Markup\(|&#?\w+;")
LINKING = {"a": "href", "link": "href", "script": "src", "img": "src", "iframe": "src"}
LEFT_OUT = " […] "

Record = dict[str, Any]
Findings = Iterator[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A built page: its tree, and its elements by their id."""

    tree: Any
    ids: Mapping[str, list[Any]]

    @property
    def body(self) -> Any:
        """The article element, without the theme's navigation."""
        return self.tree.find(".//article")

    def passage(self, name: str) -> str:
        """The text of the mark with this id and of its later parts (`data-of`), in page order."""
        parts = self.tree.xpath("//*[@id=$name or @data-of=$name]", name=name)
        return "".join(part.text_content() for part in parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """A built project: the records of `briefing.json`, pages by path, seeds' texts by source."""

    project: Path
    briefing: Record
    pages: Mapping[str, Page]
    seeds: Mapping[str, str]

    def by_id(self, kind: str) -> dict[str, Record]:
        return {record["id"]: record for record in self.briefing[kind]}


def load(project: Path) -> Built:
    """Read a project's `content/data/briefing.json`, its seeds and every page of its `site/`."""
    briefing = json.loads((project / "content/data/briefing.json").read_bytes())
    site = project / "site"
    return Built(
        project=project,
        briefing=briefing,
        pages={
            path.relative_to(site).as_posix(): _page(path.read_bytes())
            for path in sorted(site.rglob("*.html"))
        },
        seeds={
            source["id"]: (project / source["file"]).read_bytes().decode("utf-8")
            for source in briefing["sources"]
        },
    )


@cache
def _page(data: bytes) -> Page:
    """A page of these bytes, read once: no audit changes one."""
    parser = lxml.html.HTMLParser(encoding="utf-8")
    tree = lxml.html.document_fromstring(data, parser=parser)
    ids: dict[str, list[Any]] = {}
    for element in tree.xpath("//*[@id]"):
        ids.setdefault(element.get("id"), []).append(element)
    return Page(tree=tree, ids=ids)


def offsets(built: Built) -> Findings:
    """`seed_text[start:end]` is `exact`; what stands before and after is `prefix` and `suffix`."""
    for citation in built.briefing["citations"]:
        text = built.seeds[citation["source"]]
        start, end = citation["start"], citation["end"]
        before = text[max(0, start - len(citation["prefix"])) : start]
        after = text[end : end + len(citation["suffix"])]
        for name, found in (("exact", text[start:end]), ("prefix", before), ("suffix", after)):
            if folded(found) != folded(citation[name]):
                yield f"{citation['id']}: {name} is {citation[name]!r}, the seed has {found!r}"
        yield from _pieces(citation)


def _pieces(citation: Record) -> Findings:
    borders = [citation["start"]]
    for piece in citation["pieces"]:
        if not borders[-1] <= piece["start"] < piece["end"]:
            yield f"{citation['id']}: its pieces overlap or are out of order"
        borders += [piece["start"], piece["end"]]
    if (borders[1], borders[-1]) != (citation["start"], citation["end"]):
        yield f"{citation['id']}: its pieces do not begin and end with it"


def sources(built: Built) -> Findings:
    """A seed has the digest recorded; every id that a record refers to is that of a record."""
    for source in built.briefing["sources"]:
        data = (built.project / source["file"]).read_bytes()
        if hashlib.sha256(data).hexdigest() != source["sha256"]:
            yield f"{source['id']}: not the bytes of its digest"
    known = {kind: built.by_id(kind).keys() for kind in ("citations", "statements", "topics")}
    for kind in ("topics", "statements", "events", "disagreements"):
        for record in built.briefing[kind]:
            for holder in (record, *record.get("sides", ())):
                for field in known.keys() & holder.keys():
                    for name in set(holder[field]) - known[field]:
                        yield f"{record['id']}: there is no {field.removesuffix('s')} {name}"


def statements(built: Built) -> Findings:
    """Every statement has a source, stands on its page, and shows its citations as footnotes."""
    citations = built.by_id("citations")
    for statement in built.briefing["statements"]:
        name = statement["id"]
        cited = {citations[citation]["source"] for citation in statement["citations"]}
        if not cited or len(cited) != statement["sources"]:
            yield f"{name}: {statement['sources']} sources, cited are {sorted(cited)}"
        page, place = _target(built, "", f"{_html(statement['page'])}#{name}")
        if page is None or place is None:
            yield f"{name}: it does not stand on {statement['page']}"
            continue
        # A side of a difference stands as "value rest"; a date as value is put in words.
        said, _, rest = statement["text"].partition(":")
        shown = words(place.text_content())
        if not (_within(words(statement["text"]), shown) or (rest and _within(words(rest), shown))):
            yield f"{name}: {statement['page']} does not show “{said}…”"
        shown_of = {citations[each]["source"] for each in _refs(place)}
        # What no editor wrote may name the first of very many, and must count the others.
        told = " ".join(place.text_content().split())
        rest = len(cited - shown_of)
        counted = statement["status"] == "quoted" and (not rest or f"and {rest} more" in told)
        if sorted(_refs(place)) != sorted(statement["citations"]) and not counted:
            yield f"{name}: its footnotes are {_refs(place)}, not {statement['citations']}"
        if not set(_refs(place)) <= set(statement["citations"]):
            yield f"{name}: its footnotes {_refs(place)} are not among {statement['citations']}"
        links = place.xpath(".//a[@class='says']/@href | .//*[@class='by']/a/@href")
        named = [link.rpartition("#")[2] for link in links]
        if {citations[each]["source"] for each in named} != shown_of:
            yield f"{name}: it names the sources of {named}, and shows {sorted(shown_of)}"


def _within(few: list[str], many: list[str]) -> bool:
    return any(many[at : at + len(few)] == few for at in range(len(many) - len(few) + 1))


def _refs(element: Any) -> list[str]:
    """The citations whose footnote marks stand in an element."""
    marks = element.xpath(".//a[contains(@class, 'footnote-ref')]/@href")
    return [unquote(mark).removeprefix("#fn:") for mark in marks]


def footnotes(built: Built) -> Findings:
    """Every mark has its footnote; it shows the passage's words and leads to the marked passage."""
    citations = built.by_id("citations")
    for path, page in built.pages.items():
        for name in _refs(page.tree):
            if f"fn:{name}" not in page.ids:
                yield f"{path}: the mark of {name} leads nowhere"
        for element in page.tree.xpath("//li[starts-with(@id, 'fn:')]"):
            name = element.get("id").removeprefix("fn:")
            if name not in citations:
                yield f"{path}: the footnote {name} is no citation"
                continue
            yield from _footnote(built, path, element, citations[name])


def _footnote(built: Built, path: str, element: Any, citation: Record) -> Findings:
    name, text = citation["id"], built.seeds[citation["source"]]
    link = element.xpath(".//a[@href]")[0]
    page, place = _target(built, path, link.get("href"))
    if page is None or place is None:
        yield f"{path}: the footnote {name} leads to {link.get('href')}, which is not there"
        return
    passage = page.passage(urlsplit(link.get("href")).fragment)
    exact = text[citation["start"] : citation["end"]]
    if folded(passage) != folded(exact):
        yield f"{path}: the footnote {name} leads to {passage!r}, its words are {exact!r}"
    shown, said = _sentence(element)
    quoted = LEFT_OUT.join(text[piece["start"] : piece["end"]] for piece in citation["pieces"])
    if folded(shown) != folded(quoted):
        yield f"{path}: the footnote {name} shows {shown!r}, the passage is {quoted!r}"
    article = words(text)
    for part in said.split(LEFT_OUT.strip()):
        if not _within(words(part), article):
            yield f"{path}: the footnote {name} has {part!r}, which its source does not"


def _sentence(element: Any) -> tuple[str, str]:
    """The words that a footnote marks, and the sentence in which it shows them."""
    [mark], [label, *_] = element.xpath(".//mark"), element.xpath(".//strong")
    marked = mark.text_content()
    before, after = label.tail.partition(": “")[2], mark.tail.rpartition("”")[0]
    return marked, f"{before}{marked}{after}"


def returns(built: Built) -> Findings:
    """A passage's back-links lead to the statements that cite it, to each of them."""
    found: set[tuple[str, str]] = set()
    said = built.by_id("statements")
    quoted = {citation["source"] for citation in built.by_id("citations").values()}
    for source in built.seeds:
        path = f"sources/{source}.html"
        if path not in built.pages and source not in quoted:
            continue
        page = built.pages[path]
        for item in page.tree.xpath("//*[@class='cited-by']//li"):
            above = item.xpath("ancestor::div[@class='cited-by']/preceding-sibling::p[1]")
            marked = [name for p in above for name in p.xpath(".//@id | .//@data-of")]
            # Where several passages are marked above, the item names its own in quotation marks.
            shown = words("".join(item.xpath(".//a[last()]/following-sibling::text()")))
            named = {name for name in marked if words(page.passage(name))[: len(shown)] == shown}
            for link in item.xpath(".//a/@href"):
                _, place = _target(built, path, link)
                record = said.get(urlsplit(link).fragment, {"citations": ()})
                cited = (
                    named & {*_refs(place), *record["citations"]} if place is not None else set()
                )
                if not cited:
                    yield f"{path}: {link} is no statement that cites “{' '.join(shown)}”"
                found |= {(name, urlsplit(link).fragment) for name in cited}
    for statement in built.briefing["statements"]:
        for name in statement["citations"]:
            if (name, statement["id"]) not in found:
                yield f"{name}: no link back to {statement['id']}, which cites it"


def passages(built: Built) -> Findings:
    """Every citation is marked on its source's page, in its exact words."""
    for citation in built.briefing["citations"]:
        shown = built.pages[_html(citation["page"])].passage(citation["id"])
        if folded(shown) != folded(citation["exact"]):
            yield f"{citation['id']}: {citation['page']} marks {shown!r}, not {citation['exact']!r}"


def links(built: Built) -> Findings:
    """Every link that stays on the site, and its fragment, exists; raw HTML included."""
    for path, page in built.pages.items():
        for element in page.tree.iter(*LINKING):
            address = element.get(LINKING[element.tag])
            if address is None or urlsplit(address).scheme or address.startswith("//"):
                continue
            target = _resolved(path, address)
            fragment = unquote(urlsplit(address).fragment)
            if not (built.project / "site" / target).is_file():
                yield f"{path}: there is no {address}"
            elif fragment and target in built.pages and fragment not in built.pages[target].ids:
                yield f"{path}: {address} has no such anchor"


def ids(built: Built) -> Findings:
    """An id stands once on a page."""
    for path, page in built.pages.items():
        for name, elements in page.ids.items():
            if len(elements) > 1:
                yield f"{path}: the id {name} stands {len(elements)} times"


def leftovers(built: Built) -> Findings:
    """No page shows a value that is missing, a template's braces or a footnote's brackets."""
    for path, page in built.pages.items():
        shown = page.tree.xpath("//title | //article")
        for leftover in LEFTOVERS.finditer(" ".join(part.text_content() for part in shown)):
            yield f"{path}: shows {leftover[0]!r}"


def schema(built: Built) -> Findings:
    """`briefing.json` is as the schema published beside it says."""
    rules = json.loads((built.project / "content/data/briefing.schema.json").read_bytes())
    jsonschema.Draft202012Validator.check_schema(rules)
    for error in jsonschema.Draft202012Validator(rules).iter_errors(built.briefing):
        yield f"briefing.json: {error.json_path}: {error.message}"


def _html(page: str) -> str:
    return str(PurePosixPath(page).with_suffix(".html"))


def _resolved(path: str, address: str) -> str:
    """The file below `site/` that an address on a page names."""
    target = unquote(urlsplit(address).path)
    parts: list[str] = [] if target.startswith("/") else list(PurePosixPath(path).parent.parts)
    for part in PurePosixPath(target.lstrip("/")).parts if target else [PurePosixPath(path).name]:
        parts = parts[:-1] if part == ".." else [*parts, part]
    return "/".join(parts)


def _target(built: Built, path: str, address: str) -> tuple[Page | None, Any]:
    """The page and the element that an address on a page leads to."""
    page = built.pages.get(_resolved(path, address))
    found = page.ids.get(unquote(urlsplit(address).fragment)) if page else None
    return page, found[0] if found else None


AUDITS: tuple[Callable[[Built], Findings], ...] = (
    offsets,
    sources,
    statements,
    footnotes,
    returns,
    passages,
    links,
    ids,
    leftovers,
    schema,
)
