"""How the time of each comparing stage grows on hostile corpora, their size doubled twice.

`python -m benchmarks.growth_of_corpora [SHAPE …]` prints for each shape the stages that grow
fastest, as exponents of the processor's time: 1 is linear, 2 quadratic. A stage that takes less
than a tenth of a second for the largest corpus is left out.
"""

from __future__ import annotations

import argparse
import math
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib import resources
from itertools import cycle, islice
from typing import Any

import yaml

from benchmarks.soak import inputs_of
from generator import pipeline
from generator.article import speech, tasks
from generator.briefing import gate, selection
from generator.corpus import (
    agreement,
    disagreement,
    labels,
    origins,
    people,
    publication,
    relevance,
    stories,
    timeline,
)

Shape = Callable[[int], list[str]]
ALLOWED = 1.2
WORTH_SECONDS = 0.1
LEAST_SECONDS = 0.02
STAGES: Mapping[str, Sequence[tuple[Any, str]]] = {
    "articles alone": ((tasks.Read, "run"), (tasks.Date, "run")),
    "publication": ((publication, "publications"),),
    "stories": ((stories, "related"),),
    "labels": ((labels, "labelled"),),
    "people": ((people, "resolve"), (people, "named_in")),
    "agreement": ((agreement, "group"),),
    "origins": ((origins, "find"),),
    "speech": ((speech, "find"), (speech, "alike")),
    "relevance": ((relevance, "rank"),),
    "timeline": ((timeline, "find"),),
    "disagreement": ((disagreement, "find"), (disagreement, "dates_of_events")),
    "gate": ((gate, "check"),),
    "selection": ((selection, "show"),),
}
SYLLABLES = ("ba", "de", "ki", "lo", "mu", "na", "re", "si", "to", "vu", "fe", "gi", "ho", "ja")


def word(number: int) -> str:
    """A capitalised word of its own for each number."""
    parts = []
    for _ in range(4):
        number, at = divmod(number, len(SYLLABLES))
        parts.append(SYLLABLES[at])
    return "".join(parts).capitalize()


def article(title: str, *paragraphs: str) -> str:
    return "\n\n".join((title, "OSLO, March 3, 2025 (Example Press) —", *paragraphs)) + "\n"


def words_of(name: str) -> list[str]:
    """Every word and phrase of one of our English lists."""
    found = resources.files("generator") / "languages" / "en" / name
    return list(_leaves(yaml.safe_load(found.read_text(encoding="utf-8"))))


def _leaves(value: object) -> Iterator[str]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from (*_leaves(key), *_leaves(inner))
    elif isinstance(value, list):
        for inner in value:
            yield from _leaves(inner)
    elif isinstance(value, str):
        yield value


def _listed(name: str) -> Shape:
    def texts(size: int) -> list[str]:
        said = " ".join(islice(cycle(words_of(name)), size * 8))
        return [article(f"Council of {word(at)}", f"{said}.") for at in range(2)]

    return texts


def _each(line: str) -> Shape:
    """An article for each number; `{n}` is it, `{word}` a name of its own, `{next}` the next."""

    def texts(size: int) -> list[str]:
        return [
            article(f"News of {word(at)}", line.format(n=at + 2, word=word(at), next=word(at + 1)))
            for at in range(size)
        ]

    return texts


def _within(piece: str, parted: str = " ") -> Shape:
    """Four articles, each of so many pieces."""

    def texts(size: int) -> list[str]:
        return [
            article(
                f"Ferry of {word(at)}",
                parted.join(piece.format(n=n + 2, word=word(n)) for n in range(4 * size)),
            )
            for at in range(4)
        ]

    return texts


SHAPES: Mapping[str, Shape] = {
    "nested brackets": _within("The mayor of Harlow ("),
    "nested quotations": _within("“The mayor said, ‘"),
    "a giant paragraph": _within("Mayor {word} of Harlow sold {n} ferries on Monday."),
    "equal sentences": _within(
        "Mayor Ada Brandt of Harlow opened the bridge on 3 March 2025.", "\n\n"
    ),
    "an equal sentence each": _each("Mayor Ada Brandt of Harlow opened the bridge on 3 March."),
    "a figure each": _each("The ferry of Harlow sank on 3 March, and {n} people died on board."),
    "a place each": _each("Mayor Ada Brandt of Harlow opened the bridge at {word} on 3 March."),
    "a day each": _each("Mayor Ada Brandt opened the bridge {n} days after 1 March 2025."),
    "a first name each": _each("{word} Brandt opened the bridge of Harlow, Mayor Brandt said."),
    "a surname each": _each("Mayor Ada {word} opened the bridge of Harlow. “Good,” {word} said."),
    "an event each": _each("The council of {word} will vote on the {next} bridge on 4 May 2025."),
    "credits to the next": _each(
        "The {word} Times reports, citing the {next} Times, that it rains."
    ),
    "equal quotations": _each("“We will open the bridge of Harlow,” Ada {word} said on Monday."),
    "opposites": _each("Harlow will not open bridge {n} to {word}. Harlow will open it."),
    **{
        f"words of {file.name}": _listed(file.name)
        for file in sorted(
            (resources.files("generator") / "languages" / "en").iterdir(), key=lambda f: f.name
        )
        if file.name.endswith(".yml")
    },
}


@contextmanager
def clocked(spent: dict[str, float]) -> Iterator[None]:
    """While the block runs, each stage's own time is added up, without that of stages in it."""
    inside: list[float] = []
    kept = [(place, name, getattr(place, name)) for each in STAGES.values() for place, name in each]

    def timed(stage: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def run(*given: Any, **named: Any) -> Any:
            inside.append(0.0)
            begin = time.process_time()
            try:
                return call(*given, **named)
            finally:
                whole = time.process_time() - begin
                spent[stage] = spent.get(stage, 0.0) + whole - inside.pop()
                if inside:
                    inside[-1] += whole

        return run

    for stage, places in STAGES.items():
        for place, name in places:
            setattr(place, name, timed(stage, getattr(place, name)))
    try:
        yield
    finally:
        for place, name, call in kept:
            setattr(place, name, call)


def times(texts: Sequence[str]) -> dict[str, float]:
    """Seconds of each stage, and of the rest, for a project of these articles."""
    spent: dict[str, float] = {}
    given = inputs_of(texts)
    begin = time.process_time()
    with clocked(spent):
        pipeline.run(given)
    spent["the rest"] = time.process_time() - begin - sum(spent.values())
    return spent


def exponents(shape: Shape, size: int) -> dict[str, tuple[float, float]]:
    """For each stage that counts: its exponent, and its seconds for the largest corpus."""
    some, most = times(shape(size)), times(shape(4 * size))
    return {
        stage: (math.log(seconds / max(some.get(stage, 0.0), LEAST_SECONDS), 4), seconds)
        for stage, seconds in most.items()
        if seconds >= WORTH_SECONDS
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("shapes", nargs="*", metavar="SHAPE", default=list(SHAPES))
    parser.add_argument("--size", type=int, default=500)
    arguments = parser.parse_args()
    times(SHAPES["equal quotations"](2))
    print("| corpus | stage: exponent, seconds for the largest |\n| --- | --- |")
    for name in arguments.shapes:
        found = exponents(SHAPES[name], arguments.size)
        told = [
            f"{'over: ' if power > ALLOWED else ''}{stage} {power:.2f}, {seconds:.1f}"
            for stage, (power, seconds) in sorted(found.items(), key=lambda each: -each[1][0])
        ]
        print(f"| {name} | {'; '.join(told[:5])} |", flush=True)


if __name__ == "__main__":
    main()
