"""Disagreements that the texts show by themselves: a cited passage gives its event another date."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from generator import edtf, identity
from generator.model import Citation, Disagreement, Event, Reading, Side


def dates_of_events(
    events: Sequence[Event],
    citations: Mapping[str, Citation],
    readings: Mapping[str, Reading],
    named: Sequence[Disagreement],
) -> dict[str, Disagreement]:
    """For each event whose cited passages give another day: the disagreement, by the event's id.

    Where editors have named it already (a `date` difference whose sides cite both), theirs is
    taken. A passage that gives the event's date, or one that contains it or lies within it, is no
    side against it, whatever other dates stand beside it.
    """
    found: dict[str, Disagreement] = {}
    for event in events:
        sides = _sides(event, citations, readings)
        if len(sides) < 2:
            compared = _dated_otherwise(event, named)
            if compared:
                found[event.id] = compared
            continue
        cited = {name for side in sides for name in side.citations}
        found[event.id] = _named(sides, named) or Disagreement(
            id=identity.disagreement_id("date", event.title, sorted(cited)),
            kind="date",
            subject=event.title,
            sides=sides,
            topics=event.topics,
            compared=True,
        )
    return found


def ordered(
    disagreements: Iterable[Disagreement], counts: Callable[[Side], tuple[int, int | None]]
) -> tuple[Disagreement, ...]:
    """Each disagreement once, its sides by their origins, most first; ties stay as they were.

    `counts` gives the sources of a side and, where they have been worked out, its origins.
    """

    def counted(side: Side) -> Side:
        sources, origins = counts(side)
        return replace(side, sources=sources, origins=origins)

    def most_first(side: Side) -> int:
        return -(side.sources if side.origins is None else side.origins)

    once = {entry.id: entry for entry in disagreements}
    return tuple(
        replace(entry, sides=tuple(sorted(map(counted, entry.sides), key=most_first)))
        for entry in once.values()
    )


def _sides(
    event: Event, citations: Mapping[str, Citation], readings: Mapping[str, Reading]
) -> tuple[Side, ...]:
    claimed = edtf.parse(event.date)
    if claimed is None:
        return ()
    sides: dict[str, list[str]] = {event.date: []}
    for name in event.citations:
        citation = citations[name]
        values = _days(citation, readings[citation.source])
        if not values:
            continue
        if any(edtf.overlaps(value, claimed) for value in values):
            sides[event.date].append(name)
        else:
            sides.setdefault(values[0].text, []).append(name)
    return tuple(
        Side(value=value, citations=tuple(names)) for value, names in sides.items() if names
    )


def _days(citation: Citation, reading: Reading) -> list[edtf.Edtf]:
    mentions = reading.dates_in(citation.sentence)
    values = (edtf.parse(text) for mention in mentions for text in mention.values)
    return [value for value in values if value]


def _dated_otherwise(event: Event, named: Sequence[Disagreement]) -> Disagreement | None:
    """A difference found by comparing, of which the event's passages are the side of its date."""
    for disagreement in named:
        if disagreement.kind == "date" and disagreement.compared:
            for side in disagreement.sides:
                if side.value == event.date and not set(event.citations).isdisjoint(side.citations):
                    return disagreement
    return None


def _named(sides: Sequence[Side], named: Sequence[Disagreement]) -> Disagreement | None:
    for disagreement in named:
        if disagreement.kind != "date":
            continue
        theirs = [set(side.citations) for side in disagreement.sides]
        ours = [set(side.citations) for side in sides]
        if sum(any(mine & other for mine in ours) for other in theirs) >= 2:
            return disagreement
    return None
