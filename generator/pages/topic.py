"""A topic's page: question, bottom line, statements by section, what differs, when, and more."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator import edtf
from generator.model import Assessment, Citation, Event, OutputFile, Statement, Topic
from generator.pages import render
from generator.pages.views import (
    Desk,
    DifferenceView,
    EventView,
    Footnotes,
    PassageView,
    StatementView,
    difference_view,
    event_view,
    markdown_link,
    passage_view,
    source_page,
    statement_view,
    topic_page,
)

OPEN_PASSAGES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A section of the page; only what it has is filled."""

    heading: str
    groups: Sequence[tuple[str | None, Sequence[StatementView]]] = ()
    quoted: Sequence[PassageView] = ()
    differences: Sequence[DifferenceView] = ()
    chronology: Sequence[tuple[str, Sequence[EventView]]] = ()
    assessments: Sequence[Assessment] = ()


def page(desk: Desk, topic: Topic) -> OutputFile:
    """The page `<topic>.md`."""
    notes = Footnotes(desk)
    sections = _sections(desk, topic, notes)
    more = _more(desk, topic, notes)
    return render.page(
        topic_page(topic.id),
        "topic",
        {"title": topic.title, "description": topic.question},
        {
            "title": topic.title,
            "question": topic.question,
            "facts": _facts(desk, topic),
            "sections": sections,
            "more": more,
            "used_heading": desk.interface["sections"]["used"],
            "used": _used(desk, topic),
            "notes": notes.views(),
        },
    )


def _facts(desk: Desk, topic: Topic) -> list[str]:
    briefing, t = desk.briefing, desk.t
    as_of = t("as_of", date=desk.date(briefing.as_of)) if briefing.as_of else t("as_of_unknown")
    by, on = (topic.review.by, desk.date(topic.review.on)) if topic.review else ("", "")
    return [
        as_of,
        t("sources", count=len(_sources(desk, topic))),
        t(f"status_{topic.status}", by=by, on=on),
    ]


def _sections(desk: Desk, topic: Topic, notes: Footnotes) -> list[Section]:
    names = desk.interface["sections"]
    statements = [desk.briefing.statements[name] for name in topic.statements]
    if topic.status == "quoted":
        return [_quoted(desk, topic, statements, notes), _dates(desk, topic, notes)]
    plain = [
        statement
        for statement in statements
        if statement.date is None and statement.section != names["differ"]
    ]
    sections: list[Section] = []
    for heading in _headings(topic, plain, names["differ"]):
        inside = [statement for statement in plain if statement.section == heading]
        remarks = [entry for entry in topic.assessments if entry.section == heading]
        if heading == names["differ"]:
            sections += [_dates(desk, topic, notes), _differences(desk, topic, notes, remarks)]
            continue
        groups = [
            (subject, [statement_view(desk, s, notes, here=topic.id) for s in members])
            for subject, members in groupby(inside, key=lambda statement: statement.subject)
        ]
        sections.append(Section(heading=heading, groups=groups, assessments=remarks))
        if topic.kind == "calendar" and heading == names["bottom_line"]:
            sections.append(_dates(desk, topic, notes))
    if not any(section.chronology for section in sections):
        sections.append(_dates(desk, topic, notes))
    return [section for section in _once(sections) if _filled(section)]


def _headings(topic: Topic, plain: Sequence[Statement], differ: str) -> list[str]:
    """The editor's sections in order, without those that hold events alone."""
    kept = {statement.section for statement in plain}
    kept |= {entry.section for entry in topic.assessments} | {differ}
    return [heading for heading in topic.sections if heading in kept]


def _once(sections: Iterable[Section]) -> list[Section]:
    """The chronology stands at its first place only."""
    kept: list[Section] = []
    dated = False
    for section in sections:
        if section.chronology:
            if dated:
                continue
            dated = True
        kept.append(section)
    return kept


def _filled(section: Section) -> bool:
    return bool(
        section.groups
        or section.quoted
        or section.differences
        or section.chronology
        or section.assessments
    )


def _quoted(desk: Desk, topic: Topic, statements: Sequence[Statement], notes: Footnotes) -> Section:
    views = [
        passage_view(
            desk,
            desk.briefing.citations[statement.citations[0]],
            notes,
            others=statement.citations[1:],
            anchor=statement.id,
        )
        for statement in statements
    ]
    return Section(heading=desk.interface["sections"]["statements"], quoted=views)


def _differences(
    desk: Desk, topic: Topic, notes: Footnotes, remarks: Sequence[Assessment]
) -> Section:
    own = set(topic.statements)
    views = [
        difference_view(desk, difference, notes, here=topic.id)
        for difference in desk.briefing.disagreements
        if any(side.statement in own for side in difference.sides)
    ]
    return Section(
        heading=desk.interface["sections"]["differ"], differences=views, assessments=remarks
    )


def _dates(desk: Desk, topic: Topic, notes: Footnotes) -> Section:
    """The topic's events; on a calendar all of the briefing's, what is to come first."""
    calendar = topic.kind == "calendar"
    events = [event for event in desk.briefing.events if calendar or topic.id in event.topics]
    heading = desk.interface["sections"]["dates"]

    def views(some: Iterable[Event]) -> list[EventView]:
        return [event_view(desk, event, notes, here=topic.id) for event in some]

    if not events:
        return Section(heading=heading)
    if not calendar:
        return Section(heading=heading, chronology=[("", views(events))])
    coming = upcoming(events)
    past = [event for event in reversed(events) if event.status != "planned"]
    chronology = [(desk.t("coming"), views(coming))] if coming else []
    for month, members in groupby(past, key=lambda event: event.date[:7]):
        chronology.append((desk.date(month), views(sorted(members, key=lambda event: event.date))))
    return Section(heading=heading, chronology=chronology)


def upcoming(events: Iterable[Event]) -> list[Event]:
    """Planned events by the day on which each is over: "2026" comes after "March 2026"."""
    planned = [event for event in events if event.status == "planned"]
    return sorted(planned, key=lambda event: (edtf.days(event.date)[1], event.id))


def _more(desk: Desk, topic: Topic, notes: Footnotes) -> dict[str, object]:
    t = desk.t
    if desk.briefing.settings.uncited == "hide":
        return {"lead": "", "hidden": "", "open": [], "folded": [], "heading": "", "summary": ""}
    views = [passage_view(desk, desk.briefing.citations[name], notes) for name in topic.uncited]
    folded = views[OPEN_PASSAGES:]
    return {
        "heading": desk.interface["sections"]["more"],
        "lead": t("more_lead") if views and topic.status != "quoted" else "",
        "open": views[:OPEN_PASSAGES],
        "folded": folded,
        "summary": t("more_rest", count=len(folded)),
        "hidden": t("more_hidden", count=topic.withheld) if topic.withheld else "",
    }


def _sources(desk: Desk, topic: Topic) -> dict[str, int]:
    """How many quotations of each source the page shows, in the order of first use."""
    briefing = desk.briefing
    names = [
        name for statement in topic.statements for name in briefing.statements[statement].citations
    ]
    counted: dict[str, int] = {}
    for citation in map(briefing.citations.__getitem__, dict.fromkeys((*names, *topic.uncited))):
        counted[citation.source] = counted.get(citation.source, 0) + 1
    return counted


def _used(desk: Desk, topic: Topic) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = []
    for name, count in sorted(_sources(desk, topic).items()):
        source = desk.briefing.sources[name]
        published = desk.published(source)
        publisher = source.publisher or source.byline or desk.t("not_stated")
        facts = ", ".join((publisher, published, desk.t("quotations", count=count)))
        rows.append({"link": markdown_link(source.title, source_page(name)), "facts": facts})
    return rows


def cited_in(desk: Desk, topic: Topic) -> list[Citation]:
    """The citations of a topic's statements, each once."""
    names = (
        name
        for statement in topic.statements
        for name in desk.briefing.statements[statement].citations
    )
    return [desk.briefing.citations[name] for name in dict.fromkeys(names)]
