"""What one article holds by itself: the part of the reading that needs no other article.

Each task is a pure function of what its `key` names and of the data of a language. So it may be run
in any process, and its result kept. `here` is the workshop that does neither.

In a language without rules an article has zones and sentences, and no names, dates, figures or
speech: "12. Mai" and "1.234,56" are no English, and what is read of them may be wrong.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar, Protocol, TypeVar

import msgspec

from generator.article import dates, figures, layout, names, sentences, speech
from generator.containment import Guard
from generator.model import (
    Article,
    DateMention,
    Figure,
    Language,
    NameMention,
    Reading,
    Seed,
    Source,
    Span,
    Utterance,
)
from generator.problems import Problem

Languages = Mapping[str, Language]
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True, kw_only=True)
class Alone:
    """An article laid out, its sentences in text order, and the names in them."""

    article: Article
    sentences: tuple[Span, ...] = ()
    names: tuple[NameMention, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """The dates of an article, read as on some days, and its figures, which are no dates."""

    dates: tuple[DateMention, ...] = ()
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What an article says that somebody said, in text order."""

    speech: tuple[Utterance, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a task has found; where it has problems, the program is at fault, and it may be less."""

    found: Any
    problems: tuple[Problem, ...] = ()


class Task(Protocol):
    """Something to be found in one article. Equal keys find equal things; `kind` is their type."""

    kind: ClassVar[type]

    @property
    def key(self) -> str: ...

    def run(self, languages: Languages) -> Outcome: ...


class Workshop(Protocol):
    """Where tasks are run."""

    def __call__(self, tasks: Sequence[Task], languages: Languages) -> Iterable[Outcome]:
        """The outcomes of tasks, in their order."""
        ...

    def once(self, key: str | None, kind: type, make: Callable[[], Outcome]) -> Outcome:
        """What `make` finds, a `kind`, or what it has found before for an equal key, not None."""
        ...


class Here:
    """Runs tasks one after the other in this process, and keeps nothing."""

    def __call__(self, tasks: Sequence[Task], languages: Languages) -> Iterator[Outcome]:
        """See `Workshop`."""
        return (task.run(languages) for task in tasks)

    def once(self, key: str | None, kind: type, make: Callable[[], Outcome]) -> Outcome:
        """See `Workshop`."""
        return make()


here = Here()


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """Lay an article out, part it into sentences, and find the names in them."""

    kind: ClassVar[type] = Alone
    seed: Seed
    language: str

    @property
    def key(self) -> str:
        """The bytes of the file, whether it is Markdown, and what is given of it."""
        seed = self.seed
        ending = seed.file.rpartition(".")[2].lower()
        return f"{seed.sha256} {ending} {self.language} {seed.given!r}"

    def run(self, languages: Languages) -> Outcome:
        """An `Alone`."""
        seed, language, guard = self.seed, languages[self.language], Guard()
        run = partial(_stage, guard, seed.file)
        article = guard.run(
            "layout", seed.file, layout.plain(seed), lambda: layout.lay_out(seed, language)
        )
        parts = run("sentences", lambda: tuple(_sentences(seed.text, article, language)))
        looked_in = () if language.fallback else parts
        named = run("names", lambda: names.find(seed.text, looked_in, language))
        found = Alone(article=article, sentences=parts, names=named)
        return Outcome(found, guard.problems)


@dataclass(frozen=True, slots=True, kw_only=True)
class Date:
    """Find the dates of an article that was read, as on the days of an anchor, and its figures."""

    kind: ClassVar[type] = Dated
    read: Read
    alone: Alone
    anchor: dates.Anchor

    @property
    def key(self) -> str:
        """That of the reading, and the anchor."""
        return f"{self.read.key} {self.anchor!r}"

    def run(self, languages: Languages) -> Outcome:
        """A `Dated`."""
        seed, language, guard = self.read.seed, languages[self.read.language], Guard()
        if language.fallback:
            return Outcome(Dated())
        run = partial(_stage, guard, seed.file)
        text, article = seed.text, self.alone.article
        mentions = run("dates", lambda: dates.find(text, article, self.anchor, language))
        numbers = run("figures", lambda: counted(text, language, mentions, self.alone.names))
        return Outcome(Dated(dates=mentions, figures=numbers), guard.problems)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listen:
    """Find who says what in an article, the names in which are known for those that they mean."""

    kind: ClassVar[type] = Heard
    source: Source
    reading: Reading

    @property
    def key(self) -> str:
        """The text and what is read in it: of that which others tell, whom the names mean."""
        source, reading = self.source, self.reading
        spans = [(each.start, each.end, each.zone) for each in reading.sentences]
        held = (source.article.paragraphs, spans, reading.names, reading.dates)
        digest = hashlib.sha256(msgspec.msgpack.encode(held)).hexdigest()
        return f"{source.id} {source.language} {source.seed.sha256} {digest}"

    def run(self, languages: Languages) -> Outcome:
        """A `Heard`."""
        source, reading, guard = self.source, self.reading, Guard()
        language = languages[source.language]
        if language.fallback:
            return Outcome(Heard())
        found = _stage(
            guard, source.seed.file, "speech", lambda: speech.find(source, reading, language)
        )
        return Outcome(Heard(speech=found), guard.problems)


def counted(
    text: str, language: Language, mentions: Iterable[DateMention], named: Iterable[NameMention]
) -> tuple[Figure, ...]:
    """The figures outside dates and names: "15" of "January 15" and "3" of "Missile-3" are none."""
    outside = [
        *(Span(start=m.start, end=m.end) for m in mentions if m.type in ("date", "time")),
        *(Span(start=name.start, end=name.end) for name in named),
    ]
    return figures.find(text, language, outside=outside)


def _stage(
    guard: Guard, file: str, name: str, call: Callable[[], tuple[Found, ...]]
) -> tuple[Found, ...]:
    return guard.run(name, file, (), call)


def _sentences(text: str, article: Article, language: Language) -> Iterator[Span]:
    for paragraph in article.paragraphs:
        yield from sentences.split(text, paragraph.start, paragraph.end, language)
