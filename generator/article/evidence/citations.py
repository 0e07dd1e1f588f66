"""A quotation as an editor wrote it to a `Citation`, or to the problem that says how to mend it."""

from __future__ import annotations

from collections.abc import Mapping

from rapidfuzz import process

from generator import identity
from generator.article.evidence.places import Ambiguous, Library, NotFound, Place, locate, place_of
from generator.model import ASIDE, Citation, Quote, Span
from generator.problems import Problem, ProblemKind
from generator.text.typography import clean, fold

CONTEXT = 32


def cite(quote: Quote, file: str, libraries: Mapping[str, Library]) -> Citation | Problem:
    """The citation of a quotation. Its prefix and suffix are whole words, at most 32 code points.

    A W3C TextQuoteSelector's prefix and suffix tell its words from others; they stay within the
    paragraph. Problems: source-unknown, quote-not-found, quote-ambiguous, quote-in-residue.
    """
    library = libraries.get(quote.source)
    if library is None:
        return _unknown_source(quote, file, libraries)
    name = library.source.seed.file
    place = locate(quote.words, library)
    if isinstance(place, NotFound):
        return _not_found(quote, file, library, place)
    if isinstance(place, Ambiguous):
        lines = ", ".join(str(line) for line in place.lines)
        return _problem(
            ProblemKind.QUOTE_AMBIGUOUS,
            quote,
            file,
            f"“{clean(quote.words)}” stands more than once in {name} (line {lines}).",
            "Quote more words, so that one place is meant.",
        )
    if place.zone in ASIDE:
        return _problem(
            ProblemKind.QUOTE_IN_RESIDUE,
            quote,
            file,
            f"“{clean(quote.words)}” stands in a menu, a ranking or a notice of {name}.",
            "Quote the article itself.",
        )
    return citation(place, library)


def citation(place: Place, library: Library) -> Citation:
    """The citation of a place, with an anchor made from its words."""
    source, text = library.source, library.source.text
    span = place.span
    exact = text[span.start : span.end]
    paragraph = source.article.paragraph_of(span) or place.sentence
    prefix = _last_words(text[max(paragraph.start, span.start - CONTEXT) : span.start], text, span)
    suffix = _first_words(text[span.end : min(paragraph.end, span.end + CONTEXT)])
    repeats = library.view.text.count(fold(exact)) > 1
    return Citation(
        id=identity.citation_id(source.id, exact, prefix if repeats else ""),
        source=source.id,
        start=span.start,
        end=span.end,
        exact=exact,
        prefix=prefix,
        suffix=suffix,
        pieces=place.pieces,
        sentence=place.sentence,
        zone=place.zone,
    )


def cite_span(span: Span, library: Library) -> Citation:
    """The citation of a passage that the generator chose itself."""
    return citation(place_of(library, span, (span,)), library)


def _last_words(before: str, text: str, span: Span) -> str:
    """`before` without the part of a word that the cut left at its beginning."""
    cut_inside = span.start - len(before) > 0 and text[span.start - len(before) - 1].isalnum()
    if cut_inside and before[:1].isalnum() and " " in before:
        return before[before.index(" ") :].lstrip(" ") if before.strip() else before
    return before


def _first_words(after: str) -> str:
    if len(after) == CONTEXT and " " in after[1:]:
        return after[: after.rindex(" ")]
    return after


def _unknown_source(quote: Quote, file: str, libraries: Mapping[str, Library]) -> Problem:
    near = process.extractOne(quote.source, sorted(libraries), score_cutoff=60)
    known = ", ".join(sorted(libraries)[:12]) + ("…" if len(libraries) > 12 else "")
    return _problem(
        ProblemKind.SOURCE_UNKNOWN,
        quote,
        file,
        f"There is no source `{quote.source}`.",
        f"Did you mean `{near[0]}`?" if near else f"The sources are: {known or 'none'}.",
    )


def _not_found(quote: Quote, file: str, library: Library, place: NotFound) -> Problem:
    message = f"“{clean(quote.words)}” is not in {library.source.seed.file}."
    if place.crosses_paragraphs:
        mend = "The words run over a paragraph's end: cite each paragraph by itself."
    elif place.closest:
        mend = f"The closest passage is on line {place.line}: “{place.closest}”."
    else:
        mend = "Nothing like it stands there."
    return _problem(ProblemKind.QUOTE_NOT_FOUND, quote, file, message, mend)


def _problem(kind: ProblemKind, quote: Quote, file: str, message: str, mend: str) -> Problem:
    return Problem(
        kind=kind, file=file, line=quote.line, column=quote.column, message=message, mend=mend
    )
