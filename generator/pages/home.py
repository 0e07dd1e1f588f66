"""The home page: what to take away, what comes next, what is disputed, and the topics."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import chain, islice, zip_longest
from math import ceil, sqrt
from typing import Final

from markupsafe import Markup

from generator.model import Disagreement, Event, OutputFile, Statement, Topic
from generator.pages import escape, printed, render, summary
from generator.pages.build import build_facts
from generator.pages.footnotes import Footnotes
from generator.pages.site import Site, markdown_link, topic_page
from generator.pages.views import (
    EventView,
    StatementView,
    event_view,
    passage_view,
    side_value,
    statement_view,
)
from generator.places import WEIGHT

TAKEAWAYS = 5
QUOTED_A_TOPIC = 2
COMING = 3
DIFFERENCES = 3
ROWS = 24
# Dots of the matrix, as the style sheet has them.
SIZES = 6
# One that is only more exact than another need not be known first.
SHOWN: Final = (*WEIGHT, "name")


def page(site: Site) -> OutputFile:
    """The page `index.md`."""
    briefing, t = site.briefing, site.t
    notes = Footnotes(site)
    heading, events = _dated(site)
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
            "facts": _facts(site),
            "status": _status(site),
            "how": t("home_how"),
            "takeaways_heading": t("home_takeaways"),
            "takeaways": _takeaways(site, notes),
            "topics_heading": t("home_topics"),
            "topics": [_topic(site, entry, notes) for entry in briefing.topics],
            "events": _event_views(site, events, notes),
            "events_heading": heading,
            "differences": _differences(site),
            "differences_heading": t("home_differ"),
            "differences_more": markdown_link(t("all_disagreements"), "disagreements.md"),
            "matrix": _matrix(site),
            "nothing": t("no_topics"),
            "print": printed.link(site),
            "attribution": briefing.settings.attribution,
            "build_heading": t("build_heading"),
            "build": build_facts(site),
            "build_more": markdown_link(t("method_title"), "method.md"),
        },
        notes.views,
    )


def _takeaways(site: Site, notes: Footnotes) -> list[StatementView]:
    """The first bottom line of each topic, then those of most origins, in the order of topics."""
    briefing = site.briefing
    lines = [_bottom_lines(site, entry) for entry in briefing.topics]
    first = [entries[0] for entries in lines if entries]
    rest = sorted(chain(*(entries[1:] for entries in lines)), key=_origins, reverse=True)
    chosen = {statement.id for statement in [*first, *rest][:TAKEAWAYS]}
    return [
        statement_view(site, statement, notes, here=None)
        for statement in chain(*lines)
        if statement.id in chosen
    ]


def _origins(statement: Statement) -> int:
    return statement.origins or statement.sources


def _bottom_lines(site: Site, entry: Topic) -> list[Statement]:
    heading = site.interface["sections"]["bottom_line"]
    statements = (site.briefing.statements[name] for name in entry.statements)
    return [each for each in statements if each.section == heading]


def _dated(site: Site) -> tuple[str, list[Event]]:
    """What comes next, in order; where nothing does, what was last, the newest first."""
    events = site.briefing.events
    coming = summary.upcoming(events)[:COMING]
    past = [event for event in events if event.status == "reported"][-COMING:]
    return (site.t("coming"), coming) if coming else (site.t("latest"), past[::-1])


def _event_views(site: Site, events: Sequence[Event], notes: Footnotes) -> list[EventView]:
    """Events as the front page shows them: the heading says of planned ones that they are."""
    return [
        event_view(site, event, notes, here=None, marked=event.status != "planned")
        for event in events
    ]


def _facts(site: Site) -> list[str]:
    """As of when, from how much: what stands under the title."""
    briefing, t = site.briefing, site.t
    as_of = t("as_of", date=site.date(briefing.as_of)) if briefing.as_of else t("as_of_unknown")
    return [as_of, t("sources", count=len(briefing.sources))]


def _status(site: Site) -> Markup | None:
    status = summary.status_of_all(site)
    means = markdown_link(site.t("what_it_means"), "method.md")
    return Markup("{} {}").format(escape.inline(status), means) if status else None


def _topic(site: Site, entry: Topic, notes: Footnotes) -> dict[str, object]:
    briefing = site.briefing
    statements = [briefing.statements[name] for name in entry.statements]
    quoted = statements[:QUOTED_A_TOPIC] if entry.status == "quoted" else []
    sources = {citation.source for citation in summary.cited_in(site, entry)}
    return {
        "link": markdown_link(entry.title, topic_page(entry.id)),
        "anchor": entry.id,
        "question": entry.question,
        "counts": []
        if quoted
        else [
            site.t("statements", count=len(statements)),
            site.t("sources", count=len(sources)),
        ],
        "quoted": [
            passage_view(site, briefing.citations[s.citations[0]], notes, others=s.citations[1:])
            for s in quoted
        ],
    }


def _differences(site: Site) -> list[dict[str, object]]:
    """The first disagreement of each topic, then the second of each, in the order of topics.

    An editor's come before those that were found by comparing, and keep the order in which they
    are written; other names for one thing come last.
    """
    shown = [entry for entry in site.briefing.disagreements if entry.kind in SHOWN]
    shown.sort(key=lambda entry: (entry.compared, entry.kind == "name"))
    by_topic: dict[str, list[Disagreement]] = {topic.id: [] for topic in site.briefing.topics}
    for entry in shown:
        by_topic[entry.topics[0]].append(entry)
    in_turn = filter(None, chain(*zip_longest(*by_topic.values())))
    return [
        {
            "link": site.difference_link(difference.subject, difference.id),
            "kind": site.interface["kinds"][difference.kind],
            "sides": "; ".join(
                side_value(site, difference, side.value) for side in difference.sides
            ),
        }
        for difference in islice(in_turn, DIFFERENCES)
    ]


def _matrix(site: Site) -> dict[str, object]:
    """Topics by sources: how many quotations of a source a topic's statements cite."""
    briefing = site.briefing
    cited = [
        Counter(citation.source for citation in summary.cited_in(site, entry))
        for entry in briefing.topics
    ]
    most = max((number for counts in cited for number in counts.values()), default=1)
    total = sum(cited, Counter[str]())
    # Of many sources those that are cited most: who cites a thousand reads no table of them.
    shown = {name for name, _ in sorted(total.items(), key=lambda each: (-each[1], each[0]))[:ROWS]}
    rows = []
    for source in site.places.sources:
        if source.id not in shown and len(briefing.sources) > ROWS:
            continue
        numbers = [counts[source.id] for counts in cited]
        rows.append(
            {
                "link": site.source_link(site.called(source), source.id),
                "cells": [(number, _size(number, most)) for number in numbers],
            }
        )
    return {
        "heading": site.t("home_matrix"),
        "lead": site.t("home_matrix_lead"),
        "corner": site.t("column_source"),
        "heads": [markdown_link(entry.title, topic_page(entry.id)) for entry in briefing.topics],
        "rows": rows if briefing.topics else [],
        "more": site.t("home_matrix_more", count=len(briefing.sources) - len(rows))
        if len(rows) < len(briefing.sources)
        else "",
        "all": markdown_link(site.t("sources_title"), "sources/index.md"),
    }


def _size(number: int, most: int) -> int:
    """One of `SIZES` dots, by area: 0 for none."""
    return ceil(SIZES * sqrt(number / most))
