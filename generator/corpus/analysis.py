"""What every source holds: its zones, sentences, dates, names and figures, stage after stage."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from generator.article import dates, evidence, names
from generator.article.tasks import (
    Alone,
    Date,
    Dated,
    Read,
    Task,
    Workshop,
    counted,
    here,
)
from generator.containment import ALL_SEEDS, Guard
from generator.corpus import disagreement, labels, publication, relevance, stories, together
from generator.corpus.together import Together
from generator.model import (
    ASIDE,
    Agreement,
    Article,
    DateMention,
    Inputs,
    Language,
    Origins,
    Passage,
    Person,
    Publication,
    Reading,
    Seed,
    Sentence,
    Settings,
    Source,
    Span,
    primary,
)
from generator.problems import Problem

TITLE_WORDS = 12
# For each source the others that tell of the same matter.
Near = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """All sources of a project and what was found in them; `libraries` find quotations, `reader`
    compares sentences.

    `parted` are pairs of passages that are alike and tell of two things, or of one thing otherwise.

    Corpora of the same `key` are the same, but for the topics on which their sentences are. It is
    None where the program was at fault: what it has found then is less than the articles hold.
    """

    key: str | None
    sources: Mapping[str, Source]
    readings: Mapping[str, Reading]
    libraries: Mapping[str, evidence.Library]
    agreements: tuple[Agreement, ...]
    parted: tuple[tuple[Passage, Passage], ...]
    origins: Origins
    reader: disagreement.Reader
    people: tuple[Person, ...]
    as_of: str | None
    problems: tuple[Problem, ...] = ()

    def tells(self, shown: Passage, other: Passage) -> bool:
        """Whether a sentence counts beside one that is shown: it tells what that one does."""
        if shown.source == other.source:
            return True
        mine, theirs = (
            self.reader.accounts(self.sources[each.source], self.readings[each.source]).get(each)
            for each in (shown, other)
        )
        return self.reader.tells(mine, theirs)


def corpus(inputs: Inputs, workshop: Workshop = here) -> Corpus:
    """Read every source, then compare them. A stage that fails has found nothing; see `Guard`.

    `workshop` runs what needs one article alone: here, in several processes, or not again. Nor does
    it compare the same articles again, where only what editors say of them has changed.
    """
    guard = Guard()
    found, read = texts(inputs, guard, workshop)
    key = None if guard.problems else _key(inputs)
    reader = disagreement.Reader(inputs.language, inputs.settings.aliases)
    compare = partial(together.compare, found, read, inputs, reader, workshop)
    compared = workshop.once(key, Together, compare)
    guard.add(compared.problems)
    held: Together = compared.found
    read = {
        name: replace(reading, names=held.names[name], speech=held.speech[name])
        for name, reading in read.items()
    }
    named = held.origins.named
    found = {name: replace(each, origin=named.get(name)) for name, each in found.items()}
    published = {name: source.publication for name, source in found.items()}
    return Corpus(
        key=None if guard.problems else key,
        sources=found,
        readings=read,
        libraries={
            name: evidence.Library(source=source, sentences=read[name].sentences)
            for name, source in found.items()
        },
        agreements=held.agreements,
        parted=held.parted,
        origins=held.origins,
        reader=reader,
        people=held.people,
        as_of=publication.as_of(published, inputs.settings.as_of),
        problems=guard.problems,
    )


def _key(inputs: Inputs) -> str:
    """What the articles are, what is given of them and of whom they name, and how they are read."""
    digest = hashlib.sha256(repr((inputs.settings, inputs.people)).encode())
    for name, seed in inputs.seeds.items():
        digest.update(f"{name} {_read(seed, inputs.settings).key}\n".encode())
    return digest.hexdigest()


def texts(
    inputs: Inputs, guard: Guard, workshop: Workshop = here
) -> tuple[dict[str, Source], dict[str, Reading]]:
    """The sources, and what the text of each holds, by id."""

    def do(tasks: Sequence[Task]) -> Iterator[Any]:
        for outcome in workshop(tasks, inputs.languages):
            guard.add(outcome.problems)
            yield outcome.found

    read = [_read(seed, inputs.settings) for seed in inputs.seeds.values()]
    held: dict[str, Alone] = dict(zip(inputs.seeds, do(read), strict=True))
    laid = {name: (seed.text, held[name].article) for name, seed in inputs.seeds.items()}
    relate = partial(stories.related, laid, inputs.language)
    near = guard.run("stories", ALL_SEEDS, dict.fromkeys(laid, ()), relate)
    found = _sources(inputs, held, near, guard)
    dating = list(_dating(found, held, near, inputs))
    dated: dict[str, Dated] = dict(zip(found, do(dating), strict=True))
    terms = {topic.id: relevance.terms_of(topic, inputs.language) for topic in inputs.topics}
    return found, {
        name: Reading(
            sentences=tuple(_sentences(source, held[name].sentences, terms)),
            dates=dated[name].dates,
            names=held[name].names,
            figures=dated[name].figures,
        )
        for name, source in found.items()
    }


def _read(seed: Seed, settings: Settings) -> Read:
    return Read(seed=seed, language=_code(seed, settings))


def _sources(
    inputs: Inputs, held: Mapping[str, Alone], near: Near, guard: Guard
) -> dict[str, Source]:
    """The sources by id: what editors give wins over what the text states; or it is `None`."""
    settings = inputs.settings
    laid = {name: (seed, held[name].article) for name, seed in inputs.seeds.items()}
    given = {name: seed.given.published for name, seed in inputs.seeds.items()}

    spoken = {name: inputs.languages[_code(seed, settings)] for name, seed in inputs.seeds.items()}

    def reported(name: str, others: tuple[str, ...]) -> tuple[DateMention, ...]:
        (seed, article), language = laid[name], spoken[name]
        if language.fallback:
            return ()
        return dates.reported(seed.text, article, _anchor(None, others, settings), language)

    published = guard.run(
        "publication",
        ALL_SEEDS,
        dict.fromkeys(laid, Publication()),
        lambda: publication.publications(laid, given, inputs.language, reported, near),
    )
    found = {
        name: _source(name, seed, article, published[name], spoken[name])
        for name, (seed, article) in laid.items()
    }
    return labels.labelled(found, inputs.language)


def _dating(
    sources: Mapping[str, Source], held: Mapping[str, Alone], near: Near, inputs: Inputs
) -> Iterator[Date]:
    """The dates of each source are read as on its day, or on the days of those of its story."""
    days = {
        name: source.publication.value
        for name, source in sources.items()
        if source.publication.value and source.publication.basis != "inferred"
    }
    for name, source in sources.items():
        others = tuple(sorted({days[other] for other in near[name] if other in days}))
        yield Date(
            read=_read(source.seed, inputs.settings),
            alone=held[name],
            anchor=_anchor(source.publication.value, others, inputs.settings),
        )


def _sentences(
    source: Source, spans: Iterable[Span], terms: Mapping[str, tuple[str, ...]]
) -> Iterator[Sentence]:
    for span in spans:
        zone = source.article.zone_of(span)
        text = source.text[span.start : span.end]
        topics = () if zone in ASIDE else relevance.topics_of(text, terms)
        yield Sentence(source=source.id, start=span.start, end=span.end, zone=zone, topics=topics)


def claims(text: str, day: str | None, inputs: Inputs) -> Reading:
    """What an editor's statement claims; its dates are read as on `day`, an EDTF value. Nothing is
    known of it where there are no rules for the briefing's language."""
    language = inputs.language
    if language.fallback:
        return Reading()
    mentions = dates.find(text, None, _anchor(day, (), inputs.settings), language)
    found = names.find(text, [Span(start=0, end=len(text))], language)
    return Reading(dates=mentions, names=found, figures=counted(text, language, mentions, found))


def _code(seed: Seed, settings: Settings) -> str:
    """The language given, or inferred; "English" is the briefing's, of whatever country it is."""
    found = seed.given.language or seed.inferred or settings.language
    same = primary(found) == primary(settings.language)
    return settings.language if same and not seed.given.language else found


def _source(
    name: str, seed: Seed, article: Article, published: Publication, language: Language
) -> Source:
    given = seed.given
    title = given.title or article.title
    return Source(
        id=name,
        seed=seed,
        article=article,
        title=title or labels.first_words(seed.text[seed.body_start :], TITLE_WORDS),
        label="",
        title_stated=title is not None,
        publisher=given.publisher or article.publisher,
        byline=given.byline or article.byline,
        publication=published,
        language=language.code,
        language_inferred=not given.language and seed.inferred is not None,
        checked=not language.fallback,
        url=given.url,
        retrieved=given.retrieved,
        notes=(*given.notes, *(note for note in article.notes if note not in given.notes)),
    )


def _anchor(day: str | None, others: tuple[str, ...], settings: Settings) -> dates.Anchor:
    return dates.Anchor(
        published=day,
        others=others,
        fiscal_year_start=settings.fiscal_year_start,
        hemisphere=settings.hemisphere,
        date_order=settings.date_order,
        fiscal_year_named=settings.fiscal_year_named,
    )
