"""What a run says of itself on stderr while it goes on.

A terminal shows the step at work and how many articles of it are done, and is left as it was; to a
file or a CI log nothing is said but what `--timings` asks for.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from types import TracebackType
from typing import TYPE_CHECKING

from generator.article.tasks import Outcome

if TYPE_CHECKING:
    from rich.progress import Progress

# Drawing takes longer than many a task.
EVERY = 16


class Steps:
    """The steps of a run, one after the other; `begin` ends the one before."""

    def __init__(self, *, quiet: bool = False, timings: bool = False) -> None:
        self._quiet = quiet
        self._timings = timings
        self._step = ""
        self._since = 0.0
        watched = sys.stderr.isatty() and not os.environ.get("CI")
        self._drawn = _drawn() if watched and not quiet and not timings else None

    def __enter__(self) -> Steps:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.end()

    def begin(self, step: str) -> None:
        """A step begins."""
        self.end()
        self._step, self._since = step, time.perf_counter()
        if self._drawn is not None:
            self._drawn.start()
            self._drawn.add_task(step, total=None)
            self._drawn.refresh()

    def end(self) -> None:
        """The step is over, and nothing of it is left on a terminal."""
        if self._drawn is not None:
            for task in self._drawn.task_ids:
                self._drawn.remove_task(task)
            self._drawn.stop()
        if self._step and self._timings:
            print(f"{time.perf_counter() - self._since:8.2f} s  {self._step}", file=sys.stderr)
        self._step = ""

    def say(self, line: str) -> None:
        """A line that stays, between two steps."""
        if not self._quiet:
            print(line, file=sys.stderr)

    def watch(self, outcomes: Iterator[Outcome], total: int) -> Iterator[Outcome]:
        """The outcomes of so many tasks; on a terminal they are counted."""
        return outcomes if self._drawn is None else _counted(self._drawn, outcomes, total)


def _counted(drawn: Progress, outcomes: Iterator[Outcome], total: int) -> Iterator[Outcome]:
    [task] = drawn.task_ids
    for number, outcome in enumerate(outcomes, 1):
        yield outcome
        if number % EVERY == 0 or number == total:
            drawn.update(task, completed=number, total=total, refresh=True)


def _drawn() -> Progress:
    """A line on stderr, drawn when it is told to be: a thread would be at odds with workers."""
    from rich import console, progress  # noqa: PLC0415 - takes a tenth of a second, few watch

    return progress.Progress(
        progress.TextColumn("{task.description}"),
        progress.BarColumn(),
        progress.MofNCompleteColumn(),
        console=console.Console(stderr=True),
        auto_refresh=False,
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )
