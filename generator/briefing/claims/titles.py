"""A title beside a name is one that the cited sources give."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.briefing.claims.claim import Claim, Finding
from generator.briefing.claims.words import Words
from generator.model import NameMention
from generator.problems import ProblemKind
from generator.text.patterns import plain

_BEFORE, _BEHIND = 5, 6
_REACH = 80
_WORD = re.compile(r"[\w.'’-]+")
_BREAK = re.compile(r"[.;:!?\n\"“”()]\s")
_OF = re.compile(r"([\w’'-]+) of (?:the )?([A-Z]\w+)(?: [A-Z][\w.]*)*\s*$")
_APPOSITION = re.compile(r", (?:the |a |an )?([^,.;:\n]{3,60})[,.;]")

Title = tuple[str, ...]


def other_title(claim: Claim, words: Words) -> Iterator[Finding]:
    """A title that no cited source gives a person to whom they give others."""
    for mention in claim.reading.names:
        if not claim.is_person(mention):
            continue
        mine = _titles(claim.text, mention.start, mention.end, words)
        if not mine:
            continue
        last = mention.text.split()[-1].rstrip(".,").removesuffix("’s").removesuffix("'s")
        theirs = {
            title
            for text in {each.text for each in claim.evidence}
            for match in re.finditer(rf"(?<!\w){re.escape(last)}(?!\w)", text)
            for title in _titles(text, match.start(), match.end(), words)
        }
        for title in sorted(mine):
            if theirs and not any(_same(title, other, words) for other in theirs):
                yield _finding(mention, title, theirs)


def unheard(claim: Claim, words: Words) -> Iterator[Finding]:
    """A title that no cited article has of anybody: "was named finance minister"."""
    found = list(words.titles.noun.finditer(plain(claim.text)))
    if not found:
        return
    told = " ".join({plain(f"{each.title} {each.text}") for each in claim.evidence})
    for match in found:
        short = words.titles.short.get(match[0], match[0])
        if match[0] in words.titles.none:
            continue
        if match[0] not in told and short not in told and not claim.statement.subject:
            yield Finding(
                ProblemKind.TITLE_UNSUPPORTED,
                f"No cited source speaks of a “{match[0]}”.",
                "Write a title that a cited source gives, or cite one that gives it.",
            )


def _finding(mention: NameMention, title: Title, theirs: set[Title]) -> Finding:
    given = ", ".join(sorted(f"“{' '.join(other)}”" for other in theirs)[:3])
    return Finding(
        ProblemKind.TITLE_UNSUPPORTED,
        f"No cited source calls {mention.text} “{' '.join(title)}”; they have {given}.",
        "Write a title that a cited source gives, or cite one that gives it.",
    )


def _same(mine: Title, theirs: Title, words: Words) -> bool:
    """ "Defence minister" is "Danish Defense Minister"; "president" is no "vice president"."""
    heads = {word for word in mine if words.titles.noun.fullmatch(word)}
    known, other = {*mine}, {*theirs}
    if not heads & other or (known & words.titles.ranks) != (other & words.titles.ranks):
        return False
    rest = {words.verbs.stem(word) for word in known - heads - words.titles.ranks}
    others = {words.verbs.stem(word) for word in other - heads - words.titles.ranks}
    # "Denmark’s foreign minister" and "the Danish defence minister": one country, two ministers.
    countries = words.titles.countries
    if rest & countries and others & countries and not rest & others & countries:
        return False
    rest, others = rest - countries, others - countries
    return not rest or not others or bool(rest & others)


def _titles(text: str, start: int, end: int, words: Words) -> Iterator[Title]:
    """The words of titles right before a name, or in apposition behind it.

    `start` may be that of the last name: the names before it are passed over.
    """
    before = _BREAK.split(text[max(0, start - _REACH) : start])[-1]
    near = _WORD.findall(before)
    while near and near[-1][0].isupper() and not words.titles.noun.fullmatch(plain(near[-1])):
        near.pop()
    near = [plain(word) for word in near[-_BEFORE:]]
    # "Secretary of State Iris Holm": the title goes on behind "of".
    of = _OF.search(before)
    if (
        of
        and (not near or not words.titles.noun.fullmatch(near[-1]))
        and words.titles.noun.fullmatch(plain(of[1]))
    ):
        yield tuple(_spelled(plain(word)) for word in (of[1], of[2]))
    # "Harlow’s harbour minister, Iris Holm": a comma may stand between.
    if near and words.titles.noun.fullmatch(near[-1]):
        yield _of(near, words)
    behind = _APPOSITION.match(text, end, end + _REACH)
    if behind:
        # "Iris Holm, the mayor of Harlow,": a noun in small letters; "General Motors" is no title.
        found = _WORD.findall(behind[1])[:_BEHIND]
        if any(words.titles.noun.fullmatch(word) for word in found):
            yield _of([plain(word) for word in found], words)


def _of(found: list[str], words: Words) -> Title:
    """The title's own words: from its noun back to the first word that belongs to no title."""
    heads = [place for place, word in enumerate(found) if words.titles.noun.fullmatch(word)]
    first = heads[-1]
    while first > max(0, heads[-1] - 2) and found[first - 1] not in words.titles.stop:
        first -= 1
    return tuple(_spelled(word) for word in found[first : heads[-1] + 1])


def _spelled(word: str) -> str:
    return word.removesuffix("'s").replace("defense", "defence").strip(".")
