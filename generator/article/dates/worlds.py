"""The stretches of a text that have dates of their own, and the expressions in them.

A teaser of another article is a world of its own: nothing in it counts from the article around it,
nor the other way round.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.article.dates.clauses import Clauses, clauses
from generator.article.dates.grammar import Raw, grammar, scan
from generator.article.dates.guards import is_date
from generator.model import ASIDE, Article, Language, Zone


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """A stretch of text with dates of its own."""

    zones: tuple[Zone, ...]
    teaser: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """An expression, the zone in which it stands, and the clauses of that zone."""

    raw: Raw
    zone: Zone
    clauses: Clauses


def worlds(text: str, article: Article | None) -> Iterator[World]:
    """The article itself, then its teasers. Residue is in none."""
    if article is None:
        yield World(zones=(Zone(start=0, end=len(text), kind="body"),), teaser=False)
        return
    kept = [zone for zone in article.zones if zone.kind not in ASIDE]
    yield World(zones=tuple(zone for zone in kept if zone.kind != "related"), teaser=False)
    teasers = sorted(article.related)
    grouped: dict[int, list[Zone]] = {}
    index = 0
    for zone in (zone for zone in kept if zone.kind == "related"):
        while index < len(teasers) and teasers[index].end <= zone.start:
            index += 1
        inside = index < len(teasers) and teasers[index].start <= zone.start
        grouped.setdefault(teasers[index].start if inside else zone.start, []).append(zone)
    for zones in grouped.values():
        yield World(zones=tuple(zones), teaser=True)


def places(text: str, world: World, language: Language) -> Iterator[Place]:
    """The expressions of a world that can be dates, in text order."""
    rules = grammar(language)
    for zone in world.zones:
        raws = [raw for raw in scan(text, zone.start, zone.end, rules) if is_date(raw, text, rules)]
        if raws:
            around = clauses(text, zone, language)
            for raw in raws:
                yield Place(raw=raw, zone=zone, clauses=around)
