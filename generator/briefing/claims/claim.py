"""A statement with what it cites, as the rules see it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from generator.model import Citation, DateMention, Figure, NameMention, Reading, Span, Statement
from generator.problems import ProblemKind


class Finding(NamedTuple):
    """What a rule found: the kind of problem, what is wrong, how to mend it."""

    kind: ProblemKind
    message: str
    mend: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A quotation in its article: `text` is the article's, offsets are code points of it.

    `figures` are those of the sentence around the quotation. `dates` are those that bear: the
    quotation's own where it holds any, else its sentence's, and never those of a dateline.
    `names` are those of `sentence`, with offsets in it. `speakers` are the last names, in small
    letters, of the persons to whom the source gives words of the quotation, `said` the verbs.
    """

    citation: Citation
    text: str
    title: str
    figures: tuple[Figure, ...] = ()
    dates: tuple[DateMention, ...] = ()
    names: tuple[NameMention, ...] = ()
    speakers: frozenset[str] = frozenset()
    said: frozenset[str] = frozenset()

    @property
    def around(self) -> str:
        """The paragraph of the quotation, under the title of its article."""
        start = self.text.rfind("\n", 0, self.citation.start) + 1
        end = self.text.find("\n", self.citation.end)
        return f"{self.title}\n{self.text[start : end if end >= 0 else len(self.text)]}"

    @property
    def whole(self) -> Span:
        """The quotation with the rest of its sentences: a span of the article, half-open."""
        own, sentence = self.citation.span, self.citation.sentence
        return Span(start=min(own.start, sentence.start), end=max(own.end, sentence.end))

    @property
    def sentence(self) -> str:
        return self.text[self.whole.start : self.whole.end]

    def sentence_before(self, place: int) -> str:
        """What stands in the sentence before an offset of the article."""
        return self.text[min(self.whole.start, place) : place]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A statement, what was read in its text, and the evidence that it cites.

    `sources` are those that statements of the briefing cite; `uncited` tell of the statement's
    topic, and none cites them. `labels` are those of all sources, by id. `persons` are all whom
    the articles name in full: by last name all words of their names, in small letters. `reading`
    leaves counts of sources out of its figures.
    """

    statement: Statement
    reading: Reading
    evidence: tuple[Evidence, ...]
    sources: frozenset[str]
    uncited: frozenset[str] = frozenset()
    labels: Mapping[str, str] = field(default_factory=dict)
    persons: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @property
    def text(self) -> str:
        return self.statement.text

    def is_person(self, mention: NameMention) -> bool:
        """Whether a name of the statement is a person's, in full or by the last name."""
        return mention.type == "person" or (
            mention.type is None and last_name(mention.text) in self.persons
        )

    @property
    def cited(self) -> frozenset[str]:
        """The sources that are cited."""
        return frozenset(each.citation.source for each in self.evidence)


def last_name(name: str) -> str:
    """The last word of a name in small letters: "Eva Lindqvist’s" is "lindqvist"."""
    return name.rstrip(".,").removesuffix("’s").removesuffix("'s").split()[-1].casefold()
