"""What machines are given beside calendars: the feed, bibliographies, annotations."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import icalendar
import pytest
from hypothesis import example, given, settings

from generator import pipeline
from generator.exports import annotations as web_annotations
from generator.exports import bibliography, calendar, exports, feed
from generator.model import Briefing, Publication
from generator.reading import inputs, languages
from generator.text.typography import clean, latex
from tests import export_values as made
from tests.projects import make_project

ENGLISH = languages.load("en")
ROOT = Path(__file__).parent.parent
ATOM = "{http://www.w3.org/2005/Atom}"
XHTML = "{http://www.w3.org/1999/xhtml}"
RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def entries(briefing: Briefing) -> list[ElementTree.Element]:
    written = made.text_of(feed.files(briefing, ENGLISH), feed.PATH)
    return ElementTree.fromstring(written).findall(f"{ATOM}entry")


def notes(briefing: Briefing) -> list[dict[str, Any]]:
    collection = json.loads(
        made.text_of(web_annotations.files(briefing, ENGLISH), web_annotations.PATH)
    )
    items: list[dict[str, Any]] = collection["first"]["items"]
    assert collection["total"] == len(items)
    return items


@pytest.fixture(scope="module")
def own() -> Briefing:
    """The briefing of this repository."""
    return pipeline.run(inputs.read(ROOT)).briefing


def test_without_a_site_nothing_has_an_address(own: Briefing) -> None:
    """But links to the articles, whose addresses editors gave, and names of the standards."""
    nowhere = replace(own, settings=replace(own.settings, site_url=None))
    given_by_editors = [source.url for source in own.sources.values() if source.url]
    known = ("http://www.w3.org/", "http://purl.org/", *given_by_editors)
    for file in exports(nowhere, ENGLISH):
        if not file.path.endswith("schema.json"):
            found = re.findall(r"https?://[^\s\"<]*", file.data.decode("utf-8"))
            assert [address for address in found if not address.startswith(known)] == []


def test_with_a_site_every_address_is_that_of_a_page_and_an_anchor_of_it(own: Briefing) -> None:
    there = replace(own, settings=replace(own.settings, site_url=made.SITE.site_url))
    pages = {f"{topic.id}.html" for topic in own.topics} | {"index.html"}
    pages |= {f"sources/{name}.html" for name in own.sources}
    anchors = {*own.statements, *own.citations}
    found = []
    for file in exports(there, ENGLISH):
        if file.path.endswith((".ics", ".xml", ".jsonld")):
            text = file.data.decode("utf-8").replace("\r\n ", "")
            found += re.findall(r"https://harlow\.example/b/([^\s\"<#]*)(?:#([^\s\"<]*))?", text)
    assert {page for page, _ in found if not page.startswith("data/")} <= pages
    assert {name for page, name in found if name and not page.startswith("data/")} <= anchors
    assert len(found) > 100


# ------------------------------------------------------------ whose statements


def test_quoted_events_stay_out_once_an_editor_has_written_any(own: Briefing) -> None:
    quoted, written = made.event("sail", "2026-01-15"), made.event("dock", "2026-01-16")
    briefing = made.briefing(quoted, written)
    statements = {
        **briefing.statements,
        "sail": replace(briefing.statements["sail"], status="quoted"),
    }
    both = replace(briefing, statements=statements)
    alone = replace(both, events=(quoted,))
    withdrawn = replace(alone, withdrawn=(replace(written, withdrawn="No.", citations=()),))
    for case, expected in ((both, {"16"}), (alone, {"15"}), (withdrawn, {"16"})):
        text = made.text_of(exports(case, ENGLISH), "data/calendar.ics")
        assert set(re.findall(r"DTSTART;VALUE=DATE:202601(\d\d)", text)) == expected


def test_the_feed_has_the_bottom_lines_and_the_events_of_editors() -> None:
    statements = {
        "line": made.statement("line", "What matters."),
        "detail": made.statement("detail", "A detail.", section="Details"),
        "sail": made.statement("sail", "It sails.", section="Dates", date="2026-01-15"),
        "quote": made.statement("quote", "Some words.", status="quoted"),
    }
    briefing = made.briefing(
        statements=statements,
        topics=(made.topic(*statements),),
        events=(made.event("sail", "2026-01-15"),),
    )
    titles = [entry.findtext(f"{ATOM}title") for entry in entries(briefing)]
    assert titles == ["Ferries: What matters.", "15 January 2026: It sails."]


def test_where_no_editor_has_written_the_feed_has_the_quotations() -> None:
    statements = {"quote": made.statement("quote", "Some words.", status="quoted")}
    briefing = made.briefing(statements=statements, topics=(made.topic("quote"),))
    assert [entry.findtext(f"{ATOM}title") for entry in entries(briefing)] == [
        "Ferries: Some words."
    ]


# ------------------------------------------------------------------- the feed


def faults(text: str) -> list[str]:
    """What RFC 4287 asks of a feed and this one lacks."""
    root = ElementTree.fromstring(text)
    found = []
    for element in (root, *root.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            if len(element.findall(f"{ATOM}{name}")) != 1:
                found.append(f"{element.tag} has not one {name}")
        if not RFC3339.fullmatch(element.findtext(f"{ATOM}updated", "")):
            found.append("a time is not one of RFC 3339")
        if not (element.findtext(f"{ATOM}id") or "").startswith("urn:uuid:"):
            found.append("an id is no IRI")
    if not root.findtext(f"{ATOM}author/{ATOM}name"):
        found.append("no author")
    ids = [element.findtext(f"{ATOM}id") for element in root.iter(f"{ATOM}entry")]
    if len(ids) != len(set(ids)):
        found.append("two entries have one id")
    for content in root.iter(f"{ATOM}content"):
        if [child.tag for child in content] != [f"{XHTML}div"] or content.get("type") != "xhtml":
            found.append("content is not one XHTML division")
    return found


@pytest.mark.parametrize("site_url", [None, made.SITE.site_url])
def test_the_feed_of_this_briefing_keeps_the_rules_of_atom(
    own: Briefing, site_url: str | None
) -> None:
    there = replace(own, settings=replace(own.settings, site_url=site_url))
    assert faults(made.text_of(exports(there, ENGLISH), feed.PATH)) == []
    assert len(entries(there)) > 10


def test_an_empty_briefing_has_a_feed_and_a_calendar_that_can_be_subscribed_to() -> None:
    empty = made.briefing(as_of=None)
    assert (
        entries(empty)
        == icalendar.Calendar.from_ical(
            made.text_of(calendar.files(empty, ENGLISH), "data/calendar.ics")
        ).walk("VEVENT")
        == []
    )
    assert faults(made.text_of(feed.files(empty, ENGLISH), feed.PATH)) == []


def test_entries_are_as_new_as_their_newest_source_and_the_newest_come_first() -> None:
    statements = {
        "old": made.statement("old", "Old."),
        "new": made.statement("new", "New.", citations=("c-stated", "c-inferred")),
    }
    briefing = made.briefing(statements=statements, topics=(made.topic(*statements),))
    assert [entry.findtext(f"{ATOM}updated") for entry in entries(briefing)] == [
        "2026-01-20T00:00:00Z",
        "2026-01-15T00:00:00Z",
    ]


# --------------------------------------------------------------- bibliography


def test_what_a_source_states_is_in_all_three_formats_and_nothing_else_is() -> None:
    files = bibliography.files(made.briefing())
    bib, ris = made.text_of(files, "data/sources.bib"), made.text_of(files, "data/sources.ris")
    csl = {item["id"]: item for item in json.loads(made.text_of(files, "data/sources.csl.json"))}
    assert csl["stated"]["issued"] == {"date-parts": [[2026, 1, 15]]}
    assert set(csl["inferred"]) == set(csl["undated"]) == {"id", "type", "title", "language"}
    assert bib.split("\n\n")[0] == (
        "@article{inferred,\n  title = {{A title of inferred}},\n  entrysubtype = {newspaper},\n}"
    )
    assert "  date = {2026-01-15},\n  year = {2026},\n  month = {1},\n" in bib
    assert "  author = {{Ann Lee, reporter}},\n" in bib
    assert ris.split("ER  - \r\n")[1].splitlines() == [
        "TY  - NEWS",
        "ID  - stated",
        "TI  - A title of stated",
        "AU  - Ann Lee / reporter",
        "T2  - The Harlow Post",
        "PY  - 2026",
        "DA  - 2026/01/15/",
        "LA  - en",
        "UR  - https://post.example/a_b?c=1&d=%7B",
        "Y2  - 2026/02/01/",
    ]


@pytest.mark.parametrize(
    ("value", "csl", "bib"),
    [
        ("2026-01", [[2026, 1]], ["date = {2026-01}", "year = {2026}", "month = {1}"]),
        ("2026", [[2026]], ["date = {2026}", "year = {2026}"]),
        (
            "2026-01-15/2026-01-17",
            [[2026, 1, 15], [2026, 1, 17]],
            ["date = {2026-01-15/2026-01-17}"],
        ),
        ("2026-33", [[2026, 1, 1], [2026, 3, 31]], ["year = {2026}"]),
        ("2026-01-15/..", None, ["date = {2026-01-15/..}"]),
    ],
)
def test_a_date_of_issue_is_as_exact_as_it_is_stated(
    value: str, csl: list[list[int]] | None, bib: list[str]
) -> None:
    given = made.source("given", Publication(value=value, basis="given"))
    files = bibliography.files(made.briefing(sources={"given": given}))
    (item,) = json.loads(made.text_of(files, "data/sources.csl.json"))
    assert item.get("issued", {}).get("date-parts") == csl
    lines = made.text_of(files, "data/sources.bib").splitlines()
    dated = [line.strip(" ,") for line in lines if re.match(r" +(?:date|year|month) ", line)]
    assert set(bib) <= set(dated)


@settings(deadline=None)
@given(made.HOSTILE)
@example("--- ``quoted'' ?` !` -- }{ {} \\%")
def test_latex_neither_obeys_a_title_nor_loses_count_of_its_braces(text: str) -> None:
    written = latex(clean(text))
    depth = 0
    for character in written:
        depth += {"{": 1, "}": -1}.get(character, 0)
        assert depth >= 0
    assert depth == 0
    commands = set(re.findall(r"\\(?:[A-Za-z]+|.)", written))
    known = {"textbackslash", "textasciitilde", "textasciicircum", "lbrace", "rbrace", *"{}$&#_%"}
    assert {command[1:] for command in commands} <= known
    bare = re.sub(r"\\[$&#%_{}]|\$\\[lr]brace\$", "", written)
    assert not set(bare) & set("$&#%_~^")
    assert not re.search(r"--|``|''|[?!]`", written)


# ---------------------------------------------------------------- annotations


def test_every_citation_of_every_statement_is_one_annotation_of_its_exact_words(
    own: Briefing,
) -> None:
    found = notes(own)
    assert len(found) == sum(len(each.citations) for each in own.statements.values())
    assert len({note["id"] for note in found}) == len(found)
    digests = {source.seed.sha256: source.text for source in own.sources.values()}
    for note in found:
        quotation, place = note["target"]["selector"]
        text = digests[note["target"]["source"]["schema:sha256"]]
        start, end = place["start"], place["end"]
        assert text[start:end] == quotation["exact"]
        assert text[:start].endswith(quotation.get("prefix", ""))
        assert text[end:].startswith(quotation.get("suffix", ""))


def test_an_annotation_without_a_site_is_named_by_urn_alone() -> None:
    briefing = made.briefing(made.event("sail", "2026-01-15", citations=("c-stated",)))
    (note,) = notes(briefing)
    names = (note, note["body"], note["target"], note["target"]["source"])
    assert all(each["id"].startswith("urn:uuid:") for each in names)
    assert note["motivation"] == "describing"
    assert note["target"]["source"]["dcterms:source"] == {"id": made.STATED.url}


def test_the_generators_own_choice_is_marked_as_a_highlight() -> None:
    statements = {"quote": made.statement("quote", made.WORDS, status="quoted")}
    (note,) = notes(made.briefing(statements=statements))
    assert note["motivation"] == "highlighting"


# ------------------------------------------------------------------ all of it


@settings(deadline=None)
@given(made.HOSTILE)
def test_any_text_comes_through_the_feed_as_it_shows(text: str) -> None:
    written = made.text_of(feed.files(made.hostile(text), ENGLISH), feed.PATH)
    assert faults(written) in ([], ["no author"])  # nobody is named by a text without words
    (entry,) = entries(made.hostile(text))
    assert entry.findtext(f".//{XHTML}p", "") == clean(text)


@settings(deadline=None)
@given(made.HOSTILE)
def test_any_text_comes_through_csl_and_annotations_as_it_is(text: str) -> None:
    files = exports(made.hostile(text), ENGLISH)
    items = json.loads(made.text_of(files, "data/sources.csl.json"))
    assert [item.get("title", "") for item in items if item["id"] == "stated"] == [clean(text)]
    words = [note["target"]["selector"][0].get("exact", "") for note in notes(made.hostile(text))]
    assert text in words


@settings(deadline=None)
@given(made.HOSTILE)
def test_no_text_adds_a_line_to_a_ris_record(text: str) -> None:
    ris = made.text_of(bibliography.files(made.hostile(text)), "data/sources.ris")
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in ris.split("\r\n")[:-1])
    assert ris.count("\r\nER  - \r\n") == len(made.briefing().sources)
    assert "\n" not in ris.replace("\r\n", "")


def test_the_same_briefing_gives_the_same_bytes_whatever_the_order_of_its_parts(
    own: Briefing,
) -> None:
    turned = replace(
        own,
        sources=dict(sorted(own.sources.items(), reverse=True)),
        statements=dict(sorted(own.statements.items(), reverse=True)),
        citations=dict(sorted(own.citations.items(), reverse=True)),
    )
    assert exports(turned, ENGLISH) == exports(own, ENGLISH)


def test_words_of_an_article_that_no_page_shows_leave_by_no_export(tmp_path: Path) -> None:
    """Of an article of which one sentence is quoted, the far end stays where it is."""
    told = "The new ferry was bought in Oslo for nine million crowns, the harbour board said."
    filler = "Its crew is being trained on the river until the summer comes to an end. "
    article = f"Ferry bought\n\n{told}\n\n{filler * 12}\n\nThe Zanzibar clause was kept secret."
    topic = (
        "---\ntitle: Ferries\n---\n## Bottom line\n\n"
        'The board has bought a ferry. [@one "The new ferry was bought in Oslo"]\n\n## Dates\n\n'
        '- 2026-01-15: The board tells of it. [@one "the harbour board said"]\n  {derived: today}\n'
    )
    project = make_project(tmp_path, {"one.txt": article}, {"all.md": topic}, "uncited: hide")
    result = pipeline.run(inputs.read(project))
    files = {file.path: file.data for file in exports(result.briefing, ENGLISH)}
    assert "Oslo" in files["data/feed.xml"].decode()
    assert [path for path, data in files.items() if b"Zanzibar" in data] == []
