"""Names, links and time stamps for what machines read: none from the clock, none from chance.

With `site_url` set, statements, passages and files have the addresses that they have on the site,
whose pages are files (`use_directory_urls: false`); without it they have none, only a name.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from urllib.parse import quote
from uuid import NAMESPACE_URL, UUID, uuid5

from generator import edtf
from generator.model import Briefing, Settings, Source

# For a briefing of which nothing is dated. Not the beginning of Unix time, which programs take to
# mean that there is no time at all.
UNDATED = date(2000, 1, 1)


def name(settings: Settings, *parts: str) -> UUID:
    """The name of something in this briefing, by its id: the same in every build (RFC 9562, 5.5).

    Two briefings that both have an event `talks` are told apart by their address, else their title.
    """
    return uuid5(NAMESPACE_URL, "\n".join((settings.site_url or settings.site_name, *parts)))


def urn(settings: Settings, *parts: str) -> str:
    """The same name as a URN."""
    return name(settings, *parts).urn


def page_url(settings: Settings, page: str, anchor: str = "") -> str | None:
    """The address of a page of ours and a place in it: `page_url(s, "sources/post", "c-1f")`.

    `None` without `site_url`.
    """
    return file_url(settings, f"{page}.html", anchor)


def file_url(settings: Settings, path: str, anchor: str = "") -> str | None:
    """The address of a file of `content/` that the site carries as it is; `None` without a site."""
    if settings.site_url is None:
        return None
    return settings.site_url + quote(path) + (f"#{quote(anchor)}" if anchor else "")


def stamp(briefing: Briefing, citations: Iterable[str]) -> datetime:
    """When what rests on these citations was last revised, as far as their sources tell.

    The day on which the newest of them appeared, or before which it cannot have appeared; else the
    day that the briefing is as of. So it changes when a source is added, and only where it counts.
    """
    names = {briefing.citations[citation].source for citation in citations}
    known = [day for each in names if (day := _first_day(briefing.sources[each]))]
    if not known and briefing.as_of and (value := edtf.parse(briefing.as_of)) and value.end:
        known = [value.end]
    return datetime.combine(max(known, default=UNDATED), time(), UTC)


def _first_day(source: Source) -> date | None:
    value = edtf.parse(source.publication.value or "")
    return value.start if value else None
