"""Proper names of a text by their capitals, and the names of a statement that no source holds.

Cheap evidence only: capitals, small word lists (`languages/<code>/names.yml`), and what the rest of
the text does with a word. "Production rose." begins with no name if the text has "production", and
in a line where every word is a capital ("Chiefs Agree to Boost Deterrence") only names that stand
elsewhere in the text are taken. A hyphen joins one name ("Indo-Pacific"), but two countries or two
names of the text stay two: "India-U.S." and "Obama-Merkel" are two parties each.

A numeral belongs to a name where it is part of a designation ("SM-3", "Boeing 737", "7th Fleet").
Each step looks at a bounded stretch of text, so the time is linear.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator.article.names.kinds import (
    is_name,
    is_person,
    kind_of,
    parties_of,
    without_opener,
    without_title,
)
from generator.article.names.rules import Rules, plain_form, rules_of
from generator.article.names.runs import BLANKS, runs_of
from generator.article.names.support import unsupported
from generator.article.names.tokens import Token, is_headline, words_of
from generator.article.names.treatment import kinds_of
from generator.model import Language, NameMention, Span
from generator.text.typography import fold

__all__ = ["find", "unsupported"]

_LONGEST_NAME = 6
# A given name and a surname.
_FULL = 2


def find(text: str, sentences: Sequence[Span], language: Language) -> tuple[NameMention, ...]:
    """The proper names in the sentences of `text`, in text order.

    Offsets are code points, half-open. A title before a name ("Adm. Samuel Paparo") and a
    possessive are outside the mention; `entity` is the mention with its typography folded; `type`
    is "person", "organisation" or "place" where cheap evidence tells.
    """
    rules = rules_of(language)
    plain: list[Token] = []
    headlines: list[list[Token]] = []
    runs: list[tuple[list[Token], bool]] = []
    for sentence in sentences:
        tokens = words_of(text, sentence, rules.lists)
        if is_headline(text, sentence, tokens, rules.lists):
            headlines.append(tokens)
            continue
        plain += tokens
        for run, titled in runs_of(tokens, text, rules.lists):
            runs += without_title(run, titled, rules)
    known = {token.key for token in plain if token.capital and not token.opens}
    lower = {token.key for token in plain if not token.capital}
    kept = [(run, person) for run, person in runs if is_name(run, known, lower, rules)]
    entities = {tuple(token.key for token in run) for run, _ in kept}
    entities |= {(run[-1].key,) for run, person in kept if person}
    kept = [(without_opener(run, entities, rules), person) for run, person in kept]
    kept = [(run, person or is_person(run, rules)) for run, person in kept]
    kinds = _treated(text, kept, rules)
    kept = [(run, person or kinds.get(_key(run)) == "person") for run, person in kept]
    named = [part for run, person in kept for part in parties_of(run, person, entities, rules)]
    named += [(run, False) for line in headlines for run in _known_runs(line, entities, rules)]
    bodies = {key for key, kind in kinds.items() if kind == "organisation"}
    return _mentions(text, named, bodies, rules)


def _key(run: Sequence[Token]) -> tuple[str, ...]:
    return tuple(token.key for token in run)


def _treated(
    text: str, kept: Sequence[tuple[list[Token], bool]], rules: Rules
) -> dict[tuple[str, ...], str]:
    """The kinds that the text gives to names that are neither listed nor titled."""
    titled = {_key(run) for run, person in kept if person}
    surnames = {key[at:] for key in titled for at in range(1, len(key))}
    unknown = {
        _key(run)
        for run, _ in kept
        if kind_of(run, False, rules) is None
        and (len(run) == 1 or kind_of(run[-1:], False, rules) is None)  # "One Ford"
        and not _is_listed(run, rules)
        and _key(run) not in surnames
    }
    return kinds_of(text, [run for run, _ in kept], unknown - titled, rules)


def _known_runs(
    line: Sequence[Token], entities: set[tuple[str, ...]], rules: Rules
) -> Iterator[list[Token]]:
    """What of a headline is a name of the text, a place or an acronym; the longest first."""
    shouted = all(token.text.isupper() for token in line)
    i = 0
    while i < len(line):
        length = next(
            (
                n
                for n in range(min(_LONGEST_NAME, len(line) - i), 0, -1)
                if tuple(token.key for token in line[i : i + n]) in entities
                and all(token.joined in BLANKS for token in line[i + 1 : i + n])
            ),
            0,
        )
        token = line[i]
        acronym = token.capital and token.text.isupper() and len(token.text) > 1 and not shouted
        place = token.capital and plain_form(token.text) in rules.places
        parties = parties_of(list(line[i : i + (length or 1)]), False, entities, rules)
        if length or acronym or place or len(parties) > 1:
            yield from (run for run, _ in parties)
        i += length or 1


def _mentions(
    text: str,
    named: Iterable[tuple[list[Token], bool]],
    bodies: set[tuple[str, ...]],
    rules: Rules,
) -> tuple[NameMention, ...]:
    named = sorted(named, key=lambda item: item[0][0].start)
    persons = {_key(run) for run, person in named if person}
    surnames = {key[at:] for key in persons for at in range(1, len(key))}
    surnames |= {
        _key(run)
        for run, person in named
        if person and len(run) == 1 and plain_form(run[0].text) not in rules.places
    }
    mentions = []
    for run, person in named:
        start, end = run[0].start, run[-1].end
        if run[-1].key in rules.lists["company_tails"] and text[end : end + 1] == ".":
            end += 1
        entity = fold(text[start:end])
        if entity.isupper() and len(entity) > _LONGEST_NAME and plain_form(entity) in rules.places:
            entity = entity.title()  # "WASHINGTON" of a dateline
        mentions.append(
            NameMention(
                start=start,
                end=end,
                text=text[start:end],
                entity=entity,
                type=_kind(run, person, surnames, bodies, rules),
            )
        )
    return tuple(mentions)


def _kind(
    run: Sequence[Token],
    person: bool,
    surnames: set[tuple[str, ...]],
    bodies: set[tuple[str, ...]],
    rules: Rules,
) -> str | None:
    """The kind of one mention; a title before a place ("President Peru") makes no person of it."""
    if _key(run) in bodies:
        return "organisation"
    listed = _is_listed(run, rules)
    # "Poe", as the text has "Ann Poe", and "Ann Poe", as it has "President Poe".
    full = len(run) == _FULL and _key(run[1:]) in surnames and _is_given(run, rules)
    known = full or _key(run) in surnames
    return kind_of(run, (person or known) and not listed, rules)


def _is_given(run: Sequence[Token], rules: Rules) -> bool:
    """True if the first word may be a given name: not "One Ford" and "Michigan Ford"."""
    key, lists = run[0].key, rules.lists
    ordinary = key in lists["ordinary_words"] or key in lists["function_words"]
    return not (
        ordinary or _is_listed(run[:1], rules) or kind_of(run[1:], False, rules) is not None
    )


def _is_listed(run: Sequence[Token], rules: Rules) -> bool:
    """True for a place or a people."""
    whole = plain_form(" ".join(token.text for token in run))
    return whole in rules.places or whole in rules.peoples
