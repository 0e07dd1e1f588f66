"""What is shown of who said what: utterances with the citations of their words."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from generator.article import evidence, speech
from generator.corpus.analysis import Corpus
from generator.model import Citation, Inputs, Spoken, Utterance, within

SHORTEST = 3
A_SPEAKER = 12


def quoted(inputs: Inputs, corpus: Corpus) -> dict[Utterance, Citation]:
    """The quoted words of named speakers, as citations in the order of the sources.

    None where uncited passages are hidden; no more of one speaker than a page has room for.
    """
    if inputs.settings.uncited == "hide":
        return {}
    counted: dict[str, int] = {}
    found: dict[Utterance, Citation] = {}
    for one in _utterances(corpus):
        speaker = one.speaker
        words = corpus.sources[one.source].text[one.words.start : one.words.end].split()
        if one.mode != "quoted" or not one.named or speaker is None or len(words) < SHORTEST:
            continue
        counted[speaker] = counted.get(speaker, 0) + 1
        if counted[speaker] <= A_SPEAKER:
            found[one] = evidence.cite_span(one.words, corpus.libraries[one.source])
    return found


def spoken(
    corpus: Corpus,
    said: Mapping[Utterance, Citation],
    cited: Collection[Citation],
) -> tuple[Spoken, ...]:
    """Every utterance with the citations that show its words: its own, or those within it."""
    by_source: dict[str, list[Citation]] = {}
    for citation in sorted(cited, key=lambda citation: (citation.start, citation.end)):
        by_source.setdefault(citation.source, []).append(citation)
    found: list[Spoken] = []
    for one in _utterances(corpus):
        own = said.get(one)
        if own is not None:
            names: tuple[str, ...] = (own.id,)
        else:
            inside = within(by_source.get(one.source, ()), one.words)
            names = tuple(citation.id for citation in inside)
        found.append(Spoken(utterance=one, citations=names))
    return tuple(found)


def alike(
    all_spoken: Collection[Spoken], corpus: Corpus, inputs: Inputs
) -> tuple[tuple[Spoken, ...], ...]:
    """Utterances that several sources give in other words, each of which can be shown."""
    by_utterance = {entry.utterance: entry for entry in all_spoken if entry.citations}
    texts = {name: source.text for name, source in corpus.sources.items()}
    groups = speech.alike(tuple(by_utterance), texts, inputs.language)
    return tuple(tuple(by_utterance[one] for one in group) for group in groups)


def _utterances(corpus: Corpus) -> Iterator[Utterance]:
    for reading in corpus.readings.values():
        yield from reading.speech
