"""A topic's page: question, bottom line, statements by section, what differs, when, and more."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby
from operator import itemgetter

from generator import edtf
from generator.model import Assessment, Event, OutputFile, Statement, Topic
from generator.pages import developments, render, summary
from generator.pages.coverage import coverage
from generator.pages.footnotes import Footnotes
from generator.pages.sections import Section, differences_of, events_of, subscribe
from generator.pages.site import Site, topic_page
from generator.pages.timeline import timeline
from generator.pages.utterances import said_on
from generator.pages.views import (
    EventView,
    event_view,
    passage_view,
    statement_view,
)
from generator.text.typography import slug, slug_or_digest

OPEN_PASSAGES = 3
# Footnotes of statements that no editor wrote: 300 kB hold so many with their sources.
NOTES = 150


def page(site: Site, topic: Topic) -> OutputFile:
    """The page `<topic>.md`."""
    notes = Footnotes(site, most=_most(site, topic))
    sections = _anchored(_sections(site, topic, notes), topic)
    more = _more(site, topic, notes)
    # What a reader in a hurry needs stands before all else.
    hurried = sections[:1] if _is_bottom_line(site, sections) else []
    return render.page(
        topic_page(topic.id),
        "topic",
        {"title": topic.title, "description": topic.question},
        {
            "title": topic.title,
            "question": topic.question,
            "bottom_line": hurried,
            "glance": summary.lines(site, topic),
            "coverage": ""
            if topic.status == "quoted"
            else coverage(
                site,
                topic,
                {section.heading: section.anchor for section in sections},
                notes.marked,
            ),
            "sections": sections[len(hurried) :],
            "more": more,
            "used_heading": site.interface["sections"]["used"],
            "used": summary.used(site, topic, notes.marked),
            "also_heading": site.t("also_in"),
            "also": developments.also(site, topic),
            "nothing": site.t("no_statements"),
            "attribution": site.briefing.settings.attribution,
        },
        notes.views,
    )


def _most(site: Site, topic: Topic) -> int | None:
    """How many citations of a statement the page shows; all of what an editor has written.

    What is said by hundreds of articles would else fill the page with their words.
    """
    if topic.status != "quoted":
        return None
    names = {*topic.statements, *(event.id for event in events_of(site, topic))}
    numbers = [len(site.briefing.statements[name].citations) for name in names]
    most = max(numbers, default=0)
    while most > 1 and sum(min(number, most) for number in numbers) > NOTES:
        most -= 1
    return most


def _is_bottom_line(site: Site, sections: Sequence[Section]) -> bool:
    return bool(sections) and sections[0].heading == site.interface["sections"]["bottom_line"]


def _sections(site: Site, topic: Topic, notes: Footnotes) -> list[Section]:
    names = site.interface["sections"]
    statements = [site.briefing.statements[name] for name in topic.statements]
    if topic.status == "quoted":
        found = (
            _told(site, topic, notes)
            if topic.kind == "calendar"
            else [*developments.sections(site, topic, notes), _elsewhere(site, topic, notes)]
        )
        return [section for section in found if _filled(section)]
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
            sections += _closing(site, topic, notes, remarks)
            continue
        groups = [
            (subject, [statement_view(site, s, notes, here=topic.id) for s in members])
            for subject, members in groupby(inside, key=lambda statement: statement.subject)
        ]
        sections.append(Section(heading=heading, groups=groups, assessments=remarks))
        if topic.kind == "calendar" and heading == names["bottom_line"]:
            sections.append(_dates(site, topic, notes))
    if names["differ"] not in topic.sections:
        # What the sources show by themselves is shown, where editors have named no difference.
        sections += _closing(site, topic, notes, ())
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


def _anchored(sections: Iterable[Section], topic: Topic) -> list[Section]:
    """Each section with the slug of its heading as anchor, numbered where that is taken."""
    taken = {"top", *topic.statements}
    anchored: list[Section] = []
    for section in sections:
        name = anchor = slug(section.heading) or slug_or_digest(section.heading, "section")
        number = 2
        while anchor in taken:
            anchor, number = f"{name}-{number}", number + 1
        taken.add(anchor)
        anchored.append(replace(section, anchor=anchor))
    return anchored


def _filled(section: Section) -> bool:
    return bool(
        section.groups
        or section.news
        or section.quoted
        or section.words
        or section.differences
        or section.chronology
        or section.assessments
    )


def _closing(
    site: Site, topic: Topic, notes: Footnotes, remarks: Sequence[Assessment]
) -> list[Section]:
    """What was said, when what happened, and where the sources differ."""
    return [*_told(site, topic, notes), differences_of(site, topic, notes, remarks)]


def _told(site: Site, topic: Topic, notes: Footnotes) -> list[Section]:
    """What was said, and when what happened."""
    spoken = said_on(site, topic, notes)
    words = Section(heading=site.interface["sections"]["words"], words=spoken)
    return [words, _dates(site, topic, notes)]


def _elsewhere(site: Site, topic: Topic, notes: Footnotes) -> Section:
    """The events on the topic that an editor has written elsewhere."""
    statements = site.briefing.statements
    return _dates(
        site,
        topic,
        notes,
        [each for each in events_of(site, topic) if statements[each.id].status != "quoted"],
    )


def _dates(
    site: Site, topic: Topic, notes: Footnotes, some: Sequence[Event] | None = None
) -> Section:
    """Some of the topic's events, or all; on a calendar the briefing's, what is to come first."""
    calendar = topic.kind == "calendar"
    events = events_of(site, topic) if some is None else some
    heading = site.interface["sections"]["dates"]
    # A calendar has an event in full; where there is one, other topics give it in a line.
    full = calendar or not any(each.kind == "calendar" for each in site.briefing.topics)

    def views(some: Iterable[Event], *, marked: bool = True) -> list[EventView]:
        found = [event_view(site, event, notes, here=topic.id, marked=marked) for event in some]
        return found if full else [replace(view, stated=()) for view in found]

    if not events:
        return Section(heading=heading)
    picture = timeline(site, events, here=topic.id, small=not calendar)
    if not calendar:
        return Section(
            heading=heading,
            picture=picture,
            chronology=[("", views(events))],
            subscribe=subscribe(site, topic),
        )
    coming = summary.upcoming(events)
    months: dict[str, list[Event]] = {}
    # The newest first; those of one day in the order of that day.
    days = itemgetter(1, 0)
    for event in sorted(events, key=lambda each: days(edtf.days(each.date)), reverse=True):
        if event.status != "planned":
            months.setdefault(event.date[:7], []).append(event)
    chronology = [(site.t("coming"), views(coming, marked=False))] if coming else []
    for month, members in months.items():
        name = site.date(month)
        chronology.append((name[:1].upper() + name[1:], views(members)))
    return Section(
        heading=heading, picture=picture, chronology=chronology, subscribe=subscribe(site, topic)
    )


def _more(site: Site, topic: Topic, notes: Footnotes) -> dict[str, object]:
    t = site.t
    views = [passage_view(site, site.briefing.citations[name], notes) for name in topic.uncited]
    folded = views[OPEN_PASSAGES:]
    return {
        "heading": site.interface["sections"]["more"],
        "lead": t("more_lead") if views and topic.status != "quoted" else "",
        "open": views[:OPEN_PASSAGES],
        "folded": folded,
        "summary": t("more_rest", count=len(folded)),
        "hidden": t("more_hidden", count=topic.withheld) if topic.withheld else "",
    }
