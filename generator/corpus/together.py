"""What articles hold only beside others: who is who, who speaks, what is the same, who repeats."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial

from generator.article import speech
from generator.article.tasks import Outcome
from generator.containment import ALL_SEEDS, Guard
from generator.corpus import agreement, origins, people
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
    """What was found; `names` are the mentions of each source, with the names they stand for."""

    people: tuple[Person, ...]
    names: Mapping[str, tuple[NameMention, ...]]
    speech: Mapping[str, tuple[Utterance, ...]]
    agreements: tuple[Agreement, ...]
    origins: Origins


def compare(found: Mapping[str, Source], read: Mapping[str, Reading], inputs: Inputs) -> Outcome:
    """A `Together` of sources and what each holds, which knows nothing of topics."""
    guard = Guard()
    resolve = partial(_people, found, read, inputs)
    known = guard.run("people", ALL_SEEDS, people.People(people=(), readings=read), resolve)
    read = {
        name: replace(reading, speech=_speech(found[name], reading, inputs, guard))
        for name, reading in known.readings.items()
    }
    agreements = guard.run("agreement", ALL_SEEDS, (), lambda: _agreements(found, read, inputs))
    kin = guard.run(
        "origins",
        ALL_SEEDS,
        origins.unknown(found),
        lambda: origins.find(found, read, agreements, inputs.languages),
    )
    together = Together(
        people=known.people,
        names={name: reading.names for name, reading in read.items()},
        speech={name: reading.speech for name, reading in read.items()},
        agreements=tuple(
            replace(each, origins=len(origins.of_passages(each.passages, kin)))
            for each in agreements
        ),
        origins=kin,
    )
    return Outcome(together, guard.problems)


def _people(
    sources: Mapping[str, Source], readings: Mapping[str, Reading], inputs: Inputs
) -> people.People:
    texts = {name: source.text for name, source in sources.items()}
    aliases = inputs.settings.aliases
    return people.resolve(readings, texts, inputs.people, aliases, inputs.language)


def _speech(
    source: Source, reading: Reading, inputs: Inputs, guard: Guard
) -> tuple[Utterance, ...]:
    language = inputs.languages[source.language]
    return guard.run("speech", source.seed.file, (), lambda: speech.find(source, reading, language))


def _agreements(
    sources: Mapping[str, Source], readings: Mapping[str, Reading], inputs: Inputs
) -> tuple[Agreement, ...]:
    passages = [
        (
            Passage(source=name, start=sentence.start, end=sentence.end),
            sources[name].text[sentence.start : sentence.end],
        )
        for name, reading in readings.items()
        for sentence in reading.sentences
        if sentence.zone in TELLING_ZONES
    ]
    published = {name: source.publication.value for name, source in sources.items()}
    return agreement.group(passages, inputs.aliases, inputs.language, published, readings)
