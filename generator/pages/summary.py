"""What bears a topic: its sources, the newest of them, and what comes next."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from generator import edtf
from generator.model import Citation, Event, Source, Topic
from generator.pages import escape
from generator.pages.site import Site, markdown_link, topic_page
from generator.wording import shortened

NEXT_WORDS = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryLine:
    """A line of what a reader in a hurry needs: what it is, and what is to be said."""

    name: str
    text: str
    link: Markup | None = None


def lines(site: Site, topic: Topic) -> list[SummaryLine]:
    """The last change, what comes next, and how far the statements can be relied on."""
    lines = [_last_change(site, topic), _next(site, topic), _status(site, topic)]
    return [line for line in lines if line]


def _status(site: Site, topic: Topic) -> SummaryLine | None:
    """Who signed the topic off; else what the front page says of all topics, if it cannot."""
    if not topic.review and len({entry.status for entry in site.briefing.topics}) == 1:
        return None
    by, on = (topic.review.by, site.date(topic.review.on)) if topic.review else ("", "")
    status = site.t(f"status_{topic.status}", by=by, on=on)
    means = markdown_link(site.t("what_it_means"), "method.md")
    return SummaryLine(name=site.t("glance_status"), text=f"{status}.", link=means)


def status_of_all(site: Site) -> str:
    """How far the statements of all topics can be relied on; nothing without a topic.

    It is said once, on the front page, and by a topic that differs from others.
    """
    statuses = {entry.status for entry in site.briefing.topics}
    if not statuses:
        return ""
    said: Mapping[str, str] = site.interface["status_of_all"]
    return said[statuses.pop()] if len(statuses) == 1 else said["mixed"]


def _last_change(site: Site, topic: Topic) -> SummaryLine | None:
    """The newest of the sources that the topic's statements cite."""
    sources = [site.briefing.sources[name] for name in {c.source for c in cited_in(site, topic)}]
    dated = [(_day(source), source.id) for source in sources if _day(source)]
    if not dated:
        return None
    newest = site.briefing.sources[max(dated)[1]]
    link = site.source_link(newest.label, newest.id)
    return SummaryLine(
        name=site.t("glance_last"), text=f"{site.date(newest.publication.value)},", link=link
    )


def _day(source: Source) -> str:
    """The day of publication for comparison; nothing where only a bound was inferred."""
    value = edtf.parse(source.publication.value or "")
    known = source.publication.basis not in (None, "inferred")
    return value.end.isoformat() if known and value and value.end else ""


def _next(site: Site, topic: Topic) -> SummaryLine | None:
    own = [e for e in site.briefing.events if topic.kind == "calendar" or topic.id in e.topics]
    coming = upcoming(own)
    if not coming:
        return None
    event = coming[0]
    home = topic_page(site.briefing.statements[event.id].topic)
    link = markdown_link(shortened(event.title, NEXT_WORDS), home, event.id)
    return SummaryLine(name=site.t("glance_next"), text=f"{site.date(event.date)}:", link=link)


def upcoming(events: Iterable[Event]) -> list[Event]:
    """The planned ones, in order."""
    return [event for event in events if event.status == "planned"]


def cited_in(site: Site, topic: Topic) -> list[Citation]:
    """The citations of a topic's statements, each once."""
    names = (
        name
        for statement in topic.statements
        for name in site.briefing.statements[statement].citations
    )
    return [site.briefing.citations[name] for name in dict.fromkeys(names)]


def used(site: Site, topic: Topic, shown: Collection[str]) -> list[dict[str, object]]:
    """The sources of the quotations that the page shows, with what a citation of them needs."""
    rows: list[dict[str, object]] = []
    for name, count in sorted(_counted(site, topic, shown).items()):
        source = site.briefing.sources[name]
        published = site.published(source)
        publisher = source.publisher or source.byline or site.t("not_stated")
        rows.append(
            {
                "anchor": used_anchor(name),
                "label": source.label if source.label != source.title else "",
                "link": site.source_link(source.title, name),
                "facts": ", ".join((publisher, published, site.t("quotations", count=count))),
                "data": _data(source),
            }
        )
    return rows


def used_anchor(source: str) -> str:
    """Where a source stands in the list at the end of a topic."""
    return f"used:{source}"


def _data(source: Source) -> dict[str, str]:
    """What is stated of a source, for readers who copy a statement with its citation."""
    stated = source.publication.basis not in (None, "inferred")
    data = {
        "publisher": source.publisher,
        "byline": source.byline,
        "published": source.publication.value if stated else None,
        "language": source.language,
        "url": escape.link(source.url),
    }
    return {name: value for name, value in data.items() if value}


def _counted(site: Site, topic: Topic, shown: Collection[str]) -> dict[str, int]:
    """How many quotations of each source the page shows, in the order of first use."""
    names = [*(citation.id for citation in cited_in(site, topic)), *topic.uncited]
    counted: dict[str, int] = {}
    marked = [name for name in dict.fromkeys(names) if name in shown]
    for citation in map(site.briefing.citations.__getitem__, marked):
        counted[citation.source] = counted.get(citation.source, 0) + 1
    return counted
