"""The records of `inspect`: the briefing and, by offset, all that was read in the articles."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from generator.model import (
    Agreement,
    Briefing,
    Common,
    DateMention,
    Kinship,
    NameMention,
    Passage,
    Sentence,
    Span,
    Utterance,
    Zone,
)
from generator.problems import Problem
from generator.records.contract import Record, briefing


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
