"""A text as stretches in which somebody may be said to speak: sentences with whole quotations."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from generator.article.speech.quotations import Quotation, quotations
from generator.model import NameMention, Reading, Source, Span
from generator.text.typography import fold

T = TypeVar("T")
GAP = 6
_STOPS = ".,!?…"
ZONES = ("body", "caption")
_PART = r"(?:(?:[^\W\d_]\.){2,6}|\w+(?:\.\w+)*)"
_WORD = re.compile(rf"{_PART}(?:['’&‐‑-]{_PART})*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word, or a quotation as one word; `gap` is what stands before it, the last of it."""

    start: int
    end: int
    key: str
    gap: str
    quotation: Quotation | None = None
    capital: bool = False
    stopped: bool = False
    ended: bool = False
    """Of a quotation: it begins with a capital, ends with a comma or a stop, ends a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """Sentences that a quotation holds together, as words, within paragraph number `paragraph`."""

    span: Span
    paragraph: int
    words: tuple[Word, ...]
    names: Mapping[int, NameMention]
    """The names outside quotations by the offset at which they end."""


def units(source: Source, reading: Reading, abbreviations: Collection[str]) -> tuple[Unit, ...]:
    """The units of an article's body and captions, in text order.

    The full stop of an abbreviation and of a name ("Poe Inc.") belongs to its word.
    """
    text = source.text
    telling = [
        Span(start=sentence.start, end=sentence.end)
        for sentence in reading.sentences
        if sentence.zone in ZONES
    ]
    starts = [sentence.start for sentence in telling]
    paragraphs = [
        (paragraph, telling[first:last])
        for paragraph in source.article.paragraphs
        for first in [bisect_left(starts, paragraph.start)]
        for last in [bisect_left(starts, paragraph.end)]
        if first < last
    ]
    quoted = quotations(text, [_around(sentences) for _, sentences in paragraphs])
    found: list[Unit] = []
    for number, (_, sentences) in enumerate(paragraphs):
        inside = _within(quoted, _around(sentences), lambda quotation: quotation.outer.start)
        for span in _joined(sentences, inside):
            named = _within(reading.names, span, lambda name: name.start)
            begun = _within(inside, span, lambda quotation: quotation.outer.start)
            mine = [each for each in begun if span.contains(each.outer)]
            words = tuple(_words(text, span, mine, abbreviations))
            outside = {
                name.end: name
                for name in named
                if not any(each.outer.start <= name.start < each.outer.end for each in mine)
            }
            found.append(Unit(span=span, paragraph=number, words=words, names=outside))
    return tuple(found)


def _around(sentences: Sequence[Span]) -> Span:
    return Span(start=sentences[0].start, end=sentences[-1].end)


def _within(items: Sequence[T], span: Span, start_of: Callable[[T], int]) -> Sequence[T]:
    """The items, sorted by start, that begin within a span."""
    first = bisect_left(items, span.start, key=start_of)
    return items[first : bisect_left(items, span.end, key=start_of)]


def _joined(sentences: Sequence[Span], quoted: Sequence[Quotation]) -> Iterator[Span]:
    """The sentences, those made one that a quotation holds together."""
    current = sentences[0]
    waiting = list(reversed(quoted))
    for sentence in sentences[1:]:
        while waiting and waiting[-1].outer.end <= sentence.start:
            waiting.pop()
        if waiting and waiting[-1].outer.start < sentence.start:
            current = Span(start=current.start, end=sentence.end)
            continue
        yield current
        current = sentence
    yield current


def _words(
    text: str, span: Span, quoted: Sequence[Quotation], abbreviations: Collection[str]
) -> Iterator[Word]:
    position = last = span.start
    borders = [(each.outer.start, each.outer.end, each) for each in quoted]
    for start, end, quotation in [*borders, (span.end, span.end, None)]:
        for match in _WORD.finditer(text, position, max(position, start)):
            key = fold(match.group()).casefold()
            stop = match.end() + (
                key in abbreviations and text[match.end() : match.end() + 1] == "."
            )
            gap = text[max(last, match.start() - GAP) : match.start()]
            yield Word(start=match.start(), end=stop, key=key, gap=gap)
            last = stop
        if quotation is not None:
            gap = text[max(last, start - GAP) : start]
            yield _quoted_word(text, gap, quotation)
            position = last = end


def _quoted_word(text: str, gap: str, quotation: Quotation) -> Word:
    inner = quotation.inner
    return Word(
        start=quotation.outer.start,
        end=quotation.outer.end,
        key="",
        gap=gap,
        quotation=quotation,
        capital=text[inner.start : inner.start + 1].isupper(),
        ended=text[max(quotation.outer.start, quotation.outer.end - 2)] == ".",
        stopped=text[max(quotation.outer.start, quotation.outer.end - 2)] in _STOPS,
    )


def inner_unit(source: Source, reading: Reading, unit: Unit, span: Span) -> Unit:
    """The words of a quotation as a unit of its own."""
    named = _within(reading.names, span, lambda name: name.start)
    return Unit(
        span=span,
        paragraph=unit.paragraph,
        words=tuple(_words(source.text, span, (), frozenset())),
        names={name.end: name for name in named},
    )
