"""The home page: what to take away, what comes next, what is disputed, and the topics."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
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
    news_views,
    side_value,
    statement_view,
)
from generator.places import WEIGHT

TAKEAWAYS = 5
NEWS_A_TOPIC = 3
MOST_REPORTED = 3
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
            **_news(site, events, notes),
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


def _news(site: Site, events: Sequence[Event], notes: Footnotes) -> dict[str, object]:
    """What most sources report, and the topics, each with what is new: nothing stands twice."""
    reported = _most_reported(site)
    shown = {*reported, *(event.id for event in events)}
    return {
        "reported_heading": site.t("most_reported"),
        "reported": news_views(site, reported, notes, here=None),
        "topics_heading": site.t("home_topics"),
        "topics": [_topic(site, entry, notes, shown) for entry in site.briefing.topics],
    }


def _most_reported(site: Site) -> list[str]:
    """Of what is new on any topic that no editor wrote, what most origins report, each once.

    What one origin says is most reported by none.
    """
    briefing = site.briefing
    news = dict.fromkeys(name for topic in briefing.topics for name in topic.now)
    several = [name for name in news if _origins(briefing.statements[name]) > 1]
    ordered = sorted(several, key=lambda name: _origins(briefing.statements[name]), reverse=True)
    return _distinct(site, ordered)[:MOST_REPORTED] if len(briefing.topics) > 1 else []


def _distinct(site: Site, names: Iterable[str], shown: Iterable[str] = ()) -> list[str]:
    """Statements by their ids, without those that cite what one before, or one shown, cites."""
    cited = {each for name in shown for each in site.briefing.statements[name].citations}
    kept = []
    for name in names:
        mine = site.briefing.statements[name].citations
        if cited.isdisjoint(mine):
            cited.update(mine)
            kept.append(name)
    return kept


def _dated(site: Site) -> tuple[str, list[Event]]:
    """The weightiest of what comes next, in order; where nothing does, what editors dated last.

    Events that the sources date by themselves are news of their topics.
    """
    events = site.briefing.events
    coming = summary.upcoming(events)
    if any(topic.now for topic in site.briefing.topics):
        weightiest = sorted(coming, key=lambda event: event.weight, reverse=True)[:COMING]
        return site.t("coming"), [event for event in coming if event in weightiest]
    past = [event for event in events if event.status == "reported"][-COMING:]
    return (site.t("coming"), coming[:COMING]) if coming else (site.t("latest"), past[::-1])


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


def _topic(site: Site, entry: Topic, notes: Footnotes, shown: set[str]) -> dict[str, object]:
    """A topic: how much there is, or what is new of it and not shown above; then that is shown."""
    sources = {citation.source for citation in summary.cited_in(site, entry)}
    news = _distinct(site, entry.now, shown)[:NEWS_A_TOPIC]
    shown.update(news)
    counts = [
        site.t("statements", count=len(entry.statements)),
        site.t("sources", count=len(sources)),
    ]
    return {
        "link": markdown_link(entry.title, topic_page(entry.id)),
        "anchor": entry.id,
        "question": entry.question,
        "counts": [] if entry.now else counts,
        "news": news_views(site, news, notes, here=None),
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
