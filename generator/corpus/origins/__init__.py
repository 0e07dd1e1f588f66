"""Which sources are one origin, and for which passages.

Two sources are one origin where one repeats the other. `reuse` finds the runs of words that they
share, `order` the stretches that tell the same facts in the same order, `credits` the agencies
that they name, `claims` what editors and articles say of their origin; `joining` makes groups of
sources, `counting` those of some passages. What editors set or deny wins. A quotation that two
sources share makes them no common origin.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from generator.corpus.origins import claims, credits, order, reuse
from generator.corpus.origins.counting import of_passages
from generator.corpus.origins.joining import Groups, Pair
from generator.model import (
    Agreement,
    Credit,
    Kinship,
    KinshipKind,
    Language,
    Origins,
    Reading,
    Source,
    Span,
)

__all__ = ["find", "of_passages", "unknown"]

# Articles are one origin where so much of one stands in the other: the rest is a changed opening,
# or paragraphs cut. Independent reports share less than a tenth.
_COPIED = 0.5
# Less will do where it is spread over several paragraphs, and no stock paragraph of a publisher's.
_SPREAD = 0.3
_PARAGRAPHS = 3
# Two short notes may share so many words by chance.
_FEWEST_WORDS = 15


def find(
    sources: Mapping[str, Source],
    readings: Mapping[str, Reading],
    agreements: Sequence[Agreement],
    languages: Mapping[str, Language],
) -> Origins:
    """What the sources share, as pairs and groups with the evidence; the same in any order.

    `agreements` are passages that say the same; `languages` the data of each source's language.
    """
    texts = {name: reuse.body_words(source) for name, source in sorted(sources.items())}
    shared = {
        pair: reuse.compare(texts[pair[0]], texts[pair[1]]) for pair in reuse.candidates(texts)
    }
    stated = claims.read(sources, languages)
    groups = Groups(texts, stated.denied, claims.labels(stated.given))
    for entry in stated.given:
        groups.join_all(entry.sources)
    copies = sorted(pair for pair, found in shared.items() if _is_copy(found))
    whole = {
        pair
        for pair in sorted(copies, key=lambda pair: -max(shared[pair].shares))
        if groups.join(*pair)
    }
    parallel = order.parallel(agreements, _bodies(readings), groups.head)
    for entry in stated.credited:
        groups.join_all(entry.sources)
    wholes = {name: groups.head(name) for name in texts}
    return Origins(
        kinships=tuple(_kinships(shared, parallel, whole, stated.denied)),
        common=(*stated.given, *stated.credited, *stated.published),
        wholes=wholes,
        named=claims.named(sources, wholes, stated),
        keys=stated.keys,
        credits=_credits(sources, readings, stated.keys, languages),
        denied=stated.denied,
    )


def unknown(sources: Collection[str]) -> Origins:
    """Each source an origin of its own, where nothing could be found out."""
    return Origins(
        wholes={name: name for name in sources},
        keys=dict.fromkeys(sources, frozenset()),
        credits=dict.fromkeys(sources, ()),
    )


def _is_copy(found: reuse.Reuse) -> bool:
    enough = _SPREAD if found.paragraphs >= _PARAGRAPHS else _COPIED
    return found.words >= _FEWEST_WORDS and max(found.shares) >= enough


def _bodies(readings: Mapping[str, Reading]) -> dict[str, list[Span]]:
    """The sentences of each article's body."""
    return {
        name: [
            Span(start=sentence.start, end=sentence.end)
            for sentence in reading.sentences
            if sentence.zone == "body"
        ]
        for name, reading in readings.items()
    }


def _kinships(
    shared: Mapping[Pair, reuse.Reuse],
    parallel: Mapping[Pair, tuple[order.Stretch, ...]],
    whole: Collection[Pair],
    denied: Collection[Pair],
) -> Iterator[Kinship]:
    """Every pair of which anything is known, by id."""
    nothing = reuse.Reuse(runs=(), shares=(0.0, 0.0), words=0, paragraphs=0)
    for pair in sorted({*shared, *parallel, *denied}):
        found, stretches = shared.get(pair, nothing), parallel.get(pair, ())
        signs: dict[KinshipKind, bool] = {
            "repeats": any(not run.quoted for run in found.runs),
            "order": bool(stretches),
            "quotes": any(run.quoted for run in found.runs),
            "denied": pair in denied,
        }
        kinds = tuple(kind for kind, holds in signs.items() if holds)
        if kinds:
            yield Kinship(
                one=pair[0],
                other=pair[1],
                kinds=kinds,
                shares=found.shares,
                runs=found.runs,
                parallel=stretches,
                whole=pair in whole,
            )


def _credits(
    sources: Mapping[str, Source],
    readings: Mapping[str, Reading],
    keys: Mapping[str, frozenset[str]],
    languages: Mapping[str, Language],
) -> dict[str, tuple[Credit, ...]]:
    """The passages that give another's report; an article that names its own publisher has none."""
    known = frozenset().union(*keys.values())
    return {
        name: credits.of_passages(
            source, readings[name].sentences, known - keys[name], languages[source.language]
        )
        for name, source in sources.items()
    }
