"""What articles hold only beside others: who is who, who speaks, what is the same, who repeats."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial

from generator.article.tasks import Listen, Outcome, Workshop
from generator.containment import ALL_SEEDS, Guard
from generator.corpus import agreement, disagreement, origins, people
from generator.model import (
    Agreement,
    Inputs,
    NameMention,
    Origins,
    Passage,
    Person,
    Reading,
    Source,
    Utterance,
)

# Headlines and menus are no evidence of what an article says.
TELLING_ZONES = ("body", "caption")


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """What was found; `names` are the mentions of each source, with the names they stand for.

    `parted` are pairs of passages that are alike and cannot both be right of one thing.
    """

    people: tuple[Person, ...]
    names: Mapping[str, tuple[NameMention, ...]]
    speech: Mapping[str, tuple[Utterance, ...]]
    agreements: tuple[Agreement, ...]
    parted: tuple[tuple[Passage, Passage], ...]
    origins: Origins


def compare(
    found: Mapping[str, Source],
    read: Mapping[str, Reading],
    inputs: Inputs,
    reader: disagreement.Reader,
    workshop: Workshop,
) -> Outcome:
    """A `Together` of sources and what each holds, which knows nothing of topics.

    `reader` reads those sentences that may be the same, and keeps them.
    """
    guard = Guard()
    resolve = partial(_people, found, read, inputs)
    known = guard.run("people", ALL_SEEDS, people.People(people=(), readings=read), resolve)
    listening = [Listen(source=found[name], reading=each) for name, each in known.readings.items()]
    read = {}
    for task, heard in zip(listening, workshop(listening, inputs.languages), strict=True):
        guard.add(heard.problems)
        read[task.source.id] = replace(task.reading, speech=heard.found.speech)
    group = partial(_alike, found, read, inputs, reader)
    alike = guard.run("agreement", ALL_SEEDS, agreement.Compared((), ()), group)
    trace = partial(origins.find, found, read, alike.agreements, inputs.languages)
    kin = guard.run("origins", ALL_SEEDS, origins.unknown(found), trace)
    together = Together(
        people=known.people,
        names={name: reading.names for name, reading in read.items()},
        speech={name: reading.speech for name, reading in read.items()},
        agreements=tuple(
            replace(each, origins=len(origins.of_passages(each.passages, kin)))
            for each in alike.agreements
        ),
        parted=alike.parted,
        origins=kin,
    )
    return Outcome(together, guard.problems)


def _people(
    sources: Mapping[str, Source], readings: Mapping[str, Reading], inputs: Inputs
) -> people.People:
    texts = {name: source.text for name, source in sources.items()}
    aliases = inputs.settings.aliases
    return people.resolve(readings, texts, inputs.people, aliases, inputs.language)


def _alike(
    sources: Mapping[str, Source],
    readings: Mapping[str, Reading],
    inputs: Inputs,
    reader: disagreement.Reader,
) -> agreement.Compared:
    passages = [
        (
            Passage(source=name, start=sentence.start, end=sentence.end),
            sources[name].text[sentence.start : sentence.end],
        )
        for name, reading in readings.items()
        # A "not" that nobody sees may part two sentences that share all else.
        if sources[name].is_read_by(inputs.language)
        for sentence in reading.sentences
        if sentence.zone in TELLING_ZONES
    ]
    published = {name: source.publication.value for name, source in sources.items()}

    def apart(one: Passage, other: Passage) -> bool:
        mine, theirs = (
            reader.accounts(sources[each.source], readings[each.source]).get(each)
            for each in (one, other)
        )
        return reader.apart(mine, theirs)

    known = agreement.Known(published, readings, apart)
    return agreement.compare(passages, inputs.aliases, inputs.language, known)
