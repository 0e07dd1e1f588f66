"""What a run of capitals names: titles, parties of a compound, kinds."""

from __future__ import annotations

from collections.abc import Sequence

from generator.article.names.rules import Rules, plain_form
from generator.article.names.tokens import COMPOUND_PART, Token, key_of

_LONGEST_PERSON = 4
_LONG_INITIAL = 2
# A given name and a surname.
_FULL = 2


def without_title(run: list[Token], titled: bool, rules: Rules) -> list[tuple[list[Token], bool]]:
    """The names in a run around its titles; True with those that a title makes persons."""
    lists = rules.lists
    keys = [token.key for token in run]
    phrase = " ".join(keys)
    heads = [i for i, key in enumerate(keys) if key in lists["titles"]]
    if not heads and len(run) > 1 and keys[0] in lists["callings"]:
        heads = [0]  # "Nurse Jane Poe"
    if heads[-1:] == [len(keys) - 1] and len(keys) > 1 and keys[-1] in lists["abbreviations"]:
        heads.pop()  # "Amartya Sen"
    whole = (
        keys[0] in lists["heads_of"]
        and keys[0] not in lists["titles"]
        and keys[1:2]
        and keys[1] in lists["links"]
    )
    if not heads or whole or any(words in phrase for words in rules.not_titles):
        return [(run, titled)]
    start, end = heads[0], heads[-1] + 1
    while start and keys[start - 1] in lists["title_modifiers"]:
        start -= 1
    portfolio = end
    if keys[end : end + 1] and keys[end] in lists["links"]:
        # "JOE BLOGGS, CHAIRMAN OF": a run may end in the link.
        article = keys[end + 1 : end + 2]
        portfolio = end = end + 1 + (article != [] and article[0] in lists["link_articles"])
        while end < len(keys) and keys[end] in lists["title_modifiers"] | lists["portfolios"]:
            end += 1
    person = end > portfolio or portfolio == heads[-1] + 1
    if not person:  # "Minister of Works Jane Roe": a given name ends what the title is of
        given = (i for i in range(end + 1, len(keys) - 1) if keys[i] in lists["given_names"])
        begin = next(given, None)
        person, end = begin is not None, end if begin is None else begin
    return [(part, flag) for part, flag in ((run[:start], False), (run[end:], person)) if part]


def is_name(run: Sequence[Token], known: set[str], lower: set[str], rules: Rules) -> bool:
    """False for a lone ordinary word that has its capital from the start of a sentence."""
    first = run[0]
    if (
        len(run) > 1
        or not first.opens
        or first.key in known
        or plain_form(first.text) in rules.places
    ):
        return True
    if not first.text.isalpha() or first.text.isupper():
        return True
    ordinary = first.key in lower or first.key in rules.lists["ordinary_words"]
    return not ordinary and not first.key.endswith(rules.endings)


def without_opener(run: list[Token], entities: set[tuple[str, ...]], rules: Rules) -> list[Token]:
    """The run without an ordinary word before a name of the text: "Joint India-U.S. exercises"."""
    rest = run[1:]
    if not rest or not run[0].opens or run[0].key not in rules.lists["ordinary_words"]:
        return run
    if is_person(run, rules):  # "Mark Poe", though there is a "mark"
        return run
    known = tuple(token.key for token in rest) in entities or is_person(rest, rules)
    place = plain_form(" ".join(token.text for token in rest)) in rules.places
    return rest if known or place or len(parties_of(rest, False, entities, rules)) > 1 else run


def parties_of(
    run: list[Token], person: bool, entities: set[tuple[str, ...]], rules: Rules
) -> list[tuple[list[Token], bool]]:
    """The run, or the two names that a hyphen joins ("India-U.S.")."""
    token = run[0]
    parts = [
        token._replace(
            start=token.start + part.start(),
            end=token.start + part.end(),
            text=part.group(),
            key=key_of(part.group()),
        )
        for part in COMPOUND_PART.finditer(token.text)
    ]
    known = all((part.key,) in entities or plain_form(part.text) in rules.places for part in parts)
    return [([part], person) for part in parts] if len(run) == 1 and known else [(run, person)]


def is_person(run: Sequence[Token], rules: Rules) -> bool:
    """True for "Mary Poe" and "J. F. Roe": a common given name or initials, then nobody else's."""
    return (
        2 <= len(run) <= _LONGEST_PERSON
        and (run[0].key in rules.lists["given_names"] or _has_initials(run, rules))
        and all(token.text[0].isalpha() for token in run)
        and kind_of(run, False, rules) in (None, "person")
    )


def _has_initials(run: Sequence[Token], rules: Rules) -> bool:
    """True for "J. F. Roe"; not for "N. Korea"."""
    initials = all(len(token.text) == 1 for token in run[:-1]) and len(run[-1].text) > _LONG_INITIAL
    return initials and plain_form(run[-1].text) not in rules.place_words


def kind_of(run: Sequence[Token], person: bool, rules: Rules) -> str | None:
    """What a run of capitals names, as far as cheap evidence tells."""
    lists = rules.lists
    first, last = run[0].key, run[-1].key
    whole = plain_form(" ".join(token.text for token in run))
    # "US Forces Korea": a command named after where it is.
    stationed = len(run) > 2 and plain_form(run[-1].text) in rules.named_places
    given = first in lists["men"] or first in lists["women"]
    surname = given and last in lists["also_surnames"]
    if len(run) == _FULL and surname and plain_form(run[0].text) not in rules.places:
        return "person"  # "Jim Press"
    if (
        last in lists["organisation_tails"]
        or whole in rules.organisations
        or (stationed and run[-2].key in lists["stationed"])
        or (
            first in lists["organisation_heads"]
            and any(token.key in lists["links"] for token in run)
        )
    ):
        return "organisation"
    if person:
        return "person"
    if whole in rules.named_places:
        return "place"
    several = len(run) > 1
    if several and (last in lists["place_tails"] or first in lists["place_heads"]):
        return "place"
    return None
