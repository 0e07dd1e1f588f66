"""`data/feed.xml`: what the briefing says in short, and its events, as an Atom feed (RFC 4287)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from generator import permalinks
from generator.model import Briefing, Event, Language, OutputFile, Statement
from generator.text.typography import clean
from generator.wording import (
    Wording,
    date_phrase,
    label_and_date,
    quoted_words,
    shortened,
    wording,
)

PATH = "data/feed.xml"
ATOM = "http://www.w3.org/2005/Atom"
XHTML = "http://www.w3.org/1999/xhtml"
TITLE_WORDS = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class _Context:
    briefing: Briefing
    language: Language
    t: Wording


def files(briefing: Briefing, language: Language) -> tuple[OutputFile, ...]:
    """The feed: the bottom lines and the events of editors, newest source first.

    Where no editor has written anything yet, the quotations that the topics begin with stand in.
    An entry is new when it is first stated, and updated when a newer source is cited for it.
    """
    context = _Context(briefing=briefing, language=language, t=wording(language, "exports"))
    settings = briefing.settings
    feed = Element("feed", {"xmlns": ATOM, "xml:lang": settings.language})
    # A feed is known by its first name for good (RFC 4287, 4.2.6): not an address that may move.
    _text(feed, "id", permalinks.urn(settings, PATH))
    _text(feed, "title", settings.site_name)
    if settings.about:
        _text(feed, "subtitle", settings.about)
    chosen = _chosen(briefing, language)
    cited = [name for statement in chosen for name in statement.citations]
    _text(feed, "updated", _time(permalinks.stamp(briefing, cited)))
    _text(SubElement(feed, "author"), "name", settings.site_name)
    if settings.attribution:
        _text(feed, "rights", settings.attribution)
    _link(feed, "self", permalinks.file_url(settings, PATH), "application/atom+xml")
    _link(feed, "alternate", permalinks.page_url(settings, "index"), "text/html")
    events = {event.id: event for event in briefing.events}
    for statement in chosen:
        _entry(context, feed, statement, events.get(statement.id))
    ElementTree.indent(feed)
    data: bytes = ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)
    return (OutputFile(path=PATH, data=data + b"\n"),)


def _chosen(briefing: Briefing, language: Language) -> Sequence[Statement]:
    """The statements of a feed in its order, those of one day in the order of the pages."""
    bottom_line = language.data["interface"]["sections"]["bottom_line"]
    events = {event.id for event in briefing.events}
    stated = [briefing.statements[name] for topic in briefing.topics for name in topic.statements]
    written = [statement for statement in stated if statement.status != "quoted"]
    found = [each for each in written if each.section == bottom_line or each.id in events]
    return sorted(
        found if written else stated,
        key=lambda statement: permalinks.stamp(briefing, statement.citations),
        reverse=True,
    )


def _entry(context: _Context, feed: Element, statement: Statement, event: Event | None) -> None:
    briefing, settings = context.briefing, context.briefing.settings
    topic = next(topic for topic in briefing.topics if topic.id == statement.topic)
    entry = SubElement(feed, "entry")
    _text(entry, "id", permalinks.urn(settings, statement.id))
    of = date_phrase(event.date, context.language) if event else topic.title
    title = context.t("entry_title", of=clean(of), text=shortened(statement.text, TITLE_WORDS))
    _text(entry, "title", title)
    _text(entry, "updated", _time(permalinks.stamp(briefing, statement.citations)))
    url = permalinks.page_url(settings, statement.topic, statement.id)
    _link(entry, "alternate", url, "text/html")
    SubElement(entry, "category", {"term": topic.id, "label": clean(topic.title)})
    _content(context, entry, statement, event)


def _content(context: _Context, entry: Element, statement: Statement, event: Event | None) -> None:
    """The statement, what is to be known of its date, and its quotations, as XHTML."""
    content = SubElement(entry, "content", {"type": "xhtml"})
    division = SubElement(content, "div", {"xmlns": XHTML})
    _text(division, "p", statement.text)
    for line in _notes(context, event) if event else ():
        _text(division, "p", line)
    quotations = SubElement(division, "ul") if statement.citations else division
    for name in statement.citations:
        citation = context.briefing.citations[name]
        source = context.briefing.sources[citation.source]
        item = SubElement(quotations, "li")
        quotation = context.t(
            "quotation",
            words=quoted_words(citation),
            source=label_and_date(source, context.language),
        )
        url = permalinks.page_url(context.briefing.settings, f"sources/{source.id}", name)
        _text(SubElement(item, "a", {"href": url}) if url else item, None, quotation)


def _notes(context: _Context, event: Event) -> Iterable[str]:
    yield context.t("date", date=date_phrase(event.date, context.language))
    if event.status != "reported":
        yield context.t(f"note_{event.status}")
    if event.disagreement:
        yield context.t("disputed")


def _text(parent: Element, tag: str | None, text: str) -> None:
    """The text within its parent, or within a new element there; without what XML forbids."""
    (SubElement(parent, tag) if tag else parent).text = clean(text)


def _link(parent: Element, relation: str, url: str | None, media: str) -> None:
    if url:
        SubElement(parent, "link", {"rel": relation, "type": media, "href": url})


def _time(value: datetime) -> str:
    return value.isoformat().replace("+00:00", "Z")
