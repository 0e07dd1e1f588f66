"""The whole way from inputs to a briefing and its files, in order. Read this file first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from generator import analysis, gate, selection
from generator.analysis import Corpus
from generator.exports import exports
from generator.model import (
    Briefing,
    Citation,
    Disagreement,
    Event,
    Inputs,
    OutputFile,
    Passage,
    Source,
    Statement,
)
from generator.pages import pages
from generator.problems import Problem, ProblemKind
from generator.stages import circumstances, disagreement, events, origins


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
    # What the articles are and hold, and which passages say the same.
    corpus = analysis.corpus(inputs)
    # What editors say, each quotation found and each claim borne.
    gated = gate.check(inputs, corpus)
    # What the sources say beyond that, as far as an excerpt may show it.
    shown = selection.show(inputs, corpus, gated)
    # How many of those that a statement cites are independent.
    grouped = {
        statement.citations: _by_origin(statement.citations, shown.citations, corpus)
        for statement in shown.statements.values()
    }
    statements = {
        name: replace(statement, origins=len(grouped[statement.citations]))
        for name, statement in shown.statements.items()
    }
    # What happened when, and where the sources differ.
    stated = tuple(statements.values())
    dated = events.collect(stated, shown.citations, corpus.readings, corpus.as_of, inputs.language)
    dated = circumstances.add(
        dated, shown.citations, corpus.sources, corpus.readings, inputs.language
    )
    withdrawn = _withdrawn(gated.assembled.withdrawn, corpus, inputs)
    named = gated.assembled.disagreements
    differing = disagreement.dates_of_events(dated, shown.citations, corpus.readings, named)
    disagreements = _once((*named, *differing.values()))
    grouped |= {
        side.citations: _by_origin(side.citations, shown.citations, corpus)
        for entry in disagreements
        for side in entry.sides
    }

    briefing = Briefing(
        settings=inputs.settings,
        as_of=corpus.as_of,
        sources=corpus.sources,
        readings=corpus.readings,
        topics=shown.topics,
        statements=statements,
        citations=shown.citations,
        events=_disputed(dated, differing),
        withdrawn=withdrawn,
        disagreements=tuple(_counted(entry, grouped) for entry in disagreements),
        agreements=corpus.agreements,
        origins=corpus.origins,
        grouped=grouped,
        shown=shown.excerpts,
        styles=inputs.styles,
    )
    problems = (*inputs.problems, *gated.problems, *_notices(corpus.sources, shown.over, inputs))
    files = (
        ()
        if failed(problems)
        else (*pages(briefing, inputs.language), *exports(briefing, inputs.language))
    )
    ordered = tuple(sorted(dict.fromkeys(problems), key=lambda problem: problem.sort_key))
    return Result(briefing=briefing, files=files, problems=ordered)


def _withdrawn(
    taken_back: Iterable[tuple[Statement, str]], corpus: Corpus, inputs: Inputs
) -> tuple[Event, ...]:
    """The events that editors have taken back, with the reason: calendars must cancel them."""
    reasons = {statement.id: (statement, reason) for statement, reason in taken_back}
    stated = [statement for statement, _ in reasons.values()]
    found = events.collect(stated, {}, corpus.readings, corpus.as_of, inputs.language)
    return tuple(replace(event, withdrawn=reasons[event.id][1]) for event in found)


def _disputed(dated: Iterable[Event], differing: Mapping[str, Disagreement]) -> tuple[Event, ...]:
    return tuple(
        replace(event, disagreement=differing[event.id].id) if event.id in differing else event
        for event in dated
    )


def _by_origin(
    names: Iterable[str], citations: Mapping[str, Citation], corpus: Corpus
) -> tuple[tuple[str, ...], ...]:
    """The sources of some citations by origin, each judged by the sentence that it stands in."""
    passages = (
        Passage(source=each.source, start=each.sentence.start, end=each.sentence.end)
        for each in map(citations.__getitem__, names)
    )
    return origins.of_passages(passages, corpus.origins)


def _counted(
    entry: Disagreement, grouped: Mapping[tuple[str, ...], tuple[tuple[str, ...], ...]]
) -> Disagreement:
    sides = (replace(side, origins=len(grouped[side.citations])) for side in entry.sides)
    return replace(entry, sides=tuple(sides))


def _once(disagreements: Iterable[Disagreement]) -> tuple[Disagreement, ...]:
    return tuple({entry.id: entry for entry in disagreements}.values())


def _notices(
    sources: Mapping[str, Source], over: Mapping[str, float], inputs: Inputs
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
    notices += [
        Problem(
            kind=ProblemKind.EXCERPT_SHARE_EXCEEDED,
            file=sources[name].seed.file,
            message=f"The quoted words are {share:.0%} of the article,"
            f" more than the {inputs.settings.excerpt_share:.0%} that `excerpt_share` allows.",
            mend="Quote fewer words of it, or raise the share in `mkdocs.yml`.",
        )
        for name, share in over.items()
    ]
    return notices
