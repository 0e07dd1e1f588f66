"""What templates are given: values of the briefing made ready for a page, not escaped yet."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from generator import edtf
from generator.model import (
    Citation,
    Disagreement,
    Event,
    Stated,
    Statement,
)
from generator.pages.attribution import by_weight, marks
from generator.pages.footnotes import Footnotes
from generator.pages.site import Site, markdown_link, topic_page, topic_title
from generator.text.typography import clean
from generator.wording import quoted_words


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementView:
    """A statement as pages show it; `refs` are its footnote marks, `anchor` its attribute list.

    `told` says when it was reported, of what has no day of its own.
    """

    text: str | Markup
    refs: Markup
    anchor: Markup
    sources: Markup
    derived: str | None
    link: Markup | None = None
    told: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventView:
    """An event as pages show it; `status_key` names its look, `status` is the word for it.

    `stated` is folded away under `summary`: where, who, how the sources put the day, other topics.
    """

    statement: StatementView
    date: str
    status: str
    status_key: str
    disputed: Markup | None
    summary: str
    stated: tuple[str | Markup, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageView:
    """A quotation that stands by itself, with whose it is and which other sources say the same."""

    words: str | Markup
    refs: Markup
    link: Markup
    place: str | None
    bears: Markup
    anchor: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferenceView:
    """A difference with its sides, each a value and what is said of it."""

    subject: str
    kind: str
    basis: str
    anchor: Markup
    sides: tuple[tuple[str, StatementView], ...]


def statement_view(
    site: Site, statement: Statement, notes: Footnotes, *, here: str | None, up: str = ""
) -> StatementView:
    """A statement for the page of topic `here`: with its anchor at home, elsewhere with a link."""
    at_home = statement.topic == here
    words = (
        site.t("page_of", topic=topic_title(site, statement.topic))
        if here
        else site.t("in_context")
    )
    home = topic_page(statement.topic)
    ordered = by_weight(site, statement)
    return StatementView(
        text=statement_words(site, statement),
        refs=notes.refs(ordered),
        anchor=Markup(f"{{: #{statement.id} .statement }}" if at_home else "{: .statement }"),
        sources=marks(site, ordered, up, cited=statement.citations, most=notes.most),
        derived=site.t("derived", reason=statement.derived) if statement.derived else None,
        link=None if at_home else markdown_link(words, up + home, statement.id),
    )


def statement_words(site: Site, statement: Statement) -> str | Markup:
    """What a statement says; of a quoted one the words of its source, in quotation marks."""
    if statement.status != "quoted":
        return statement.text
    source = site.briefing.citations[statement.citations[0]].source
    return site.in_its_tongue(f"“{statement.text}”", source)


def passage_view(
    site: Site,
    citation: Citation,
    notes: Footnotes,
    *,
    others: Sequence[str] = (),
    anchor: str = "",
) -> PassageView:
    """A quotation for a page; `others` are citations of the passages that say the same."""
    note = notes.view(citation)
    citations = (citation.id, *others)
    elsewhere = {site.briefing.citations[name].source for name in others} - {citation.source}
    return PassageView(
        words=site.in_its_tongue(quoted_words(citation), citation.source),
        refs=notes.refs(citations),
        link=note.link,
        place=note.place,
        bears=marks(site, citations, most=notes.most) if elsewhere else Markup(),
        anchor=Markup(f"{{: #{anchor} .statement }}" if anchor else "{: .passage }"),
    )


def event_anchor(statement: Statement, here: str | None) -> str:
    """Where an event stands on the page of topic `here`: its own id is for its home alone."""
    return statement.id if statement.topic == here else f"e:{statement.id}"


def _topic_link(site: Site, topic: str) -> Markup:
    words = site.t("page_of", topic=topic_title(site, topic))
    return markdown_link(words, topic_page(topic))


def event_view(
    site: Site, event: Event, notes: Footnotes, *, here: str | None, marked: bool = True
) -> EventView:
    """An event with its date in words, how the sources put it, and whether they differ.

    It is not `marked` as planned where the heading over it says so.
    """
    statement = site.briefing.statements[event.id]
    view = statement_view(site, statement, notes, here=here)
    anchor = Markup(f"{{: #{event_anchor(statement, here)} .statement }}")
    disputed = None
    if event.disagreement:
        disputed = site.difference_link(site.t("disputed"), event.disagreement)
    return EventView(
        statement=replace(view, anchor=anchor),
        date=site.date(event.date),
        status=site.interface["event_status"][event.status] if marked else "",
        status_key=event.status,
        disputed=disputed,
        summary=site.t("event_stated"),
        stated=() if here is None else _stated(site, event, {here, statement.topic}),
    )


def news_views(
    site: Site, names: Iterable[str], notes: Footnotes, *, here: str | None
) -> list[EventView | StatementView]:
    """Statements that are new, by their ids: those with a day as events, without what is folded.

    They are quotations, so that no margin needs to hold their words.
    """
    events = {event.id: event for event in site.briefing.events}
    found: list[EventView | StatementView] = []
    for name in names:
        if name in events:
            view = event_view(site, events[name], notes, here=here, marked=False)
            found.append(replace(view, statement=_as_news(view.statement), stated=()))
        else:
            found.append(_as_news(_reported(site, site.briefing.statements[name], notes, here)))
    return found


def _as_news(view: StatementView) -> StatementView:
    return replace(view, anchor=Markup(view.anchor.replace(".statement", ".statement .news")))


def _reported(
    site: Site, statement: Statement, notes: Footnotes, here: str | None
) -> StatementView:
    """A statement with the day on which the first of its sources told it."""
    named = {site.briefing.citations[name].source for name in statement.citations}
    published = [site.briefing.sources[name].publication for name in named]
    days = sorted(each.value for each in published if each.value and each.basis != "inferred")
    view = statement_view(site, statement, notes, here=here)
    return replace(view, told=site.t("reported_on", date=site.date(days[0])) if days else "")


def _stated(site: Site, event: Event, shown: Collection[str]) -> tuple[str | Markup, ...]:
    """Where it took place, who took part, how the sources put the day, and its topics but some."""
    basis = site.t("event_basis", basis=site.worded(event.date_basis)) if event.date_basis else ""
    topics = Markup(", ").join(
        _topic_link(site, topic) for topic in event.topics if topic not in shown
    )
    found = (_places(site, event.places), _participants(site, event), basis, topics)
    return tuple(part for part in found if part)


def _places(site: Site, places: Sequence[Stated]) -> str:
    """The places of an event; where no source states them all, each with those that do."""
    sources = [
        sorted({site.briefing.citations[name].source for name in place.citations})
        for place in places
    ]
    apart = bool(places) and not set.intersection(*map(set, sources))
    names = []
    for place, stating in zip(places, sources, strict=True):
        labels = "; ".join(site.briefing.sources[name].label for name in stating)
        name = clean(place.name)
        names.append(site.t("stated_by", value=name, sources=labels) if apart else name)
    return site.t("event_places", names=", ".join(names)) if names else ""


def _participants(site: Site, event: Event) -> str:
    names = ", ".join(clean(each.name) for each in event.participants)
    return site.t("event_participants", names=names) if names else ""


def difference_view(
    site: Site, difference: Disagreement, notes: Footnotes, *, here: str | None
) -> DifferenceView:
    """A difference with its sides: editors' sentences where there are any, else the value."""
    sides = []
    for side in difference.sides:
        if side.statement:
            statement = site.briefing.statements[side.statement]
            view = statement_view(site, statement, notes, here=here)
            text = statement.text.removeprefix(f"{side.value}:").strip()
            view = StatementView(
                text=text,
                refs=view.refs,
                anchor=view.anchor,
                sources=view.sources,
                derived=view.derived,
            )
        else:
            view = StatementView(
                text="",
                refs=notes.refs(side.citations),
                anchor=Markup("{: .statement }"),
                sources=marks(site, side.citations),
                derived=None,
            )
        sides.append((side_value(site, difference, side.value), view))
    return DifferenceView(
        subject=difference.subject,
        kind=site.interface["kinds"][difference.kind],
        basis=site.t("found_by_comparing") if difference.compared else "",
        anchor=Markup(f"{{: #{difference.id} }}"),
        sides=tuple(sides),
    )


def side_value(site: Site, difference: Disagreement, value: str) -> str:
    """What a side says; dates and degrees that the generator found are put in words."""
    dated = difference.kind in ("date", "precision") and value[:1].isdigit() and "-" in value
    if dated and edtf.parse(value):
        return site.date(value)
    return site.interface["side_values"].get(value, value) if difference.compared else value
