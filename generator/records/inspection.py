"""The records of `inspect`: the briefing and, by offset, all that was read in the articles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from generator.model import (
    Agreement,
    Briefing,
    Common,
    Interval,
    Kinship,
    Source,
    Span,
    Utterance,
)
from generator.problems import Problem
from generator.records.contract import Record, briefing, place


def analysis(value: Briefing, problems: Iterable[Problem]) -> dict[str, Any]:
    """What `inspect` prints: the briefing and, by offset, all that was read in the articles."""
    zones: list[Record] = []
    sentences: list[Record] = []
    dates: list[Record] = []
    names: list[Record] = []
    speech: list[Record] = []
    for source in sorted(value.sources):
        reading = value.readings[source]
        article = value.sources[source]
        zones += [_place(article, zone) | {"zone": zone.kind} for zone in article.article.zones]
        sentences += [
            _place(article, sentence) | {"zone": sentence.zone, "topics": list(sentence.topics)}
            for sentence in reading.sentences
        ]
        dates += [
            _place(article, date)
            | {"text": date.text, "type": date.type, "value": date.value, "basis": date.basis}
            | {"readings": list(date.readings)}
            for date in reading.dates
        ]
        names += [
            _place(article, name) | {"text": name.text, "entity": name.entity, "type": name.type}
            for name in reading.names
        ]
        speech += [_utterance(one, article) for one in reading.speech]
    return {
        **briefing(value),
        "zones": zones,
        "sentences": sentences,
        "dates": dates,
        "names": names,
        "speech": speech,
        "agreements": [_agreement(agreement, value.sources) for agreement in value.agreements],
        "kinships": [_kinship(kinship, value.sources) for kinship in value.origins.kinships],
        "common": [_common(entry) for entry in value.origins.common],
        "problems": [problem_record(problem) for problem in problems],
    }


def _utterance(one: Utterance, source: Source) -> Record:
    return {
        "source": one.source,
        **place(source, one.start, one.end),
        "speaker": one.speaker,
        "described": one.described,
        "verb": one.verb,
        "mode": one.mode,
        "words": place(source, one.words.start, one.words.end),
        "to": one.to,
        "when": one.when,
        "where": one.where,
    }


def _place(source: Source, found: Interval) -> Record:
    return {"source": source.id, **place(source, found.start, found.end)}


def _agreement(agreement: Agreement, sources: Mapping[str, Source]) -> Record:
    return {
        "id": agreement.id,
        "passages": [_place(sources[passage.source], passage) for passage in agreement.passages],
        "sources": agreement.sources,
        "origins": agreement.origins,
        "why": {
            "words": list(agreement.why.words),
            "names": list(agreement.why.names),
            "dates": list(agreement.why.dates),
            "numbers": list(agreement.why.numbers),
        },
    }


def _kinship(kinship: Kinship, sources: Mapping[str, Source]) -> Record:
    pair = (sources[kinship.one], sources[kinship.other])
    return {
        "sources": [source.id for source in pair],
        "kinds": list(kinship.kinds),
        "whole": kinship.whole,
        "shares": [round(share, 3) for share in kinship.shares],
        "runs": [
            {"words": run.words, "quoted": run.quoted} | _pair(pair, (run.one, run.other))
            for run in kinship.runs
        ],
        "parallel": [_pair(pair, stretch) for stretch in kinship.parallel],
    }


def _pair(pair: tuple[Source, Source], spans: tuple[Span, Span]) -> Record:
    return {"passages": [_place(source, span) for source, span in zip(pair, spans, strict=True)]}


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
