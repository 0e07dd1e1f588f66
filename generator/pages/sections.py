"""Sections of a topic's page, whoever wrote it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator import permalinks
from generator.model import Assessment, Event, Topic
from generator.pages import escape
from generator.pages.footnotes import Footnotes
from generator.pages.site import Site, markdown_link
from generator.pages.utterances import UtteranceView
from generator.pages.views import (
    DifferenceView,
    EventView,
    PassageView,
    StatementView,
    difference_view,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A section of the page; only what it has is filled.

    The anchor is ours: one made of a heading such as "__config" would hide the theme's own.
    """

    heading: str
    anchor: str = ""
    groups: Sequence[tuple[str | None, Sequence[StatementView]]] = ()
    news: Sequence[StatementView | EventView] = ()
    folded: str = ""
    quoted: Sequence[PassageView] = ()
    words: Sequence[UtteranceView] = ()
    differences: Sequence[DifferenceView] = ()
    picture: Markup | None = None
    chronology: Sequence[tuple[str, Sequence[EventView]]] = ()
    subscribe: Sequence[Markup] = ()
    assessments: Sequence[Assessment] = ()


def differences_of(
    site: Site, topic: Topic, notes: Footnotes, remarks: Sequence[Assessment]
) -> Section:
    """Where sources differ in what the topic's statements cite, or on the topic."""
    own = set(topic.statements)
    disputed = {event.disagreement for event in site.briefing.events if event.id in own}
    views = [
        difference_view(site, difference, notes, here=topic.id)
        for difference in site.briefing.disagreements
        if difference.id in disputed
        or any(side.statement in own for side in difference.sides)
        or (difference.compared and difference.topics[0] == topic.id)
    ]
    return Section(
        heading=site.interface["sections"]["differ"], differences=views, assessments=remarks
    )


def events_of(site: Site, topic: Topic) -> list[Event]:
    """The topic's events; all of the briefing's on a calendar."""
    calendar = topic.kind == "calendar"
    return [event for event in site.briefing.events if calendar or topic.id in event.topics]


def subscribe(site: Site, topic: Topic) -> list[Markup]:
    """The topic's calendar as a file, and where the site's address is known to subscribe to."""
    path = f"data/{'calendar' if topic.kind == 'calendar' else topic.id}.ics"
    links = [markdown_link(site.t("calendar_file"), path)]
    address = permalinks.file_url(site.briefing.settings, path)
    if address is not None:
        words = escape.inline(site.t("calendar_subscribe"))
        links.append(Markup(f"[{words}](webcal:{address.partition(':')[2]})"))
        links.append(Markup(f"[{escape.inline(site.t('calendar_address'))}]({address})"))
    return links
