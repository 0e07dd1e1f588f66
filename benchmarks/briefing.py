"""What the page of a topic on which no editor has written is worth to a reader.

Run as `python -m benchmarks.briefing`; `--read` prints every quotation that was not read yet.
Subjects and topics stand in `tests/data/briefings.yml`, what was read of each quotation in
`tests/data/briefings_read.tsv`.

- alone: of the quotations shown that were read, the share that a reader who sees nothing else
  understands: who and what is meant.
- twice: pairs of quotations on one page that share six of ten words of the shorter.
- in time: of the pairs of *Now* and *What happened* on different days, the share that has the
  newer first within its list.
- to come: of what stands under *What comes next*, the share whose day is after the last day.
- ROUGE-1/2 (F, stems) of *Now* against what an editor would say, beside as many leads of the newest
  articles, and as many sentences nearest to the TF-IDF centroid of all, chosen by MMR.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
import shutil
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import yaml

from generator import edtf, pipeline
from generator.model import Briefing, Topic
from generator.reading import inputs, languages
from generator.text.typography import clean
from generator.text.words import read_words, vocabulary

DATA = Path(__file__).resolve().parent.parent / "tests" / "data"
ARTICLES = DATA / "falsehoods" / "written" / "articles.jsonl"
READ = DATA / "briefings_read.tsv"
RULES = vocabulary(languages.load("en"))
# So many words of the shorter in common are one thing said twice; MMR's weight of what is new.
TWICE = 0.6
NOVEL = 0.5

Stems = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence on a topic: its place in its article's body, and the day it was published."""

    text: str
    stems: Stems
    position: int
    published: str


def subjects() -> dict[str, Any]:
    """The subjects with their topics and references."""
    found: dict[str, Any] = yaml.safe_load((DATA / "briefings.yml").read_text("utf-8"))
    return found


def briefing(subject: Mapping[str, Any]) -> Briefing:
    """A subject as a project of front matter alone."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "topics").mkdir()
        (folder / "mkdocs.yml").write_text("site_name: Read\n", "utf-8")
        if "folder" in subject:
            shutil.copytree(DATA / subject["folder"], folder / "seeds")
        else:
            (folder / "seeds").mkdir()
            for line in ARTICLES.read_text("utf-8").splitlines():
                article = json.loads(line)
                if article["subject"] == subject["articles"]:
                    path = folder / "seeds" / f"{article['id']}.txt"
                    path.write_text(article["text"], "utf-8")
        for number, topic in enumerate(subject["topics"], 1):
            fields = {name: value for name, value in topic.items() if name != "now"}
            text = yaml.safe_dump({**fields, "order": number}, allow_unicode=True)
            (folder / "topics" / f"topic-{number}.md").write_text(f"---\n{text}---\n", "utf-8")
        return pipeline.run(inputs.read(folder)).briefing


# ---------------------------------------------------------------- what a page shows


def shown(read: Briefing, topic: Topic) -> list[str]:
    """The ids of what stands on a topic's page, in no order."""
    return list(dict.fromkeys((*topic.now, *topic.happened, *topic.statements)))


def day(read: Briefing, name: str) -> str:
    """The day of a statement, else that of its source."""
    statement = read.statements[name]
    source = read.citations[statement.citations[0]].source
    return statement.date or read.sources[source].publication.value or ""


def twice(read: Briefing, names: Iterable[str]) -> int:
    """Pairs that say the same."""
    stems = [set(_stems(read.statements[name].text)) for name in names]
    return sum(
        len(one & other) >= TWICE * (min(len(one), len(other)) or 1)
        for one, other in combinations(stems, 2)
    )


def coming(read: Briefing, topic: Topic) -> tuple[int, int]:
    """How many plans the page shows, and how many of them lie after the last day."""
    planned = {event.id: event for event in read.events if event.status == "planned"}
    plans = [planned[name] for name in topic.happened if name in planned]
    last = edtf.days(read.as_of or "")[1] if read.as_of else None
    return len(plans), sum(last is not None and edtf.days(plan.date)[0] > last for plan in plans)


def labels() -> dict[str, str]:
    """What was read: `yes` or `no` for each quotation, by its words."""
    with READ.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader((line for line in lines if line[0] != "#"), delimiter="\t")
        return {row["quotation"]: row["alone"] for row in rows}


# ---------------------------------------------------------------- baselines and ROUGE


def leads(read: Briefing, topic: Topic, number: int) -> list[Stems]:
    """The first sentences of the newest articles on the topic."""
    first = {each.published + each.text: each for each in _on(read, topic) if each.position == 0}
    newest = sorted(first.values(), key=lambda each: each.published, reverse=True)
    return [each.stems for each in newest[:number]]


def centroid(read: Briefing, topic: Topic, number: int) -> list[Stems]:
    """The sentences on the topic nearest to the TF-IDF centroid of all, that differ most (MMR)."""
    texts = [each.stems for each in _on(read, topic)]
    spread = Counter(stem for stems in texts for stem in set(stems))
    vectors = [_unit({stem: math.log(1 + len(texts) / spread[stem]) for stem in t}) for t in texts]
    centre: dict[str, float] = defaultdict(float)
    for vector in vectors:
        for stem, weight in vector.items():
            centre[stem] += weight
    middle = _unit(centre)
    chosen: list[int] = []
    while len(chosen) < min(number, len(texts)):

        def worth(place: int) -> float:
            repeats = (_dot(vectors[place], vectors[other]) for other in chosen)
            return _dot(vectors[place], middle) - NOVEL * max(repeats, default=0.0)

        left = [place for place in range(len(texts)) if place not in chosen]
        chosen.append(max(left, key=worth))
    return [texts[place] for place in chosen]


def rouge(some: Iterable[Stems], reference: Stems, size: int) -> float:
    """ROUGE-N, F of precision and recall, by stems without function words."""
    found = Counter(gram for stems in some for gram in _grams(stems, size))
    asked = Counter(_grams(reference, size))
    both = sum((found & asked).values())
    return 2 * both / ((found.total() + asked.total()) or 1)


def _on(read: Briefing, topic: Topic) -> Iterator[Sentence]:
    for name, reading in read.readings.items():
        source = read.sources[name]
        body = [each for each in reading.sentences if each.zone == "body"]
        for position, each in enumerate(body):
            if topic.id in each.topics:
                text = clean(source.text[each.start : each.end])
                yield Sentence(
                    text=text,
                    stems=_stems(text),
                    position=position,
                    published=source.publication.value or "",
                )


def _stems(text: str) -> Stems:
    return tuple(word.stem for word in read_words(text, RULES))


def _grams(stems: Stems, size: int) -> Iterator[Stems]:
    return iter([(stem,) for stem in stems] if size == 1 else list(pairwise(stems)))


def _unit(vector: Mapping[str, float]) -> dict[str, float]:
    length = math.sqrt(math.fsum(value * value for value in vector.values())) or 1.0
    return {stem: value / length for stem, value in vector.items()}


def _dot(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    return math.fsum(weight * other.get(stem, 0.0) for stem, weight in one.items())


# ---------------------------------------------------------------- tables


def table() -> str:
    """Both tables, in Markdown."""
    read = labels()
    pages = [
        "| subject | shown | read | alone | twice | in time | to come |",
        "| --- |" + " ---: |" * 6,
    ]
    rouges = ["| topic | *Now* | newest leads | centroid, MMR |", "| --- |" + " ---: |" * 3]
    total: dict[str, list[float]] = defaultdict(list)
    for name, subject in subjects().items():
        found = briefing(subject)
        pages.append(_page_row(name, found, read))
        for topic, given in zip(found.topics, subject["topics"], strict=True):
            if "now" not in given:
                continue
            texts = [_stems(found.statements[each].text) for each in topic.now]
            systems = (
                texts,
                leads(found, topic, len(texts)),
                centroid(found, topic, len(texts)),
            )
            cells = []
            for number, some in enumerate(systems):
                values = [rouge(some, _stems(given["now"]), size) for size in (1, 2)]
                for size, value in enumerate(values):
                    total[f"{number}{size}"].append(value)
                cells.append(" / ".join(f"{value:.3f}" for value in values))
            rouges.append(f"| {name}: {topic.title} | {' | '.join(cells)} |")
    means = {key: sum(values) / len(values) for key, values in total.items()}
    cells = [f"{means[f'{number}0']:.3f} / {means[f'{number}1']:.3f}" for number in range(3)]
    rouges.append(f"| mean | {' | '.join(cells)} |")
    return "\n".join(pages) + "\n\n" + "\n".join(rouges) + "\n"


def _page_row(name: str, found: Briefing, read: Mapping[str, str]) -> str:
    pages = {topic.id: shown(found, topic) for topic in found.topics}
    texts = {found.statements[each].text for names in pages.values() for each in names}
    known = [read[text] for text in texts if text in read]
    alone = f"{sum(each == 'yes' for each in known) / len(known):.2f}" if known else ""
    plans = [coming(found, topic) for topic in found.topics]
    ordered, pairs = 0, 0
    for topic in found.topics:
        planned = {event.id for event in found.events if event.status == "planned"}
        for names in (topic.now, _in_page_order(found, topic, planned)):
            for one, other in combinations([day(found, each) for each in names], 2):
                pairs += one != other
                ordered += one > other
    repeated = sum(twice(found, names) for names in pages.values())
    return (
        f"| {name} | {len(texts)} | {len(known)} | {alone} | {repeated} | {ordered} of {pairs}"
        f" | {sum(right for _, right in plans)} of {sum(number for number, _ in plans)} |"
    )


def _in_page_order(found: Briefing, topic: Topic, planned: set[str]) -> list[str]:
    past = [name for name in topic.happened if name not in planned]
    return sorted(past, key=lambda name: edtf.days(day(found, name))[1], reverse=True)


def unread() -> Iterator[str]:
    """The quotations on the pages that nobody has read."""
    known = labels()
    for subject in subjects().values():
        found = briefing(subject)
        for topic in found.topics:
            for name in shown(found, topic):
                text = found.statements[name].text
                if text not in known:
                    known[text] = ""
                    yield text


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--read", action="store_true", help="list what nobody has read")
    if parser.parse_args().read:
        for text in unread():
            print(text)
    else:
        print(table(), end="")


if __name__ == "__main__":
    main()
