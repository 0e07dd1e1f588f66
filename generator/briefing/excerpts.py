"""Which words of an article its page shows: those around what is quoted, or all of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from generator.model import ASIDE, Sentence, Source, Span, ZoneKind

# What tells the story; a byline or a menu beside a sentence tells nothing of it.
TOLD: frozenset[ZoneKind] = frozenset(("heading", "dateline", "body", "caption", "live", "related"))


def around(quoted: Iterable[Span], sentences: Sequence[Sentence]) -> tuple[Span, ...]:
    """The quoted spans in their whole sentences, each with the sentence before and after it.

    An article of which nothing is quoted opens with its first sentences, so that a reader sees
    what it is about. Spans are half-open in code points, in text order, and disjoint.
    """
    quoted = sorted(quoted) or _opening(sentences)
    starts = [each.start for each in sentences]
    ends = [each.end for each in sentences]
    told: set[int] = set()
    for span in quoted:
        first, last = bisect_right(ends, span.start), bisect_left(starts, span.end)
        told.update(range(first, last))
        near = (index for index in (first - 1, last) if 0 <= index < len(sentences))
        told.update(index for index in near if sentences[index].zone in TOLD)
    return tuple(_joined((*quoted, *_runs(sorted(told), sentences))))


def whole(source: Source) -> tuple[Span, ...]:
    """Every paragraph of an article, from its first to its last zone that is not residue."""
    found = []
    for paragraph in source.article.paragraphs:
        zones = [
            zone
            for zone in source.article.zones
            if paragraph.start <= zone.start < paragraph.end and zone.kind not in ASIDE
        ]
        if zones:
            found.append(Span(start=zones[0].start, end=zones[-1].end))
    return tuple(found)


def share(source: Source, shown: Sequence[Span]) -> float:
    """Which part of an article's words is shown, by the letters: menus and notices are not its."""
    own = [zone for zone in source.article.zones if zone.kind not in ASIDE]
    letters = sum(_letters(source.text, zone.start, zone.end) for zone in own)
    seen = sum(
        _letters(source.text, max(zone.start, span.start), min(zone.end, span.end))
        for zone in own
        for span in shown
    )
    return seen / letters if letters else 0.0


def _opening(sentences: Sequence[Sentence]) -> list[Span]:
    bodies = (each for each in sentences if each.zone == "body")
    return [Span(start=each.start, end=each.end) for each in bodies][:1]


def _runs(told: Sequence[int], sentences: Sequence[Sentence]) -> Iterator[Span]:
    """Sentences that follow one another as one span, with the blanks between them."""
    for place, index in enumerate(told):
        follows = place > 0 and told[place - 1] == index - 1
        start = sentences[index - 1].end if follows else sentences[index].start
        yield Span(start=start, end=sentences[index].end)


def _letters(text: str, start: int, end: int) -> int:
    return sum(letter.isalnum() for letter in text[start : max(start, end)])


def _joined(spans: Iterable[Span]) -> Iterator[Span]:
    """The spans in order, overlapping ones made one."""
    current: Span | None = None
    for span in sorted(spans):
        if current is not None and span.start <= current.end:
            current = Span(start=current.start, end=max(current.end, span.end))
            continue
        if current is not None:
            yield current
        current = span
    if current is not None:
        yield current
