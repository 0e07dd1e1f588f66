"""A side's date is borne by each of its sources; a weekday is that of the calendar."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from generator.briefing.claims.claim import Claim, Finding
from generator.briefing.claims.counts import bearing
from generator.briefing.claims.words import Words
from generator.model import DateMention
from generator.problems import ProblemKind
from generator.text.patterns import plain

_BEFORE, _BEHIND = 14, 24


def side_not_borne(claim: Claim, words: Words) -> Iterator[Finding]:
    """In a difference, a source that is cited for a date and gives another."""
    label, colon, _ = claim.text.partition(": ")
    if not claim.statement.subject or not colon or claim.statement.derived:
        return
    for mention in claim.reading.dates:
        if mention.end <= len(label) and mention.type == "date" and mention.value:
            bearers = bearing(claim.evidence, mention)
            for source in sorted(claim.cited - bearers) if bearers else ():
                yield Finding(
                    ProblemKind.DATE_UNSUPPORTED,
                    f"@{source} is cited for the date “{mention.text}”, and its passages do not"
                    " give it.",
                    "Quote the words that do, or cite it for the date that it gives.",
                )


def weekday_denied(claim: Claim, words: Words) -> Iterator[Finding]:
    """A weekday beside a full date that fell on another."""
    yield from weekdays_denied(claim.text, claim.reading.dates, words)


def weekdays_denied(text: str, mentions: Sequence[DateMention], words: Words) -> Iterator[Finding]:
    """ "Monday, 15 January 2026", "15 January 2026 was a Monday": that day was a Thursday."""
    lower = plain(text)
    for mention in mentions:
        day = _day(mention.value)
        # A year that the text does not give may be wrong itself.
        if day is None or str(day.year) not in mention.text:
            continue
        around = lower[max(0, mention.start - _BEFORE) : mention.start].split()[-1:]
        behind = lower[mention.end : mention.end + _BEHIND].split()
        near = [*around, *plain(mention.text).split()]
        if behind[:2] in (["was", "a"], ["is", "a"], ["fell", "on"]):
            near += behind[2:4]
        named = [words.weekdays[w] for word in near if (w := word.strip(",.()")) in words.weekdays]
        # The whole names come first: "Thursday" before "Thu".
        names = {number: name for name, number in reversed([*words.weekdays.items()])}
        if named and day.isoweekday() not in named:
            yield Finding(
                ProblemKind.WEEKDAY_DENIED,
                f"“{mention.text}” was a {names[day.isoweekday()].capitalize()},"
                f" not a {names[named[0]].capitalize()}.",
                "Mend the weekday or the date.",
            )


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat((value or "").rstrip("?~%"))
    except ValueError:
        return None
