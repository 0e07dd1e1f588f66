"""Topics as editors write them, and all inputs of a project together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from generator.model.people import PersonEntry
from generator.model.settings import Language, Settings
from generator.model.sources import Seed
from generator.problems import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """`@source "words"` as an editor wrote it; line and column count from 1.

    `bears` is set by `@source! "words"`: this one bears the statement and is shown first.
    """

    source: str
    words: str
    line: int
    column: int
    bears: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A paragraph, list item or block quote of a topic file, before its quotations are found.

    `label` is set for assessments ("Assessment", "Not known"); `subject` for the sides of a
    difference: the text of the list item around it; `faulty` where a citation of it could not be
    read, which has been said.
    """

    text: str
    section: str
    line: int
    column: int
    quotes: tuple[Quote, ...] = ()
    name: str | None = None
    date: str | None = None
    derived: str | None = None
    withdrawn: str | None = None
    label: str | None = None
    subject: str | None = None
    faulty: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A person's sign-off: who, when (EDTF day), and the digest of what was signed."""

    by: str
    on: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicFile:
    """A file in `topics/`, parsed."""

    id: str
    file: str
    title: str
    order: int
    question: str | None = None
    kind: Literal["topic", "calendar"] = "topic"
    terms: tuple[str, ...] = ()
    review: Review | None = None
    drafts: tuple[Draft, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NameStyle:
    """The form of a name that editors write, and the other forms that sources use."""

    preferred: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """All that a project holds, read and decoded; seeds by the id of their source."""

    settings: Settings
    seeds: Mapping[str, Seed]
    topics: tuple[TopicFile, ...]
    languages: Mapping[str, Language]
    styles: tuple[NameStyle, ...] = ()
    people: tuple[PersonEntry, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def aliases(self) -> tuple[tuple[str, ...], ...]:
        """Groups of names that mean the same: those of the settings and of the style list."""
        return (
            *self.settings.aliases,
            *((style.preferred, *style.others) for style in self.styles),
        )

    @property
    def language(self) -> Language:
        """The language of the briefing itself: of its interface and of its editors' words."""
        return self.languages[self.settings.language]
