"""Who does it, and who says it: another person than the passages have."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from generator.briefing.claims.claim import Claim, Finding, last_name
from generator.briefing.claims.words import Words
from generator.model import NameMention
from generator.problems import ProblemKind
from generator.text import verbs

# Code points before a verb in which its subject is looked for.
_REACH = 70
_BREAKS = '.;:!?“”"\n'
_MEND = "Look whether the statement has the right actor."

Persons = frozenset[str]


def other_actor(claim: Claim, words: Words) -> Iterator[Finding]:
    """A verb with a person before it, and with other persons before it in each passage."""
    theirs: dict[str, list[Persons]] = defaultdict(list)
    for each in {each.sentence: each for each in claim.evidence}.values():
        for verb in verbs.read(each.sentence, words.verbs):
            if verb.mode is not None:
                before = _before(each.sentence, each.names, verb.start)
                theirs[verb.stem].append(Persons() if verb.passive else before)
    persons = _persons(claim)
    for verb in verbs.read(claim.text, words.verbs):
        if verb.mode is None or verb.passive or not theirs[verb.stem]:
            continue
        mine = _before(claim.text, claim.reading.names, verb.start) & persons
        others = theirs[verb.stem]
        if mine and all(others) and not any(mine & persons for persons in others):
            given = _listed(Persons().union(*others))
            yield Finding(
                ProblemKind.ACTOR_CHANGED,
                f"Of “{verb.form}” the cited passages have another subject: {given}.",
                _MEND,
            )
            return


def exchanged(claim: Claim, words: Words) -> Iterator[Finding]:
    """A person of whom no cited sentence speaks, where they speak of one that is left out."""
    mine = _persons(claim)
    if claim.statement.subject:
        mine |= frozenset(claim.statement.subject.casefold().split()) & claim.persons.keys()
    told = _named(name for each in claim.evidence for name in each.names)
    # "Ada" is Ada Brandt.
    missing = frozenset(name for name in mine if not told & {name, *claim.persons.get(name, ())})
    theirs = [_named(m for m in each.names if claim.is_person(m)) for each in claim.evidence]
    known = mine.union(*(claim.persons.get(name, ()) for name in mine))
    others = Persons().union(*theirs) - known
    if missing and others:
        yield Finding(
            ProblemKind.ACTOR_CHANGED,
            f"No cited sentence names {_listed(missing)}; they name {_listed(others)}.",
            _MEND,
        )


def other_speaker(claim: Claim, words: Words) -> Iterator[Finding]:
    """Words under a person's name that each passage gives to somebody else."""
    heading = claim.statement.subject or ""
    named = _persons(claim)
    listed = frozenset[str]()
    if heading and claim.text.startswith(("“", '"')):
        listed = frozenset(heading.casefold().split())
    stems = {verb.stem for verb in verbs.read(claim.text, words.verbs)}
    speakers = [each.speakers for each in claim.evidence if each.speakers]
    if not speakers or len(speakers) < len(claim.evidence) or not (listed or named):
        return
    told = (
        "“" in claim.text
        or '"' in claim.text
        or any(verb in stems for each in claim.evidence for verb in each.said)
    )
    said = listed or (named if told else frozenset())
    if said and not any({*said} & persons for persons in speakers):
        given = _listed(Persons().union(*speakers))
        yield Finding(
            ProblemKind.ACTOR_CHANGED,
            f"The cited passages give these words to somebody else: {given}.",
            _MEND,
        )


def _before(text: str, names: Iterable[NameMention], place: int) -> Persons:
    """The persons named before a place, in its own part of the sentence."""
    first = max(max(text.rfind(sign, 0, place) for sign in _BREAKS) + 1, place - _REACH)
    return _named(m for m in names if first <= m.start < place)


def _named(names: Iterable[NameMention]) -> Persons:
    """The last names of all who may be persons: not every text says of a name what it is."""
    return frozenset(last_name(m.text) for m in names if m.type in ("person", None))


def _persons(claim: Claim) -> Persons:
    """The last names of those in the statement who are known to be persons."""
    return _named(mention for mention in claim.reading.names if claim.is_person(mention))


def _listed(persons: Persons) -> str:
    return ", ".join(name.capitalize() for name in sorted(persons))


def turned_round(claim: Claim, words: Words) -> Iterator[Finding]:
    """A verb with one name before it and another behind, which passages have the other way round.

    "Brede sued Harlow", where the passage has "Harlow sued Brede"; of bodies and places too.
    """
    theirs: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for each in {each.sentence: each for each in claim.evidence}.values():
        for stem, pair in _pairs(each.sentence, each.names, words):
            theirs[stem].add(pair)
    for stem, (first, last) in _pairs(claim.text, claim.reading.names, words):
        if (last, first) in theirs[stem] and (first, last) not in theirs[stem]:
            both = f"{first.capitalize()} and {last.capitalize()}"
            yield Finding(
                ProblemKind.ACTOR_CHANGED,
                f"The cited passages have {both} the other way round.",
                _MEND,
            )
            return


def _pairs(
    text: str, names: Iterable[NameMention], words: Words
) -> Iterator[tuple[str, tuple[str, str]]]:
    """Each verb with who does it and to whom: the names beside it, in the passive turned round."""
    ordered = sorted(names, key=lambda mention: mention.start)
    for verb in verbs.read(text, words.verbs):
        before = [m for m in ordered if m.end <= verb.start]
        behind = [m for m in ordered if m.start > verb.start]
        if verb.mode is None or not before or not behind:
            continue
        between = text[before[-1].end : behind[0].start]
        if len(between) > _REACH or set(_BREAKS) & set(between):
            continue
        pair = last_name(before[-1].text), last_name(behind[0].text)
        agent = words.agent.search(text[verb.start : behind[0].start])
        if not verb.passive:
            yield verb.stem, pair
        elif agent:
            yield verb.stem, pair[::-1]
