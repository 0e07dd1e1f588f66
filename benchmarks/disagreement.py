"""How well differences between sources are found: cases made for it, with near misses.

Run as `python -m benchmarks.disagreement`; `table()` is the same for the docs. With a folder of
articles (`python -m benchmarks.disagreement DIR`) it prints what is found in them, for reading.

A case is right by kind: each kind that is expected and found is one right finding, one found and
not expected a wrong one. The cases of `disagreement_held_out.md` were written with the others, and
not looked at while the rules were.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.corpus import analysis
from generator.corpus.disagreement import Found, find
from generator.model import Inputs, Language, Seed, Settings, SourceFields, TopicFile
from generator.reading import languages
from tests.cases_file import Case, cases

SETS = (
    ("cases beside which the rules were written", "disagreement"),
    ("held out", "disagreement_held_out"),
)
_PUBLISHED, _ALIASES = "published ", "aliases "


@dataclass(frozen=True, slots=True)
class Score:
    """Findings expected, given, and both."""

    expected: int = 0
    given: int = 0
    right: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(
            self.expected + other.expected, self.given + other.given, self.right + other.right
        )

    @property
    def precision(self) -> float:
        return self.right / self.given if self.given else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.expected if self.expected else 1.0


def found_in(text: str, language: Language) -> tuple[Found, ...]:
    """What is found in the articles of a case."""
    first, _, rest = text.partition("\n")
    aliases: tuple[tuple[str, ...], ...] = ()
    if first.startswith(_ALIASES):
        aliases = (tuple(first.removeprefix(_ALIASES).split(" = ")),)
        text = rest
    seeds = {}
    for number, article in enumerate(text.split("\n---\n")):
        day, _, words = article.partition("\n")
        given = SourceFields(published=day.removeprefix(_PUBLISHED))
        seeds[f"s{number}"] = Seed(file=f"s{number}.txt", text=words, sha256="", given=given)
    return _find(seeds, language, aliases)


def lines(found: Iterable[Found]) -> str:
    """Findings as the cases have them: the kind, and the values of the sides in order."""
    return "\n".join(
        sorted(
            f"{each.kind}: {' | '.join(sorted(side.value for side in each.sides))}"
            for each in found
        )
    )


def table() -> str:
    """Precision and recall over both sets of cases, as a Markdown table."""
    english = languages.load("en")
    rows = [
        "| cases | | differences in them | found | precision | recall |",
        "| --- | --: | --: | --: | --: | --: |",
    ]
    for name, file in SETS:
        read = cases(file)
        total = sum((_score(case, english) for case in read), Score())
        rows.append(
            f"| {name} | {len(read)} | {total.expected} | {total.given}"
            f" | {total.precision:.2f} | {total.recall:.2f} |"
        )
    return "\n".join(rows)


def told(folder: Path) -> Iterator[str]:
    """What is found in a folder of articles, each side with its sentences."""
    seeds = {
        path.stem[:12].lower().replace("_", "-") + str(number): Seed(
            file=path.name, text=path.read_bytes().decode(), sha256=""
        )
        for number, path in enumerate(sorted(folder.glob("*.txt")))
    }
    for each in _find(seeds, languages.load("en"), ()):
        yield f"{each.kind}: {max(each.voices, key=lambda voice: voice.named).about}"
        for side in each.sides:
            yield f"  = {side.value}"
            for voice in side.voices:
                text = seeds[voice.passage.source].text[voice.passage.start : voice.passage.end]
                yield f"    [{voice.passage.source}] {' '.join(text.split())}"
        yield ""


def _find(
    seeds: Mapping[str, Seed], language: Language, aliases: tuple[tuple[str, ...], ...]
) -> tuple[Found, ...]:
    inputs = Inputs(
        settings=Settings(aliases=aliases),
        seeds=dict(seeds),
        topics=(TopicFile(id="all", file="all.md", title="all", order=1),),
        languages={"en": language},
    )
    corpus = analysis.corpus(inputs)
    together = [*(agreement.passages for agreement in corpus.agreements), *corpus.parted]
    return find(corpus.sources, corpus.readings, together, corpus.reader)


def _score(case: Case, language: Language) -> Score:
    expected = Counter(line.split(":")[0] for line in case.expected.splitlines())
    given = Counter(each.kind for each in found_in(case.input, language))
    return Score(expected.total(), given.total(), (expected & Counter(given)).total())


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("folder", nargs="?", type=Path, help="read articles, and print findings")
    given = parser.parse_args()
    if given.folder:
        for line in told(given.folder):
            print(line)
    else:
        print(table())


if __name__ == "__main__":
    main()
