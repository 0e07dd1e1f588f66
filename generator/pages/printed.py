"""The whole briefing on one page, to be printed or read offline: its quotations are its endnotes.

Their numbers run through all topics. Nothing here has an anchor of a statement: links lead to the
pages of the topics.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

from markupsafe import Markup

from generator.model import Disagreement, Event, OutputFile, Source, Statement, Topic
from generator.pages import escape, render
from generator.pages.bearing import by_weight, marks
from generator.pages.desk import Desk, markdown_link, topic_page
from generator.pages.footnotes import Footnotes
from generator.pages.views import side_value, statement_words

PATH = "print/index.md"
UP = "../"


def page(desk: Desk) -> OutputFile:
    """The page `print/index.md`."""
    briefing, t = desk.briefing, desk.t
    notes = Footnotes(desk, up=UP)
    events = {event.id: event for event in briefing.events}
    topics = [_topic(desk, entry, notes, events) for entry in briefing.topics]
    as_of = t("as_of", date=desk.date(briefing.as_of)) if briefing.as_of else t("as_of_unknown")
    head = {
        "title": t("print_title", site=briefing.settings.site_name),
        "description": t("print_lead"),
        "search": {"exclude": True},
    }
    values = {
        "title": briefing.settings.site_name,
        "about": briefing.settings.about,
        "facts": [as_of, t("sources", count=len(briefing.sources))],
        "lead": t("print_lead"),
        "topics": topics,
        "found_heading": t("disagreements_title"),
        "found": [
            _found(desk, entry, notes)
            for entry in briefing.disagreements
            if not any(side.statement for side in entry.sides)
        ],
        "sources_heading": t("sources_title"),
        "sources": [
            _source(desk, source)
            for source in desk.places.sources
            # Of very many those that are cited.
            if desk.cited(source.id) or not desk.places.lists
        ],
        "attribution": briefing.settings.attribution,
    }
    return render.page(PATH, "print", head, values, notes.views)


def link(desk: Desk) -> Markup:
    """A link to the page, for those at the root of the site."""
    return markdown_link(desk.t("print_link"), PATH)


def _topic(
    desk: Desk, topic: Topic, notes: Footnotes, events: Mapping[str, Event]
) -> dict[str, object]:
    statements = [desk.briefing.statements[name] for name in topic.statements]
    by, on = (topic.review.by, desk.date(topic.review.on)) if topic.review else ("", "")

    def groups(heading: str) -> list[tuple[str | None, list[object]]]:
        inside = (statement for statement in statements if statement.section == heading)
        return [
            (
                _subject(desk, subject),
                [_statement(desk, statement, notes, events) for statement in some],
            )
            for subject, some in groupby(inside, key=lambda statement: statement.subject)
        ]

    headings = dict.fromkeys(
        (*(entry.section for entry in statements), *(entry.section for entry in topic.assessments))
    )
    sections = [
        {
            "heading": heading,
            "groups": groups(heading),
            "remarks": [entry for entry in topic.assessments if entry.section == heading],
        }
        for heading in headings
    ]
    return {
        "link": markdown_link(topic.title, UP + topic_page(topic.id)),
        "anchor": topic.id,
        "question": topic.question,
        "status": desk.t(f"status_{topic.status}", by=by, on=on),
        "sections": sections,
    }


def _subject(desk: Desk, subject: str | None) -> str:
    """What a difference is about, its kind in words; editors write `date: when they met`."""
    kind, colon, matter = (subject or "").partition(": ")
    word = desk.interface["kinds"].get(kind) if colon else None
    return f"{matter} ({word})" if word else subject or ""


def _found(desk: Desk, difference: Disagreement, notes: Footnotes) -> dict[str, object]:
    """A difference that the sources show by themselves, named by no editor."""
    sides = [
        {
            "value": side_value(desk, difference, side.value),
            "refs": notes.refs(side.citations),
            "bears": marks(desk, side.citations, UP),
        }
        for side in difference.sides
    ]
    kind = desk.interface["kinds"][difference.kind]
    return {"subject": f"{difference.subject} ({kind})", "sides": sides}


def _statement(
    desk: Desk, statement: Statement, notes: Footnotes, events: Mapping[str, Event]
) -> object:
    event = events.get(statement.id)
    reported = event is None or event.status == "reported"
    ordered = by_weight(desk, statement)
    return {
        "text": statement_words(desk, statement),
        "refs": notes.refs(ordered),
        "date": desk.date(statement.date) if statement.date else "",
        "status": "" if reported or not event else desk.interface["event_status"][event.status],
        "bears": marks(desk, ordered, UP, cited=statement.citations),
    }


def _source(desk: Desk, source: Source) -> dict[str, object]:
    address = escape.link(source.url)
    return {
        "link": desk.source_link(source.title, source.id, up=UP),
        "facts": ", ".join((source.publisher or desk.t("not_stated"), desk.published(source))),
        "address": Markup(f"<{address}>") if address else "",
    }
