"""Passages on a topic: those that may be quoted, and how they are cited."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from generator.article import evidence
from generator.corpus import relevance
from generator.corpus.analysis import Corpus
from generator.model import ASIDE, Agreement, Citation, Passage, Reading, Sentence, Span
from generator.text.typography import fold

Groups = Mapping[Passage, Sequence[Agreement]]
# Sentences at an article's beginning that say what it is about.
LEAD = 2


def on_topic(
    topic: str, corpus: Corpus, taken: Mapping[str, Sequence[Span]], groups: Groups
) -> Iterator[relevance.Candidate]:
    """The sentences on a topic, but those that overlap a span which is `taken`, by source."""
    for name, library in corpus.libraries.items():
        cited = taken.get(name, ())
        # A caption that the page prints twice is cited at its first place: the second is the same.
        printed = {_words(each, library) for each in library.sentences if _overlaps(each, cited)}
        for position, sentence in _placed(library):
            if topic in sentence.topics and _words(sentence, library) not in printed:
                yield _candidate(sentence, position, corpus, groups)


def of(passages: Collection[Passage], corpus: Corpus) -> Iterator[relevance.Candidate]:
    """Some passages that are sentences, as candidates."""
    for name in sorted({passage.source for passage in passages}):
        for position, sentence in _placed(corpus.libraries[name]):
            candidate = _candidate(sentence, position, corpus, {})
            if candidate.passage in passages:
                yield candidate


def _placed(library: evidence.Library) -> Iterator[tuple[int, Sentence]]:
    """The sentences of an article with the number of those of its body before them."""
    before = 0
    for sentence in library.sentences:
        if sentence.zone not in ASIDE:
            yield before, sentence
        before += sentence.zone == "body"


def _candidate(
    sentence: Sentence, position: int, corpus: Corpus, groups: Groups
) -> relevance.Candidate:
    library = corpus.libraries[sentence.source]
    passage = Passage(source=sentence.source, start=sentence.start, end=sentence.end)
    mine = groups.get(passage, ())
    own = _without_line(passage, library)
    return relevance.Candidate(
        passage=passage,
        text=library.source.text[own.start : own.end],
        zone=sentence.zone,
        position=position,
        groups=tuple(agreement.id for agreement in mine),
        origins=max((each.origins or each.sources for each in mine), default=1),
        published=library.source.publication.value,
        before=library.source.text[library.source.seed.body_start : sentence.start],
        bare=_opens_with_a_surname(own, corpus.readings[sentence.source]),
    )


def _opens_with_a_surname(span: Span, reading: Reading) -> bool:
    """Whether a sentence begins with a person who is named in full elsewhere: "Holm said"."""
    first = next((name for name in reading.names if name.start == span.start), None)
    return first is not None and first.type == "person" and " " not in first.text.strip()


def cite(passage: Passage, libraries: Mapping[str, evidence.Library]) -> Citation:
    """The citation of a sentence, without the dateline or stamp with which its article begins."""
    library = libraries[passage.source]
    return evidence.cite_span(_without_line(passage, library), library)


def grouped(agreements: Sequence[Agreement]) -> dict[Passage, list[Agreement]]:
    """The agreements in which each passage stands."""
    found: dict[Passage, list[Agreement]] = {}
    for agreement in agreements:
        for passage in agreement.passages:
            found.setdefault(passage, []).append(agreement)
    return found


def _without_line(passage: Passage, library: evidence.Library) -> Span:
    """A sentence from where its own words begin; what is no body text before them is cut off."""
    start = passage.start
    article, text = library.source.article, library.source.text
    for zone in article.zones:
        opens = zone.start <= start < zone.end < passage.end
        if opens and zone.kind in ("dateline", "published", "byline"):
            start = zone.end
    while start < passage.end and not text[start].isalnum() and text[start] not in "\"'“‘([$€£":
        start += 1
    return Span(start=start, end=passage.end)


def _words(sentence: Sentence, library: evidence.Library) -> str:
    return fold(library.source.text[sentence.start : sentence.end])


def _overlaps(sentence: Sentence, spans: Sequence[Span]) -> bool:
    return any(span.start < sentence.end and sentence.start < span.end for span in spans)


def spans_by_source(citations: Collection[Citation]) -> dict[str, list[Span]]:
    """The spans of some citations, by source."""
    found: dict[str, list[Span]] = {}
    for citation in citations:
        found.setdefault(citation.source, []).append(citation.span)
    return found
