"""What every source holds: its zones, sentences, dates, names and figures, stage after stage."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from generator.model import (
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
)
from generator.stages import (
    agreement,
    articles,
    dates,
    evidence,
    figures,
    names,
    origins,
    people,
    publication,
    relevance,
    sentences,
    speech,
)
from generator.typography import clean

TITLE_WORDS = 12
LABEL_WORDS = 6
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


def corpus(inputs: Inputs) -> Corpus:
    """Read every source, then compare them."""
    found = sources(inputs)
    known = people.resolve(
        readings(found, inputs),
        {name: source.text for name, source in found.items()},
        inputs.people,
        inputs.settings.aliases,
        inputs.language,
    )
    read = {
        name: replace(
            reading,
            speech=speech.find(found[name], reading, inputs.languages[found[name].language]),
        )
        for name, reading in known.readings.items()
    }
    published = {name: source.publication for name, source in found.items()}
    agreements = _agreements(found, read, inputs)
    kin = origins.find(found, read, agreements, inputs.languages)
    found = {name: replace(each, origin=kin.named.get(name)) for name, each in found.items()}
    return Corpus(
        sources=found,
        readings=read,
        libraries={
            name: evidence.library(source, read[name].sentences) for name, source in found.items()
        },
        agreements=tuple(
            replace(each, origins=len(origins.of_passages(each.passages, kin)))
            for each in agreements
        ),
        origins=kin,
        people=known.people,
        as_of=publication.as_of(published, inputs.settings.as_of),
    )


def sources(inputs: Inputs) -> dict[str, Source]:
    """The sources by id: what editors give wins over what the text states; or it is `None`."""
    settings = inputs.settings
    laid = {
        name: (seed, articles.lay_out(seed, inputs.languages[_code(seed, settings)]))
        for name, seed in inputs.seeds.items()
    }
    given = {name: seed.given.published for name, seed in inputs.seeds.items()}

    def reported(text: str, article: Article, others: tuple[str, ...]) -> tuple[DateMention, ...]:
        return dates.reported(text, article, _anchor(None, others, settings), inputs.language)

    published = publication.publications(laid, given, inputs.language, reported)
    found = {
        name: _source(name, seed, article, published[name], _code(seed, settings))
        for name, (seed, article) in laid.items()
    }
    return _labelled(found)


def readings(sources: Mapping[str, Source], inputs: Inputs) -> dict[str, Reading]:
    """What each source's text holds, with the topics that each sentence belongs to."""
    terms = {topic.id: topic.terms for topic in inputs.topics}
    days = tuple(
        source.publication.value
        for source in sources.values()
        if source.publication.value and source.publication.basis != "inferred"
    )

    def topics_of(text: str) -> tuple[str, ...]:
        return relevance.topics_of(text, terms)

    return {
        name: _reading(
            source,
            inputs.languages[source.language],
            _anchor(source.publication.value, days, inputs.settings),
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
    name: str, seed: Seed, article: Article, published: Publication, language: str
) -> Source:
    given = seed.given
    title = given.title or article.title
    return Source(
        id=name,
        seed=seed,
        article=article,
        title=title or _first_words(seed.text[seed.body_start :], TITLE_WORDS),
        label="",
        title_stated=title is not None,
        publisher=given.publisher or article.publisher,
        byline=given.byline or article.byline,
        publication=published,
        language=language,
        url=given.url,
        retrieved=given.retrieved,
        notes=(*given.notes, *(note for note in article.notes if note not in given.notes)),
    )


def _labelled(sources: Mapping[str, Source]) -> dict[str, Source]:
    """A short name for each source that tells it from the others.

    The editors' label; else its publisher or its author, where no other source has the same; else
    the first words of its title, behind the publisher that several share: "Wikinews, “GM posts…”".
    """
    publishers = Counter(source.publisher for source in sources.values())
    bylines = Counter(source.byline for source in sources.values())

    def label(source: Source) -> str:
        if source.seed.given.label:
            return clean(source.seed.given.label)
        if source.publisher and publishers[source.publisher] == 1:
            return clean(source.publisher)
        title = f"“{_first_words(source.title, LABEL_WORDS)}”"
        if source.publisher:
            return f"{clean(source.publisher)}, {title}"
        if source.byline and bylines[source.byline] == 1:
            return clean(source.byline)
        return title

    return {name: replace(source, label=label(source)) for name, source in sources.items()}


def _first_words(text: str, count: int) -> str:
    words = clean(text[:400]).split(" ")
    return " ".join(words[:count]).rstrip(",;:.") + "…" if len(words) > count else " ".join(words)


def _anchor(day: str | None, others: tuple[str, ...], settings: Settings) -> dates.Anchor:
    return dates.Anchor(
        published=day,
        others=others,
        fiscal_year_start=settings.fiscal_year_start,
        hemisphere=settings.hemisphere,
    )


def _reading(
    source: Source,
    language: Language,
    anchor: dates.Anchor,
    topics_of: Callable[[str], tuple[str, ...]],
) -> Reading:
    text = source.text
    found = tuple(_sentences(source, language, topics_of))
    mentions = dates.find(text, source.article, anchor, language)
    spans = [Span(start=sentence.start, end=sentence.end) for sentence in found]
    named = names.find(text, spans, language)
    return Reading(
        sentences=found,
        dates=mentions,
        names=named,
        figures=_figures(text, language, mentions, named),
    )


def _sentences(
    source: Source, language: Language, topics_of: Callable[[str], tuple[str, ...]]
) -> Iterator[Sentence]:
    for paragraph in source.article.paragraphs:
        for span in sentences.split(source.text, paragraph.start, paragraph.end, language):
            zone = source.article.zone_of(span)
            topics = () if zone == "residue" else topics_of(source.text[span.start : span.end])
            yield Sentence(
                source=source.id, start=span.start, end=span.end, zone=zone, topics=topics
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
