"""The feed, the bibliographies and the annotations as programs read them that are not ours.

feedparser reads the feed, pandoc and its citeproc the bibliographies, PyLD the annotations.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import feedparser  # type: ignore[import-untyped]  # the package ships no types
import pypandoc  # type: ignore[import-untyped]  # the package ships no types
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyld import jsonld  # type: ignore[import-untyped]  # the package ships no types

from generator import pipeline
from generator.exports import annotations as web_annotations
from generator.exports import bibliography, exports, feed
from generator.model import Briefing, Publication
from generator.reading import inputs, languages
from generator.text.typography import clean, fold
from tests import export_values as made

ENGLISH = languages.load("en")
ROOT = Path(__file__).parent.parent
FORMATS = {"bib": ("biblatex", "bibtex"), "csl.json": ("csljson",), "ris": ("ris",)}
READERS = [(suffix, reader) for suffix, readers in FORMATS.items() for reader in readers]
# Titles as an author could write them to break a bibliography, run a command in it or read a file.
NASTY = (
    "}} \\input{/etc/passwd} @article{x, title={{y}}",
    "{ unbalanced and } { again",
    "} the other way { round",
    "100% of $5 & #1_b ~tilde^ \\backslash \\% \\textbf{bold}",
    "``quoted'' -- and --- dashes, ?` !`",
    "TY  - BOOK\r\nER  - \r\nTY  - NEWS\nTI  - another",
    "\\n \\write18{true} %comment } next",
    'Say "no" @everybody, "and" so #on',
)


@pytest.fixture(scope="module")
def own() -> Briefing:
    """The briefing of this repository, as if it had an address."""
    found = pipeline.run(inputs.read(ROOT)).briefing
    return replace(found, settings=replace(found.settings, site_url=made.SITE.site_url))


# ------------------------------------------------------------------- the feed


def test_feedparser_finds_no_fault_in_the_feed_and_every_entry_with_its_link(
    own: Briefing,
) -> None:
    read = feedparser.parse(made.text_of(exports(own, ENGLISH), feed.PATH).encode())
    assert not read.bozo
    assert read.version == "atom10"
    assert read.feed.title == own.settings.site_name
    links = [entry.link for entry in read.entries]
    assert len(links) == len(set(links)) > 10
    assert {link.split("#")[1] for link in links} <= set(own.statements)


@settings(deadline=None)
@given(made.HOSTILE)
def test_feedparser_shows_any_text_as_text(text: str) -> None:
    """It hands out content as HTML, ready for a browser: no text may become an element there."""
    written = made.text_of(feed.files(made.hostile(text), ENGLISH), feed.PATH)
    read = feedparser.parse(written.encode())
    assert not read.bozo
    (content,) = read.entries[0].content
    elements = set(re.findall(r"<(\w+)", content.value))
    assert elements <= {"p", "ul", "li", "a", "div"}
    whole = feedparser.parse(written.encode(), sanitize_html=False)
    assert len(re.findall("<p", whole.entries[0].content[0].value)) <= 3


# --------------------------------------------------------------- bibliography


def with_titles(titles: list[str]) -> Briefing:
    dated = Publication(value="2026-01-15", basis="stated")
    sources = {
        f"s{number:03}": made.source(
            f"s{number:03}", dated, title=title, publisher=title, byline=title
        )
        for number, title in enumerate(titles)
    }
    return made.briefing(sources=sources)


def read_by_pandoc(briefing: Briefing, suffix: str, reader: str) -> dict[str, dict[str, Any]]:
    """The items by their keys, as pandoc understands a bibliography of ours."""
    text = made.text_of(bibliography.files(briefing), f"data/sources.{suffix}")
    items = json.loads(pypandoc.convert_text(text, "csljson", format=reader))
    return {item["id"]: item for item in items}


def plain(text: str) -> str:
    """A text as it reads: without markup of CSL, whatever the quotation marks, blanks and case."""
    bare = re.sub(r"</?(?:i|b|sub|sup|span|sc)\b[^>]{0,60}>", "", text)
    spaced = fold(bare.replace("$\\lbrace$", "{").replace("$\\rbrace$", "}"))
    return re.sub(r"[\s'\"]+", "", spaced).casefold()


@pytest.mark.parametrize(("suffix", "reader"), READERS)
def test_pandoc_reads_what_each_source_states_and_nothing_more(
    own: Briefing, suffix: str, reader: str
) -> None:
    items = read_by_pandoc(own, suffix, reader)
    assert items.keys() == own.sources.keys()
    for name, source in own.sources.items():
        item = items[name]
        assert plain(item["title"]) == plain(source.title)
        assert item.get("container-title", "") == (source.publisher or "")
        assert item["type"].startswith("article")
        stated = source.publication.basis not in (None, "inferred")
        assert ("issued" in item) == stated
        assert ("author" in item) == (source.byline is not None)


@pytest.mark.parametrize(("suffix", "reader"), READERS)
def test_citeproc_makes_a_reference_list_with_every_title(
    own: Briefing, suffix: str, reader: str
) -> None:
    text = made.text_of(bibliography.files(own), f"data/sources.{suffix}")
    listed = pypandoc.convert_text(text, "plain", format=reader, extra_args=["--citeproc"])
    found = plain(listed)
    assert [
        title for source in own.sources.values() if (title := plain(source.title)) not in found
    ] == []


@pytest.mark.parametrize(("suffix", "reader"), READERS)
def test_hostile_titles_stay_titles(suffix: str, reader: str) -> None:
    briefing = with_titles(list(NASTY))
    items = read_by_pandoc(briefing, suffix, reader)
    assert items.keys() == briefing.sources.keys()
    for name, source in briefing.sources.items():
        assert plain(items[name]["title"]) == plain(clean(source.title))
        assert items[name]["issued"]["date-parts"][0][0] == 2026


@pytest.mark.parametrize("reader", FORMATS["bib"])
@settings(max_examples=15, deadline=None)
@given(titles=st.lists(made.HOSTILE, min_size=5, max_size=30))
def test_pandoc_reads_every_entry_of_any_titles(reader: str, titles: list[str]) -> None:
    briefing = with_titles(titles)
    items = read_by_pandoc(briefing, "bib", reader)
    assert items.keys() == briefing.sources.keys()


# ---------------------------------------------------------------- annotations

OA = "http://www.w3.org/ns/oa#"
AS = "http://www.w3.org/ns/activitystreams#"
# Of the context that http://www.w3.org/ns/anno.jsonld names, the terms that we use, as the W3C
# Recommendations "Web Annotation Data Model" and "Web Annotation Vocabulary" define them.
TERMS: dict[str, Any] = {
    "oa": OA,
    "dcterms": "http://purl.org/dc/terms/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "http://schema.org/",
    "id": "@id",
    "type": "@type",
    "AnnotationCollection": f"{AS}OrderedCollection",
    "AnnotationPage": f"{AS}OrderedCollectionPage",
    "Text": "http://purl.org/dc/dcmitype/Text",
    **{
        name: f"{OA}{name}"
        for name in (
            *("Annotation", "TextualBody", "SpecificResource"),
            *("TextQuoteSelector", "exact", "prefix", "suffix"),
            *("TextPositionSelector", "start", "end"),
            *("describing", "highlighting"),
        )
    },
    **{
        name: {"@id": f"{OA}has{name.capitalize()}", "@type": "@id"}
        for name in ("body", "target", "source", "selector")
    },
    "motivation": {"@id": f"{OA}motivatedBy", "@type": "@vocab"},
    "first": {"@id": f"{AS}first", "@type": "@id"},
    "items": {"@id": f"{AS}items", "@type": "@id", "@container": "@list"},
    "total": f"{AS}totalItems",
    "startIndex": f"{AS}startIndex",
    "label": "http://www.w3.org/2000/01/rdf-schema#label",
    "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
    "format": "http://purl.org/dc/elements/1.1/format",
    "language": "http://purl.org/dc/elements/1.1/language",
}


def load(address: str, options: object) -> dict[str, Any]:
    """In place of the network: the one context, and no other."""
    assert address == web_annotations.CONTEXT
    return {
        "contextUrl": None,
        "documentUrl": address,
        "contentType": "application/ld+json",
        "document": {"@context": TERMS},
    }


def keys(value: Any) -> set[str]:
    """Every key of a document, at whatever depth."""
    if isinstance(value, list):
        return {key for each in value for key in keys(each)}
    if not isinstance(value, dict):
        return set()
    return value.keys() | {key for each in value.values() for key in keys(each)}


@pytest.fixture(scope="module")
def document(own: Briefing) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(made.text_of(exports(own, ENGLISH), web_annotations.PATH))
    return loaded


def test_every_key_of_the_annotations_is_a_term_of_the_context(document: dict[str, Any]) -> None:
    prefixes = ("schema:", "dcterms:", "rdfs:")
    own_keys = {key for key in keys(document) if not key.startswith(prefixes)}
    assert own_keys - {"@context"} <= TERMS.keys()


def test_a_processor_of_json_ld_sees_each_annotation_whole(
    own: Briefing, document: dict[str, Any]
) -> None:
    """With names that are addresses, a body, a target, and both selectors of the target."""
    (collection,) = jsonld.expand(document, {"documentLoader": load})
    (page,) = collection[f"{AS}first"]
    items = page[f"{AS}items"][0]["@list"]
    assert len(items) == sum(len(each.citations) for each in own.statements.values())
    assert collection[f"{AS}totalItems"] == [{"@value": len(items)}]
    for item in items:
        assert item["@type"] == [f"{OA}Annotation"]
        assert item["@id"].startswith("https://harlow.example/b/data/annotations.jsonld#")
        assert item[f"{OA}motivatedBy"] in (
            [{"@id": f"{OA}describing"}],
            [{"@id": f"{OA}highlighting"}],
        )
        (body,), (target,) = item[f"{OA}hasBody"], item[f"{OA}hasTarget"]
        assert body["@type"] == [f"{OA}TextualBody"]
        assert target["@type"] == [f"{OA}SpecificResource"]
        assert len(target[f"{OA}hasSource"]) == 1
        assert [selector["@type"] for selector in target[f"{OA}hasSelector"]] == [
            [f"{OA}TextQuoteSelector"],
            [f"{OA}TextPositionSelector"],
        ]
