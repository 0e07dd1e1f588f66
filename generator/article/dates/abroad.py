"""The day at the place of a dateline, where an article carries the time stamp of another place.

"08:00 JST, January 17, 2026" over "WASHINGTON — The ministers met Friday": in Washington it is
still the 16th, a Friday, and the report means that day.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta, timezone
from functools import lru_cache
from typing import NamedTuple

from generator.edtf import Edtf
from generator.model import Article, Language

_LONGEST_STAMP = 200
_NOON = 12


class Local(NamedTuple):
    """The days that it may have been at a place."""

    place: str
    days: tuple[date, ...]


def local(
    text: str, article: Article | None, published: Edtf | None, language: Language
) -> Local | None:
    """The days at the dateline's place when the article appeared, if they are not `published`.

    None where that is no day, without a time stamp that names its zone, and for a place of which no
    clock is known. Two days where it depends on whether that place has put its clocks forward.
    """
    if article is None or published is None or published.precision != "day":
        return None
    stamp = _stamp(text, article, language)
    place, hours = _place(article, language)
    if stamp is None or not hours or published.start is None:
        return None
    try:
        appeared = datetime.combine(published.start, stamp)
        zones = [timezone(timedelta(hours=number)) for number in hours]
        days = tuple(sorted({appeared.astimezone(zone).date() for zone in zones}))
    except OverflowError:
        return None  # the first or the last day that there is
    return None if days == (published.start,) else Local(place, days)


def _stamp(text: str, article: Article, language: Language) -> time | None:
    for zone in article.zones:
        if zone.kind == "published":
            stated = text[zone.start : min(zone.end, zone.start + _LONGEST_STAMP)]
            match = _clock(language).search(stated)
            if match:
                return _read(match, language)
    return None


def _read(match: re.Match[str], language: Language) -> time | None:
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if match["half"] and hour <= _NOON:
        hour = hour % _NOON + (_NOON if match["half"].lower() == "p" else 0)
    zone = language.data["dates"]["zones"][match["zone"]]
    try:
        return time.fromisoformat(f"{hour:02}:{minute:02}{zone}")
    except ValueError:
        return None  # "29:00 JST", as late programmes are announced


def _place(article: Article, language: Language) -> tuple[str, list[float]]:
    """The city of "WASHINGTON, Jan. 15 (Example Press)" and its hours from Greenwich."""
    stated = " ".join((article.dateline or "").split()).casefold()
    cities, opening = _cities(language)
    city = opening.match(stated) if stated else None
    return cities[city[0]] if city else ("", [])


@lru_cache(maxsize=8)
def _cities(language: Language) -> tuple[dict[str, tuple[str, list[float]]], re.Pattern[str]]:
    """Each city with its hours by its name in small letters, and what finds one."""
    hours = language.data.get("clocks", {}).get("cities", {})
    cities = {city.casefold(): (city, known) for city, known in hours.items()}
    names = "|".join(re.escape(name) for name in sorted(cities, key=len, reverse=True))
    return cities, re.compile(rf"(?:{names})(?!\w)" if cities else r"(?!)")


@lru_cache(maxsize=8)
def _clock(language: Language) -> re.Pattern[str]:
    known = [name for name, hours in language.data["dates"]["zones"].items() if hours]
    zones = "|".join(sorted(known, key=lambda name: (-len(name), name)))
    return re.compile(
        r"(?<!\d)(?P<hour>\d{1,2})(?:[:.](?P<minute>[0-5]\d)(?::[0-5]\d)?)?"
        rf"(?:\s?(?P<half>[AaPp])\.?[Mm]\b\.?)?\s?\(?(?P<zone>{zones})\b"
    )
