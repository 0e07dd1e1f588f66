"""Names, attribution and order: differences between sentences that say the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import timedelta
from functools import lru_cache
from typing import NamedTuple

from generator.corpus.disagreement import otherwise
from generator.corpus.disagreement.accounts import Account, name_keys
from generator.corpus.disagreement.facts import Fact, near, of_sentence
from generator.corpus.disagreement.lexicon import Lexicon
from generator.model import DisagreementKind, NameMention, Span
from generator.text.contrary import denies, opposites

_FEWEST = 3
_COMMON = 0.75
_ORDER_SHARED = 2
_ORDER_COMMON = 0.6
_SPELLING = 2
_LETTERS = 3

KINDS: tuple[DisagreementKind, ...] = ("contradiction", "sequence", "attribution", "name")
# The values of sides, put in words where they are shown.
ATTRIBUTED, ASSERTED = "attributed", "asserted"
BEFORE, AFTER = "before", "after"
DENIED = "denied"
# How far apart two articles that contradict one another may have been published.
_NEWS = timedelta(days=3)
# A sentence is compared with some dozens of others: what it holds for this is found once.
_SENTENCES = 8192


Conflict = tuple[DisagreementKind, Fact, Fact]


def compare(one: Account, other: Account, words: Lexicon) -> Iterator[Conflict]:
    """The differences between two sentences on one matter."""
    yield from _names(one, other, words)
    yield from _spellings(one, other)
    yield from _attributed(one, other, words)
    yield from _attributed(other, one, words)
    yield from _order(one, other, words)
    yield from _contradictions(one, other, words)


def same(one: Fact, other: Fact) -> bool:
    """Whether two sentences have it the same way."""
    return one.value == other.value


def _names(one: Account, other: Account, words: Lexicon) -> Iterator[Conflict]:
    """Two forms that an editor calls the same name, one in each sentence and none in both."""
    for forms in words.aliases:
        mine, theirs = _forms(one.raw.text, forms), _forms(other.raw.text, forms)
        if len(mine) == len(theirs) == 1 and set(mine) != set(theirs):
            (form, span), (form_too, span_too) = *mine.items(), *theirs.items()
            yield (
                "name",
                of_sentence(one, forms[0], form, span),
                of_sentence(other, forms[0], form_too, span_too),
            )


def _spellings(one: Account, other: Account) -> Iterator[Conflict]:
    """One person whose first name is spelled in two ways: "Jon Petersen" and "Jan Petersen"."""
    for mine in one.raw.names:
        for theirs in other.raw.names:
            if _two_spellings(mine.entity.split(), theirs.entity.split()):
                key = mine.entity.split()[-1]
                yield "name", _mention(one, key, mine), _mention(other, key, theirs)


def _mention(account: Account, key: str, name: NameMention) -> Fact:
    return of_sentence(account, key, name.entity, Span(start=name.start, end=name.end))


def _attributed(one: Account, other: Account, words: Lexicon) -> Iterator[Conflict]:
    """`one` gives as somebody's claim what `other` asserts by itself."""
    claim = _claim(one, words)
    if claim is None or one.negated != other.negated or other.quotes or one.quotes:
        return
    if _claim(other, words) or any(t.word in words.said for t in other.tokens):
        return
    shared = one.stems & other.stems
    if len(shared) >= _FEWEST and len(shared) >= _COMMON * len(other.stems):
        span = Span(start=claim.start(), end=claim.end())
        whole = Span(start=0, end=len(other.raw.text))
        yield (
            "attribution",
            of_sentence(one, "", ATTRIBUTED, span),
            of_sentence(other, "", ASSERTED, whole),
        )


def _contradictions(one: Account, other: Account, words: Lexicon) -> Iterator[Conflict]:
    """The opposite, or a denial, of nearly the same sentence about the same names."""
    if words.assertions is None or not _nearly_the_same(one, other, words):
        return
    found = opposites(one.raw.text, other.raw.text, words.assertions)
    if found:
        # "None survived", "all were killed"; "Oduya beat Otieno", "Otieno lost to Oduya".
        if one.negated != other.negated or _turned((one, other), found, words):
            return
        values = [match[0] for match in found]
        spans = [Span(start=match.start(), end=match.end()) for match in found]
    elif denies(one.raw.text, other.raw.text, words.assertions):
        values, spans = [DENIED, ASSERTED], [_whole(one), _whole(other)]
    elif denies(other.raw.text, one.raw.text, words.assertions):
        values, spans = [ASSERTED, DENIED], [_whole(one), _whole(other)]
    else:
        return
    yield (
        "contradiction",
        of_sentence(one, "", values[0], spans[0]),
        of_sentence(other, "", values[1], spans[1]),
    )


def _turned(
    accounts: tuple[Account, Account], found: tuple[re.Match[str], re.Match[str]], words: Lexicon
) -> bool:
    """Whether the opposites are said of two, both of whom both sentences name."""
    subjects = [
        [
            key
            for name in account.raw.names
            if name.end <= match.start()
            for key in name_keys((name,), words) - account.places
        ]
        for account, match in zip(accounts, found, strict=True)
    ]
    if not all(subjects):
        return False
    mine, theirs = (keys[-1] for keys in subjects)
    return mine != theirs and mine in accounts[1].stems and theirs in accounts[0].stems


def _nearly_the_same(one: Account, other: Account, words: Lexicon) -> bool:
    mine, theirs = name_keys(one.raw.names, words), name_keys(other.raw.names, words)
    if not mine & theirs or (mine - other.stems and theirs - one.stems):
        return False
    first, second = one.raw.published, other.raw.published
    if first and second and abs(first - second) > _NEWS:
        return False
    # "Killed 14 people" and "injured 30" are both so.
    if otherwise.measured(one, other) or otherwise.dated(one, other):
        return False
    longer = max(len(one.content), len(other.content))
    return near(one, other, tied=False) and 2 * len(one.content & other.content) >= longer


def _whole(account: Account) -> Span:
    return Span(start=0, end=len(account.raw.text))


@lru_cache(maxsize=_SENTENCES)
def _claim(account: Account, words: Lexicon) -> re.Match[str] | None:
    """What makes a sentence somebody's claim; "…, which according to officials …" is another's."""
    claim = words.claims.search(account.raw.text)
    if claim is None:
        return None
    part = account.raw.text[: claim.start()].rpartition(",")[2].split()
    return None if part and part[0].casefold() in words.strong_joints else claim


def _order(one: Account, other: Account, words: Lexicon) -> Iterator[Conflict]:
    """Two sentences that put the same two events in another order."""
    for mine, theirs in ((words.before, words.after), (words.after, words.before)):
        first, second = _parts(one, mine), _parts(other, theirs)
        # Neither sentence may hold both words, or it is unclear which event is meant.
        if not first or not second or theirs.search(one.raw.text) or mine.search(other.raw.text):
            continue
        main, sub = first.main & second.main, first.sub & second.sub
        if _covers(main, first.main, second.main) and _covers(sub, first.sub, second.sub):
            before_first = mine is words.before
            values = (BEFORE, AFTER) if before_first else (AFTER, BEFORE)
            yield (
                "sequence",
                of_sentence(one, "", values[0], first.marker),
                of_sentence(other, "", values[1], second.marker),
            )


def _covers(shared: frozenset[str], one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two stretches tell of one event: they share most words of the shorter one."""
    fewest = min(len(one), len(other))
    return len(shared) >= max(_ORDER_SHARED, _ORDER_COMMON * fewest)


def _forms(text: str, forms: tuple[str, ...]) -> dict[str, Span]:
    """The forms that a text has, each with its first place."""
    found = {form: match for form in forms if (match := _form(form).search(text))}
    return {form: Span(start=match.start(), end=match.end()) for form, match in found.items()}


@lru_cache(maxsize=256)
def _form(form: str) -> re.Pattern[str]:
    words = r"\s{1,3}".join(map(re.escape, form.split()))
    return re.compile(rf"(?<!\w){words}(?!\w)")


def _two_spellings(one: list[str], other: list[str]) -> bool:
    if len(one) != _SPELLING or len(other) != _SPELLING or one[1] != other[1] or one == other:
        return False
    first, second = (_plain(name[0]) for name in (one, other))
    alike = first[0] == second[0] and min(len(first), len(second)) >= _LETTERS
    return alike and first != second and _one_letter_apart(first, second)


def _plain(name: str) -> str:
    """ "José" and "Jose" are one spelling."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _one_letter_apart(one: str, other: str) -> bool:
    """One letter changed, added or left out; "Tom" of "Tommy" is short for it and none."""
    if one.startswith(other) or other.startswith(one):
        return False
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) == 1
    longer, shorter = sorted((one, other), key=len, reverse=True)
    return len(longer) - len(shorter) == 1 and any(
        longer[:place] + longer[place + 1 :] == shorter for place in range(len(longer))
    )


class _Parts(NamedTuple):
    """The stems of the event told, of that which it is set against, and the word that does so."""

    main: frozenset[str]
    sub: frozenset[str]
    marker: Span


@lru_cache(maxsize=_SENTENCES)
def _parts(account: Account, marker: re.Pattern[str]) -> _Parts | None:
    found = list(marker.finditer(account.raw.text))
    if len(found) != 1:
        return None
    match, text = found[0], account.raw.text
    end = text.find(",", match.end())
    opens = not text[: match.start()].strip()
    end = len(text) if end < 0 or not opens else end
    sub = frozenset(t.stem for t in account.tokens if match.end() <= t.start < end)
    main = frozenset(t.stem for t in account.tokens if not match.start() <= t.start < end)
    return _Parts(main - {""}, sub - {""}, Span(start=match.start(), end=match.end()))
