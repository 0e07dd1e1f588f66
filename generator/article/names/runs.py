"""Runs of capitalised words with what joins them: particles, "of the", numerals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.article.names.rules import Lists
from generator.article.names.tokens import Token, is_abbreviation, is_function_word

_NUMBER = re.compile(r"\d{1,5}[A-Z]{0,3}(?:-\d{1,4})?s?")
_ORDINAL = re.compile(r"\d{1,3}[a-z]{2}")
_RULE = " |"
BLANKS = frozenset({" ", "\u00a0", "\n", " & ", "&"})


def runs_of(tokens: Sequence[Token], text: str, lists: Lists) -> Iterator[tuple[list[Token], bool]]:
    """The stretches of capitalised words with what joins them, without words that begin sentences.

    True with those behind a title in lower case: "spokesman John Kirby".
    """
    i = 0
    while i < len(tokens):
        if not _begins(tokens, i, lists):
            i += 1
            continue
        run = [tokens[i]]
        while step := _extension(run, tokens, i + len(run), text, lists):
            run += tokens[i + len(run) : i + len(run) + step]
        titled = i > 0 and _is_titled(
            tokens[i - 1], run, tokens[i + len(run) : i + len(run) + 1], lists
        )
        i += len(run)
        while run and (
            run[0].key in lists["articles"] or (run[0].opens and is_function_word(run[0], lists))
        ):
            run = run[1:]
        while run and is_function_word(run[-1], lists) and run[-1].key not in lists["dates"]:
            run = run[:-1]
        if run and (len(run) > 1 or len(run[0].text) > 1):
            yield run, titled and not run[0].opens


def _is_titled(
    before: Token, run: Sequence[Token], following: Sequence[Token], lists: Lists
) -> bool:
    """ "spokesman John Kirby", "the prime minister, Jane Poe, said", "official Jane Poe"."""
    if run[0].joined in BLANKS:
        several = len(run) > 1 and before.key in lists["callings"]
        return several or before.key in lists["titles"]
    office = before.key in lists["offices"]
    set_off = run[0].joined == ", " and (not following or following[0].joined == ", ")
    return set_off and len(run) > 1 and not before.capital and office


def _begins(tokens: Sequence[Token], i: int, lists: Lists) -> bool:
    token = tokens[i]
    if _ORDINAL.fullmatch(token.text):  # "7th Fleet", "82nd Airborne Division"
        return any(
            after.capital and after.joined == " " and after.key in lists["ordinal_names"]
            for after in tokens[i + 1 : i + 2]
        )
    return token.capital and token.key not in lists["dates"]


def _extension(
    run: Sequence[Token], tokens: Sequence[Token], i: int, text: str, lists: Lists
) -> int:
    """How many tokens from i belong to the run: 0 to 3."""
    if i >= len(tokens) or run[-1].closed or not _joins(run[-1], tokens[i], lists):
        return 0
    token, before = tokens[i], run[-1]
    following = tokens[i + 1 : i + 3]
    if token.key in lists["dates"]:
        number = following and following[0].text[0].isdigit()
        return int(token.capital and token.key in lists["dates_also_names"] and not number)
    if token.capital:
        # "M. Poe TERN |" of a byline is a name and an agency's.
        glued = token.text.isupper() and not before.text.isupper() and len(token.text) > 1
        byline = glued and text[token.end : token.end + 2] == _RULE
        # "Harlow Inc. Jane Roe"
        person = before.key in lists["company_tails"] and token.key in lists["given_names"]
        return int(token.key not in lists["articles"] and not byline and not person)
    if token.text[0].isdigit():
        return int(_is_designation(before, token, text, lists))
    return _linked(before, token, following, lists)


def _linked(before: Token, token: Token, following: Sequence[Token], lists: Lists) -> int:
    """How many tokens a particle or a link adds: "van Rompuy", "of the Navy"."""
    joining = [t.joined in BLANKS and t.capital and t.key not in lists["dates"] for t in following]
    if token.key in lists["particles"]:
        if joining[:1] == [True]:
            return 2
        return 3 if joining[1:] == [True] and following[0].key in lists["particles"] else 0
    if token.key not in lists["links"] or before.key not in lists["heads_of"] | lists["titles"]:
        return 0
    if following and following[0].key in lists["link_articles"]:
        return 3 if joining[1:] == [True] else 0
    return 2 if joining[:1] == [True] else 0


def _joins(before: Token, token: Token, lists: Lists) -> bool:
    if token.joined in BLANKS:
        return True
    if token.joined in {". ", ".\u00a0", ".", ".\n"}:
        return is_abbreviation(before, lists)
    if token.joined in {"' ", "’ "} and before.text.endswith("s"):  # "Rail Users' Council"
        return token.key in lists["organisation_tails"]
    return token.joined == ", " and token.key in lists["company_tails"]


def _is_designation(before: Token, token: Token, text: str, lists: Lists) -> bool:
    """True for "Block 2A", "Boeing 737"; not for "Merkel 44" or "Boeing 500,000"."""
    if not _NUMBER.fullmatch(token.text) or re.match(r"%|[.,]\d", text[token.end : token.end + 2]):
        return False
    letters = any(character.isupper() for character in token.text)
    return letters or before.key.rpartition("-")[2] in lists["numbered"]
