"""What maintainers should know of their sources, without its stopping a build."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.briefing import excerpts
from generator.model import Inputs, Source, Span
from generator.problems import Problem, ProblemKind
from generator.wording import shortened

TITLE_WORDS = 9
LISTING = "`seeds/sources.yml`"


def of(
    inputs: Inputs, sources: Mapping[str, Source], shown: Mapping[str, Sequence[Span]]
) -> tuple[Problem, ...]:
    """What is not known of each source, and where its page shows more than its publisher lets it.

    `shown` has the spans of each article that its page shows.
    """
    limit = inputs.settings.excerpt_share
    found: list[Problem] = []
    for name, source in sources.items():
        for kind, message, mend in (*_unknown(source), *_over(source, shown[name], limit)):
            found.append(Problem(kind=kind, file=source.seed.file, message=message, mend=mend))
    return tuple(found)


def _unknown(source: Source) -> Iterator[tuple[ProblemKind, str, str]]:
    if source.url is None:
        yield (
            ProblemKind.SOURCE_URL_MISSING,
            "The address of the original article is not known.",
            f"Give its `url` in {LISTING}, so that readers can open it.",
        )
    if not source.title_stated:
        yield (
            ProblemKind.TITLE_MISSING,
            f"No headline was found: “{shortened(source.title, TITLE_WORDS)}” stands for it.",
            f"Give its `title` in {LISTING}.",
        )
    if source.publication.basis in (None, "inferred"):
        yield (
            ProblemKind.DATE_MISSING,
            "The article does not say when it appeared.",
            f"Give the day as `published` in {LISTING}, where you know it.",
        )
    if source.publisher is None:
        yield (
            ProblemKind.PUBLISHER_MISSING,
            "The article names no publisher.",
            f"Give its `publisher` in {LISTING}, where you know it.",
        )


def _over(
    source: Source, shown: Sequence[Span], limit: float | None
) -> Iterator[tuple[ProblemKind, str, str]]:
    share = excerpts.share(source, shown) if limit is not None else 0.0
    if limit is not None and share > limit:
        yield (
            ProblemKind.EXCERPT_SHARE_EXCEEDED,
            f"The site shows {share:.0%} of the article, more than the {limit:.0%} of"
            " `excerpt_share`.",
            "Cite fewer passages of it, or raise the share in `mkdocs.yml`.",
        )
