"""What the sources say beyond the editors' statements: on-topic quotations, the best first.

Where no editor has written on a topic, its page is made of them (status quoted).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from generator.article.tasks import Workshop, here
from generator.briefing import (
    chronology,
    comparison,
    developments,
    excerpts,
    ledger,
    passages,
    quoted,
)
from generator.briefing.gate import Gated
from generator.containment import ALL_SEEDS, Guard
from generator.corpus import relevance, timeline
from generator.corpus.analysis import Corpus
from generator.model import Citation, Disagreement, Inputs, Span, Spoken, Statement, Topic
from generator.problems import Problem

MORE = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Uncited:
    """All topics, those that an editor wrote with further passages, and their citations."""

    topics: tuple[Topic, ...]
    citations: dict[str, Citation]


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
    uncited = _uncited(inputs, corpus, gated, guard)
    find_events = partial(chronology.find, inputs, corpus, gated)
    found = guard.run("timeline", ALL_SEEDS, (), find_events)
    pages = _pages(inputs, corpus, uncited.topics, found, guard)
    compare = partial(comparison.find, inputs, corpus, gated, workshop)
    differences, differing = guard.run("disagreement", ALL_SEEDS, ((), {}), compare)
    said = ledger.quoted(inputs, corpus)
    spoken_words = {citation.id: citation for citation in said.values()}
    # The words of a caption that is printed twice are one citation, the editors' before others'.
    everything = spoken_words | uncited.citations | pages.citations | differing
    everything |= gated.citations
    citations = dict(sorted(everything.items()))
    spoken = ledger.spoken(corpus, said, citations.values())
    return Shown(
        topics=pages.topics,
        statements={**gated.assembled.statements, **pages.statements},
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
    cited = passages.spans_by_source(citations)
    return {
        name: excerpts.around(cited.get(name, ()), reading.sentences)
        for name, reading in corpus.readings.items()
    }


def _uncited(inputs: Inputs, corpus: Corpus, gated: Gated, guard: Guard) -> Uncited:
    """Of topics on which an editor has written, the on-topic passages that no statement cites."""
    if inputs.settings.uncited == "hide":
        return Uncited(topics=gated.assembled.topics, citations={})
    groups = passages.grouped(corpus.agreements)
    taken = passages.spans_by_source(gated.citations.values())
    made: dict[str, Citation] = {}
    topics = []
    for topic in gated.assembled.topics:
        found: tuple[relevance.Ranked, ...] = ()
        if topic.status != "quoted":
            candidates = list(passages.on_topic(topic.id, corpus, taken, groups))
            choose = partial(
                relevance.choose, candidates, inputs.language, inputs.aliases, corpus.tells
            )
            found = guard.run("relevance", topic.file, relevance.Chosen(), choose).central
        cited = [passages.cite(each.passage, corpus.libraries) for each in found]
        names = tuple(dict.fromkeys(citation.id for citation in cited))
        made |= {citation.id: citation for citation in cited if citation.id in names[:MORE]}
        topics.append(replace(topic, uncited=names[:MORE], withheld=len(names[MORE:])))
    return Uncited(topics=tuple(topics), citations=made)


def _pages(
    inputs: Inputs,
    corpus: Corpus,
    topics: Sequence[Topic],
    found: Sequence[timeline.Found],
    guard: Guard,
) -> quoted.Pages:
    """The pages of topics on which nobody has written, and the events of all."""
    groups = passages.grouped(corpus.agreements)
    events = guard.run(
        "timeline", ALL_SEEDS, (), partial(developments.quotable, found, inputs, corpus)
    )
    fronts: dict[str, developments.Front] = {}
    for topic in topics:
        if topic.status != "quoted" or inputs.settings.uncited == "hide":
            continue
        # What other topics cite is new to a reader of a topic on which nobody has written yet.
        candidates = list(passages.on_topic(topic.id, corpus, {}, groups))
        compose = partial(developments.front, topic.id, candidates, events, inputs, corpus)
        fronts[topic.id] = guard.run("relevance", topic.file, developments.Front(), compose)
    sections = inputs.language.data["interface"]["sections"]
    return quoted.pages(topics, fronts, events, corpus, sections)
