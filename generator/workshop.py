"""Where tasks of one article are run: in several processes, and not again where that was done.

What a task has found is kept in `.cache/briefing/` under a name made of its key, of the program and
of its data for languages: another version never reads it. The folder may be deleted at any time; an
entry that is damaged is made again.

The processes are our own, or those of another executor, such as the workers of a Dask scheduler.
"""

from __future__ import annotations

import asyncio
import hashlib
import importlib
import importlib.util
import logging
import os
import platform
import shutil
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError, Executor, ProcessPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from functools import cache, partial
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

import msgspec

from generator.article.tasks import Languages, Outcome, Task
from generator.containment import Guard
from generator.model import Language

FOLDER = Path(".cache") / "briefing"
# Starting processes takes as long as some dozens of articles, and a task less than sending it.
WORTH_WORKERS = 64
CHUNK = 16
# About a second's work, in half a megabyte.
FAR_CHUNK = 64
# A scheduler or its first worker that takes longer is told of as missing.
PATIENCE_SECONDS = 8
DASK = "dask://"
_DIGEST = 32

Begin = Callable[[], AbstractContextManager[Executor]]
# Is handed the outcomes of so many tasks, and hands them on.
Watch = Callable[[Iterator[Outcome], int], Iterator[Outcome]]


class Workshop:
    """Runs tasks of a project: see `generator.article.tasks.Workshop`, which its instances are.

    `jobs` processes share the work, or what `elsewhere` begins does, where there is work to do: any
    executor of the kind of `concurrent.futures`. Without `keeps`, what was kept is used and nothing
    is written. `watch` sees each outcome go by.
    """

    def __init__(
        self,
        project: Path,
        *,
        jobs: int | None = None,
        keeps: bool = True,
        elsewhere: Begin | None = None,
        watch: Watch | None = None,
    ) -> None:
        self._folder = project / FOLDER / version()
        self._jobs = jobs or cores()
        self._keeps = keeps
        self._elsewhere = elsewhere
        self._watch = watch

    def __call__(self, tasks: Sequence[Task], languages: Languages) -> Iterator[Outcome]:
        """The outcomes of tasks, in their order."""
        outcomes = self._outcomes(tasks, languages)
        return self._watch(outcomes, len(tasks)) if self._watch else outcomes

    def _outcomes(self, tasks: Sequence[Task], languages: Languages) -> Iterator[Outcome]:
        kept = [self._read(self._path(task), task.key, task.kind) for task in tasks]
        missing = [task for task, known in zip(tasks, kept, strict=True) if known is None]
        made = self._made(missing, languages)
        for task, known in zip(tasks, kept, strict=True):
            yield known or self._write(self._path(task), task.key, next(made))

    def once(self, key: str | None, kind: type, make: Callable[[], Outcome]) -> Outcome:
        """What was kept under a key, a `kind`; else what `make` finds."""
        if key is None:
            return make()
        return self.kept(key, kind) or self.keep(key, make())

    def kept(self, key: str, kind: type) -> Outcome | None:
        """What was kept under a key, a `kind`. Of each kind there is one: the last."""
        return self._read(self._folder / kind.__name__, key, kind)

    def keep(self, key: str, outcome: Outcome) -> Outcome:
        """Keep an outcome, unless the program was at fault in it."""
        return self._write(self._folder / type(outcome.found).__name__, key, outcome)

    def _made(self, tasks: Sequence[Task], languages: Languages) -> Iterator[Outcome]:
        workers = min(self._jobs, len(tasks) // WORTH_WORKERS + 1)
        if not tasks or (self._elsewhere is None and workers == 1):
            yield from (task.run(languages) for task in tasks)
            return
        prepared = (Guard.raising, languages)
        if self._elsewhere is None:
            begin: Begin = partial(
                ProcessPoolExecutor, workers, initializer=_prepare, initargs=prepared
            )
            run, size = _run, CHUNK
        else:
            # Workers that we did not begin are told with each chunk what they need.
            begin, size = self._elsewhere, FAR_CHUNK
            run = partial(_run_far, version(), prepared)
        chunks = [tasks[start : start + size] for start in range(0, len(tasks), size)]
        with begin() as executor:
            for outcomes in executor.map(run, chunks):
                yield from outcomes

    def _path(self, task: Task) -> Path:
        name = hashlib.sha256(f"{task.kind.__name__} {task.key}".encode()).hexdigest()
        return self._folder / name[:2] / name[2:]

    def _read(self, path: Path, key: str, kind: type) -> Outcome | None:
        """What was kept under a key; None where nothing is, or not what was written."""
        try:
            data = path.read_bytes()
        except OSError:
            return None
        digest, body = data[:_DIGEST], data[_DIGEST:]
        if _digest(key, body) != digest:
            return None
        try:
            return Outcome(msgspec.msgpack.decode(body, type=kind))
        except (msgspec.DecodeError, msgspec.ValidationError):
            return None

    def _write(self, path: Path, key: str, outcome: Outcome) -> Outcome:
        """Write beside and rename: nobody reads half an entry. A full disk keeps nothing."""
        if not self._keeps or outcome.problems:
            return outcome
        body = msgspec.msgpack.encode(outcome.found)
        beside = path.with_name(f"{path.name}.{os.getpid()}")
        try:
            if not self._folder.is_dir():
                self._begin()
            path.parent.mkdir(exist_ok=True)
            beside.write_bytes(_digest(key, body) + body)
            beside.replace(path)
        except OSError:
            self._keeps = False
        return outcome

    def _begin(self) -> None:
        """An empty folder for this version; what others have kept goes."""
        above = self._folder.parent
        above.mkdir(parents=True, exist_ok=True)
        for old in above.iterdir():
            shutil.rmtree(old, ignore_errors=True)
        self._folder.mkdir(exist_ok=True)
        (above.parent / ".gitignore").write_text("*\n", encoding="utf-8")


def executor_at(address: str) -> Begin:
    """What begins the executor at an address such as `dask://host:8786`.

    Raises ValueError where there is no such kind, or where what it needs is not installed. When it
    is begun it raises ConnectionError where nobody answers; so does the work where it fails there.
    """
    host, _, port = address.removeprefix(DASK).rpartition(":")
    if not address.startswith(DASK) or not host or not port.isdecimal():
        raise ValueError(f"{address} is not of the form {DASK}HOST:PORT")
    if importlib.util.find_spec("distributed") is None:
        raise ValueError(f"{DASK} needs Dask's `distributed`, the extra `cluster`")
    return partial(_dask, address)


@contextmanager
def _dask(address: str) -> Iterator[Executor]:
    """The workers of a Dask scheduler, one of them at least."""
    distributed = importlib.import_module("distributed")

    async def greet() -> None:
        await (await distributed.comm.connect(peer)).close()

    peer = address.replace(DASK, "tcp://")
    told = "no scheduler answers there"
    # What Dask logs of a lost connection, with its traceback, is our one line.
    logging.disable()
    try:
        # A client waits for ever for a peer that accepts and says nothing.
        asyncio.run(asyncio.wait_for(greet(), PATIENCE_SECONDS))
        with distributed.Client(peer, timeout=PATIENCE_SECONDS, set_as_default=False) as client:
            told = "this scheduler has no workers"
            client.wait_for_workers(1, timeout=PATIENCE_SECONDS)
            told = "its workers, or the way there, were lost"
            yield client.get_executor(pure=False)
    except ImportError as error:
        told = "its workers do not have this version of Python and of this program"
        raise ConnectionError(0, told, address) from error
    except (OSError, CancelledError, distributed.KilledWorker) as error:
        raise ConnectionError(0, told, address) from error
    finally:
        logging.disable(logging.NOTSET)


def cores() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@cache
def version() -> str:
    """A name for this program and its data: whatever is changed in them gives another one."""
    digest = hashlib.sha256(f"{platform.python_version()} {msgspec.__version__}".encode())
    for name, data in sorted(_files(resources.files("generator"), "")):
        digest.update(f"{name} {len(data)} ".encode())
        digest.update(data)
    return digest.hexdigest()[:16]


def _files(folder: Traversable, path: str) -> Iterator[tuple[str, bytes]]:
    for each in folder.iterdir():
        name = f"{path}/{each.name}"
        if each.is_file():
            yield name, each.read_bytes()
        elif each.name != "__pycache__":
            yield from _files(each, name)


def _digest(key: str, body: bytes) -> bytes:
    """By which an entry is known for whole, and for that of its key."""
    return hashlib.sha256(key.encode() + body).digest()


# Of a worker: what is compiled of a language is kept by the very value that it was compiled from.
_known: dict[str, Language] = {}


def _prepare(raising: bool, languages: Languages) -> None:
    """What a worker needs that is not made from this process by copying it."""
    Guard.raising = raising
    for code, language in languages.items():
        _known.setdefault(code, language)


def _run(tasks: Sequence[Task]) -> list[Outcome]:
    """Run a chunk of tasks in a worker that was prepared."""
    return [task.run(_known) for task in tasks]


def _run_far(asked: str, prepared: tuple[bool, Languages], tasks: Sequence[Task]) -> list[Outcome]:
    """Run a chunk in a worker that others began; of another version it might find other things."""
    if version() != asked:
        raise ImportError("another version")
    _prepare(*prepared)
    return _run(tasks)
