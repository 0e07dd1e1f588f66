"""The records of `data/briefing.json`, sorted by id: two builds and two reviews compare well."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from generator.model import (
    Briefing,
    Citation,
    Disagreement,
    Event,
    Source,
    Stated,
    Statement,
    Topic,
)
from generator.places import Places, places, source_page
from generator.text.typography import clean

VERSION = 1

Record = dict[str, Any]


def briefing(value: Briefing) -> dict[str, Any]:
    """The whole of `briefing.json`; validated by `briefing.schema.json`."""
    where = places(value)
    return {
        "version": VERSION,
        "title": clean(value.settings.site_name),
        "as_of": value.as_of,
        "sources": _sorted(_source(source, where) for source in value.sources.values()),
        "topics": _sorted(_topic(topic) for topic in value.topics),
        "statements": _sorted(_statement(statement) for statement in value.statements.values()),
        "citations": _sorted(
            _citation(citation, value.sources[citation.source])
            for citation in value.citations.values()
        ),
        "events": _sorted(_event(event) for event in value.events),
        "disagreements": _sorted(_disagreement(entry, where) for entry in value.disagreements),
        "people": _sorted(_people(value, where)),
    }


def _people(value: Briefing, where: Places) -> list[Record]:
    words: dict[str, dict[str, None]] = {}
    for entry in value.spoken:
        if entry.utterance.named and entry.utterance.speaker:
            mine = words.setdefault(entry.utterance.speaker, {})
            mine.update(dict.fromkeys(entry.citations))
    statements: dict[str, list[str]] = {}
    for statement, people in value.named.items():
        for name in people:
            statements.setdefault(name, []).append(statement)
    return [
        {
            "id": person.id,
            "name": clean(person.name),
            "kind": person.kind,
            "also": [clean(name) for name in person.also],
            "role": person.role,
            "roles": [{"source": role.source, "text": clean(role.text)} for role in person.roles],
            "statements": sorted(statements.get(person.id, ())),
            "words": list(words.get(person.name, ())),
            "page": where.person_of[person.id],
        }
        for person in value.people
    ]


def _sorted(records: Iterable[Record]) -> list[Record]:
    return sorted(records, key=lambda record: str(record["id"]))


def _source(source: Source, where: Places) -> Record:
    return {
        "id": source.id,
        "file": source.seed.file,
        "title": clean(source.title),
        "publisher": source.publisher,
        "byline": source.byline,
        "published": source.publication.value,
        "published_basis": source.publication.basis,
        "language": source.language,
        "url": source.url,
        "sha256": source.seed.sha256,
        "origin": source.origin,
        "notes": list(source.notes),
        "page": where.source_of[source.id][0],
    }


def _topic(topic: Topic) -> Record:
    return {
        "id": topic.id,
        "title": topic.title,
        "question": topic.question,
        "kind": topic.kind,
        "page": f"{topic.id}.md",
        "statements": list(topic.statements),
        "now": list(topic.now),
    }


def _statement(statement: Statement) -> Record:
    return {
        "id": statement.id,
        "topic": statement.topic,
        "section": statement.section,
        "text": statement.text,
        "status": statement.status,
        "date": statement.date,
        "citations": list(statement.citations),
        "sources": statement.sources,
        "origins": statement.origins,
        "page": f"{statement.topic}.md",
    }


def place(source: Source, start: int, end: int) -> Record:
    """Where a stretch of an article stands: offsets are those of its file."""
    span = source.seed.in_file(start, end)
    return {"start": span.start, "end": span.end}


def _citation(citation: Citation, source: Source) -> Record:
    return {
        "id": citation.id,
        "source": citation.source,
        **place(source, citation.start, citation.end),
        "exact": citation.exact,
        "prefix": citation.prefix,
        "suffix": citation.suffix,
        "pieces": [place(source, piece.start, piece.end) for piece in citation.pieces],
        "page": source_page(citation.source),
    }


def _event(event: Event) -> Record:
    return {
        "id": event.id,
        "title": event.title,
        "date": event.date,
        "date_basis": event.date_basis,
        "status": event.status,
        "topics": list(event.topics),
        "citations": list(event.citations),
        "sources": event.sources,
        "origins": event.origins,
        "weight": event.weight,
        "disagreement": event.disagreement,
        "places": [_stated(place) for place in event.places],
        "participants": [_stated(participant) for participant in event.participants],
    }


def _stated(stated: Stated) -> Record:
    return {"name": clean(stated.name), "citations": list(stated.citations)}


def _disagreement(entry: Disagreement, where: Places) -> Record:
    sides: list[Mapping[str, Any]] = [
        {
            "value": side.value,
            "citations": list(side.citations),
            "sources": side.sources,
            "origins": side.origins,
        }
        for side in entry.sides
    ]
    return {
        "id": entry.id,
        "kind": entry.kind,
        "subject": entry.subject,
        "sides": sides,
        "basis": "compared" if entry.compared else "editors",
        "page": where.difference_of[entry.id],
    }
