"""A statement with what it cites, as the rules see it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from generator.model import Citation, DateMention, Figure, Reading, Statement
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
    """

    citation: Citation
    text: str
    title: str
    figures: tuple[Figure, ...] = ()
    dates: tuple[DateMention, ...] = ()

    @property
    def around(self) -> str:
        """The paragraph of the quotation, under the title of its article."""
        start = self.text.rfind("\n", 0, self.citation.start) + 1
        end = self.text.find("\n", self.citation.end)
        return f"{self.title}\n{self.text[start : end if end >= 0 else len(self.text)]}"

    @property
    def sentence(self) -> str:
        start = min(self.citation.start, self.citation.sentence.start)
        return self.text[start : max(self.citation.end, self.citation.sentence.end)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A statement, what was read in its text, and the evidence that it cites.

    `sources` are those that statements of the briefing cite; `uncited` tell of the statement's
    topic, and none cites them. `reading` leaves counts of sources out of its figures.
    """

    statement: Statement
    reading: Reading
    evidence: tuple[Evidence, ...]
    sources: frozenset[str]
    uncited: frozenset[str] = frozenset()

    @property
    def text(self) -> str:
        return self.statement.text

    @property
    def cited(self) -> frozenset[str]:
        """The sources that are cited."""
        return frozenset(each.citation.source for each in self.evidence)
