"""Differences that comparing the articles shows, with citations of both sides."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator import identity
from generator.article import evidence
from generator.article.tasks import Outcome, Workshop, here
from generator.briefing.gate import Gated
from generator.corpus import disagreement
from generator.corpus.analysis import Corpus
from generator.model import Citation, Disagreement, Inputs, Passage, Side, Span
from generator.text.typography import fold

# The weightiest differences of a briefing.
MOST = 24
# Sources quoted for one side, at most.
A_SIDE = 3
# An editor's difference of the one kind is about the same matter as one of the other.
ALIKE = {"precision": "date"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A difference with the citation of each of its passages, and the topics that it is on."""

    found: disagreement.Found
    citations: Mapping[Passage, Citation]
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Differences:
    """What articles show by being compared, weightiest kinds first."""

    found: tuple[disagreement.Found, ...]


def find(
    inputs: Inputs, corpus: Corpus, gated: Gated, workshop: Workshop = here
) -> tuple[tuple[Disagreement, ...], dict[str, Citation]]:
    """The differences on some topic that no editor has written down, with their citations.

    None where all that is uncited is hidden.
    """
    if inputs.settings.uncited == "hide":
        return (), {}
    differences: Differences = _differences(inputs, corpus, gated, workshop).found
    topics = _topics(corpus)
    compared = (_compared(each, corpus, gated, topics) for each in differences.found)
    new = [each for each in compared if each.topics and not _is_written(each.found, corpus, gated)]
    entries = {entry.id: entry for each in new[:MOST] for entry in [_disagreement(each, inputs)]}
    cited = {citation.id: citation for each in new[:MOST] for citation in each.citations.values()}
    names = {name for entry in entries.values() for side in entry.sides for name in side.citations}
    return tuple(entries.values()), {name: cited[name] for name in sorted(names)}


def _differences(inputs: Inputs, corpus: Corpus, gated: Gated, workshop: Workshop) -> Outcome:
    """`Differences`: those found before, where neither articles nor what is cited has changed."""
    cited = list(_cited_together(gated))

    def compare() -> Outcome:
        together = [*_agreeing(corpus), *cited]
        sources, readings, aliases = corpus.sources, corpus.readings, inputs.settings.aliases
        found = disagreement.find(sources, readings, together, inputs.language, aliases)
        return Outcome(Differences(found=found))

    key = hashlib.sha256(f"{corpus.key} {cited!r}".encode()).hexdigest()
    return workshop.once(corpus.key and key, Differences, compare)


def _disagreement(compared: Compared, inputs: Inputs) -> Disagreement:
    kind = compared.found.kind
    sides = [(side.value, side.voices[:A_SIDE]) for side in compared.found.sides]
    citations = [compared.citations[voice.passage].id for _, voices in sides for voice in voices]
    best = max((voice for _, voices in sides for voice in voices), key=lambda voice: voice.named)
    words = inputs.language.data["interface"]["subjects"][kind]
    values = " / ".join(sorted(value for value, _ in sides))
    subject = str(words).format(about=best.about, values=values)
    return Disagreement(
        id=identity.disagreement_id(kind, subject, citations),
        kind=kind,
        subject=subject,
        sides=tuple(
            Side(
                value=value,
                citations=tuple(compared.citations[voice.passage].id for voice in voices),
                words=tuple(voice.words for voice in voices),
            )
            for value, voices in sides
        ),
        topics=compared.topics,
        compared=True,
    )


def _agreeing(corpus: Corpus) -> Iterator[Sequence[Passage]]:
    return (agreement.passages for agreement in corpus.agreements)


def _cited_together(gated: Gated) -> Iterator[Sequence[Passage]]:
    """The sentences that each statement cites: an editor holds them to be on one matter."""
    for statement in gated.assembled.statements.values():
        cited = [gated.citations[name] for name in statement.citations]
        yield [
            Passage(source=each.source, start=each.sentence.start, end=each.sentence.end)
            for each in cited
        ]


def _topics(corpus: Corpus) -> dict[Passage, tuple[str, ...]]:
    return {
        Passage(source=name, start=sentence.start, end=sentence.end): sentence.topics
        for name, reading in corpus.readings.items()
        for sentence in reading.sentences
    }


def _compared(
    found: disagreement.Found,
    corpus: Corpus,
    gated: Gated,
    topics: Mapping[Passage, tuple[str, ...]],
) -> Compared:
    counted = Counter(topic for voice in found.voices for topic in topics[voice.passage])
    return Compared(
        found=found,
        citations={voice.passage: _cite(voice, corpus, gated) for voice in found.voices},
        topics=tuple(sorted(counted, key=lambda topic: (-counted[topic], topic))),
    )


def _cite(voice: disagreement.Voice, corpus: Corpus, gated: Gated) -> Citation:
    """An editor's citation that holds the words, where there is one, else the whole sentence."""
    passage = voice.passage
    span = Span(start=passage.start, end=passage.end)
    theirs = [
        citation
        for citation in gated.citations.values()
        if citation.source == passage.source
        and span.contains(citation.span)
        and citation.span.contains(voice.words)
    ]
    shortest = min(
        theirs, key=lambda citation: (citation.end - citation.start, citation.id), default=None
    )
    return shortest or evidence.cite_span(span, corpus.libraries[passage.source])


def _is_written(found: disagreement.Found, corpus: Corpus, gated: Gated) -> bool:
    """Whether an editor's difference of this kind cites two of the sides, or the same words."""
    for entry in gated.assembled.disagreements:
        if ALIKE.get(entry.kind, entry.kind) != ALIKE.get(found.kind, found.kind):
            continue
        met = {
            place
            for place, side in enumerate(found.sides)
            for theirs in entry.sides
            if any(
                _says(gated.citations[name], voice, corpus)
                for name in theirs.citations
                for voice in side.voices
            )
        }
        if len(met) > 1:
            return True
    return False


def _says(citation: Citation, voice: disagreement.Voice, corpus: Corpus) -> bool:
    """Whether an editor's citation is of the voice's sentence, or of one with the same words."""
    passage = voice.passage
    if citation.source != passage.source:
        return False
    if citation.sentence.overlaps(Span(start=passage.start, end=passage.end)):
        return True
    text = corpus.sources[passage.source].text
    words = fold(text[voice.words.start : voice.words.end])
    return words in fold(text[citation.sentence.start : citation.sentence.end])
