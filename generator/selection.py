"""What the sources say beyond the editors' statements: on-topic quotations, the best first.

Where no editor has written on a topic, the best of them are its statements (status quoted).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from generator import chronology, comparison, identity, ledger
from generator.analysis import Corpus
from generator.gate import Gated
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
from generator.stages import evidence, excerpts, relevance
from generator.stages.statements import Assembled
from generator.typography import clean, fold

QUOTED_STATEMENTS = 12
MORE = 12
ZONES = ("body", "caption", "related")


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """Passages that might be shown, as citations in order of merit.

    `topics` names those of each topic, best first; `alike` those of other sources that say the
    same as one; `section` is the heading under which quoted statements stand.
    """

    citations: Mapping[str, Citation]
    topics: Mapping[str, tuple[str, ...]]
    alike: Mapping[str, tuple[str, ...]]
    section: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """All that the briefing shows: topics, statements, citations, and each article's excerpts.

    `over` gives the share quoted of each source of which more is quoted than may be shown;
    `differences` are those that no editor wrote.
    """

    topics: tuple[Topic, ...]
    statements: Mapping[str, Statement]
    citations: Mapping[str, Citation]
    spoken: tuple[Spoken, ...]
    alike: tuple[tuple[Spoken, ...], ...]
    excerpts: Mapping[str, tuple[Span, ...]]
    over: Mapping[str, float]
    differences: tuple[Disagreement, ...]


def show(inputs: Inputs, corpus: Corpus, gated: Gated) -> Shown:
    """What editors cite, and of what else the sources say as much as an excerpt may show."""
    offer = _offer(inputs, corpus, gated)
    dated = chronology.find(inputs, corpus, gated)
    compared = comparison.find(inputs, corpus, gated)
    said = ledger.offered(inputs, corpus)
    spoken_words = {citation.id: citation for citation in said.values()}
    in_turn = _in_turn(
        comparison.offered(compared), offer.citations, chronology.offered(dated), spoken_words
    )
    allotted = _allotted(in_turn, inputs, corpus, gated)
    fitting = allotted.fitting
    # What fits for another reason is not offered for a topic by that.
    topics, statements, chosen = _choose(offer, gated.assembled, fitting & offer.citations.keys())
    section = inputs.language.data["interface"]["sections"]["dates"]
    events, telling = chronology.statements(dated, fitting, section)
    differences = comparison.disagreements(compared, fitting, inputs)
    differing = {name for each in differences for side in each.sides for name in side.citations}
    # The words of a caption that is printed twice are one citation, at the place that was allotted.
    allotted_at = {**{citation.id: citation for citation in in_turn}, **gated.citations}
    names = {*gated.citations, *chosen, *telling, *differing, *(spoken_words.keys() & fitting)}
    cited = {name: allotted_at[name] for name in sorted(names)}
    spoken = ledger.spoken(corpus, said, cited.values(), fitting)
    return Shown(
        topics=tuple(_with_events(topic, events) for topic in topics),
        statements=statements | events,
        citations={
            name: excerpts.trimmed(citation, allotted.shown[citation.source])
            for name, citation in cited.items()
        },
        spoken=spoken,
        alike=ledger.alike(spoken, corpus, inputs),
        excerpts=allotted.shown,
        over=allotted.over,
        differences=differences,
    )


def _allotted(
    offered: Sequence[Citation], inputs: Inputs, corpus: Corpus, gated: Gated
) -> excerpts.Excerpts:
    """Of what is offered, in order, what the share of each article leaves room for."""
    return excerpts.allot(
        tuple(corpus.sources.values()),
        gated.citations.values(),
        offered,
        {name: reading.sentences for name, reading in corpus.readings.items()},
        inputs.settings,
    )


def _in_turn(*offers: Mapping[str, Citation]) -> list[Citation]:
    """Citations of several offers, the best of each first, without repetition."""
    rows = zip_longest(*(offer.values() for offer in offers))
    found: dict[str, Citation] = {}
    for citation in (each for row in rows for each in row if each):
        found.setdefault(citation.id, citation)
    return list(found.values())


def _with_events(topic: Topic, events: Mapping[str, Statement]) -> Topic:
    own = tuple(name for name, statement in events.items() if statement.topic == topic.id)
    return replace(topic, statements=(*topic.statements, *own))


def _offer(inputs: Inputs, corpus: Corpus, gated: Gated) -> Offer:
    """The on-topic passages that no statement cites, ranked for each topic and taken in turn.

    In turn, so that the words of an article that may be shown are not all spent on one topic.
    """
    groups = _groups(corpus.agreements)
    hidden = inputs.settings.uncited == "hide"
    taken = _cited_spans(gated.citations.values())
    statuses = {topic.id: topic.status for topic in gated.assembled.topics}
    by_topic: dict[str, list[str]] = {}
    alike: dict[str, tuple[str, ...]] = {}
    made: dict[str, Citation] = {}
    for topic in inputs.topics:
        # What other topics cite is new to a reader of a topic on which nobody has written yet.
        passed = {} if statuses[topic.id] == "quoted" else taken
        candidates = [] if hidden else list(_candidates(topic, corpus.libraries, passed, groups))
        names: list[str] = []
        for ranked in relevance.rank(candidates, topic.terms, inputs.language, inputs.aliases):
            best, *others = [
                _citation(passage, corpus.libraries) for passage in (ranked.passage, *ranked.same)
            ]
            made |= {citation.id: citation for citation in (best, *others)}
            alike[best.id] = tuple(citation.id for citation in others)
            names.append(best.id)
        by_topic[topic.id] = list(dict.fromkeys(names))
    # No more than pages have room for: what is not shown must not use an article's words up.
    room = {
        topic: names[: MORE + (QUOTED_STATEMENTS if statuses[topic] == "quoted" else 0)]
        for topic, names in by_topic.items()
    }
    in_turn = [name for row in zip_longest(*room.values()) for name in row if name]
    merit = dict.fromkeys(other for name in in_turn for other in (name, *alike[name]))
    return Offer(
        citations={name: made[name] for name in merit},
        topics={topic: tuple(names) for topic, names in by_topic.items()},
        alike=alike,
        section=inputs.language.data["interface"]["sections"]["statements"],
    )


def _choose(
    offer: Offer, assembled: Assembled, fitting: Collection[str]
) -> tuple[tuple[Topic, ...], dict[str, Statement], dict[str, Citation]]:
    """Of what is offered, what is shown: topics and statements with the citations that fit."""
    statements = dict(assembled.statements)
    topics: list[Topic] = []
    shown: dict[str, Citation] = {}
    for topic in assembled.topics:
        names = [name for name in offer.topics[topic.id] if name in fitting]
        withheld = len(offer.topics[topic.id]) - len(names)
        quoted: list[Statement] = []
        if topic.status == "quoted":
            quoted = [
                _quoted(topic, name, offer, fitting, statements)
                for name in names[:QUOTED_STATEMENTS]
            ]
            statements |= {statement.id: statement for statement in quoted}
            names = names[QUOTED_STATEMENTS:]
        names, withheld = names[:MORE], withheld + len(names[MORE:])
        used = [*names, *(name for statement in quoted for name in statement.citations)]
        shown |= {name: offer.citations[name] for name in used}
        topics.append(
            replace(
                topic,
                statements=(*topic.statements, *(statement.id for statement in quoted)),
                uncited=tuple(names),
                withheld=withheld,
            )
        )
    return tuple(topics), statements, shown


def _quoted(
    topic: Topic,
    name: str,
    offer: Offer,
    fitting: Collection[str],
    statements: Mapping[str, Statement],
) -> Statement:
    """A passage as a statement of its own; the passages that say the same are cited with it."""
    citations = (name, *(other for other in offer.alike[name] if other in fitting))
    text = clean(offer.citations[name].exact)
    return Statement(
        id=identity.statement_id(topic.id, offer.section, text, statements),
        topic=topic.id,
        section=offer.section,
        text=text,
        status="quoted",
        citations=citations,
        sources=len({offer.citations[citation].source for citation in citations}),
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
