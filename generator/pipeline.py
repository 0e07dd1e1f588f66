"""The whole way from inputs to a briefing and its files, in order. Read this file first."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from generator.article.tasks import Workshop, here
from generator.briefing import findings, gate, notices, selection
from generator.briefing.findings import Findings
from generator.briefing.selection import Shown
from generator.corpus import analysis
from generator.corpus.analysis import Corpus
from generator.exports import exports
from generator.model import LIST, Briefing, Inputs, OutputFile, listing
from generator.pages import pages
from generator.pages.soundness import unsound
from generator.problems import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What a run gives: the briefing, its files, and every problem found on the way."""

    briefing: Briefing
    files: tuple[OutputFile, ...]
    problems: tuple[Problem, ...]

    @property
    def as_of(self) -> str | None:
        return self.briefing.as_of


def failed(problems: Iterable[Problem]) -> bool:
    """True if one of the problems is an error."""
    return any(problem.kind.severity == "error" for problem in problems)


def run(
    inputs: Inputs, workshop: Workshop = here, begun: Callable[[str], None] = lambda step: None
) -> Result:
    """Inputs to a briefing. It is whole only where no problem is an error.

    `workshop` runs what needs one article alone, and keeps what it and comparing have found;
    `begun` is told of each step when it begins.
    """
    begun("reading and comparing articles")
    # What the articles are and hold, which passages say the same, and who only repeats.
    corpus = analysis.corpus(inputs, workshop)
    begun("weighing statements")
    # What editors say, each quotation found and each claim borne.
    gated = gate.check(inputs, corpus)
    begun("choosing passages")
    # What else the sources say on the topics.
    shown = selection.show(inputs, corpus, gated, workshop)
    begun("finding events and differences")
    # How many stand behind each statement, what happened when, and where the sources differ.
    found = findings.find(inputs, corpus, gated, shown)
    begun("making pages and exports")

    briefing = _briefing(inputs, corpus, shown, found)
    failures = (*corpus.problems, *gated.problems, *shown.problems)
    problems = (*inputs.problems, *failures, *notices.of(inputs, found.sources, shown.excerpts))
    files = () if failed(problems) else _files(briefing, inputs)
    problems = (*problems, *unsound(files, briefing))
    return Result(briefing=briefing, files=files, problems=_ordered(problems))


def _briefing(inputs: Inputs, corpus: Corpus, shown: Shown, found: Findings) -> Briefing:
    return Briefing(
        settings=inputs.settings,
        as_of=corpus.as_of,
        sources=found.sources,
        readings=corpus.readings,
        topics=shown.topics,
        statements=found.statements,
        citations=shown.citations,
        events=found.events,
        withdrawn=found.withdrawn,
        disagreements=found.disagreements,
        agreements=corpus.agreements,
        origins=corpus.origins,
        grouped=found.grouped,
        people=found.people,
        named=found.named,
        spoken=shown.spoken,
        alike=shown.alike,
        shown=shown.excerpts,
        styles=inputs.styles,
    )


def _files(briefing: Briefing, inputs: Inputs) -> tuple[OutputFile, ...]:
    """Pages and exports, and the list by which a build knows them for its own."""
    files = (*pages(briefing, inputs.language), *exports(briefing, inputs.language))
    return (*files, OutputFile(path=LIST, data=listing(file.path for file in files)))


def _ordered(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Each problem once, by file and line."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda problem: problem.sort_key))
