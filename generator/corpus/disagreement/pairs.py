"""Which accounts are compared: those that share words, not each with each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import combinations
from typing import NamedTuple, TypeVar

from generator.corpus.disagreement.accounts import Account
from generator.corpus.disagreement.facts import Fact
from generator.model import Passage

# A word of more accounts than this is looked up among the nearest in their order only, so that the
# cost grows with the corpus and not with its square.
_WINDOW = 48
_FEWEST = 2
# Articles of the same days on the same people and things tell one story: what they have in common
# need not stand in every sentence.
_SAME_DAYS = timedelta(days=3)
_FOLLOWED, _FOLLOWED_NAMES = timedelta(days=14), 4
_KIN_NAMES = 2
_KIN_WORDS = 0.25
_KIN_WORDS_FEW_NAMES = 0.35

AnyFact = TypeVar("AnyFact", bound=Fact)
Groups = Mapping[Passage, frozenset[str]]


class Pair(NamedTuple):
    """The places of two of the things compared, and whether their passages are tied."""

    one: int
    other: int
    tied: bool


def of_facts(
    facts: Sequence[AnyFact], groups: Groups, kin: Kinship
) -> Iterator[tuple[AnyFact, AnyFact, bool]]:
    """Facts of different sources on what may be one event; True with those of one story."""
    alike = cache(kin.between)

    def keys(fact: AnyFact) -> Iterable[Hashable]:
        shared = fact.account.actors | fact.piece.stems
        return ((link, word) for link in fact.links for word in shared if word != link)

    accounts = [fact.account for fact in facts]
    for pair in _pairs(accounts, [keys(fact) for fact in facts], groups, 1):
        one, other = facts[pair.one], facts[pair.other]
        if one.links & other.links:
            yield one, other, pair.tied or alike(*sorted((one.source, other.source)))


def of_accounts(
    accounts: Sequence[Account], groups: Groups, fewest: int
) -> Iterator[tuple[Account, Account, bool]]:
    """Sentences of different sources that share so many words, or are tied."""
    keys = [account.stems for account in accounts]
    for pair in _pairs(accounts, keys, groups, fewest):
        yield accounts[pair.one], accounts[pair.other], pair.tied


class Kinship(NamedTuple):
    """For each source its day, its names and its words; and which sources a group has together."""

    days: Mapping[str, date | None]
    names: Mapping[str, frozenset[str]]
    stems: Mapping[str, frozenset[str]]
    met: frozenset[tuple[str, str]]

    def between(self, one: str, other: str) -> bool:
        """Whether two articles tell of one story: where a day is not known, they must agree too."""
        first, second = self.days[one], self.days[other]
        if first is None or second is None:
            if tuple(sorted((one, other))) not in self.met:
                return False
        elif abs(first - second) > _SAME_DAYS and not self._followed(one, other):
            return False
        shared = self.stems[one] & self.stems[other]
        fewest = min(len(self.stems[one]), len(self.stems[other]))
        names = len(self.names[one] & self.names[other])
        common = _KIN_WORDS if names >= _KIN_NAMES else _KIN_WORDS_FEW_NAMES
        return bool(names) and len(shared) >= common * fewest

    def _followed(self, one: str, other: str) -> bool:
        """Whether two articles of other days name so much in common that they tell one story."""
        first, second = self.days[one], self.days[other]
        names = self.names[one] & self.names[other]
        return bool(
            first and second and abs(first - second) <= _FOLLOWED and len(names) >= _FOLLOWED_NAMES
        )


def kinship(accounts: Iterable[Account], together: Iterable[Iterable[Passage]]) -> Kinship:
    """What tells which articles are about one story."""
    days: dict[str, date | None] = {}
    names: dict[str, set[str]] = defaultdict(set)
    stems: dict[str, set[str]] = defaultdict(set)
    for account in accounts:
        days[account.source] = account.raw.published
        names[account.source] |= account.firm
        stems[account.source] |= account.stems
    met = {
        pair
        for members in together
        for pair in combinations(sorted({passage.source for passage in members})[:_WINDOW], 2)
    }
    return Kinship(
        days=days,
        names={name: frozenset(found) for name, found in names.items()},
        stems={name: frozenset(found) for name, found in stems.items()},
        met=frozenset(met),
    )


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
    near: set[tuple[int, int]] = set()
    bound: set[tuple[int, int]] = set()
    for number, account in enumerate(accounts):
        # Counted for one at a time: most pairs share a word or two, and are never looked at.
        shared: Counter[int] = Counter()
        for key in keys[number]:
            shared.update(postings[key][-_WINDOW:])
            postings[key].append(number)
        near.update((other, number) for other, count in shared.items() if count >= fewest)
        for name in groups.get(account.raw.passage, ()):
            bound.update((other, number) for other in postings["tie", name][-_WINDOW:])
            postings["tie", name].append(number)
    for one, other in sorted(bound | near):
        if accounts[one].source != accounts[other].source:
            yield Pair(one, other, (one, other) in bound)
