"""Where quotations stand, by their marks; one that runs over paragraphs is several."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.model import Span

_MARKS = re.compile("[\"“”„«»‘’']")
_OPENING = {"“": "”", "„": "”", "«": "»", '"': '"', "‘": "’", "'": "'"}
_DOUBLE = frozenset('“"„«')
# Quotation marks that close as well: German „…“.
_CLOSING = {"”": "”“", "»": "»", '"': '"', "’": "’", "'": "'"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """A quotation with its marks (`outer`) and its words (`inner`).

    `open` is set where no mark closes it in its paragraph: it goes on in the next.
    """

    outer: Span
    inner: Span
    length: int
    """How many words, as blanks part them."""
    open: bool = False


def quotations(text: str, paragraphs: Sequence[Span]) -> tuple[Quotation, ...]:
    """The quotations of some paragraphs, none within another.

    A mark opens behind a blank or a bracket and before a word, and closes behind a word. A double
    quotation that its paragraph leaves open counts where the next paragraph opens with a mark
    again, or begins with words that a mark closes.
    """
    found: list[Quotation] = []
    running = False
    for index, paragraph in enumerate(paragraphs):
        later = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
        marks = _marks(text, paragraph)
        position = paragraph.start
        closing = _first_double(text, marks)
        if running and closing is not None:
            position = closing + 1
            found.append(_quotation(text, Span(start=paragraph.start, end=position), bare=True))
        goes_on = later is not None and (
            text[later.start] in _DOUBLE or _ends_first(text, later, _marks(text, later))
        )
        inside = list(_in_paragraph(text, Span(start=position, end=paragraph.end), goes_on))
        found += inside
        running = (
            later is not None
            and bool(inside)
            and inside[-1].open
            and text[later.start] not in _DOUBLE
        )
    return tuple(found)


def _marks(text: str, paragraph: Span) -> list[int]:
    return [match.start() for match in _MARKS.finditer(text, paragraph.start, paragraph.end)]


def _ends_first(text: str, paragraph: Span, marks: Sequence[int]) -> bool:
    """True if the first double mark of a paragraph closes what began before it."""
    first = _first_double(text, marks)
    return first is not None and text[first] in '"”»' and _closes(text, first, paragraph)


def _first_double(text: str, marks: Sequence[int]) -> int | None:
    return next((at for at in marks if text[at] not in "‘’'"), None)


def _in_paragraph(text: str, paragraph: Span, goes_on: bool) -> Iterator[Quotation]:
    marks = _marks(text, paragraph)
    closers = _next_closers(text, marks, paragraph)
    position = paragraph.start
    for index, at in enumerate(marks):
        if at < position or text[at] not in _OPENING or not _opens(text, at, paragraph):
            continue
        end = closers[index].get(_OPENING[text[at]])
        if end is None:
            if goes_on and text[at] in _DOUBLE:
                yield _quotation(text, Span(start=at, end=paragraph.end), open_=True)
                return
            continue
        if text[at + 1 : end].strip():
            yield _quotation(text, Span(start=at, end=end + 1))
        position = end + 1


def _next_closers(text: str, marks: Sequence[int], paragraph: Span) -> list[dict[str, int]]:
    """For each mark, the nearest closing mark of each kind behind it: one walk from the end."""
    nearest: dict[str, int] = {}
    rows: list[dict[str, int]] = []
    for at in reversed(marks):
        rows.append(dict(nearest))
        for kind, forms in _CLOSING.items():
            if text[at] in forms and _closes(text, at, paragraph):
                nearest[kind] = at
    rows.reverse()
    return rows


def _opens(text: str, at: int, paragraph: Span) -> bool:
    before = text[at - 1] if at > paragraph.start else " "
    after = text[at + 1] if at + 1 < paragraph.end else " "
    return (before.isspace() or before in "([{—–-/") and not after.isspace()


def _closes(text: str, at: int, paragraph: Span) -> bool:
    before = text[at - 1] if at > paragraph.start else " "
    after = text[at + 1] if at + 1 < paragraph.end else " "
    if text[at] in "’'" and after.isalnum():
        return False  # an apostrophe
    return not before.isspace() and not after.isalnum()


def _quotation(text: str, outer: Span, *, open_: bool = False, bare: bool = False) -> Quotation:
    """A quotation; `bare` where it has no opening mark, `open_` where it has no closing one."""
    start, end = outer.start + (not bare), outer.end - (not open_)
    while start < end and text[start].isspace():
        start += 1
    # The comma of "“No,” said Roe" is the sentence's.
    while end > start and (text[end - 1].isspace() or text[end - 1] == ","):
        end -= 1
    inner = Span(start=start, end=end)
    return Quotation(outer=outer, inner=inner, length=len(text[start:end].split()), open=open_)
