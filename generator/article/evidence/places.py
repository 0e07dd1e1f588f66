"""Find each quotation at its exact place in its source, or say where it comes closest.

The whole quotation is tried literally first, under typographic folding only; then `...` stands for
left-out words. A likeness is never counted as found: it only helps the editor to mend the words.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz, process

from generator.model import ASIDE, Sentence, Source, Span, ZoneKind, within
from generator.text.typography import Folded, clean, fold, folded, occurrences

_COMPOUND = re.compile(r"(?<=[a-z])-(?=[a-z])")
LEFT_OUT = re.compile(r" ?(?:\[ ?\.\.\. ?\]|\( ?\.\.\. ?\)|\.\.\.) ?")
CLOSEST_LENGTH = 200
CLOSE_ENOUGH = 50.0
# Short lines are wholly alike by chance: so many paragraphs are looked at more closely.
NEAREST = 24

Found = tuple[Span, tuple[Span, ...]]


@dataclass(frozen=True, kw_only=True)
class Library:
    """What quotations of one source are looked up in. Of many articles few are quoted: a source is
    folded when its first quotation is looked up.
    """

    source: Source
    sentences: tuple[Sentence, ...]

    @cached_property
    def view(self) -> Folded:
        """The text, folded."""
        return folded(self.source.text)

    @cached_property
    def paragraphs(self) -> tuple[str, ...]:
        """The paragraphs, folded."""
        text, article = self.source.text, self.source.article
        return tuple(fold(text[each.start : each.end]) for each in article.paragraphs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a quotation stands; `pieces` are its parts where it leaves words out."""

    span: Span
    pieces: tuple[Span, ...]
    zone: ZoneKind
    sentence: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFound:
    """The closest passage of the source and its line, for the message; None if nothing is near."""

    closest: str | None = None
    line: int | None = None
    crosses_paragraphs: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Ambiguous:
    """The lines of the places at which a quotation stands."""

    lines: tuple[int, ...]


def locate(words: str, library: Library) -> Place | NotFound | Ambiguous:
    """The one place of a quotation within a paragraph of its source.

    The same passage printed twice (a repeated caption) counts at its first place, and a place in
    the article comes before one in a menu or a ranking.
    """
    needle = fold(words)
    spans = [Span(start=start, end=end) for start, end in occurrences(library.view, needle)]
    article = library.source.article
    whole: list[Found] = [(span, (span,)) for span in spans if article.paragraph_of(span)]
    found = whole or list(_with_gaps(needle, library))
    if not found and _COMPOUND.search(needle):
        # "well-known", of which the line's end parted the compound: its hyphen went with the line.
        spans = [
            Span(start=start, end=end)
            for start, end in occurrences(library.view, _COMPOUND.sub("", needle))
        ]
        found = [(span, (span,)) for span in spans if article.paragraph_of(span)]
    if not found:
        return _closest(needle, library, crosses=bool(spans))
    return _choose([place_of(library, span, pieces) for span, pieces in found], library)


def line_of(text: str, offset: int) -> int:
    """The line, from 1, on which an offset stands."""
    return text.count("\n", 0, offset) + 1


def _choose(places: list[Place], library: Library) -> Place | Ambiguous:
    in_article = [place for place in places if place.zone not in ASIDE]
    places = in_article or places
    printed = {
        fold(library.source.text[place.sentence.start : place.sentence.end]) for place in places
    }
    if len(places) > 1 and (len(printed) > 1 or _within_one_sentence(places)):
        lines = sorted({line_of(library.source.text, place.span.start) for place in places})
        return Ambiguous(lines=tuple(lines))
    return places[0]


def _within_one_sentence(places: list[Place]) -> bool:
    """Two places of one sentence are not a passage printed twice: "the talks about the talks"."""
    return len({place.sentence for place in places}) < len(places)


def place_of(library: Library, span: Span, pieces: tuple[Span, ...]) -> Place:
    """A span of a source with its zone and the sentence around it."""
    return Place(
        span=span,
        pieces=pieces,
        zone=library.source.article.zone_of(span),
        sentence=_sentence(library.sentences, span),
    )


def _sentence(sentences: Sequence[Sentence], span: Span) -> Span:
    """From the beginning of the first sentence that the span touches to the end of the last."""
    first = bisect_right(sentences, span.start, key=lambda sentence: sentence.end)
    last = bisect_left(sentences, span.end, key=lambda sentence: sentence.start)
    touched = sentences[first:last]
    if not touched:
        return span
    return Span(
        start=min(span.start, touched[0].start),
        end=max(span.end, *(sentence.end for sentence in touched)),
    )


def _with_gaps(needle: str, library: Library) -> Iterator[Found]:
    """Shortest spans that hold the pieces in order, within one paragraph and zone.

    A span that holds a shorter one is not yielded: of "a … a … b" only the second "a … b".
    """
    parts = [part.strip() for part in LEFT_OUT.split(needle)]
    if len(parts) < 2 or not all(parts):
        return
    places = [
        [Span(start=start, end=end) for start, end in occurrences(library.view, part)]
        for part in parts
    ]
    blocks = list(_blocks(library.source))
    # A block begins with the first piece or before it: others need not be looked at.
    ends = [block.end for block in blocks]
    known = sorted({bisect_right(ends, span.start) for span in places[0]} - {len(blocks)})
    for block in map(blocks.__getitem__, known):
        inside = [list(within(spans, block)) for spans in places]
        windows = [window for first in inside[0] if (window := _window(first, inside[1:]))]
        for index, window in enumerate(windows):
            later = windows[index + 1 :]
            if not any(other[-1].end <= window[-1].end for other in later):
                yield Span(start=window[0].start, end=window[-1].end), window


def _blocks(source: Source) -> Iterator[Span]:
    """The parts of each paragraph that lie in one zone."""
    zones = source.article.zones
    for paragraph in source.article.paragraphs:
        first = bisect_right(zones, paragraph.start, key=lambda zone: zone.end)
        for index in range(first, len(zones)):
            start, end = max(zones[index].start, paragraph.start), zones[index].end
            if start >= paragraph.end:
                break
            yield Span(start=start, end=min(end, paragraph.end))


def _window(first: Span, rest: list[list[Span]]) -> tuple[Span, ...] | None:
    window = [first]
    for spans in rest:
        following = next((span for span in spans if span.start >= window[-1].end), None)
        if following is None:
            return None
        window.append(following)
    return tuple(window)


def _closest(needle: str, library: Library, *, crosses: bool) -> NotFound:
    """The passage most like the quotation, its borders at whole words."""
    text = library.source.text
    best: tuple[float, Span] | None = None
    near = process.extract(
        needle, library.paragraphs, scorer=fuzz.partial_ratio, limit=NEAREST, score_cutoff=1
    )
    for _, _, index in near:
        paragraph = library.source.article.paragraphs[index]
        view = folded(text[paragraph.start : paragraph.end])
        alignment = fuzz.partial_ratio_alignment(needle, view.text)
        if alignment is None:
            continue
        # The "China" of a menu is all of itself, and little of a quotation.
        length = alignment.dest_end - alignment.dest_start
        score = alignment.score * min(1.0, length / max(1, len(needle)))
        if length and (best is None or score > best[0]):
            start = view.starts[alignment.dest_start] + paragraph.start
            end = view.ends[alignment.dest_end - 1] + paragraph.start
            best = (score, _whole_words(text, Span(start=start, end=end), paragraph))
    if best is None or best[0] < CLOSE_ENOUGH:
        return NotFound(crosses_paragraphs=crosses)
    span = best[1]
    words = clean(text[span.start : span.end])
    shown = words if len(words) <= CLOSEST_LENGTH else words[: CLOSEST_LENGTH - 1] + "…"
    return NotFound(closest=shown, line=line_of(text, span.start), crosses_paragraphs=crosses)


def _whole_words(text: str, span: Span, paragraph: Span) -> Span:
    start, end = span.start, span.end
    while start > paragraph.start and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    # "$" begins "$4": what stands before a word without a blank belongs to it.
    while end < paragraph.end and not text[end - 1].isspace() and text[end].isalnum():
        end += 1
    return Span(start=start, end=end)
