"""How time and memory grow with the number of articles.

Run as `python -m benchmarks.scale [--sizes 100 1000] [--jobs 1 2]`. Corpora are made of the
articles of Wikinews in `tests/data/`: each made article has paragraphs of one and a few of another
of its subject, with names, days and figures of its own story, so that articles of one story say the
same and articles of others do not. A corpus of a size is the same in every run.

Each row is a whole process, `build --no-site`: elapsed seconds, processor seconds (workers
included), and the most memory that the process held.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.projects import make_project

ROOT = Path(__file__).resolve().parent.parent
ARTICLES = ROOT / "tests" / "data" / "falsehoods" / "written" / "articles.jsonl"
SIZES = (100, 1000)
# Articles of one story, and the days between two stories.
STORY, STEP = 4, 9
MONTHS = {
    name: number
    for number, name in enumerate(
        (
            "January", "February", "March", "April", "May", "June", "July", "August",
            "September", "October", "November", "December",
        ),
        start=1,
    )
}  # fmt: skip
_DAY = re.compile(rf"\b({'|'.join(MONTHS)}) (\d{{1,2}}), (\d{{4}})\b")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}(?: [A-Z][a-z]{3,})?")
_FIGURE = re.compile(r"(?<![\w.,-])\d{2,3}(?![\w.,-])")
_SYLLABLES = ("ba", "cor", "del", "fen", "gar", "hal", "jor", "kel", "lin", "mar", "nor", "pel")
_ENDINGS = ("dan", "sen", "vik", "mont", "ley", "ford", "stad", "berg", "low", "ster")


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One process: seconds elapsed, seconds of processor, and the most memory in megabytes."""

    what: str
    articles: int
    elapsed: float
    cpu: float
    memory: float


def make(folder: Path, count: int) -> None:
    """A project with so many articles and three topics; the same bytes for the same count."""
    topics = {
        f"{topic.lower()}.md": f"---\ntitle: {topic}\nterms: [{terms}]\n---\n"
        for topic, terms in (
            ("Airlines", "Airbus, Boeing"),
            ("Apple", "Apple"),
            ("Markets", "market*"),
        )
    }
    seeds = {f"article-{number:05}.txt": text for number, text in enumerate(texts(count))}
    make_project(folder, seeds, topics, site_name="Scale")


def texts(count: int) -> Iterator[str]:
    """So many articles, in stories of `STORY`."""
    known: dict[str, list[list[str]]] = {}
    for line in ARTICLES.read_text("utf-8").splitlines():
        article = json.loads(line)
        known.setdefault(article["subject"], []).append(article["text"].split("\n"))
    subjects = sorted(known)
    for number in range(count):
        story = number // STORY
        own = known[subjects[story % len(subjects)]]
        chance = random.Random(number)
        base = own[(story // len(subjects)) % len(own)]
        other = own[chance.randrange(len(own))]
        title, day, *body = base
        kept = [each for each in body if chance.random() < 0.75] or body[:1]
        lines = [title, day, *kept, *chance.sample(other[2:], min(2, len(other) - 2))]
        yield _told("\n".join(lines), random.Random(f"story {story}"), story)


def _told(text: str, chance: random.Random, story: int) -> str:
    """The text with the names, days and figures of a story."""
    names: dict[str, str] = {}

    def name(match: re.Match[str]) -> str:
        if match[0] not in names:
            names[match[0]] = " ".join(
                (chance.choice(_SYLLABLES) + chance.choice(_ENDINGS)).capitalize()
                for _ in match[0].split()
            )
        return names[match[0]]

    def day(match: re.Match[str]) -> str:
        moved = (int(match[2]) + story * STEP) % 28 + 1
        return f"{match[1]} {moved}, {1970 + (int(match[3]) + story // 40) % 50}"

    shift = chance.randrange(7, 90)
    figured = _FIGURE.sub(lambda match: str((int(match[0]) + shift) % 900 + 10), text)
    return _NAME.sub(name, _DAY.sub(day, figured))


def measure(what: str, folder: Path, count: int, options: Sequence[str] = ()) -> Run:
    """One build of a project in a process of its own. Raises RuntimeError where it fails."""
    command = [sys.executable, "-m", "generator", "build", "--no-site", "--project", str(folder)]
    began = time.perf_counter()
    child = os.posix_spawn(
        sys.executable,
        [*command, *options],
        {**os.environ, "PYTHONPATH": str(ROOT), "BRIEFING_STRICT": "1"},
        file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)],
    )
    _, status, used = os.wait4(child, 0)
    if os.waitstatus_to_exitcode(status):
        raise RuntimeError(f"{what}: the build of {count} articles failed")
    return Run(
        what=what,
        articles=count,
        elapsed=time.perf_counter() - began,
        cpu=used.ru_utime + used.ru_stime,
        memory=used.ru_maxrss / 1024,
    )


def runs(count: int, jobs: Sequence[int]) -> Iterator[Run]:
    """A cold build for each number of workers, then an article changed, a topic, and nothing."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "project"
        make(folder, count)
        for workers in jobs:
            for kept in (".cache", "content"):
                shutil.rmtree(folder / kept, ignore_errors=True)
            options = _options(workers)
            yield measure(f"cold, {workers} worker{'s' * (workers > 1)}", folder, count, options)
        changed = folder / "seeds" / "article-00000.txt"
        changed.write_text(changed.read_text("utf-8") + "\nA line was added.\n", "utf-8")
        yield measure("one article changed", folder, count, _options(max(jobs)))
        topic = folder / "topics" / "airlines.md"
        topic.write_text(
            topic.read_text("utf-8").replace("title:", "question: Who?\ntitle:"), "utf-8"
        )
        yield measure("one topic changed", folder, count, _options(max(jobs)))
        yield measure("nothing changed", folder, count, _options(max(jobs)))


def _options(workers: int) -> tuple[str, ...]:
    return ("--jobs", str(workers))


HEAD = (
    "| articles | run | seconds | processor seconds | ms an article | MB |",
    "| --: | --- | --: | --: | --: | --: |",
)


def row(run: Run) -> str:
    """A row of the table in Markdown."""
    return (
        f"| {run.articles} | {run.what} | {run.elapsed:.1f} | {run.cpu:.1f}"
        f" | {1000 * run.elapsed / run.articles:.0f} | {run.memory:.0f} |"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--jobs", type=int, nargs="+", default=(1, 2))
    parser.add_argument("--make", metavar="FOLDER", help="only write the corpus of the first size")
    chosen: Mapping[str, object] = vars(parser.parse_args())
    sizes, jobs = chosen["sizes"], chosen["jobs"]
    assert isinstance(sizes, Sequence)
    assert isinstance(jobs, Sequence)
    if chosen["make"]:
        make(Path(str(chosen["make"])), int(sizes[0]))
        return
    print(*HEAD, sep="\n")
    for size in sizes:
        for run in runs(int(size), [int(each) for each in jobs]):
            print(row(run), flush=True)


if __name__ == "__main__":
    main()
