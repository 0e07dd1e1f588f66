"""Origins of some passages: how many of their sources are independent for these."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from generator.corpus.origins.claims import labels
from generator.corpus.origins.joining import Groups
from generator.model import Kinship, Origins, Passage, SharedRun, Span

# A passage repeats another where shared runs make up so much of one of them, and so many words:
# "exchanged views on the regional security situation" is how any ministry puts it.
_REPEATED = 0.5
_FEWEST_WORDS = 18


def of_passages(passages: Iterable[Passage], found: Origins) -> tuple[tuple[str, ...], ...]:
    """The sources of some passages in groups of one origin, by id.

    Two sources are one origin for them where they are so as articles, or where all passages of
    one of them are, each with a passage of the other: one repeats the other's words, runs parallel
    with it, or credits the other's publisher or agency. What an editor denies is never joined.
    """
    by_source: dict[str, list[Passage]] = {}
    for passage in passages:
        by_source.setdefault(passage.source, []).append(passage)
    names = sorted(by_source)
    groups = Groups(names, found.denied, labels(found.common))
    wholes: dict[str, list[str]] = {}
    for name in names:
        wholes.setdefault(found.wholes.get(name, name), []).append(name)
    for members in wholes.values():
        groups.join_all(members)
    for name in names:
        for other, kinship in found.kin.get(name, {}).items():
            if (
                name < other
                and other in by_source
                and _follows(by_source[name], by_source[other], kinship)
            ):
                groups.join(name, other)
    _join_credited(groups, by_source, found)
    return groups.groups()


def _follows(one: Sequence[Passage], other: Sequence[Passage], kinship: Kinship) -> bool:
    """Whether all passages of one of two sources have their like among the other's."""

    def alike(first: Passage, second: Passage) -> bool:
        return _repeats(first, second, kinship.runs) or any(
            here.overlaps(_span(first)) and there.overlaps(_span(second))
            for here, there in kinship.parallel
        )

    return all(any(alike(first, second) for second in other) for first in one) or all(
        any(alike(first, second) for first in one) for second in other
    )


def _repeats(one: Passage, other: Passage, runs: Iterable[SharedRun]) -> bool:
    shared = [
        run
        for run in runs
        if not run.quoted and run.one.overlaps(_span(one)) and run.other.overlaps(_span(other))
    ]
    if sum(run.words for run in shared) < _FEWEST_WORDS:
        return False
    here = sum(_common(run.one, one) for run in shared) / (one.end - one.start)
    there = sum(_common(run.other, other) for run in shared) / (other.end - other.start)
    return max(here, there) >= _REPEATED


def _join_credited(
    groups: Groups, by_source: Mapping[str, Sequence[Passage]], found: Origins
) -> None:
    """Join sources all of whose passages give the report of one agency or publisher."""
    credited: dict[str, list[str]] = {}
    for name, passages in sorted(by_source.items()):
        for key in sorted(_keys(name, passages, found)):
            credited.setdefault(key, []).append(name)
    for names in credited.values():
        groups.join_all(names)


def _keys(name: str, passages: Sequence[Passage], found: Origins) -> frozenset[str]:
    """Whose reports all the passages are: the source's own, or those that each passage credits."""
    common: frozenset[str] | None = None
    for passage in passages:
        keys = {
            credit.key
            for credit in found.credits.get(name, ())
            if credit.span.overlaps(_span(passage))
        }
        common = frozenset(keys) if common is None else common & keys
    return (common or frozenset()) | found.keys.get(name, frozenset())


def _span(passage: Passage) -> Span:
    return Span(start=passage.start, end=passage.end)


def _common(span: Span, passage: Passage) -> int:
    return max(0, min(span.end, passage.end) - max(span.start, passage.start))
