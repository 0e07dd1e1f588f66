"""Every text at hand through the whole program: alone, in tens, in hundreds, whole and damaged.

Run as `make soak`; `SOAK=DIR make soak` adds the `.txt` and `.md` files below a folder. What must
not happen: an exception, a stage that fails, a page that a strict site builder would stop at. A
few of the briefings are built up to `site/`, as that is slow. The record is `docs/soak.md`.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import re
import tempfile
import textwrap
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from generator import pipeline
from generator.containment import Guard
from generator.model import Inputs, Seed, Settings, TopicFile
from generator.publishing import content, folders, site
from generator.reading import languages
from generator.reading.yaml_values import split_front_matter

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "tests" / "data"
CASE = re.compile(r"^````input\n(.*?)^````$", re.MULTILINE | re.DOTALL)
TERMS = ("said", "government", "company", "president", "minister", "talks", "people", "new*")
GROUPS = (1, 10, 100)
BUILT = 6


def texts(more: Path | None) -> Iterator[str]:
    """The articles and cases of this project, hostile strings, and what a folder holds."""
    for folder in (ROOT / "seeds", ROOT / "examples" / "car-makers" / "seeds", DATA / "unusual"):
        for path in sorted(folder.glob("*.txt")):
            yield path.read_text(encoding="utf-8")
    for path in sorted((ROOT / "tests" / "cases").glob("*.md")):
        yield from CASE.findall(path.read_text(encoding="utf-8"))
    for line in (DATA / "wikinews" / "articles.jsonl").read_text(encoding="utf-8").splitlines():
        yield json.loads(line)["text"]
    for line in (DATA / "wikinews" / "texts.jsonl").read_text(encoding="utf-8").splitlines():
        yield json.loads(line)["text"]
    strings = json.loads((DATA / "hostile" / "blns.json").read_text(encoding="utf-8"))
    yield from (f"A headline\n\n{text}\n\nThe mayor said “{text}”." for text in strings if text)
    if more is not None:
        for path in sorted((*more.rglob("*.txt"), *more.rglob("*.md"))):
            yield path.read_bytes().decode("utf-8", "replace")


def as_it_is(text: str) -> str:
    return text


def wrapped(text: str) -> str:
    """As a letter or a PDF has it: lines of at most 72 characters."""
    return "\n".join(
        line for paragraph in text.split("\n") for line in (textwrap.wrap(paragraph, 72) or [""])
    )


def glued(text: str) -> str:
    """All lines as one."""
    return " ".join(text.split())


def cut(text: str) -> str:
    """Broken off in the midst of a word."""
    return text[: 2 * len(text) // 3]


def beheaded(text: str) -> str:
    """From the midst of a word on."""
    return text[len(text) // 3 :]


def shuffled(text: str) -> str:
    """Its lines in another order."""
    lines = text.split("\n")
    random.Random(len(text)).shuffle(lines)
    return "\n".join(lines)


def shouted(text: str) -> str:
    return text.upper()


DAMAGES: Sequence[Callable[[str], str]] = (
    as_it_is, wrapped, glued, cut, beheaded, shuffled, shouted,
)  # fmt: skip


def inputs_of(some: Sequence[str], settings: Settings | None = None) -> Inputs:
    """A project of these articles, with one topic of front matter alone."""
    english = languages.load("en")
    seeds = {}
    for number, text in enumerate(some):
        front, _, start = split_front_matter(text)
        seeds[f"a{number}"] = Seed(
            file=f"seeds/a{number}.txt",
            text=text,
            sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
            body_start=start if front is not None else 0,
        )
    topic = TopicFile(id="matters", file="topics/matters.md", title="Matters", order=1, terms=TERMS)
    return Inputs(
        settings=settings or Settings(),
        seeds=seeds,
        topics=(topic,),
        languages={"en": english},
    )


def failures(some: Sequence[str]) -> list[str]:
    """What goes wrong with a project of these articles; mostly nothing."""
    try:
        result = pipeline.run(inputs_of(some))
    except Exception:
        return [traceback.format_exc(limit=-3)]
    bad = ("reading-failed", "page-unsound")
    return [str(problem) for problem in result.problems if problem.kind.code in bad]


def groups(some: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    yield from (some[start : start + size] for start in range(0, len(some), size))


def built(some: Sequence[str]) -> list[str]:
    """The same up to `site/`, by the builder's strict mode."""
    result = pipeline.run(inputs_of(some))
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder)
        (project / "mkdocs.yml").write_bytes((ROOT / "mkdocs.yml").read_bytes())
        with folders.alone(project, lambda: None) as scratch:
            content.write(project, result.files, scratch)
            failure = site.build(project, "mkdocs", result.as_of, scratch, "site")
    return [str(failure)] if failure else []


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--texts", type=Path, metavar="DIR", help="more texts")
    parser.add_argument("--sites", type=int, default=BUILT, help="how many to build to site/")
    chosen = parser.parse_args()
    Guard.raising = False
    known = list(dict.fromkeys(text for text in texts(chosen.texts) if text.strip()))
    print(f"{len(known)} texts")
    counted: Counter[str] = Counter()
    found: dict[str, int] = {}
    begun = time.perf_counter()
    for damage in DAMAGES:
        damaged = [text for text in map(damage, known) if text.strip()]
        for size in GROUPS:
            runs = list(groups(damaged, size))
            for some in runs:
                for failure in failures(some):
                    found[failure] = found.get(failure, 0) + 1
            counted[damage.__name__] += len(runs)
        print(
            f"{damage.__name__}: {counted[damage.__name__]} briefings, {len(found)} failures",
            flush=True,
        )
    for some in list(groups(known, len(known) // max(chosen.sites, 1) + 1))[: chosen.sites]:
        for failure in built(some):
            found[failure] = found.get(failure, 0) + 1
    print(f"{chosen.sites} sites built; {time.perf_counter() - begun:.0f} s")
    for failure, count in sorted(found.items(), key=lambda pair: -pair[1]):
        print(f"\n{count} times: {failure}")
    if found:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
