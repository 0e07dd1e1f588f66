"""Which sources are one origin, for which passages, and why."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks import origins as benchmark
from generator.corpus import analysis, origins
from generator.corpus.analysis import Corpus
from generator.corpus.origins.joining import Groups, Pair
from generator.model import Inputs, Kinship, Passage, Seed, Settings, SourceFields
from generator.reading import languages
from tests.cases_file import Case, cases, compare

ENGLISH = languages.load("en")
HEADER = re.compile(r"^# (?P<name>[a-z0-9-]+)(?: (?P<fields>\{.*\}))?$", re.MULTILINE)
QUOTED = re.compile(r'"([^"]+)"')
ASKED = re.compile(r"^\? .*\n?", re.MULTILINE)

Articles = Mapping[str, tuple[dict[str, Any], str]]


def corpus(articles: Articles) -> Corpus:
    """Articles (fields that editors give and text, by id), read as a project's seeds are."""
    seeds = {}
    for name, (fields, text) in articles.items():
        seeds[name] = Seed(
            file=f"seeds/{name}.txt",
            text=text,
            sha256="",
            given=SourceFields(
                publisher=fields.get("publisher"),
                origin=fields.get("origin"),
                independent_of=tuple(fields.get("independent_of", ())),
                published=fields.get("published"),
            ),
        )
    inputs = Inputs(settings=Settings(), seeds=seeds, topics=(), languages={"en": ENGLISH})
    return analysis.corpus(inputs)


def parsed(text: str) -> Articles:
    headers = list(HEADER.finditer(text))
    ends = [*(header.start() for header in headers[1:]), len(text)]
    return {
        header["name"]: (
            yaml.safe_load(header["fields"] or "{}"),
            ASKED.sub("", text[header.end() : end]).strip() + "\n",
        )
        for header, end in zip(headers, ends, strict=True)
    }


def sentences_with(words: str, found: Corpus) -> list[Passage]:
    """The sentences of the bodies in which the words stand."""
    return [
        Passage(source=name, start=sentence.start, end=sentence.end)
        for name, reading in sorted(found.readings.items())
        for sentence in reading.sentences
        if words in found.sources[name].text[sentence.start : sentence.end]
    ]


def told(found: Corpus, asked: Sequence[str]) -> str:
    """What is known of the sources, then for each question the sources by origin."""
    known = found.origins
    lines = [f"{each.kind} {each.name}: {', '.join(each.sources)}" for each in known.common]
    lines += [_kinship(each) for each in known.kinships]
    lines += [f"{name} comes from {origin}" for name, origin in sorted(known.named.items())]
    for question in asked:
        passages = [
            passage
            for words in QUOTED.findall(question)
            for passage in sentences_with(words, found)
        ]
        groups = origins.of_passages(passages, known)
        lines.append(f"? {' | '.join(' = '.join(group) for group in groups)}")
    return "\n".join(lines)


def _kinship(kinship: Kinship) -> str:
    one, other = (f"{share:.0%}" for share in kinship.shares)
    kinds = ", ".join((*kinship.kinds, *(("whole",) if kinship.whole else ())))
    return f"{kinship.one} {one}, {kinship.other} {other}: {kinds}"


@pytest.mark.parametrize("case", cases("origins"), ids=str)
def test_case(case: Case, regenerate: bool) -> None:
    """What sources share, and how the passages asked for are joined."""
    found = corpus(parsed(case.input))
    compare(case, told(found, ASKED.findall(case.input)), regenerate)


# ---------------------------------------------------------------- properties

WIRE = (
    "The river authority said on Monday that the old dam above the town is safe.",
    "Engineers measured its wall for nine days, with lamps and ropes, and found no crack.",
    "The dam holds eighty million cubic metres of water, more than any other in the valley.",
    "Divers went down twice to look at the foundations, which nobody had seen for years.",
)
OWN = (
    "The ferry on the lake will not run before May, its captain told passengers on the quay.",
    "Farmers on the far shore have to take the road over the pass, which is closed in snow.",
    "A second boat was sold in the autumn to pay for the first one.",
)
SOURCES: Articles = {
    "a": ({}, "Dam safe\n\n" + "\n\n".join(WIRE) + "\n"),
    "b": ({"publisher": "Herald"}, "No crack\n\n" + "\n\n".join(WIRE[1:]) + "\n"),
    "c": ({"publisher": "Herald"}, "No ferry\n\n" + "\n\n".join(OWN) + "\n"),
    "d": ({"independent_of": ["a"]}, "All clear\n\n" + "\n\n".join(WIRE[::-1]) + "\n"),
    "e": ({"origin": "the captain"}, "No boat\n\n" + "\n\n".join(OWN[::-1]) + "\n"),
}


@given(st.permutations(sorted(SOURCES)))
@settings(deadline=None, max_examples=15)
def test_the_order_of_the_sources_does_not_matter(order: list[str]) -> None:
    assert corpus({name: SOURCES[name] for name in order}).origins == corpus(SOURCES).origins


def test_what_is_found_are_spans_of_the_texts() -> None:
    """A run begins and ends with a word, in both; a stretch of words is longer than a phrase."""
    found = corpus(SOURCES)
    runs = [(kinship, run) for kinship in found.origins.kinships for run in kinship.runs]
    assert runs
    for kinship, run in runs:
        for name, span in ((kinship.one, run.one), (kinship.other, run.other)):
            words = found.sources[name].text[span.start : span.end].split()
            assert words and len(words) >= 6
            assert words[0] in found.sources[name].text.split()


names = st.sampled_from("abcdefgh")
pairs = st.tuples(names, names).filter(lambda pair: pair[0] != pair[1])


@given(st.lists(pairs, max_size=20), st.lists(pairs, max_size=6))
def test_joining_never_unites_what_is_denied(joins: list[Pair], denied: list[Pair]) -> None:
    groups = Groups("abcdefgh", denied)
    done = [pair for pair in joins if groups.join(*pair)]
    assert all(groups.head(one) == groups.head(other) for one, other in done)
    assert all(groups.head(one) != groups.head(other) for one, other in denied)
    assert sorted(name for group in groups.groups() for name in group) == list("abcdefgh")


@given(st.lists(pairs, max_size=20), st.dictionaries(names, st.sampled_from("xy")))
def test_joining_never_unites_two_labels(joins: list[Pair], labels: dict[str, str]) -> None:
    groups = Groups("abcdefgh", (), labels)
    for pair in joins:
        groups.join(*pair)
    for group in groups.groups():
        assert len({labels[name] for name in group if name in labels}) < 2


def test_a_copy_comes_from_what_appeared_before_it() -> None:
    """Where both are dated; of undated ones nobody knows which came first."""
    text = SOURCES["a"][1]
    dated = corpus(
        {"a": ({"published": "2026-04-07"}, text), "b": ({"published": "2026-04-06"}, text)}
    )
    undated = corpus({"a": ({}, text), "b": ({"published": "2026-04-06"}, text)})
    assert dated.origins.named == {"a": "b"}
    assert undated.origins.named == {}
    assert undated.origins.wholes["a"] == undated.origins.wholes["b"]


# ---------------------------------------------------------------- seeds and copies


def test_of_the_seeds_one_article_follows_another_and_no_others_do() -> None:
    """Its own account of what the other lacks stays its own."""
    asked, found, others, wrong = benchmark.seeds(ENGLISH)
    assert found >= 0.8 * asked
    assert wrong <= 0.02 * others


@pytest.mark.parametrize("kind", benchmark.KINDS)
def test_copies_with_a_fifth_of_their_words_changed_are_found(kind: str) -> None:
    passages, found, articles, right = benchmark.copies(0.2, kind, ENGLISH)
    assert found >= 0.95 * passages
    assert right == articles
