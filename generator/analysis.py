"""What every source holds: its zones, sentences, dates, names and figures, stage after stage."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

from generator.containment import Guard
from generator.model import (
    ASIDE,
    Agreement,
    Article,
    DateMention,
    Figure,
    Inputs,
    Language,
    NameMention,
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
    Utterance,
)
from generator.problems import Problem
from generator.stages import (
    agreement,
    articles,
    dates,
    evidence,
    figures,
    labels,
    names,
    origins,
    people,
    publication,
    relevance,
    sentences,
    speech,
    stories,
)

TITLE_WORDS = 12
# Where a fault cannot be laid at one article.
ALL_SEEDS = "seeds"
Found = TypeVar("Found")
# Headlines and menus are no evidence of what an article says.
TELLING_ZONES = ("body", "caption")


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """All sources of a project and what was found in them; `libraries` find quotations."""

    sources: Mapping[str, Source]
    readings: Mapping[str, Reading]
    libraries: Mapping[str, evidence.Library]
    agreements: tuple[Agreement, ...]
    origins: Origins
    people: tuple[Person, ...]
    as_of: str | None
    problems: tuple[Problem, ...] = ()


def corpus(inputs: Inputs) -> Corpus:
    """Read every source, then compare them. A stage that fails has found nothing; see `Guard`."""
    guard = Guard()
    found = sources(inputs, guard)
    read = readings(found, inputs, guard)
    resolve = partial(_people, found, read, inputs)
    known = guard.run("people", ALL_SEEDS, people.People(people=(), readings=read), resolve)
    read = {
        name: replace(reading, speech=_speech(found[name], reading, inputs, guard))
        for name, reading in known.readings.items()
    }
    published = {name: source.publication for name, source in found.items()}
    agreements = guard.run("agreement", ALL_SEEDS, (), lambda: _agreements(found, read, inputs))
    kin = guard.run(
        "origins",
        ALL_SEEDS,
        origins.unknown(found),
        lambda: origins.find(found, read, agreements, inputs.languages),
    )
    found = {name: replace(each, origin=kin.named.get(name)) for name, each in found.items()}
    return Corpus(
        sources=found,
        readings=read,
        libraries={
            name: evidence.Library(source=source, sentences=read[name].sentences)
            for name, source in found.items()
        },
        agreements=tuple(
            replace(each, origins=len(origins.of_passages(each.passages, kin)))
            for each in agreements
        ),
        origins=kin,
        people=known.people,
        as_of=publication.as_of(published, inputs.settings.as_of),
        problems=guard.problems,
    )


def _people(
    sources: Mapping[str, Source], readings: Mapping[str, Reading], inputs: Inputs
) -> people.People:
    texts = {name: source.text for name, source in sources.items()}
    aliases = inputs.settings.aliases
    return people.resolve(readings, texts, inputs.people, aliases, inputs.language)


def sources(inputs: Inputs, guard: Guard) -> dict[str, Source]:
    """The sources by id: what editors give wins over what the text states; or it is `None`."""
    settings = inputs.settings
    laid = {
        name: (seed, _article(seed, inputs.languages[_code(seed, settings)], guard))
        for name, seed in inputs.seeds.items()
    }
    given = {name: seed.given.published for name, seed in inputs.seeds.items()}

    def reported(text: str, article: Article, others: tuple[str, ...]) -> tuple[DateMention, ...]:
        return dates.reported(text, article, _anchor(None, others, settings), inputs.language)

    published = guard.run(
        "publication",
        ALL_SEEDS,
        dict.fromkeys(laid, Publication()),
        lambda: publication.publications(
            laid,
            given,
            inputs.language,
            reported,
            stories.related(
                {name: (seed.text, article) for name, (seed, article) in laid.items()},
                inputs.language,
            ),
        ),
    )
    found = {
        name: _source(name, seed, article, published[name], inputs.languages[_code(seed, settings)])
        for name, (seed, article) in laid.items()
    }
    return labels.labelled(found, inputs.language)


def _article(seed: Seed, language: Language, guard: Guard) -> Article:
    """A seed laid out; where that fails, all of it is body."""
    return guard.run(
        "articles", seed.file, articles.plain(seed), lambda: articles.lay_out(seed, language)
    )


def _speech(
    source: Source, reading: Reading, inputs: Inputs, guard: Guard
) -> tuple[Utterance, ...]:
    language = inputs.languages[source.language]
    return guard.run("speech", source.seed.file, (), lambda: speech.find(source, reading, language))


def readings(sources: Mapping[str, Source], inputs: Inputs, guard: Guard) -> dict[str, Reading]:
    """What each source's text holds, with the topics that each sentence belongs to."""
    terms = {topic.id: topic.terms for topic in inputs.topics}
    days = {
        name: source.publication.value
        for name, source in sources.items()
        if source.publication.value and source.publication.basis != "inferred"
    }
    texts = {name: (source.text, source.article) for name, source in sources.items()}
    near = stories.related(texts, inputs.language)

    def topics_of(text: str) -> tuple[str, ...]:
        return relevance.topics_of(text, terms)

    return {
        name: _Reader(source, inputs.languages[source.language], guard).read(
            _anchor(
                source.publication.value,
                tuple(days[other] for other in near[name] if other in days),
                inputs.settings,
            ),
            topics_of,
        )
        for name, source in sources.items()
    }


def claims(text: str, day: str | None, inputs: Inputs) -> Reading:
    """What an editor's statement claims; its dates are read as on `day`, an EDTF value."""
    language = inputs.language
    mentions = dates.find(text, None, _anchor(day, (), inputs.settings), language)
    found = names.find(text, [Span(start=0, end=len(text))], language)
    return Reading(dates=mentions, names=found, figures=_figures(text, language, mentions, found))


def _code(seed: Seed, settings: Settings) -> str:
    return seed.given.language or settings.language


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
    )


@dataclass(frozen=True, slots=True)
class _Reader:
    """One source, read stage after stage."""

    source: Source
    language: Language
    guard: Guard

    def read(self, anchor: dates.Anchor, topics_of: Callable[[str], tuple[str, ...]]) -> Reading:
        text, language = self.source.text, self.language
        found = self._stage("sentences", lambda: tuple(self._sentences(topics_of)))
        mentions = self._stage(
            "dates", lambda: dates.find(text, self.source.article, anchor, language)
        )
        spans = [Span(start=sentence.start, end=sentence.end) for sentence in found]
        named = self._stage("names", lambda: names.find(text, spans, language))
        numbers = self._stage("figures", lambda: _figures(text, language, mentions, named))
        return Reading(sentences=found, dates=mentions, names=named, figures=numbers)

    def _stage(self, name: str, call: Callable[[], tuple[Found, ...]]) -> tuple[Found, ...]:
        return self.guard.run(name, self.source.seed.file, (), call)

    def _sentences(self, topics_of: Callable[[str], tuple[str, ...]]) -> Iterator[Sentence]:
        text, article = self.source.text, self.source.article
        for paragraph in article.paragraphs:
            for span in sentences.split(text, paragraph.start, paragraph.end, self.language):
                zone = article.zone_of(span)
                topics = () if zone in ASIDE else topics_of(text[span.start : span.end])
                yield Sentence(
                    source=self.source.id,
                    start=span.start,
                    end=span.end,
                    zone=zone,
                    topics=topics,
                )


def _figures(
    text: str, language: Language, mentions: Iterable[DateMention], named: Iterable[NameMention]
) -> tuple[Figure, ...]:
    """The figures outside dates and names: "15" of "January 15" and "3" of "Missile-3" are none."""
    outside = [
        *(Span(start=m.start, end=m.end) for m in mentions if m.type in ("date", "time")),
        *(Span(start=name.start, end=name.end) for name in named),
    ]
    return figures.find(text, language, outside=outside)


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
