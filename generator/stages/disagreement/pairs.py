"""Which accounts are compared: those that share words, not each with each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from generator.model import Passage
from generator.stages.disagreement.accounts import Account
from generator.stages.disagreement.facts import Fact

# A word of more accounts than this is looked up among the nearest in their order only, so that the
# cost grows with the corpus and not with its square.
_WINDOW = 48
_FEWEST = 2

AnyFact = TypeVar("AnyFact", bound=Fact)
Groups = Mapping[Passage, frozenset[str]]


class Pair(NamedTuple):
    """The places of two of the things compared, and whether their passages are tied."""

    one: int
    other: int
    tied: bool


def of_facts(facts: Sequence[AnyFact], groups: Groups) -> Iterator[tuple[AnyFact, AnyFact, bool]]:
    """Facts of different sources on what may be one event."""

    def keys(fact: AnyFact) -> Iterable[Hashable]:
        shared = fact.account.actors | fact.piece.stems
        return ((link, word) for link in fact.links for word in shared if word != link)

    for pair in _pairs([fact.account for fact in facts], [keys(fact) for fact in facts], groups):
        one, other = facts[pair.one], facts[pair.other]
        if one.links & other.links:
            yield one, other, pair.tied


def of_accounts(
    accounts: Sequence[Account], groups: Groups, fewest: int
) -> Iterator[tuple[Account, Account, bool]]:
    """Sentences of different sources that share so many words, or are tied."""
    keys = [account.stems for account in accounts]
    for pair in _pairs(accounts, keys, groups, fewest):
        yield accounts[pair.one], accounts[pair.other], pair.tied


def ties(groups: Iterable[Iterable[Passage]]) -> Groups:
    """For each passage the groups in which it stands with others."""
    found: dict[Passage, set[str]] = defaultdict(set)
    for number, members in enumerate(groups):
        for passage in members:
            found[passage].add(f"{number}")
    return {passage: frozenset(names) for passage, names in found.items()}


def _pairs(
    accounts: Sequence[Account],
    keys: Sequence[Iterable[Hashable]],
    groups: Groups,
    fewest: int = _FEWEST,
) -> Iterator[Pair]:
    postings: dict[Hashable, list[int]] = defaultdict(list)
    near: Counter[tuple[int, int]] = Counter()
    bound: set[tuple[int, int]] = set()
    for number, account in enumerate(accounts):
        for key in keys[number]:
            near.update((other, number) for other in postings[key][-_WINDOW:])
            postings[key].append(number)
        for name in groups.get(account.raw.passage, ()):
            bound.update((other, number) for other in postings["tie", name][-_WINDOW:])
            postings["tie", name].append(number)
    for one, other in sorted(bound | {pair for pair, count in near.items() if count >= fewest}):
        if accounts[one].source != accounts[other].source:
            yield Pair(one, other, (one, other) in bound)
