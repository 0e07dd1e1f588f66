"""The home page: as of when, how many sources, the bottom lines, what is next, what differs."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from math import ceil, sqrt
from typing import Final

from generator import edtf
from generator.model import Event, OutputFile, Topic
from generator.pages import disagreements, glance, printed, render
from generator.pages.build import build_facts
from generator.pages.desk import Desk, markdown_link, source_page, topic_page
from generator.pages.timeline import timeline
from generator.pages.views import Footnotes, event_view, passage_view, side_value, statement_view

QUOTED_A_TOPIC = 2
COMING = 3
LATEST = 3
DIFFERENCES = 6
# Dots of the matrix, as the style sheet has them.
SIZES = 6
# What a reader should know first; other names come last: they mislead least.
KINDS: Final = (*disagreements.WEIGHT, "name")


def page(desk: Desk) -> OutputFile:
    """The page `index.md`."""
    briefing, t = desk.briefing, desk.t
    notes = Footnotes(desk)
    topics = [_topic(desk, entry, notes) for entry in briefing.topics]
    dated = _dated(desk)
    return render.page(
        "index.md",
        "index",
        {
            "title": briefing.settings.site_name,
            "description": briefing.settings.about,
            # What it shows is found where it stands.
            "hide": ["toc"],
            "search": {"exclude": True},
        },
        {
            "title": briefing.settings.site_name,
            "about": briefing.settings.about,
            "facts": _facts(desk),
            "how": t("home_how"),
            "topics": topics,
            "events": [
                (heading, [event_view(desk, event, notes, here=None) for event in events])
                for heading, events in dated.items()
            ],
            "picture": timeline(desk, [*chain(*dated.values())], here="", small=True),
            "events_heading": desk.interface["sections"]["dates"],
            "differences": _differences(desk),
            "differences_heading": t("home_differ"),
            "differences_more": markdown_link(t("all_disagreements"), "disagreements.md"),
            "matrix": _matrix(desk),
            "nothing": t("no_topics"),
            "print": printed.link(desk),
            "attribution": briefing.settings.attribution,
            "build_heading": t("build_heading"),
            "build": build_facts(desk),
            "build_more": markdown_link(t("method_title"), "method.md"),
        },
        notes.views,
    )


def _dated(desk: Desk) -> dict[str, list[Event]]:
    """What comes next, in order, and what was last, the newest first."""
    events = desk.briefing.events
    past = [event for event in events if event.status == "reported"][-LATEST:]
    coming = glance.upcoming(events)[:COMING]
    found = {desk.t("coming"): coming, desk.t("latest"): past[::-1]}
    return {heading: some for heading, some in found.items() if some}


def _facts(desk: Desk) -> list[str]:
    """As of when, from how much: what stands under the title."""
    briefing, t = desk.briefing, desk.t
    as_of = t("as_of", date=desk.date(briefing.as_of)) if briefing.as_of else t("as_of_unknown")
    facts = [as_of, *_later(desk), t("sources", count=len(briefing.sources))]
    return [*facts, status] if (status := glance.status_of_all(desk)) else facts


def _later(desk: Desk) -> list[str]:
    """The sources that appeared after the day that the briefing speaks of, as their texts show."""
    as_of = edtf.parse(desk.briefing.as_of) if desk.briefing.as_of else None
    bounds = [
        value.start
        for source in desk.briefing.sources.values()
        if source.publication.basis == "inferred"
        and (value := edtf.parse(source.publication.value or ""))
        and value.start
    ]
    after = [bound for bound in bounds if as_of and as_of.end and bound > as_of.end]
    if not after:
        return []
    return [desk.t("later", count=len(after), date=desk.date(min(after).isoformat()))]


def _topic(desk: Desk, entry: Topic, notes: Footnotes) -> dict[str, object]:
    briefing = desk.briefing
    statements = [briefing.statements[name] for name in entry.statements]
    bottom_line = desk.interface["sections"]["bottom_line"]
    lines = [s for s in statements if s.section == bottom_line]
    quoted = statements[:QUOTED_A_TOPIC] if entry.status == "quoted" else []
    return {
        "link": markdown_link(entry.title, topic_page(entry.id)),
        "anchor": entry.id,
        "question": entry.question,
        "statements": [statement_view(desk, statement, notes, here=None) for statement in lines],
        "remarks": [remark for remark in entry.assessments if remark.section == bottom_line],
        "quoted": [
            passage_view(desk, briefing.citations[s.citations[0]], notes, others=s.citations[1:])
            for s in quoted
        ],
    }


def _differences(desk: Desk) -> list[dict[str, object]]:
    """The weightiest disagreements by their subject; the rest stand on the page of their own."""
    weighty = [entry for entry in desk.briefing.disagreements if entry.kind in KINDS]
    weighty.sort(key=lambda entry: KINDS.index(entry.kind))
    return [
        {
            "link": markdown_link(difference.subject, "disagreements.md", difference.id),
            "kind": desk.interface["kinds"][difference.kind],
            "sides": "; ".join(
                side_value(desk, difference, side.value) for side in difference.sides
            ),
        }
        for difference in weighty[:DIFFERENCES]
    ]


def _matrix(desk: Desk) -> dict[str, object]:
    """Topics by sources: how many quotations of a source a topic's statements cite."""
    briefing = desk.briefing
    cited = [
        Counter(citation.source for citation in glance.cited_in(desk, entry))
        for entry in briefing.topics
    ]
    most = max((number for counts in cited for number in counts.values()), default=1)
    rows = []
    for source in desk.sources_by_date():
        label = f"{source.label}, {desk.published(source)}"
        numbers = [counts[source.id] for counts in cited]
        rows.append(
            {
                "link": markdown_link(label, source_page(source.id)),
                "cells": [(number, _size(number, most)) for number in numbers],
            }
        )
    return {
        "heading": desk.t("home_matrix"),
        "lead": desk.t("home_matrix_lead"),
        "corner": desk.t("column_source"),
        "heads": [markdown_link(entry.title, topic_page(entry.id)) for entry in briefing.topics],
        "rows": rows if briefing.topics else [],
    }


def _size(number: int, most: int) -> int:
    """One of `SIZES` dots, by area: 0 for none."""
    return ceil(SIZES * sqrt(number / most))
