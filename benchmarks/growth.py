"""How the time of each stage grows: four times the hostile text, or the articles, as ratios.

`python -m benchmarks.growth` prints two tables: the stages that read one text, and those that
compare articles, on copies with a tenth of their words changed. A ratio near 4 is linear, near 16
quadratic. Ratios of short times waver; what matters is that none comes near 16.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator
from itertools import pairwise

from benchmarks import origins as copies
from benchmarks.soak import failures
from generator.article import dates, figures, layout, names, sentences
from generator.corpus import agreement, origins
from generator.model import Language, Passage, Seed, Span
from generator.reading import languages

PIECES = ("a", "Aa ", "A. ", "1,", "one and ", "January 1, ", "three days later ", "“", "(", "- ")
SHORT = 10_000
RUNS = 3
MANY = 500

Read = Callable[[str], object]


def stages(language: Language) -> dict[str, Read]:
    """The stages that read one text, each as a function of it."""
    anchor = dates.Anchor(published="2026-01-16")
    return {
        "layout": lambda text: layout.lay_out(
            Seed(file="seeds/one.txt", text=text, sha256="0" * 64), language
        ),
        "sentences": lambda text: sentences.split(text, 0, len(text), language),
        "dates": lambda text: dates.find(text, None, anchor, language),
        "names": lambda text: names.find(text, [Span(start=0, end=len(text))], language),
        "figures": lambda text: figures.find(text, language),
        "origins": lambda text: copies.find({"a": text, "b": f"{text} {text[:99]}"}, language),
    }


def ratio(read: Read, piece: str) -> float:
    """The least time for four times the text over the least time for the text."""

    def least(length: int) -> float:
        text = (piece * length)[:length]
        times = []
        for _ in range(RUNS):
            begin = time.perf_counter()
            read(text)
            times.append(time.perf_counter() - begin)
        return min(times)

    return least(4 * SHORT) / max(least(SHORT), 1e-6)


def comparisons(language: Language) -> Iterator[tuple[str, float, float]]:
    """For each stage that compares articles: the times for some, and for four times as many."""
    times: dict[str, list[float]] = {"agreement": [], "origins": []}
    for count in (MANY, 4 * MANY):
        sources, readings = copies.many_copies(count, language)
        passages = [
            (
                Passage(source=name, start=each.start, end=each.end),
                sources[name].text[each.start : each.end],
            )
            for name, reading in readings.items()
            for each in reading.sentences
        ]
        begin = time.perf_counter()
        agreed = agreement.group(passages, (), language)
        times["agreement"].append(time.perf_counter() - begin)
        begin = time.perf_counter()
        origins.find(sources, readings, agreed, {language.code: language})
        times["origins"].append(time.perf_counter() - begin)
    for name, (some, more) in times.items():
        yield name, some, more


# Texts that grow by repeating themselves: what made some stage slower than its text.
SHAPES = {
    "plain": "The mayor of Harlow said that the ferry would sail. ",
    "short lines": "Ferry sails\n",
    "lines of a letter": "a\n",
    "lines parted by CR": "The ferry sails at noon.\r",
    "lines parted by VT": "The ferry sails at noon.\v",
    "equal paragraphs": "The mayor of Harlow said on Monday that the ferry would be sold.\n\n",
    "quotation marks": "“",
    "nested brackets": "(",
    "nested quotations": "“a ",
    "capitals": "ADA BRANDT ",
    "full dates": "January 5, 2026, ",
    "no-break blanks": "\u00a0",
    "©": "© ",
    "hyphens": "a-",
    "Han": "市長は閉鎖しない",
    "names": "Ada Brandt said. ",
    "speech": "“Yes,” he said. ",
    "weekdays": "on Monday ",
}
SIZE = 24_000


def shapes() -> Iterator[tuple[str, list[float]]]:
    """For each shape the exponents of the whole program's CPU time, size doubled twice."""

    def spent(text: str) -> float:
        begin = time.process_time()
        failures([f"A headline\n\n{text}"])
        return time.process_time() - begin

    least = min(spent("x") for _ in range(RUNS))
    for name, piece in SHAPES.items():
        times = [
            max(spent((piece * size)[:size]) - least, 1e-3) for size in (SIZE, 2 * SIZE, 4 * SIZE)
        ]
        yield name, [math.log2(more / some) for some, more in pairwise(times)]


def main() -> None:
    """Print for each stage the worst ratio over all pieces, then those of growing corpora."""
    english = languages.load("en")
    print("| stage | time for 4 times the text | at its worst, of |")
    print("| --- | ---: | --- |")
    for name, read in stages(english).items():
        worst, piece = max((ratio(read, piece), piece) for piece in PIECES)
        print(f"| {name} | {worst:.1f} | `{piece}` |")
    print(f"\n| stage | time for 4 times {MANY} articles | seconds for these |")
    print("| --- | ---: | ---: |")
    for name, some, more in comparisons(english):
        print(f"| {name} | {more / some:.1f} | {more:.1f} |")

    print("\n| whole program, one article of | exponents of time, size doubled twice |")
    print("| --- | --: |")
    for name, found in shapes():
        print(f"| {name} | {', '.join(f'{each:.2f}' for each in found)} |", flush=True)


if __name__ == "__main__":
    main()
