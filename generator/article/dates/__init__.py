"""Dates of a text: found and resolved, each with what it was resolved against.

Word lists and patterns are in `languages/<code>/dates.yml`, those of verbs in `tense.yml`.
`grammar` finds, `guards` turns down what only looks like a date, `calendars`, `stretches`, `story`,
`relative` and `lengths` resolve, `reading` puts them together. Whether a date is past or to come,
`groups`, `clauses` and `direction` tell: verb groups, the one that governs, and what it says;
`decided` marks what they leave open.
"""

from __future__ import annotations

from generator.article.dates.grammar import grammar
from generator.article.dates.guards import word_before
from generator.article.dates.reading import read
from generator.article.dates.scene import Anchor
from generator.model import Article, DateMention, Language

__all__ = ["Anchor", "find", "reported"]

# What tells its own day or month, or counts from one that does: not "Thursday", whose day follows
# from that of publication.
_OWN = ("stamp_iso", "month_day", "month_days", "month_year")


def find(
    text: str, article: Article | None, anchor: Anchor, language: Language
) -> tuple[DateMention, ...]:
    """The date expressions of a text, in text order, as EDTF, ISO 8601 durations and times.

    With an `article`, its zones are read: residue is passed over, and each teaser of another
    article is read by itself. Without one the whole text is read, such as an editor's statement.
    Offsets are code points of `text`, intervals half-open. A date that cannot be resolved has the
    value `None`, and its basis says why.
    """
    return tuple(found.mention for found, _ in read(text, article, anchor, language))


def reported(
    text: str, article: Article | None, anchor: Anchor, language: Language
) -> tuple[DateMention, ...]:
    """The days and months that an article's body and captions report as past, in text order: what
    it cannot have appeared before. Plans, deadlines, ends of terms and weekdays are not among them.
    """
    rules = grammar(language)
    return tuple(
        found.mention
        for found, zone in read(text, article, anchor, language)
        if zone.kind in ("body", "caption")
        and found.value
        and not found.raw.deadline
        and not rules.word("extent", word_before(text, found.mention.start).lower())
        and (found.raw.rule in _OWN or found.mention.anchor)
        and (found.tense == "past" or (found.tense is None and zone.kind == "caption"))
    )
