"""What the last build gave, and whether it still stands: then nothing need be done again.

What is looked at is the inputs as they were read and every file of `content/`, byte for byte: no
times of files, which a checkout or a copy may set as it likes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import msgspec

from generator import pipeline
from generator.article.tasks import Outcome
from generator.model import Inputs, OutputFile
from generator.problems import Problem, ProblemKind
from generator.publishing import content
from generator.workshop import Workshop


@dataclass(frozen=True, slots=True, kw_only=True)
class Build:
    """What a build gives; `files` is None where `content/` holds them already."""

    as_of: str | None
    problems: tuple[Problem, ...]
    files: tuple[OutputFile, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """A build as it is kept: the SHA-256 of each file of `content/`, by its path there."""

    as_of: str | None
    problems: tuple[tuple[str, str, int, int, str, str], ...]
    digests: dict[str, str]


def build(project: Path, inputs: Inputs, shop: Workshop, begun: Callable[[str], None]) -> Build:
    """Run the pipeline, unless inputs and `content/` are as the last build left them."""
    begun("looking for what has changed")
    known = shop.kept(_key(inputs), Built)
    if known is not None and content.digests(project) == known.found.digests:
        return Build(as_of=known.found.as_of, problems=tuple(map(_problem, known.found.problems)))
    result = pipeline.run(inputs, shop, begun)
    return Build(as_of=result.as_of, problems=result.problems, files=result.files)


def remember(inputs: Inputs, build: Build, shop: Workshop) -> None:
    """Keep what a build gave and has written, unless the program was at fault in it."""
    if any(problem.kind is ProblemKind.READING_FAILED for problem in build.problems):
        return
    kept = Built(
        as_of=build.as_of,
        problems=tuple(
            (each.kind.name, each.file, each.line, each.column, each.message, each.mend)
            for each in build.problems
        ),
        digests={file.path: content.digest(file.data) for file in build.files or ()},
    )
    shop.keep(_key(inputs), Outcome(kept))


def _problem(kept: tuple[str, str, int, int, str, str]) -> Problem:
    name, file, line, column, message, mend = kept
    return Problem(
        kind=ProblemKind[name], file=file, line=line, column=column, message=message, mend=mend
    )


def _key(inputs: Inputs) -> str:
    return hashlib.sha256(msgspec.msgpack.encode(inputs, order="deterministic")).hexdigest()
