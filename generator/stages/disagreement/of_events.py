"""Disagreements that the texts show by themselves: a cited passage gives its event another date."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

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
            continue
        cited = {name for side in sides for name in side.citations}
        found[event.id] = _named(sides, named) or Disagreement(
            id=identity.disagreement_id("date", event.title, sorted(cited)),
            kind="date",
            subject=event.title,
            sides=sides,
            topics=event.topics,
        )
    return found


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
    values = (mention.value for mention in reading.dates_in(citation.sentence))
    return [value for text in values if text and (value := edtf.parse(text))]


def _named(sides: Sequence[Side], named: Sequence[Disagreement]) -> Disagreement | None:
    for disagreement in named:
        if disagreement.kind != "date":
            continue
        theirs = [set(side.citations) for side in disagreement.sides]
        ours = [set(side.citations) for side in sides]
        if sum(any(mine & other for mine in ours) for other in theirs) >= 2:
            return disagreement
    return None
