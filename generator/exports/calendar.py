"""`data/calendar.ics` and `data/<topic>.ics`: the events as iCalendar (RFC 5545 and RFC 7986).

An event takes whole days. What the sources date no closer than by a month or a season is a span of
days that says so: in its summary, its categories, and as EDTF in `X-EDTF`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import icalendar
from icalendar import vDuration, vText

from generator import edtf, permalinks
from generator.edtf import Edtf
from generator.model import Briefing, Disagreement, Event, Language, OutputFile, Stated
from generator.text.typography import clean
from generator.wording import (
    Wording,
    date_phrase,
    dates_worded,
    label_and_date,
    quoted_words,
    wording,
)

MAKER = "-//Briefing generator//Dates from sources//"
ALL = "calendar"
DAILY = timedelta(days=1)
# What has only been announced may still change; of what has lapsed nobody says that it happened.
STATUS = {"reported": "CONFIRMED", "planned": "TENTATIVE", "lapsed": "TENTATIVE"}
# More than the citations that any event has: an event may lose them all when it is withdrawn, and
# still has to count as the newer version.
WITHDRAWN = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class _Context:
    """What every part of a calendar is made from: the briefing and the words for it."""

    briefing: Briefing
    language: Language
    t: Wording

    def date(self, value: str) -> str:
        return date_phrase(value, self.language)


def files(briefing: Briefing, language: Language) -> tuple[OutputFile, ...]:
    """The calendar of all events, and one for each topic that has any.

    The calendar topic gathers the events of all topics. An event whose year no source states has no
    day in a calendar and is left out.
    """
    context = _Context(briefing=briefing, language=language, t=wording(language, "exports"))
    events = (*briefing.events, *briefing.withdrawn)
    site = clean(briefing.settings.site_name)
    made = {ALL: _calendar(context, ALL, site, events)}
    for topic in briefing.topics:
        gathers = topic.kind == "calendar"
        own = [event for event in events if gathers or topic.id in event.topics]
        if own and topic.id not in made:
            title = context.t("calendar_of", site=site, topic=clean(topic.title))
            made[topic.id] = _calendar(context, topic.id, title, own)
    return tuple(OutputFile(path=f"data/{key}.ics", data=data) for key, data in made.items())


def _calendar(context: _Context, key: str, title: str, events: Sequence[Event]) -> bytes:
    briefing, settings = context.briefing, context.briefing.settings
    path = f"data/{key}.ics"
    calendar = icalendar.Calendar()
    calendar.add("prodid", f"{MAKER}{settings.language.upper()}")
    calendar.add("version", "2.0")
    calendar.add("uid", str(permalinks.name(settings, path)))
    cited = [name for event in events for name in event.citations]
    calendar.add("last-modified", permalinks.stamp(briefing, cited))
    described = context.t("calendar_description", site=clean(settings.site_name))
    # Google, Apple and Outlook read the names from before RFC 7986.
    for name, text in (
        ("name", title),
        ("x-wr-calname", title),
        ("description", described),
        ("x-wr-caldesc", described),
    ):
        calendar.add(name, vText(text))
    calendar.add("refresh-interval", DAILY, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(DAILY))
    if source := permalinks.file_url(settings, path):
        calendar.add("source", source, parameters={"VALUE": "URI"})
    if page := permalinks.page_url(settings, _page_of(briefing, key)):
        calendar.add("url", page)
    for event in events:
        value = edtf.parse(event.date, settings.hemisphere)
        if value and (days := _days(value)):
            calendar.add_component(_event(context, event, value, days))
    data: bytes = calendar.to_ical()
    return data


def _page_of(briefing: Briefing, key: str) -> str:
    """The page that shows what a calendar holds: its topic's, else the calendar topic's."""
    if key != ALL:
        return key
    return next((topic.id for topic in briefing.topics if topic.kind == "calendar"), "index")


def _days(value: Edtf) -> tuple[date, date] | None:
    """First and last day. An interval without a beginning or an end is its one known day."""
    known = [day for day in (value.start, value.end) if day]
    return (known[0], known[-1]) if known else None


def _event(
    context: _Context, event: Event, value: Edtf, days: tuple[date, date]
) -> icalendar.Event:
    settings = context.briefing.settings
    found = icalendar.Event()
    found.add("uid", str(permalinks.name(settings, event.id)))
    found.add("dtstamp", permalinks.stamp(context.briefing, event.citations))
    found.add("sequence", len(event.citations) + (WITHDRAWN if event.withdrawn else 0))
    found.add("dtstart", days[0])
    found.add("dtend", days[1] + DAILY if days[1] < date.max else date.max)
    found.add("summary", _summary(context, event, value))
    found.add("description", "\n".join(_description(context, event)))
    if event.places:
        found.add("location", _names(event.places))
    found.add("status", "CANCELLED" if event.withdrawn else STATUS[event.status])
    # What happens in the world leaves the subscriber's own time free.
    found.add("transp", "TRANSPARENT")
    found.add("categories", _categories(context, event, value))
    found.add("x-edtf", vText(event.date))
    if url := _url(context.briefing, event):
        found.add("url", url)
    return found


def _url(briefing: Briefing, event: Event) -> str | None:
    """The place of an event on its topic's page; of one that no page shows any more, the page."""
    if event.id not in briefing.statements:
        return permalinks.page_url(briefing.settings, _page_of(briefing, ALL))
    home = briefing.statements[event.id].topic
    return permalinks.page_url(briefing.settings, home, event.id)


def _summary(context: _Context, event: Event, value: Edtf) -> str:
    title = clean(event.title)
    if not _inexact(value):
        return title
    return context.t("inexact_summary", date=context.date(event.date), title=title)


def _inexact(value: Edtf) -> bool:
    return value.approximate or value.uncertain or _precision(value) is not None


def _precision(value: Edtf) -> str | None:
    """What stands in for the day: "month", "season"; None where each day is stated."""
    if value.precision == "day":
        return None
    if value.precision != "interval":
        return value.precision
    if value.start is None or value.end is None:
        return "open"
    sides = [side for text in value.text.split("/") if (side := edtf.parse(text))]
    return next((side.precision for side in sides if side.precision != "day"), None)


def _description(context: _Context, event: Event) -> Sequence[str]:
    """The text, its date as stated, what is disputed, and the quotations, a paragraph each."""
    briefing, t = context.briefing, context.t
    if event.withdrawn:
        return (clean(event.title), t("withdrawn", reason=clean(event.withdrawn)))
    basis = dates_worded(event.date_basis, context.language)
    lines = [clean(event.title), t("date", date=context.date(event.date))]
    lines += [t("as_stated", basis=clean(basis))] if basis else []
    if event.participants:
        lines.append(t("participants", names=_names(event.participants)))
    lines += [t(f"note_{event.status}")] if event.status != "reported" else []
    lines += _differences(context, event)
    for name in event.citations:
        citation = briefing.citations[name]
        source = briefing.sources[citation.source]
        lines.append(
            t(
                "quotation",
                words=clean(quoted_words(citation)),
                source=label_and_date(source, context.language),
            )
        )
    return lines


def _names(stated: Iterable[Stated]) -> str:
    return ", ".join(clean(each.name) for each in stated)


def _differences(context: _Context, event: Event) -> list[str]:
    found = [each for each in context.briefing.disagreements if each.id == event.disagreement]
    return [
        context.t(
            "differ",
            subject=clean(each.subject),
            sides="; ".join(_sides(context, each)),
        )
        for each in found
    ]


def _sides(context: _Context, difference: Disagreement) -> Iterable[str]:
    for side in difference.sides:
        names = sorted({context.briefing.citations[name].source for name in side.citations})
        labels = ", ".join(context.briefing.sources[name].label for name in names)
        worded = dates_worded(side.value, context.language) if difference.kind == "date" else None
        yield context.t("side", value=clean(worded or side.value), sources=labels)


def _categories(context: _Context, event: Event, value: Edtf) -> list[str]:
    """The topics' titles, how the event stands, and how closely it is dated."""
    interface = context.language.data["interface"]
    names: Mapping[str, str] = interface["exports"]["precisions"]
    titles = {topic.id: clean(topic.title) for topic in context.briefing.topics}
    found = [titles[topic] for topic in event.topics]
    found.append(interface["event_status"][event.status])
    found += [context.t("category_disputed")] if event.disagreement else []
    found += [context.t("category_withdrawn")] if event.withdrawn else []
    precision = _precision(value)
    found += [names[precision]] if precision else []
    found += [context.t("category_approximate")] if value.approximate else []
    found += [context.t("category_uncertain")] if value.uncertain else []
    return found
