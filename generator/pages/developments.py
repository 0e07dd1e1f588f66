"""The page of a topic on which no editor has written."""

from __future__ import annotations

from datetime import date

from markupsafe import Markup

from generator import edtf
from generator.model import Statement, Topic
from generator.pages import summary
from generator.pages.footnotes import Footnotes
from generator.pages.sections import Section, differences_of, events_of, subscribe
from generator.pages.site import Site, markdown_link
from generator.pages.utterances import said_beside
from generator.pages.views import PassageView, news_views, passage_view

# Articles that are named only.
ALSO = 12


def sections(site: Site, topic: Topic, notes: Footnotes) -> list[Section]:
    """What is new, what happened, what comes, and what lies behind it: nothing stands twice."""
    names = site.interface["sections"]
    planned = {event.id: event for event in summary.upcoming(site.briefing.events)}
    # Those of one day, the weightiest first.
    past = [name for name in topic.happened if name not in planned]
    past.sort(key=lambda name: _told_on(site, name), reverse=True)
    coming = [name for name in planned if name in topic.happened]
    dated = [event for event in events_of(site, topic) if event.id in {*topic.now, *topic.happened}]
    background = [
        site.briefing.statements[name]
        for name in topic.statements
        if site.briefing.statements[name].section == names["background"]
    ]
    return [
        Section(heading=names["now"], news=news_views(site, topic.now, notes, here=topic.id)),
        Section(
            heading=names["happened"],
            news=news_views(site, past, notes, here=topic.id),
            subscribe=() if coming or not (past and dated) else subscribe(site, topic),
        ),
        Section(
            heading=names["coming"],
            news=news_views(site, coming, notes, here=topic.id),
            subscribe=subscribe(site, topic) if coming else (),
        ),
        differences_of(site, topic, notes, ()),
        Section(heading=names["words"], words=said_beside(site, topic, notes)),
        Section(
            heading=names["background"],
            folded=site.t("background_rest", count=len(background)),
            quoted=[_quotation(site, statement, notes) for statement in background],
        ),
    ]


def _quotation(site: Site, statement: Statement, notes: Footnotes) -> PassageView:
    first, *others = statement.citations
    citation = site.briefing.citations[first]
    return passage_view(site, citation, notes, others=others, anchor=statement.id)


def _told_on(site: Site, name: str) -> date:
    """The day of an event; of what has no day of its own, that on which it was reported."""
    statement = site.briefing.statements[name]
    source = site.briefing.citations[statement.citations[0]].source
    day = statement.date or site.briefing.sources[source].publication.value
    return edtf.days(day)[1] if day else date.min


def also(site: Site, topic: Topic) -> list[Markup]:
    """Articles about the topic that say nothing which the page does not show, the newest first."""
    named = [site.briefing.sources[name] for name in topic.also[:ALSO]]
    links = [site.source_link(site.called(source), source.id) for source in named]
    rest = len(topic.also) - len(named)
    words = site.t("common_more", count=rest)
    return [*links, markdown_link(words, "sources/index.md")] if rest else links
