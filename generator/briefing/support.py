"""The evidence gate's second half: a statement's claims must be borne by what it cites."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator import edtf
from generator.model import (
    Article,
    Citation,
    DateMention,
    Figure,
    Reading,
    Span,
    within,
)
from generator.text.typography import fold

_DAY = len("2026-01-15")
# Zones whose date is that of the article.
_UNDATED = ("dateline", "published")


@dataclass(frozen=True, slots=True, kw_only=True)
class Borne:
    """What the sentence around a quotation holds."""

    figures: tuple[Figure, ...]
    dates: tuple[DateMention, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DateVerdict:
    """A date that is not borne: `unresolved` where it, or what might bear it, has no value;
    `doubtful` is what bears it in one of several readings."""

    text: str
    unresolved: bool
    doubtful: DateMention | None = None


def borne(citation: Citation, reading: Reading, article: Article) -> Borne:
    """What one quotation bears, the sentence around it included.

    A quotation that holds a date bears that one: “On 16 January they worked out” bears nothing of
    the 17th that its sentence names later. The day of a dateline is the article's, not the event's.
    """
    own = reading.dates_in(citation.span) or reading.dates_in(citation.sentence)
    return Borne(
        figures=tuple(within(reading.figures, citation.sentence)),
        dates=tuple(
            mention
            for mention in own
            if article.zone_of(Span(start=mention.start, end=mention.end)) not in _UNDATED
        ),
    )


def unborne_dates(
    claims: Sequence[DateMention], cited: Sequence[DateMention]
) -> tuple[DateVerdict, ...]:
    """Claimed dates that no cited passage bears.

    A passage bears a claim when its interval lies within the claimed one: "January 15" bears
    "in January", "in January" never bears "15 January".
    """
    words = {fold(mention.text).casefold() for mention in cited}
    verdicts = (
        _of_claim(claim, cited)
        for claim in claims
        # "In the autumn", where the passage says "in the autumn", needs no calendar.
        if claim.type == "date" and fold(claim.text).casefold() not in words
    )
    return tuple(verdict for verdict in verdicts if verdict is not None)


def _of_claim(claim: DateMention, cited: Sequence[DateMention]) -> DateVerdict | None:
    """The verdict on the likeliest of its readings, unless another one is borne."""
    verdicts = [unborne(value, claim.text, cited) for value in (claim.value, *claim.readings)]
    if not all(verdicts):
        return None
    return next((each for each in verdicts if each and each.doubtful), verdicts[0])


def unborne(value: str | None, text: str, cited: Sequence[DateMention]) -> DateVerdict | None:
    """The verdict on one claimed EDTF value, or None where a cited passage bears it."""
    claimed = edtf.parse(value) if value else None
    if claimed is None or edtf.year_unknown(claimed):
        return DateVerdict(text=text, unresolved=True)
    doubtful = None
    for mention in cited:
        if any(found and edtf.lies_within(found, claimed) for found in _read(mention)):
            if not mention.readings:
                return None
            doubtful = doubtful or mention
        # "17 June" of no year is that of the passage, whichever year is nearest to today.
        if mention.value and value and _same_day(text, value, mention.value):
            return None
    return DateVerdict(
        text=text,
        unresolved=doubtful is None and any(mention.value is None for mention in cited),
        doubtful=doubtful,
    )


def _read(mention: DateMention) -> Iterator[edtf.Edtf | None]:
    return map(edtf.parse, mention.values)


def _same_day(text: str, claimed: str, found: str) -> bool:
    """Whether a claim that writes a day and no year is of the same day of a year."""
    written = any(character.isdigit() for character in text) and claimed[:4] not in text
    return written and len(claimed.rstrip("?~%")) == _DAY and claimed[4:_DAY] == found[4:_DAY]
