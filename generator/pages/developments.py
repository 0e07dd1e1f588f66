"""The page of a topic on which no editor has written."""

from __future__ import annotations

from datetime import date

from markupsafe import Markup

from generator import edtf
from generator.model import Statement, Topic
from generator.pages import glance
from generator.pages.desk import Desk, markdown_link
from generator.pages.footnotes import Footnotes
from generator.pages.sections import Section, differences_of, events_of, subscribe
from generator.pages.utterances import said_beside
from generator.pages.views import PassageView, news_views, passage_view

# Articles that are named only.
ALSO = 12


def sections(desk: Desk, topic: Topic, notes: Footnotes) -> list[Section]:
    """What is new, what happened, what comes, and what lies behind it: nothing stands twice."""
    names = desk.interface["sections"]
    planned = {event.id: event for event in glance.upcoming(desk.briefing.events)}
    # Those of one day, the weightiest first.
    past = [name for name in topic.happened if name not in planned]
    past.sort(key=lambda name: _told_on(desk, name), reverse=True)
    coming = [name for name in planned if name in topic.happened]
    dated = [event for event in events_of(desk, topic) if event.id in {*topic.now, *topic.happened}]
    background = [
        desk.briefing.statements[name]
        for name in topic.statements
        if desk.briefing.statements[name].section == names["background"]
    ]
    return [
        Section(heading=names["now"], news=news_views(desk, topic.now, notes, here=topic.id)),
        Section(
            heading=names["happened"],
            news=news_views(desk, past, notes, here=topic.id),
            subscribe=() if coming or not (past and dated) else subscribe(desk, topic),
        ),
        Section(
            heading=names["coming"],
            news=news_views(desk, coming, notes, here=topic.id),
            subscribe=subscribe(desk, topic) if coming else (),
        ),
        differences_of(desk, topic, notes, ()),
        Section(heading=names["words"], words=said_beside(desk, topic, notes)),
        Section(
            heading=names["background"],
            folded=desk.t("background_rest", count=len(background)),
            quoted=[_quotation(desk, statement, notes) for statement in background],
        ),
    ]


def _quotation(desk: Desk, statement: Statement, notes: Footnotes) -> PassageView:
    first, *others = statement.citations
    citation = desk.briefing.citations[first]
    return passage_view(desk, citation, notes, others=others, anchor=statement.id)


def _told_on(desk: Desk, name: str) -> date:
    """The day of an event; of what has no day of its own, that on which it was reported."""
    statement = desk.briefing.statements[name]
    source = desk.briefing.citations[statement.citations[0]].source
    day = statement.date or desk.briefing.sources[source].publication.value
    return edtf.days(day)[1] if day else date.min


def also(desk: Desk, topic: Topic) -> list[Markup]:
    """Articles about the topic that say nothing which the page does not show, the newest first."""
    named = [desk.briefing.sources[name] for name in topic.also[:ALSO]]
    links = [desk.source_link(desk.called(source), source.id) for source in named]
    rest = len(topic.also) - len(named)
    words = desk.t("common_more", count=rest)
    return [*links, markdown_link(words, "sources/index.md")] if rest else links
