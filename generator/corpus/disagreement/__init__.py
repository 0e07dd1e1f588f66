"""Where sources differ, by their texts alone.

`accounts` reads a sentence as parts in each of which something happens, `pairs` proposes which are
compared, `facts` says whether two are of one matter, `otherwise` whether more than one thing parts
them; `dates`, `numbers`, `ages`, `places`, `actors`, `commitments` and `wordings` know one kind of
difference each, `alone` finds the one thing in which two like sentences differ; `found` makes sides
of conflicts. `of_events` looks at the events that an editor has dated. Precision comes first: what
two sources cannot both be right about, and nothing that a careful reader would call two things.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import NamedTuple, TypeVar

from generator import edtf
from generator.corpus.disagreement import (
    actors,
    ages,
    alone,
    commitments,
    dates,
    numbers,
    otherwise,
    pairs,
    places,
    wordings,
)
from generator.corpus.disagreement.accounts import Account, Raw, name_keys
from generator.corpus.disagreement.accounts import read as account_of
from generator.corpus.disagreement.facts import Fact, same_deed, same_matter
from generator.corpus.disagreement.found import Found, FoundSide, Voice, differences
from generator.corpus.disagreement.lexicon import Lexicon, lexicon
from generator.corpus.disagreement.of_events import dates_of_events, ordered
from generator.model import (
    DateMention,
    DisagreementKind,
    Figure,
    Language,
    NameMention,
    Passage,
    Reading,
    Sentence,
    Source,
)

__all__ = ["Found", "FoundSide", "Reader", "Voice", "dates_of_events", "find", "ordered"]

_ZONES = ("body", "caption")
# What is longer is no sentence but a table or a list, and reading it would take too long.
_LONGEST = 1200
# Names of so many sentences before are those that "they" may mean.
_BACK = 4
# Two sentences are compared word by word when they share so many.
_SHARED = 4


class _Bonds(NamedTuple):
    """What ties passages to one matter: the groups they stand in, and articles of one story."""

    groups: pairs.Groups
    kin: pairs.Kinship


AnyFact = TypeVar("AnyFact", bound=Fact)
AnyMention = TypeVar("AnyMention", DateMention, Figure, NameMention)


class Reader:
    """Reads sentences as accounts, those of each source once.

    Sentences of languages without rules are left out.
    """

    def __init__(self, language: Language, aliases: Sequence[Sequence[str]] = ()) -> None:
        self.words = lexicon(language, tuple(tuple(forms) for forms in aliases))
        self._language = language
        self._read: dict[str, dict[Passage, Account]] = {}

    def accounts(self, source: Source, reading: Reading) -> Mapping[Passage, Account]:
        """The accounts of a source by the passage of each; equal ids are the same source."""
        if source.id not in self._read:
            known = self.words is not None and source.is_read_by(self._language)
            found = _accounts(source, reading, self.words) if known and self.words else ()
            self._read[source.id] = {account.raw.passage: account for account in found}
        return self._read[source.id]

    def tells(self, shown: Account | None, other: Account | None) -> bool:
        """Whether a sentence counts beside the one shown; those that were not read count."""
        if shown is None or other is None or self.words is None:
            return True
        return otherwise.tells(shown, other, self.words)

    def apart(self, one: Account | None, other: Account | None) -> bool:
        """Whether two sentences, where both were read, cannot count as saying the same."""
        return bool(one and other and self.words and otherwise.apart(one, other, self.words))


def find(
    sources: Mapping[str, Source],
    readings: Mapping[str, Reading],
    together: Iterable[Sequence[Passage]],
    reader: Reader,
) -> tuple[Found, ...]:
    """All differences that the texts show, weightiest kinds first.

    `together` are groups of passages (sentences) that are known to be on one matter: those that say
    the same, and those that an editor cites for one statement. Others are compared where they share
    what happens and who is named.
    """
    if reader.words is None:
        return ()
    read = [
        account
        for name, source in sorted(sources.items())
        for account in reader.accounts(source, readings[name]).values()
    ]
    groups = list(together)
    bonds = _Bonds(groups=pairs.ties(groups), kin=pairs.kinship(read, groups))
    found = (
        *_of_facts(read, bonds, reader.words),
        *_of_sentences(read, bonds.groups, reader.words),
    )
    return _once(found)


def _accounts(source: Source, reading: Reading, words: Lexicon) -> Iterator[Account]:
    published = _day(source)
    told = [sentence for sentence in reading.sentences if sentence.zone in _ZONES]
    named = [_within(reading.names, sentence) for sentence in told]
    printed: set[str] = set()
    for place, sentence in enumerate(told):
        text = source.text[sentence.start : sentence.end]
        if text in printed or len(text) > _LONGEST:
            continue
        printed.add(text)
        before = (name for names in named[max(0, place - _BACK) : place] for name in names)
        raw = Raw(
            passage=Passage(source=source.id, start=sentence.start, end=sentence.end),
            text=text,
            published=published,
            dates=_within(reading.dates, sentence),
            figures=_within(reading.figures, sentence),
            names=named[place],
            caption=sentence.zone == "caption",
            before=name_keys(before, words),
        )
        yield account_of(raw, words)


def _within(mentions: Sequence[AnyMention], sentence: Sentence) -> tuple[AnyMention, ...]:
    """The mentions of a sentence, with offsets within it."""
    first = bisect_left(mentions, sentence.start, key=lambda mention: mention.start)
    last = bisect_left(mentions, sentence.end, key=lambda mention: mention.start)
    return tuple(
        replace(mention, start=mention.start - sentence.start, end=mention.end - sentence.start)
        for mention in mentions[first:last]
        if mention.end <= sentence.end
    )


def _day(source: Source) -> date | None:
    """The day of publication, where it is known to the day and not merely inferred."""
    if source.publication.basis in (None, "inferred"):
        return None
    value = edtf.parse(source.publication.value or "")
    return value.start if value and value.precision == "day" else None


class _Rules(NamedTuple):
    """When two facts of a kind differ, when they are the same, when they are of one matter."""

    differ: Callable[..., bool]
    same: Callable[..., bool]
    matter: Callable[..., bool] = same_matter


_DATES = _Rules(dates.differ, dates.same)
_NUMBERS = _Rules(numbers.differ, numbers.same)
_AGES = _Rules(ages.differ, ages.same, ages.matter)
_PLACES = _Rules(places.differ, places.same)
_ACTORS = _Rules(actors.differ, actors.same)
_COMMITMENTS = _Rules(commitments.differ, commitments.same, commitments.matter)
_PRECISION = _Rules(dates.less_exact, dates.same_days)


def _of_facts(read: Sequence[Account], bonds: _Bonds, words: Lexicon) -> Iterator[Found]:
    def all_of(read_facts: Callable[[Account, Lexicon], Iterable[AnyFact]]) -> list[AnyFact]:
        return [fact for account in read for fact in read_facts(account, words)]

    find = partial(_found, bonds=bonds, words=words)
    dated = all_of(dates.read)
    yield from find("date", dated, _DATES)
    yield from find("number", all_of(numbers.read), _NUMBERS)
    yield from find("number", all_of(ages.read), _AGES)
    yield from find("place", all_of(places.read), _PLACES)
    yield from find("actor", all_of(actors.read), _ACTORS)
    yield from find("commitment", all_of(commitments.read), _COMMITMENTS)
    yield from find("precision", dated, _PRECISION)


def _parted(kind: DisagreementKind, one: Fact, other: Fact, words: Lexicon) -> bool:
    """Whether more parts two accounts. Who met whom in two places may have done so on two days."""
    if kind == "place" and same_deed(one, other):
        return False
    return otherwise.differ(kind, one.account, other.account, words)


def _found(
    kind: DisagreementKind,
    facts: Sequence[AnyFact],
    rules: _Rules,
    bonds: _Bonds,
    words: Lexicon,
) -> list[Found]:
    told: dict[tuple[str, str], list[AnyFact]] = defaultdict(list)
    members: dict[str, list[AnyFact]] = defaultdict(list)
    for fact in facts:
        told[fact.source, fact.key].append(fact)
        for name in bonds.groups.get(fact.account.raw.passage, ()):
            members[name].append(fact)

    def tells(one: AnyFact, other: AnyFact) -> bool:
        """Whether the source of one has the value of the other too, and so means two things."""
        return any(
            rules.same(each, other) and rules.matter(each, other, tied=True)
            for each in told[one.source, other.key]
        )

    conflicts = [
        (one, other)
        for one, other, tied in pairs.of_facts(facts, bonds.groups, bonds.kin)
        if rules.differ(one, other, tied=tied)
        and not _parted(kind, one, other, words)
        and not tells(one, other)
        and not tells(other, one)
    ]

    def beside(fact: AnyFact) -> list[AnyFact]:
        return [
            each
            for name in bonds.groups.get(fact.account.raw.passage, ())
            for each in members[name]
            if not fact.links.isdisjoint(each.links | each.account.stems)
        ]

    return differences(kind, conflicts, rules.same, beside)


def _once(found: Iterable[Found]) -> tuple[Found, ...]:
    """Each difference once, by whichever rule it was found first."""
    kept: dict[tuple[str, frozenset[Passage]], Found] = {}
    for each in found:
        kept.setdefault((each.kind, frozenset(voice.passage for voice in each.voices)), each)
    return tuple(kept.values())


def _of_sentences(read: Sequence[Account], groups: pairs.Groups, words: Lexicon) -> Iterator[Found]:
    found: dict[DisagreementKind, list[tuple[Fact, Fact]]] = defaultdict(list)
    for one, other, _ in pairs.of_accounts(read, groups, _SHARED):
        for kind, mine, theirs in (
            *alone.compare(one, other, words),
            *wordings.compare(one, other, words),
        ):
            found[kind].append((mine, theirs))
    for kind in ("number", "place", "actor", *wordings.KINDS):
        yield from differences(kind, found[kind], wordings.same)
