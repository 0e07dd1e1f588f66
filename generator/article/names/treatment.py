"""What a text tells of a name by how it treats it: ages, callings, shares, makers, initials.

"Zorba Quim, a teacher", "Quim, 58,", "shares of Harlow", "Harlow's chief executive", "the ferry
company Harlow", "Harlow Water Trust (HWT) said". A kind is given to every mention of a name in the
text, so it needs more for it than against it, and never goes to a name that is used as a place.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from generator.article.names.rules import Lists, Rules, plain_form
from generator.article.names.tokens import Token

PERSON, BODY, PLACE = "person", "organisation", "place"
_AHEAD, _BACK = 80, 40
_LONGEST_PERSON = 4
_AGE = re.compile(r", (?:aged )?\d{1,2}[,.]")
_WHO = re.compile(r",? who\b")
_APPOSITION = re.compile(r", (?P<words>(?:[a-z][a-z'-]*[ ,.;]){1,7})")
_WORDS = re.compile(r"[a-z][a-z'-]*")
_POSSESSIVE = re.compile(r"'s? (?P<words>[A-Za-z]+(?: [a-z]+){0,3})")
_FOLLOWING = re.compile(
    r" (?:(?:has|had|have|also|later) )?(?P<word>[a-z]+)(?: that)?(?P<its> its\b)?"
)
_BEFORE = re.compile(r"(?P<word>[a-z]+)(?P<comma>,?) $")
_SHARES = re.compile(r"\b(?:shares|stake|stock|shareholders) (?:of|in) $")
_LED = re.compile(r"\b(?P<word>[a-z]+) (?:the )?$")
_OFFICE = re.compile(r"\b(?P<word>[a-z]+) (?:of|for) [^,.;\n]{1,40}, $")
_AND = re.compile(r" (?:and|&) (?:the )?[A-Z]")
_BRACKETS = re.compile(r" \((?P<initials>[A-Z]{2,8})\)(?: (?P<word>[a-z]+))?")

Key = tuple[str, ...]


class _Use(NamedTuple):
    """One mention of a name with what stands around it, apostrophes straight."""

    key: Key
    run: Sequence[Token]
    before: str
    after: str


def kinds_of(
    text: str, runs: Iterable[Sequence[Token]], unknown: Iterable[Key], rules: Rules
) -> dict[Key, str]:
    """The kinds of those of the `unknown` names of which the text tells it, by their keys."""
    wanted = set(unknown)
    uses = [_use(text, run) for run in runs]
    votes: dict[Key, Counter[str]] = {key: Counter() for key in wanted}
    for use in uses:
        if use.key in wanted:
            votes[use.key].update(_votes(use, rules))
    for key, kind in (*_repeated(uses, votes, rules), *_initials(uses, rules)):
        votes.setdefault(key, Counter())[kind] += 1
    settled = {key: _settled(found) for key, found in votes.items()}
    return {key: kind for key, kind in settled.items() if kind is not None}


def _use(text: str, run: Sequence[Token]) -> _Use:
    start, end = run[0].start, run[-1].end
    return _Use(
        key=tuple(token.key for token in run),
        run=run,
        before=_straight(text[max(0, start - _BACK) : start]),
        after=_straight(text[end : end + _AHEAD]),
    )


def _straight(text: str) -> str:
    return text.replace("’", "'").replace("\u00a0", " ")


def _settled(found: Counter[str]) -> str | None:
    """The kind that more tells than any other; none where it is a place, or nothing does."""
    person, body = found[PERSON], found[BODY]
    if person == body or found[PLACE] >= max(person, body):
        return None
    return PERSON if person > body else BODY


def _votes(use: _Use, rules: Rules) -> Iterator[str]:
    lists = rules.lists
    if _as_person(use, lists):
        yield PERSON
    if _as_body(use, lists) or _as_masthead(use, rules):
        yield BODY
    led = _LED.search(use.before)
    if led and led["word"] in lists["siting"] and not use.before.endswith("the "):
        yield PLACE


def _as_person(use: _Use, lists: Lists) -> bool:
    if len(use.run) > _LONGEST_PERSON or not all(token.text[0].isalpha() for token in use.run):
        return False
    if _AGE.match(use.after) or (len(use.run) > 1 and _WHO.match(use.after)):
        return True
    callings = lists["offices"]
    office = _OFFICE.search(use.before)
    if office and office["word"] in callings and use.after[:1] in (",", "."):
        return len(use.run) > 1
    of = len(use.run) > 1 and use.after.startswith(" of ")
    said = _LED.search(use.before)
    if of and said and said["word"] in lists["saying"]:  # "said Zorba Quim of the Trust"
        return True
    return bool(_apposed(use.after, lists) & callings)


def _as_body(use: _Use, lists: Lists) -> bool:
    owned = _POSSESSIVE.match(use.after)
    if owned and any(
        owned["words"].startswith(words) for words in _phrases(lists["company_parts"])
    ):
        return True
    following = _FOLLOWING.match(use.after)
    if following and following["word"] in lists["company_nouns"]:
        return True
    if following and following["its"] and following["word"] in lists["saying"]:
        return True
    before = _BEFORE.search(use.before)
    if before and before["word"] in lists["body_nouns"] and not _AND.match(use.after):
        return True
    relative = re.match(r", which (?P<word>[a-z]+)", use.after)
    if relative and relative["word"] in lists["company_verbs"]:
        return True
    return bool(_SHARES.search(use.before) or _apposed(use.after, lists) & lists["body_nouns"])


def _as_masthead(use: _Use, rules: Rules) -> bool:
    """True for "told the Harlow Mirror" and "the Harlow Mirror reported"."""
    if len(use.run) < len("AB") or use.key[-1] not in rules.lists["mastheads"]:
        return False
    told = re.search(r"\b(?P<word>[a-z]+)(?: to)? the $", use.before)
    return _speaks(use, rules) or bool(told and told["word"] in rules.lists["saying"])


@lru_cache(maxsize=8)
def _phrases(words: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(word.replace("_", " ") for word in words))


def _apposed(after: str, lists: Lists) -> frozenset[str]:
    """The noun of an apposition: "teacher" of ", a retired teacher of Lima"."""
    match = _APPOSITION.match(after)
    if match is None:
        return frozenset()
    found: list[str] = []
    for word in _WORDS.finditer(match["words"]):
        if word.group() in lists["apposition_ends"]:
            break
        found.append(word.group())
        if match["words"][word.end() : word.end() + 1] in (",", ".", ";"):
            break
    # The noun is the last of them: "a bank manager" is a manager.
    return frozenset(found[-1:])


def _repeated(
    uses: Sequence[_Use], votes: dict[Key, Counter[str]], rules: Rules
) -> Iterator[tuple[Key, str]]:
    """Names whose last word alone says something: "Zorba Quim … Quim said" is a person.

    A body is shortened to its first word; and neither is met in, at or against.
    """
    lone = {use.key[0] for use in uses if len(use.key) == 1}
    speaking = {
        use.key[-1] for use in uses if len(use.key) <= _LONGEST_PERSON and _speaks(use, rules)
    }
    led = {use.key[-1] for use in uses if _is_led(use, rules.lists)}
    for key in votes:
        if not 2 <= len(key) <= _LONGEST_PERSON or key[-1] not in lone & speaking:
            continue
        if key[0] not in lone and key[-1] not in led and not any(_is_known(w, rules) for w in key):
            yield key, PERSON


def _is_known(word: str, rules: Rules) -> bool:
    """True for a place, and a word that is none of a name's own."""
    lists = rules.lists
    listed = word in lists["ordinary_words"] or word in lists["function_words"]
    return listed or plain_form(word) in rules.places


def _speaks(use: _Use, rules: Rules) -> bool:
    following = _FOLLOWING.match(use.after)
    before = _LED.search(use.before)
    return bool(
        (following and following["word"] in rules.lists["saying"])
        or (before and before["word"] in rules.lists["saying"])
    )


def _is_led(use: _Use, lists: Lists) -> bool:
    led = _LED.search(use.before)
    return use.before.endswith("the ") or bool(
        led and (led["word"] in lists["siting"] or led["word"] in lists["against"])
    )


def _initials(uses: Sequence[_Use], rules: Rules) -> Iterator[tuple[Key, str]]:
    """Names with their initials in brackets behind them, one of which says something."""
    speaking = {use.key for use in uses if _speaks(use, rules)}
    for use in uses:
        match = _BRACKETS.match(use.after)
        if match is None or len(use.run) < len("AB"):
            continue
        short = match["initials"].casefold()
        initials = "".join(token.text[0] for token in use.run if token.text[0].isupper())
        says = match["word"] in rules.lists["saying"] or {use.key, (short,)} & speaking
        if initials.casefold() == short and says:
            yield use.key, BODY
            yield (short,), BODY
