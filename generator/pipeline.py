"""The whole way from inputs to a briefing and its files, in order. Read this file first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator import analysis, findings, gate, selection
from generator.exports import exports
from generator.model import LIST, Briefing, Inputs, OutputFile, Source, listing
from generator.pages import pages
from generator.pages.soundness import unsound
from generator.problems import Problem, ProblemKind
from generator.stages import excerpts


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


def run(inputs: Inputs) -> Result:
    """Inputs to a briefing. It is whole only where no problem is an error."""
    # What the articles are and hold, which passages say the same, and who only repeats.
    corpus = analysis.corpus(inputs)
    # What editors say, each quotation found and each claim borne.
    gated = gate.check(inputs, corpus)
    # What else the sources say on the topics.
    shown = selection.show(inputs, corpus, gated)
    # How many stand behind each statement, what happened when, and where the sources differ.
    found = findings.find(inputs, corpus, gated, shown)

    briefing = Briefing(
        settings=inputs.settings,
        as_of=corpus.as_of,
        sources=corpus.sources,
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
    failures = (*corpus.problems, *gated.problems, *shown.problems)
    problems = (*inputs.problems, *failures, *_notices(inputs, corpus.sources, shown))
    files = () if failed(problems) else _files(briefing, inputs)
    problems = (*problems, *unsound(files, briefing))
    return Result(briefing=briefing, files=files, problems=_ordered(problems))


def _files(briefing: Briefing, inputs: Inputs) -> tuple[OutputFile, ...]:
    """Pages and exports, and the list by which a build knows them for its own."""
    files = (*pages(briefing, inputs.language), *exports(briefing, inputs.language))
    return (*files, OutputFile(path=LIST, data=listing(file.path for file in files)))


def _ordered(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Each problem once, by file and line."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda problem: problem.sort_key))


def _notices(
    inputs: Inputs, sources: Mapping[str, Source], shown: selection.Shown
) -> list[Problem]:
    """What maintainers should know of their sources, without its stopping a build."""
    notices = [
        Problem(
            kind=ProblemKind.SOURCE_URL_MISSING,
            file=source.seed.file,
            message="The address of the original article is not known.",
            mend="Give its `url` in `seeds/sources.yml`, so that readers can open it.",
        )
        for source in sources.values()
        if source.url is None
    ]
    limit = inputs.settings.excerpt_share
    if limit is None:
        return notices
    shares = {
        name: excerpts.share(source, shown.excerpts[name]) for name, source in sources.items()
    }
    notices += [
        Problem(
            kind=ProblemKind.EXCERPT_SHARE_EXCEEDED,
            file=sources[name].seed.file,
            message=f"The site shows {share:.0%} of the article,"
            f" more than the {limit:.0%} of `excerpt_share`.",
            mend="Cite fewer passages of it, or raise the share in `mkdocs.yml`.",
        )
        for name, share in shares.items()
        if share > limit
    ]
    return notices
