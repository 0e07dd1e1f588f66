"""What surrounds the text: quotations in their sentence, the head of a topic, pictures, assets."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest

from generator import pipeline
from generator.model import Briefing, Language, Review
from generator.pages import asset_files, summary
from generator.pages.context import in_sentence
from generator.pages.coverage import coverage
from generator.pages.site import Site, site_of
from generator.reading import inputs

ROOT = Path(__file__).parent.parent
# What all fonts together may weigh.
FONTS = 150_000
SCRIPT_LINES = 160


@pytest.fixture(scope="module")
def own() -> Briefing:
    """This repository's briefing."""
    return pipeline.run(inputs.read(ROOT)).briefing


@pytest.fixture
def table(own: Briefing, english: Language) -> Site:
    return site_of(own, english)


def assets(table: Site) -> dict[str, bytes]:
    return {file.path: file.data for file in asset_files.files(table)}


def test_a_quotation_stands_in_its_whole_sentence(own: Briefing) -> None:
    for citation in own.citations.values():
        shown = in_sentence(own, citation)
        text = own.sources[citation.source].text
        sentence = text[citation.sentence.start : citation.sentence.end]
        assert f"{shown.before}{citation.exact}{shown.after}" == sentence


def test_the_head_of_a_topic_tells_the_last_change_and_the_next_date(
    own: Briefing, table: Site
) -> None:
    topic = next(topic for topic in own.topics if topic.kind == "calendar")
    lines = {line.name: line for line in summary.lines(table, topic)}
    assert list(lines) == ["Latest source", "Next date"]
    assert "January 2026" in lines["Latest source"].text
    assert all(line.link for line in lines.values())


def test_a_topic_tells_its_status_only_where_it_is_not_that_of_all(
    own: Briefing, table: Site
) -> None:
    first, *others = own.topics
    signed = replace(
        first, status="reviewed", review=Review(by="A. Reader", on="2026-02-01", digest="0")
    )
    mixed = replace(table, briefing=replace(own, topics=(signed, *others)))
    for topic in mixed.briefing.topics:
        lines = {line.name: line for line in summary.lines(mixed, topic)}
        assert ("A. Reader" in lines["Status"].text) == (topic is signed)
        assert lines["Status"].link


def test_a_topic_without_dated_sources_or_plans_claims_neither(own: Briefing, table: Site) -> None:
    bare = replace(
        table,
        briefing=replace(
            own,
            events=(),
            sources={
                name: replace(source, publication=replace(source.publication, basis=None))
                for name, source in own.sources.items()
            },
        ),
    )
    assert summary.lines(bare, own.topics[0]) == []


def test_the_picture_of_a_topic_is_told_to_those_who_do_not_see_it(
    own: Briefing, table: Site
) -> None:
    topic = own.topics[0]
    anchors = {heading: f"section-{at}" for at, heading in enumerate(topic.sections)}
    figure = Xml.fromstring(coverage(table, topic, anchors, own.citations))
    [svg] = figure.findall("svg")
    assert [child.tag for child in svg][:2] == ["title", "desc"]
    assert topic.title in (svg.findtext("title") or "")
    cited = {
        own.citations[c].source for name in topic.statements for c in own.statements[name].citations
    }
    for name in cited:
        assert own.sources[name].label in (svg.findtext("desc") or "")
    links = {link.get("href") for link in figure.iter("a")}
    assert links >= {f"#used:{name}" for name in cited}
    assert links - {f"#used:{name}" for name in cited} <= {f"#{a}" for a in anchors.values()}


def test_a_topic_of_one_source_needs_no_picture(own: Briefing, table: Site) -> None:
    topic = own.topics[0]
    few = [n for n in topic.statements if own.statements[n].sources == 1][:1]
    one = replace(topic, statements=tuple(few))
    assert coverage(table, one, {"Dates": "dates"}, own.citations) == ""


def test_fonts_are_light_and_come_with_their_licences(table: Site) -> None:
    fonts = {path: data for path, data in assets(table).items() if path.startswith("assets/fonts/")}
    assert sum(len(data) for path, data in fonts.items() if path.endswith(".woff2")) <= FONTS
    licences = [data.decode() for path, data in fonts.items() if path.endswith(".txt")]
    assert len(licences) == 2
    assert all("SIL OPEN FONT LICENSE" in licence.upper() for licence in licences)


def test_the_style_sheet_names_files_that_are_there_and_no_other_host(table: Site) -> None:
    files = assets(table)
    sheet = files["assets/briefing.css"].decode()
    named = re.findall(r'url\("([^"]+)"\)', sheet)
    assert named
    assert [name for name in named if f"assets/{name}" not in files] == []
    assert "://" not in sheet
    assert "@import" not in sheet


def test_the_script_is_short_keeps_nothing_and_takes_its_words_from_the_interface(
    table: Site,
) -> None:
    script = assets(table)["assets/briefing.js"].decode()
    parts = (ROOT / "generator/pages/scripts").glob("*.js")
    assert all(len(part.read_text("utf-8").splitlines()) < SCRIPT_LINES for part in parts)
    words = table.interface["script"]
    assert json.dumps(words, ensure_ascii=False) in script
    used = set(re.findall(r"WORDS\.(\w+)", script)) | {
        f"copy_{form}" for form in ("text", "markdown", "bibtex", "csl")
    }
    assert used - {"copy_"} == set(words)
    forbidden = ("innerHTML", "outerHTML", "eval(", "Function(", "localStorage", "fetch(", "cookie")
    assert [name for name in forbidden if name in script] == []
