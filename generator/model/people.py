"""Persons and bodies that sources name, and what sources say that they said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.model.spans import Span

PersonKind = Literal["person", "organisation"]
SpeechMode = Literal["quoted", "paraphrased"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonEntry:
    """What editors give for a person or body in `topics/people.yml`; `also` are other names."""

    name: str
    also: tuple[str, ...] = ()
    kind: PersonKind | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """What a source calls somebody before the name ("Energy Minister"), and where it does."""

    source: str
    text: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person or body: `name` is the entity of its mentions, `also` what else it is called."""

    id: str
    name: str
    kind: PersonKind
    also: tuple[str, ...] = ()
    role: str | None = None
    roles: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """Words that a source ascribes to somebody; `start` and `end` are of the whole attribution.

    `speaker` is an entity, or the words for somebody unnamed ("a ministry official"); None where
    only a pronoun stands that may mean several, or nobody is named. `described` is what the source
    writes there. `words` are the words of a quotation without its marks, or of a reported clause.
    `when` is EDTF, `where` an entity, `to` the hearers; None where the sentence does not say so.
    """

    source: str
    start: int
    end: int
    speaker: str | None
    described: str | None
    named: bool
    verb: str
    mode: SpeechMode
    words: Span
    to: str | None = None
    when: str | None = None
    where: str | None = None

    @property
    def span(self) -> Span:
        return Span(start=self.start, end=self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """An utterance that may be shown: as words of which citations, in the text's order."""

    utterance: Utterance
    citations: tuple[str, ...]
