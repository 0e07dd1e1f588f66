"""What the sources say beyond the editors' statements: on-topic quotations, the best first.

Where no editor has written on a topic, the best of them are its statements (status quoted).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from generator import identity
from generator.article import evidence
from generator.article.tasks import Workshop, here
from generator.briefing import chronology, comparison, excerpts, ledger
from generator.briefing.gate import Gated
from generator.briefing.statements import Assembled
from generator.containment import ALL_SEEDS, Guard
from generator.corpus import relevance
from generator.corpus.analysis import Corpus
from generator.model import (
    Agreement,
    Citation,
    Disagreement,
    Inputs,
    Passage,
    Sentence,
    Span,
    Spoken,
    Statement,
    Topic,
    TopicFile,
)
from generator.problems import Problem
from generator.text.typography import clean, fold

QUOTED_STATEMENTS = 12
MORE = 12
ZONES = ("body", "caption", "related")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """Passages on each topic that no editor cites, best first.

    `topics` names the citations of each topic; `alike` those of other sources that say the same
    as one; `section` is the heading under which quoted statements stand.
    """

    citations: Mapping[str, Citation]
    topics: Mapping[str, tuple[str, ...]]
    alike: Mapping[str, tuple[str, ...]]
    section: str

    def used(
        self, topics: Sequence[Topic], statements: Mapping[str, Statement]
    ) -> dict[str, Citation]:
        """The citations that stand on a topic's page, as a statement or under it."""
        names = {name for statement in statements.values() for name in statement.citations}
        names |= {name for topic in topics for name in topic.uncited}
        return {name: self.citations[name] for name in names & self.citations.keys()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """All that the briefing shows: topics, statements, citations, and each article's excerpts.

    `differences` are those that no editor wrote.
    """

    topics: tuple[Topic, ...]
    statements: Mapping[str, Statement]
    citations: Mapping[str, Citation]
    spoken: tuple[Spoken, ...]
    alike: tuple[tuple[Spoken, ...], ...]
    excerpts: Mapping[str, tuple[Span, ...]]
    differences: tuple[Disagreement, ...]
    problems: tuple[Problem, ...] = ()


def show(inputs: Inputs, corpus: Corpus, gated: Gated, workshop: Workshop = here) -> Shown:
    """What editors cite, and what else the sources say on the topics."""
    guard = Guard()
    ranked = _ranked(inputs, corpus, gated, guard)
    topics, statements = _with_uncited(ranked, gated.assembled)
    section = inputs.language.data["interface"]["sections"]["dates"]
    events, telling = guard.run(
        "timeline", ALL_SEEDS, ({}, {}), lambda: chronology.find(inputs, corpus, gated, section)
    )
    compare = partial(comparison.find, inputs, corpus, gated, workshop)
    differences, differing = guard.run("disagreement", ALL_SEEDS, ((), {}), compare)
    said = ledger.quoted(inputs, corpus)
    spoken_words = {citation.id: citation for citation in said.values()}
    # The words of a caption that is printed twice are one citation, the editors' before others'.
    found = (
        spoken_words | ranked.used(topics, statements) | telling | differing | dict(gated.citations)
    )
    citations = dict(sorted(found.items()))
    spoken = ledger.spoken(corpus, said, citations.values())
    return Shown(
        topics=tuple(_with_events(topic, events) for topic in topics),
        statements=statements | events,
        citations=citations,
        spoken=spoken,
        alike=guard.run("speech", ALL_SEEDS, (), lambda: ledger.alike(spoken, corpus, inputs)),
        excerpts=_excerpts(inputs, corpus, citations.values()),
        differences=differences,
        problems=guard.problems,
    )


def _excerpts(
    inputs: Inputs, corpus: Corpus, citations: Collection[Citation]
) -> dict[str, tuple[Span, ...]]:
    """What each source's page shows of its article."""
    if inputs.settings.source_text == "full":
        return {name: excerpts.whole(source) for name, source in corpus.sources.items()}
    quoted = _cited_spans(citations)
    return {
        name: excerpts.around(quoted.get(name, ()), reading.sentences)
        for name, reading in corpus.readings.items()
    }


def _with_events(topic: Topic, events: Mapping[str, Statement]) -> Topic:
    own = tuple(name for name, statement in events.items() if statement.topic == topic.id)
    return replace(topic, statements=(*topic.statements, *own))


def _ranked(inputs: Inputs, corpus: Corpus, gated: Gated, guard: Guard) -> Ranked:
    """The on-topic passages that no statement cites, ranked for each topic."""
    groups = _groups(corpus.agreements)
    hidden = inputs.settings.uncited == "hide"
    taken = _cited_spans(gated.citations.values())
    statuses = {topic.id: topic.status for topic in gated.assembled.topics}
    by_topic: dict[str, tuple[str, ...]] = {}
    alike: dict[str, tuple[str, ...]] = {}
    made: dict[str, Citation] = {}
    for topic in inputs.topics:
        # What other topics cite is new to a reader of a topic on which nobody has written yet.
        passed = {} if statuses[topic.id] == "quoted" else taken
        candidates = [] if hidden else list(_candidates(topic, corpus.libraries, passed, groups))
        names: list[str] = []
        rank = partial(
            relevance.rank,
            candidates,
            topic.terms,
            inputs.language,
            inputs.aliases,
            corpus.tells,
        )
        for ranked in guard.run("relevance", topic.file, (), rank):
            best, *others = [
                _citation(passage, corpus.libraries) for passage in (ranked.passage, *ranked.same)
            ]
            made |= {citation.id: citation for citation in (best, *others)}
            alike[best.id] = tuple(citation.id for citation in others)
            names.append(best.id)
        by_topic[topic.id] = tuple(dict.fromkeys(names))
    return Ranked(
        citations=made,
        topics=by_topic,
        alike=alike,
        section=inputs.language.data["interface"]["sections"]["statements"],
    )


def _with_uncited(
    ranked: Ranked, assembled: Assembled
) -> tuple[tuple[Topic, ...], dict[str, Statement]]:
    """Topics and statements with the best passages of each topic, as many as a page has room for.

    Where no editor has written on a topic, the best are its statements.
    """
    statements = dict(assembled.statements)
    topics: list[Topic] = []
    for topic in assembled.topics:
        names = ranked.topics[topic.id]
        quoted: list[Statement] = []
        if topic.status == "quoted":
            for name in names[:QUOTED_STATEMENTS]:
                quoted.append(_quoted(topic, name, ranked, statements))
                statements[quoted[-1].id] = quoted[-1]
            names = names[QUOTED_STATEMENTS:]
        topics.append(
            replace(
                topic,
                statements=(*topic.statements, *(statement.id for statement in quoted)),
                uncited=names[:MORE],
                withheld=len(names[MORE:]),
            )
        )
    return tuple(topics), statements


def _quoted(
    topic: Topic, name: str, ranked: Ranked, statements: Mapping[str, Statement]
) -> Statement:
    """A passage as a statement of its own; the passages that say the same are cited with it."""
    citations = (name, *ranked.alike[name])
    text = clean(ranked.citations[name].exact)
    return Statement(
        id=identity.statement_id(topic.id, ranked.section, text, statements),
        topic=topic.id,
        section=ranked.section,
        text=text,
        status="quoted",
        citations=citations,
        sources=len({ranked.citations[citation].source for citation in citations}),
    )


def _candidates(
    topic: TopicFile,
    libraries: Mapping[str, evidence.Library],
    taken: Mapping[str, Sequence[Span]],
    groups: Mapping[Passage, Sequence[Agreement]],
) -> Iterator[relevance.Candidate]:
    for name, library in libraries.items():
        cited = taken.get(name, ())
        # A caption that the page prints twice is cited at its first place: the second is the same.
        printed = {_words(each, library) for each in library.sentences if _overlaps(each, cited)}
        for position, sentence in enumerate(library.sentences):
            if topic.id not in sentence.topics or sentence.zone not in ZONES:
                continue
            if _words(sentence, library) in printed:
                continue
            passage = Passage(source=name, start=sentence.start, end=sentence.end)
            mine = groups.get(passage, ())
            yield relevance.Candidate(
                passage=passage,
                text=library.source.text[sentence.start : sentence.end],
                zone=sentence.zone,
                position=position,
                groups=tuple(agreement.id for agreement in mine),
                sources=max((agreement.sources for agreement in mine), default=1),
                published=library.source.publication.value,
            )


def _words(sentence: Sentence, library: evidence.Library) -> str:
    return fold(library.source.text[sentence.start : sentence.end])


def _groups(agreements: Sequence[Agreement]) -> dict[Passage, list[Agreement]]:
    found: dict[Passage, list[Agreement]] = {}
    for agreement in agreements:
        for passage in agreement.passages:
            found.setdefault(passage, []).append(agreement)
    return found


def _cited_spans(citations: Collection[Citation]) -> dict[str, list[Span]]:
    found: dict[str, list[Span]] = {}
    for citation in citations:
        found.setdefault(citation.source, []).append(citation.span)
    return found


def _overlaps(sentence: Sentence, spans: Sequence[Span]) -> bool:
    return any(span.start < sentence.end and sentence.start < span.end for span in spans)


def _citation(passage: Passage, libraries: Mapping[str, evidence.Library]) -> Citation:
    span = Span(start=passage.start, end=passage.end)
    return evidence.cite_span(span, libraries[passage.source])
