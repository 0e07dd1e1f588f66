"""How the time of each reading stage grows: four times the hostile text, in one run, as ratios.

`python -m benchmarks.growth` prints a table. A ratio near 4 is linear, near 16 quadratic. Ratios of
short times waver; what matters is that none comes near 16.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from generator.model import Language, Seed, Span
from generator.reading import languages
from generator.stages import articles, dates, figures, names, sentences

PIECES = ("a", "Aa ", "A. ", "1,", "one and ", "January 1, ", "three days later ", "“", "(", "- ")
SHORT = 10_000
RUNS = 3

Read = Callable[[str], object]


def stages(language: Language) -> dict[str, Read]:
    """The stages that read one text, each as a function of it."""
    anchor = dates.Anchor(published="2026-01-16")
    return {
        "articles": lambda text: articles.lay_out(
            Seed(file="seeds/one.txt", text=text, sha256="0" * 64), language
        ),
        "sentences": lambda text: sentences.split(text, 0, len(text), language),
        "dates": lambda text: dates.find(text, None, anchor, language),
        "names": lambda text: names.find(text, [Span(start=0, end=len(text))], language),
        "figures": lambda text: figures.find(text, language),
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


def main() -> None:
    """Print for each stage the worst ratio over all pieces, and for which piece."""
    print("| stage | time for 4 times the text | at its worst, of |")
    print("| --- | ---: | --- |")
    for name, read in stages(languages.load("en")).items():
        worst, piece = max((ratio(read, piece), piece) for piece in PIECES)
        print(f"| {name} | {worst:.1f} | `{piece}` |")


if __name__ == "__main__":
    main()
