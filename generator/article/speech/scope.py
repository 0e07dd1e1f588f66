"""Whom "he" or "she" can mean: who spoke last, or the one person of whom the text was telling."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from generator.article.speech.lexicon import Lexicon
from generator.article.speech.phrases import breaks
from generator.article.speech.subjects import Speaker, is_listed, main_subject
from generator.article.speech.units import Unit
from generator.model import NameMention, Utterance

# How far into a sentence a pronoun may stand, and over how many sentences it may reach back.
_NEAR = 60
_FAR = 8
_BEFORE = 4
_LONGEST_NAME = 8
# What somebody who is not named, or a body, leaves behind: "he" is nobody then.
NOBODY = ""
_OWNED = "'s"
_PERSONAL = re.compile(r"[^\W\d_]+(?:[ .'’-]+[^\W\d_]+)*\.?")


@dataclass(slots=True)
class Scope:
    """The persons whom a pronoun may mean, when a walk over an article comes to a sentence.

    `spoke` is the subject of the last verb of saying, if that was the last sentence that named
    somebody: it goes before `others`, who were named beside it. Names of unknown kind are among
    them, so that "he" never reaches over one. `genders` has "he" or "she" by entity.
    """

    words: Lexicon
    spoke: str | None = None
    others: dict[str, None] = field(default_factory=dict)
    genders: dict[str, str] = field(default_factory=dict)
    age: int = 0

    def leave(self, unit: Unit, here: Sequence[Utterance], speaker: str | None) -> None:
        """Take note of who spoke and who is named in a sentence, and of what tells their gender.

        `speaker` is who spoke last, `NOBODY` where that is not told, None where nobody did.
        """
        self._learn(unit, len(unit.words))
        named = dict.fromkeys(_outside(self._possible(unit, len(unit.words)), here))
        self.age += 1
        if speaker is not None:
            bodies = {name.entity for name in unit.names.values() if name.type == "organisation"}
            self.spoke = None if speaker == NOBODY or speaker in bodies else speaker
            # Who speaks without a name, or for a body, may be "he" as well as those beside it.
            self.others = named if self.spoke else {NOBODY: None}
            self.age = 0
        elif named:
            subject = main_subject(unit, len(unit.words), self.words)
            other = any(self._is_object(unit, number) for number in range(len(unit.words)))
            if other or (subject is not None and subject.pronoun is not None):
                named |= self.others | ({self.spoke: None} if self.spoke else {})
            self.spoke, self.others, self.age = None, named, 0

    def _is_object(self, unit: Unit, number: int) -> bool:
        """True for "him" of "Roe met him on Friday"; not for "her" of "her brother"."""
        if unit.words[number].key not in self.words.lists["objects"]:
            return False
        following = unit.words[number + 1 : number + 2]
        ends = ("prepositions", "days", "bounds")
        return (
            not following
            or breaks(following[0].gap)
            or any(following[0].key in self.words.lists[name] for name in ends)
        )

    def meant(self, unit: Unit, speaker: Speaker) -> str | None:
        """The one person whom a pronoun can mean; None where it is none or several."""
        if speaker.first > _NEAR or self.age > _FAR:
            return None
        self._learn(unit, speaker.first)
        every = dict.fromkeys(name.entity for name in self._possible(unit, speaker.first))
        if self.spoke and set(every) <= {self.spoke}:
            fits = self._fits(self.spoke, speaker.pronoun)
            rivals = [name for name in self.others if name != self.spoke]
            if fits or (fits is None and not any(self._fits(n, speaker.pronoun) for n in rivals)):
                return self.spoke
        every |= self.others | ({self.spoke: None} if self.spoke else {})
        left = [name for name in every if self._fits(name, speaker.pronoun) is not False]
        return left[0] if len(left) == 1 and left[0] != NOBODY else None

    def _fits(self, name: str, pronoun: str | None) -> bool | None:
        """Whether a person's gender is that of a pronoun; None where nothing tells."""
        given, _, surname = name.casefold().partition(" ")
        gender = self.genders.get(name) or (self.words.given_names.get(given) if surname else None)
        return None if gender is None else gender == pronoun

    def _learn(self, unit: Unit, before: int) -> None:
        """Note what titles and words for kin before names say: "his wife, Jane Roe", "Mr. Poe"."""
        for first, _, name in _names_of(unit, before):
            number = first - 1
            while (
                number >= 0
                and first - number < _BEFORE
                and (
                    unit.words[number].key in self.words.lists["titles"]
                    and unit.words[number].key not in self.words.genders
                )
            ):
                number -= 1
            gender = self.words.genders.get(unit.words[number].key) if number >= 0 else None
            if gender is not None:
                self.genders[name.entity] = gender

    def _possible(self, unit: Unit, before: int) -> Iterator[NameMention]:
        """The names before word number `before` that a person may bear.

        One of unknown kind is among them, unless its form or the word before it tells of a thing.
        """
        for first, last, name in _names_of(unit, before):
            unknown = name.type is None and not self._is_thing(unit, (first, last), name)
            if name.type == "person" or unknown:
                yield name

    def _is_thing(self, unit: Unit, within: tuple[int, int], name: NameMention) -> bool:
        """True for "the Tern", "in Tern", "Tern police", "TERN" and "Tern 7"."""
        first, last = within
        words, shouted = self.words, name.entity.isupper() and len(name.entity) > 1
        lead = unit.words[first - 1].key if first else ""
        noun = unit.words[last].key if last < len(unit.words) else ""
        # "Jane Roe of Tern Partners"
        whose = lead in words.lists["owning"] and unit.words[first - 2].end in unit.names
        modifies = noun in words.lists["offices"]
        return (
            shouted
            or not _PERSONAL.fullmatch(name.entity)
            or is_listed(name, words)
            or (whose and first > 1)
            or lead in words.lists["articles"]
            or lead in words.lists["siting"]
            or (modifies and not breaks(unit.words[last].gap))
        )


def _outside(names: Iterable[NameMention], here: Sequence[Utterance]) -> Iterator[str]:
    """Those names, in text order, that are not among the words which are reported."""
    reported = sorted((one.words.start, one.words.end) for one in here if one.mode != "quoted")
    end = at = 0
    for name in names:
        while at < len(reported) and reported[at][0] <= name.start:
            end, at = max(end, reported[at][1]), at + 1
        if name.start >= end:
            yield name.entity


def _names_of(unit: Unit, before: int) -> Iterator[tuple[int, int, NameMention]]:
    """The names outside quotations that end before word number `before`.

    Each comes with the numbers of its words, the last left out.
    """
    first = 0
    for number, word in enumerate(unit.words[:before]):
        owned = len(word.key) > 2 and word.key[-2:] == _OWNED
        name = unit.names.get(word.end - len(_OWNED) if owned else word.end)
        if name is not None:
            first = max(first, number - _LONGEST_NAME)
            while first < number and unit.words[first].start < name.start:
                first += 1
            yield first, number + 1, name
            first = number + 1
