"""What is said not to be so: a negation beside a quotation, or on one side alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.briefing.claims.claim import Claim, Evidence, Finding
from generator.briefing.claims.words import Words
from generator.problems import ProblemKind
from generator.text import nearby
from generator.text.patterns import plain

_BEFORE, _BEHIND = 4, 2
# Of so many words behind a denial, how many a statement shares that tells them.
_DENIED, _SHARED = 5, 2
_CLAUSE = re.compile(r"[,;:.!?\"“”()—–]| - ")
_WORD = re.compile(r"\S+")


def cut_off(claim: Claim, words: Words) -> Iterator[Finding]:
    """A negation or a doubt right beside the quoted words, which neither they nor we repeat."""
    if _turned(claim.text, words):
        return
    quoted = {each.citation.source: "" for each in claim.evidence}
    for each in claim.evidence:
        quoted[each.citation.source] += f" {each.citation.exact}"
    for each in claim.evidence:
        beside = _beside(each, words)
        if beside and not _turned(quoted[each.citation.source], words):
            yield Finding(
                ProblemKind.NEGATION_CUT,
                f"“{beside}” stands beside the words quoted of @{each.citation.source}, and neither"
                " they nor the statement say so.",
                "Quote these words too, and say what they say.",
            )


def lost(claim: Claim, words: Words) -> Iterator[Finding]:
    """Quotations that all deny, and a statement that does not."""
    if not claim.evidence or _denied(claim.text, words):
        return
    if all(_denies(each.citation.exact, words) for each in claim.evidence):
        yield Finding(
            ProblemKind.NEGATION_CHANGED,
            "Every quotation holds a “not” or the like, and the statement holds none.",
            "Look whether the statement says what its quotations say.",
        )


def told(claim: Claim, words: Words) -> Iterator[Finding]:
    """Words that a passage denies ("without naming a country"), told as if it did not."""
    if _denied(claim.text, words):
        return
    mine = frozenset(nearby.stems(claim.text, words))
    for each in claim.evidence:
        exact = plain(each.citation.exact)
        for match in words.negations.denied.finditer(words.negations.none.sub(_blank, exact)):
            behind = _CLAUSE.split(each.citation.exact[match.end() :])[0]
            denied = nearby.stems(behind, words)[:_DENIED]
            if len(mine.intersection(denied)) >= _SHARED:
                yield Finding(
                    ProblemKind.NEGATION_CHANGED,
                    f"“{match[0]}” stands before these words in the quotation of"
                    f" @{each.citation.source}, and not in the statement.",
                    "Look whether the statement says what its quotations say.",
                )
                return


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def added(claim: Claim, words: Words) -> Iterator[Finding]:
    """A statement that denies, where no passage does."""
    if not claim.evidence or not words.negations.denial.search(plain(claim.text)):
        return
    if not any(_turned(each.sentence, words) for each in claim.evidence):
        yield Finding(
            ProblemKind.NEGATION_CHANGED,
            "The statement holds a “not” or the like, and no cited passage holds any.",
            "Look whether the statement says what its quotations say.",
        )


def _beside(each: Evidence, words: Words) -> str | None:
    """The negation or doubt before or behind the quoted words, within their clause."""
    citation = each.citation
    before = plain(each.text[citation.sentence.start : citation.start])
    behind = plain(each.text[citation.end : citation.sentence.end])
    near = _CLAUSE.split(before)[-1]
    starts = [match.start() for match in _WORD.finditer(near)][-_BEFORE:]
    for part in (
        near[starts[0] :] if starts else "",
        " ".join(words.joint.split(_CLAUSE.split(behind)[0])[0].split()[:_BEHIND]),
    ):
        found = _match(part, words.negations.beside, words)
        if found:
            return found
    return None


def _denies(text: str, words: Words) -> bool:
    return _match(plain(text), words.negations.negation, words) is not None


def _turned(text: str, words: Words) -> bool:
    return _match(plain(text), words.negations.turned, words) is not None


def _match(text: str, pattern: re.Pattern[str], words: Words) -> str | None:
    cleared = words.negations.none.sub(_blank, text)
    found = pattern.search(cleared)
    return found[0] if found else None


def _denied(text: str, words: Words) -> bool:
    """Whether a statement denies in any words: "left open", "less than"."""
    return _turned(text, words) or words.negations.otherwise.search(plain(text)) is not None
