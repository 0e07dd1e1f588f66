"""What happens where the program itself is at fault: one file's share is lost, and told."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable
from typing import ClassVar, TypeVar, cast

from generator.problems import Problem, ProblemKind

T = TypeVar("T")
# In the environment of this project's tests and CI: a fault of ours is raised.
STRICT = "BRIEFING_STRICT"
REPORT = "Please report this line, with the file if you may."
PACKAGE = "generator"
# The file of a fault that cannot be laid at one article.
ALL_SEEDS = "seeds"


class Guard:
    """Runs stages. What one of them raises is a problem of the file at hand, and its result empty.

    "One article in 250 has a run of capitals that no rule foresaw": the others must still be
    published. Nothing is caught where `BRIEFING_STRICT` is set, nor what is no fault of a rule: an
    interrupt, a lack of memory.
    """

    # Set by the command line.
    raising: ClassVar[bool] = False

    def __init__(self) -> None:
        self._problems: dict[Problem, None] = {}

    @property
    def problems(self) -> tuple[Problem, ...]:
        """One `reading-failed` for each stage and file."""
        return tuple(self._problems)

    def add(self, problems: Iterable[Problem]) -> None:
        """Problems that another guard has found."""
        self._problems.update(dict.fromkeys(problems))

    def run(self, stage: str, file: str, empty: object, call: Callable[[], T]) -> T:
        """The result of a call, or `empty`, of the same type, where it raises."""
        try:
            return call()
        except MemoryError:
            raise
        except Exception as error:
            if self.raising:
                raise
            problem = Problem(
                kind=ProblemKind.READING_FAILED,
                file=file,
                message=f"The stage `{stage}` failed: {told(error)}. It counts as having found"
                " nothing here.",
                mend=f"The fault is the program's. {REPORT}",
            )
            self._problems[problem] = None
            return cast(T, empty)


def told(error: BaseException) -> str:
    """An exception in one line, with the place of ours that raised it."""
    places = [
        (frame.filename.replace("\\", "/").rpartition(f"/{PACKAGE}/"), frame.lineno)
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    ours = [f" in {PACKAGE}/{parts[2]}:{line}" for parts, line in places if parts[1]]
    return f"{type(error).__name__}{ours[-1] if ours else ''}"
