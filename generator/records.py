"""The records of `data/briefing.json` and of `inspect`: field names are a contract.

Sorted by id, so that two builds and two reviews compare well.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from generator.model import (
    Agreement,
    Briefing,
    Citation,
    Common,
    DateMention,
    Disagreement,
    Event,
    Kinship,
    NameMention,
    Passage,
    Person,
    Sentence,
    Source,
    Span,
    Stated,
    Statement,
    Topic,
    Utterance,
    Zone,
)
from generator.problems import Problem
from generator.typography import clean

VERSION = 1

Record = dict[str, Any]


def briefing(value: Briefing) -> dict[str, Any]:
    """The whole of `briefing.json`; validated by `briefing.schema.json`."""
    return {
        "version": VERSION,
        "title": clean(value.settings.site_name),
        "as_of": value.as_of,
        "sources": _sorted(_source(source) for source in value.sources.values()),
        "topics": _sorted(_topic(topic) for topic in value.topics),
        "statements": _sorted(_statement(statement) for statement in value.statements.values()),
        "citations": _sorted(_citation(citation) for citation in value.citations.values()),
        "events": _sorted(_event(event) for event in value.events),
        "disagreements": _sorted(_disagreement(entry) for entry in value.disagreements),
        "people": _sorted(_people(value)),
    }


def analysis(value: Briefing, problems: Iterable[Problem]) -> dict[str, Any]:
    """What `inspect` prints: the briefing and, by offset, all that was read in the articles."""
    zones: list[Record] = []
    sentences: list[Record] = []
    dates: list[Record] = []
    names: list[Record] = []
    speech: list[Record] = []
    for source in sorted(value.sources):
        reading = value.readings[source]
        zones += [
            _place(source, zone) | {"zone": zone.kind}
            for zone in value.sources[source].article.zones
        ]
        sentences += [
            _place(source, sentence) | {"zone": sentence.zone, "topics": list(sentence.topics)}
            for sentence in reading.sentences
        ]
        dates += [
            _place(source, date)
            | {"text": date.text, "type": date.type, "value": date.value, "basis": date.basis}
            for date in reading.dates
        ]
        names += [
            _place(source, name) | {"text": name.text, "entity": name.entity, "type": name.type}
            for name in reading.names
        ]
        speech += [_utterance(one) for one in reading.speech]
    return {
        **briefing(value),
        "zones": zones,
        "sentences": sentences,
        "dates": dates,
        "names": names,
        "speech": speech,
        "agreements": [_agreement(agreement) for agreement in value.agreements],
        "kinships": [_kinship(kinship) for kinship in value.origins.kinships],
        "common": [_common(entry) for entry in value.origins.common],
        "problems": [problem_record(problem) for problem in problems],
    }


def _utterance(one: Utterance) -> Record:
    return {
        "source": one.source,
        "start": one.start,
        "end": one.end,
        "speaker": one.speaker,
        "described": one.described,
        "verb": one.verb,
        "mode": one.mode,
        "words": {"start": one.words.start, "end": one.words.end},
        "to": one.to,
        "when": one.when,
        "where": one.where,
    }


def _people(value: Briefing) -> list[Record]:
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
            "page": "people.md",
        }
        for person in shown_people(value)
    ]


def shown_people(value: Briefing) -> list[Person]:
    """Those whom a statement or a cited passage names, who speak, or whom editors gave a role."""
    if not value.people:
        return []
    named = {name for people in value.named.values() for name in people}
    spoken = {entry.utterance.speaker for entry in value.spoken if entry.utterance.named}
    cited = _named_in_passages(value)
    return [
        person
        for person in value.people
        if person.id in named or person.name in cited | spoken or person.role
    ]


def _named_in_passages(value: Briefing) -> set[str | None]:
    """The entities that the words of a cited passage name."""
    names = {name for statement in value.statements.values() for name in statement.citations}
    spans: dict[str, list[Citation]] = {}
    for name in sorted(names):
        spans.setdefault(value.citations[name].source, []).append(value.citations[name])
    return {
        mention.entity
        for source, cited in spans.items()
        for mention in value.readings[source].names
        if any(each.start <= mention.start and mention.end <= each.end for each in cited)
    }


def _place(source: str, found: Zone | Sentence | DateMention | NameMention | Passage) -> Record:
    return {"source": source, "start": found.start, "end": found.end}


def _agreement(agreement: Agreement) -> Record:
    return {
        "id": agreement.id,
        "passages": [_place(passage.source, passage) for passage in agreement.passages],
        "sources": agreement.sources,
        "origins": agreement.origins,
        "why": {
            "words": list(agreement.why.words),
            "names": list(agreement.why.names),
            "dates": list(agreement.why.dates),
            "numbers": list(agreement.why.numbers),
        },
    }


def _kinship(kinship: Kinship) -> Record:
    sources = (kinship.one, kinship.other)
    return {
        "sources": list(sources),
        "kinds": list(kinship.kinds),
        "whole": kinship.whole,
        "shares": [round(share, 3) for share in kinship.shares],
        "runs": [
            {"words": run.words, "quoted": run.quoted} | _pair(sources, (run.one, run.other))
            for run in kinship.runs
        ],
        "parallel": [_pair(sources, stretch) for stretch in kinship.parallel],
    }


def _pair(sources: tuple[str, str], spans: tuple[Span, Span]) -> Record:
    return {
        "passages": [
            {"source": source, "start": span.start, "end": span.end}
            for source, span in zip(sources, spans, strict=True)
        ]
    }


def _common(entry: Common) -> Record:
    return {"kind": entry.kind, "name": entry.name, "sources": list(entry.sources)}


def problem_record(problem: Problem) -> Record:
    """A problem for `inspect` and `check --format json`."""
    return {
        "code": problem.kind.code,
        "severity": problem.kind.severity,
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
        "message": problem.message,
        "mend": problem.mend,
    }


def _sorted(records: Iterable[Record]) -> list[Record]:
    return sorted(records, key=lambda record: str(record["id"]))


def _source(source: Source) -> Record:
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
    }


def _topic(topic: Topic) -> Record:
    return {
        "id": topic.id,
        "title": topic.title,
        "question": topic.question,
        "kind": topic.kind,
        "page": f"{topic.id}.md",
        "statements": list(topic.statements),
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


def _citation(citation: Citation) -> Record:
    return {
        "id": citation.id,
        "source": citation.source,
        "start": citation.start,
        "end": citation.end,
        "exact": citation.exact,
        "prefix": citation.prefix,
        "suffix": citation.suffix,
        "pieces": [{"start": piece.start, "end": piece.end} for piece in citation.pieces],
        "page": f"sources/{citation.source}.md",
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


def _disagreement(entry: Disagreement) -> Record:
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
    }
