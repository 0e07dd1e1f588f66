"""A paragraph of an article as HTML: cited passages marked, what may not be shown left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from generator.model import Citation, Span
from generator.pages import escape

GAP = Markup(' <span class="left-out">[…]</span> ')


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mark:
    """A `<mark>` to be written: a citation's first carries its anchor, a later part `data-of`."""

    span: Span
    citation: str
    first: bool


def marked(text: str, paragraph: Span, part: Span, citations: Sequence[Citation]) -> Markup:
    """A shown part of a paragraph; each citation is one `<mark id="c-…">` around its exact words.

    Marks nest. Where two citations overlap without nesting, the later one is cut at the other's
    end: its first piece carries the id, the rest `data-of` with the same name, so that their text
    together is the passage. `[…]` stands where the paragraph goes on at either end.
    """
    marks = sorted(_marks(citations), key=lambda mark: (mark.span.start, -mark.span.end))
    start, end = max(part.start, paragraph.start), min(part.end, paragraph.end)
    before = GAP if text[paragraph.start : start].strip() else Markup()
    after = GAP if text[end : paragraph.end].strip() else Markup()
    inner = _nested(text, Span(start=start, end=end), marks)
    return (before + inner + after).strip()


def _marks(citations: Sequence[Citation]) -> Iterator[_Mark]:
    """One mark a citation, more where it would cross another's border."""
    ordered = sorted(citations, key=lambda citation: (citation.start, -citation.end))
    for index, citation in enumerate(ordered):
        ends = {other.end for other in ordered[:index]}
        cuts = sorted(end for end in ends if citation.start < end < citation.end)
        for start, end in pairwise([citation.start, *cuts, citation.end]):
            first = start == citation.start
            yield _Mark(span=Span(start=start, end=end), citation=citation.id, first=first)


def _nested(text: str, span: Span, marks: Sequence[_Mark]) -> Markup:
    """The text of a span with the marks in it; `marks` are sorted, outer before inner."""
    parts: list[Markup] = []
    position = span.start
    index = 0
    while index < len(marks):
        mark = marks[index]
        inner = index + 1
        while inner < len(marks) and marks[inner].span.start < mark.span.end:
            inner += 1
        parts.append(escape.html_within(text[position : mark.span.start]))
        name = f'id="{mark.citation}"' if mark.first else f'data-of="{mark.citation}"'
        content = _nested(text, mark.span, marks[index + 1 : inner])
        parts.append(Markup(f"<mark {name}>{content}</mark>"))
        position, index = mark.span.end, inner
    parts.append(escape.html_within(text[position : span.end]))
    return Markup("").join(parts)
