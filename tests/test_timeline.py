"""Dated events from the sources: what counts as one, how they are grouped, what a day weighs."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks import timeline as benchmark
from generator.containment import Guard
from generator.corpus import analysis
from generator.corpus.timeline import DatedSource, Found, find
from generator.model import (
    Inputs,
    Language,
    Passage,
    Seed,
    Settings,
    SourceFields,
    TopicFile,
)
from generator.reading import languages
from generator.text.typography import clean
from tests.cases_file import Case, cases, compare

ENGLISH = languages.load("en")
CAR_MAKERS = Path(__file__).parent.parent / "examples" / "car-makers" / "seeds"
_HEADER = re.compile(r"^# (?P<name>[a-z0-9-]+)(?: (?P<day>\d{4}-\d\d-\d\d))?$", re.MULTILINE)


def dated_sources(
    articles: Mapping[str, tuple[str | None, str]],
    topics: Mapping[str, tuple[str, ...]] | None = None,
) -> tuple[DatedSource, ...]:
    """Articles (day of publication and text, by id), read as a project's seeds are."""
    named = topics or {"halden": ("Halden", "Halden's")}
    inputs = Inputs(
        settings=Settings(),
        seeds={
            name: Seed(file=f"{name}.txt", text=text, sha256="", given=SourceFields(published=day))
            for name, (day, text) in articles.items()
        },
        topics=tuple(
            TopicFile(id=name, file=f"{name}.md", title=name, order=number, terms=terms)
            for number, (name, terms) in enumerate(named.items())
        ),
        languages={"en": ENGLISH},
    )
    sources, readings = analysis.texts(inputs, Guard())
    return tuple(DatedSource(source=sources[name], reading=readings[name]) for name in sources)


def events(*articles: tuple[str, str], as_of: str | None = None) -> tuple[Found, ...]:
    """The events of articles `s0`, `s1`, … (day of publication and text)."""
    named = {f"s{number}": article for number, article in enumerate(articles)}
    return find(dated_sources(named), ENGLISH, (), as_of)


def weights(*articles: tuple[str, str], as_of: str | None = None) -> dict[str, float]:
    """The weight of each day's first event."""
    found: dict[str, float] = {}
    for event in events(*articles, as_of=as_of):
        found.setdefault(event.date, event.weight)
    return found


# ---------------------------------------------------------------- cases


def _told(event: Found, texts: Mapping[str, str]) -> str:
    def quoted(passage: Passage) -> str:
        return f"{passage.source}: {clean(texts[passage.source][passage.start : passage.end])}"

    first, *others = event.passages
    status = "planned" if event.planned else "reported"
    lines = [f"{event.date} {status} “{event.mention}” {quoted(first)}"]
    return "\n".join([*lines, *(f"  and {quoted(other)}" for other in others)])


@pytest.mark.parametrize("case", cases("timeline"), ids=str)
def test_case(case: Case, regenerate: bool) -> None:
    """Events in the order of their weight, the passages of each best first."""
    headers = list(_HEADER.finditer(case.input))
    ends = [*(header.start() for header in headers[1:]), len(case.input)]
    articles = {
        header["name"]: (header["day"], case.input[header.end() : end].strip() + "\n")
        for header, end in zip(headers, ends, strict=True)
    }
    found = find(dated_sources(articles), ENGLISH, (), None)
    texts = {name: text for name, (_, text) in articles.items()}
    compare(case, "\n".join(_told(event, texts) for event in found), regenerate)


# ---------------------------------------------------------------- weight

FILED = "Halden Motors filed for bankruptcy on Monday in a New York court."
FILED_TOO = "Carmaker Halden Motors filed for bankruptcy in New York on June 1, 2009."
ON = "2009-06-02"


def article(*sentences: str) -> str:
    return "News of Halden\n\n" + "\n\n".join(sentences) + "\n"


def test_a_day_weighs_about_as_much_as_articles_tell_of_it() -> None:
    one = weights((ON, article(FILED)))["2009-06-01"]
    two = weights((ON, article(FILED)), (ON, article(FILED_TOO)))["2009-06-01"]
    assert 0.5 < one < 1.5
    assert two == pytest.approx(2 * one, rel=0.1)


def test_a_second_mention_in_one_article_helps_less_than_a_second_article() -> None:
    again = "The court received the papers of Halden on Monday."
    one = weights((ON, article(FILED)))["2009-06-01"]
    twice = weights((ON, article(FILED, again)))["2009-06-01"]
    two = weights((ON, article(FILED)), (ON, article(FILED_TOO)))["2009-06-01"]
    assert one < twice < two


def test_a_caption_printed_twice_counts_once() -> None:
    once = weights((ON, article(FILED, "Lenders met.")))
    assert weights((ON, article(FILED, "Lenders met.", FILED))) == once


def test_what_others_write_of_other_days_does_not_change_a_weight() -> None:
    other = article("Halden opened a plant in Ohio on May 29, 2009.")
    alone = weights((ON, article(FILED)))["2009-06-01"]
    assert weights((ON, article(FILED)), (ON, other))["2009-06-01"] == alone


def test_a_day_recalled_long_after_weighs_more_than_one_in_the_news() -> None:
    """Of the day before yesterday every article tells; a year later only of what mattered."""
    first = article("Lenders of Halden are worried.")
    fresh = weights(("2009-06-01", first), (ON, article(FILED_TOO)))
    recalled = weights(("2009-06-01", first), ("2010-06-02", article(FILED_TOO)))
    assert recalled["2009-06-01"] > fresh["2009-06-01"]


def test_what_lies_years_before_the_first_article_is_background() -> None:
    old = article("Halden was founded in Ohio on May 4, 1921.")
    new = article("Halden opened a plant in Ohio on May 29, 2009.")
    assert weights((ON, old))["1921-05-04"] < 0.1 * weights((ON, new))["2009-05-29"]


def test_saying_something_on_a_day_is_weak_evidence_for_what_happened_on_it() -> None:
    said = article("Lenders said on Monday that Halden owes them nothing.")
    one = weights((ON, article(FILED)))["2009-06-01"]
    assert one < weights((ON, article(FILED)), (ON, said))["2009-06-01"] < 1.5 * one
    assert events((ON, said)) == ()


def test_an_undated_lead_is_weak_evidence_for_its_day_and_the_day_before() -> None:
    undated = article("Halden has lost its chief executive.", "No reason was given.")
    one = weights((ON, article(FILED)))["2009-06-01"]
    assert one < weights((ON, article(FILED)), (ON, undated))["2009-06-01"] < 1.5 * one
    assert events((ON, undated)) == ()


def test_a_plan_for_a_day_that_has_passed_counts_half() -> None:
    plan = (ON, article("Halden will open a plant in Ohio on June 9, 2009."))
    (before,) = events(plan, as_of="2009-06-02")
    (after,) = events(plan, as_of="2009-07-01")
    assert before.planned and after.planned
    assert after.weight == pytest.approx(before.weight / 2, abs=1e-3)


def test_a_passage_weighs_more_by_its_own_words_than_by_its_article() -> None:
    own = weights((ON, article("Talks began.", "Halden sold a plant on May 29, 2009.")))
    by_article = weights((ON, article("Talks began.", "The maker sold a plant on May 29, 2009.")))
    assert own["2009-05-29"] > by_article["2009-05-29"] > 0


def test_what_is_on_no_topic_is_left_out() -> None:
    elsewhere = "Weather\n\nA storm hit the coast of Chile on Monday.\n\nIt left four dead.\n"
    assert events((ON, elsewhere)) == ()


def test_the_first_matter_of_a_day_carries_what_is_told_of_the_day() -> None:
    other = article("Workers of Halden marched through Toledo on June 1, 2009.")
    first, second = events((ON, article(FILED)), (ON, article(FILED_TOO)), (ON, other))
    assert first.date == second.date == "2009-06-01"
    assert first.weight > 2.5 * second.weight


def test_copies_of_one_origin_count_once() -> None:
    apart = dated_sources({"s0": (ON, article(FILED)), "s1": (ON, article(FILED))})
    wire = [replace(each, source=replace(each.source, origin="wire")) for each in apart]
    (two,), (one,) = find(apart, ENGLISH, (), None), find(wire, ENGLISH, (), None)
    assert one.weight == pytest.approx(two.weight / 2, abs=1e-3)
    assert len(one.passages) == 2


def test_an_event_names_the_topics_of_which_its_passages_tell() -> None:
    topics = {"failure": ("bankruptcy",), "plants": ("plant*",), "dance": ("ballet",)}
    text = article("Halden filed for bankruptcy on Monday.", "It opened a plant on May 29, 2009.")
    found = find(dated_sources({"s0": (ON, text)}, topics), ENGLISH, (), None)
    assert {event.date: event.topics for event in found} == {
        "2009-06-01": ("failure",),
        "2009-05-29": ("plants",),
    }


# ---------------------------------------------------------------- properties

SENTENCES = (
    FILED,
    FILED_TOO,
    "Halden plans to open a plant in Ohio in October.",
    "Workers of Halden marched through Toledo on May 29, 2009.",
    "Halden said on Tuesday that it had filed for bankruptcy in New York.",
    "The union met lenders of Halden in Toledo on May 29.",
    "Lenders wait.",
)


@settings(deadline=None)  # the first example compiles the word lists
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["2009-06-01", "2009-06-02", "2009-08-15"]),
            st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4),
        ),
        min_size=1,
        max_size=6,
    ),
    st.randoms(use_true_random=False),
)
def test_the_order_of_the_sources_does_not_matter(
    drawn: list[tuple[str, list[str]]], chance: random.Random
) -> None:
    named = {f"s{number}": (day, article(*each)) for number, (day, each) in enumerate(drawn)}
    found = dated_sources(named)
    shuffled = list(found)
    chance.shuffle(shuffled)
    assert find(shuffled, ENGLISH, (), None) == find(found, ENGLISH, (), None)
    texts = {name: text for name, (_, text) in named.items()}
    for event in find(found, ENGLISH, (), None):
        assert event.passage == event.passages[0]
        for passage in event.passages:
            assert texts[passage.source][passage.start : passage.end] in SENTENCES


def test_aliases_are_one_name(english: Language) -> None:
    """Without them the two sentences share too little to be about one matter."""
    texts = dated_sources(
        {
            "s0": (ON, article("Halden shut Upper Works on Monday.")),
            "s1": (ON, article("Halden gave up Lindenau on Monday.")),
        }
    )
    assert len(find(texts, english, (), None)) == 2
    assert len(find(texts, english, (("Upper Works", "Lindenau"),), None)) == 1


def test_nothing_is_found_in_nothing() -> None:
    assert find((), ENGLISH, (), "2026-01-16") == ()
    assert events((ON, "\n")) == ()


def test_a_language_without_word_lists_still_finds_no_wrong_events() -> None:
    bare = Language(code="xx", data={})
    assert find(dated_sources({"s0": (ON, article(FILED))}), bare, (), None) == ()


# ---------------------------------------------------------------- speed


def crowd(number: int) -> tuple[DatedSource, ...]:
    """Articles that all tell of the same few days in ever other words."""
    chance = random.Random(number)
    words = [
        f"{one}{two}{end}" for one in "bdfgklmnprst" for two in "aeiou" for end in ("rk", "ss")
    ]

    def sentence() -> str:
        day = chance.choice(("Monday", "May 29", "May 28"))
        told = " ".join(chance.choice(words) for _ in range(12))
        return f"Halden sold {told} to {chance.choice(words).title()} on {day}."

    return dated_sources(
        {f"s{each}": (ON, article(*(sentence() for _ in range(5)))) for each in range(number)}
    )


@pytest.mark.parametrize(
    "text",
    [
        "Halden said on Monday " * 4_000 + ".",
        "Halden " + "compared with " * 8_000 + "Monday.",
        "Halden, " + "“" * 20_000 + "on Monday sold " + "a" * 50_000 + "ed.",
    ],
    ids=["dates", "cues", "marks"],
)
def test_a_hostile_sentence_is_read_to_its_end(text: str) -> None:
    found = dated_sources({"s0": (ON, article(text))})
    source = found[0].source
    for event in find(found, ENGLISH, (), None):
        assert source.text[event.passage.start : event.passage.end].strip()


# ---------------------------------------------------------------- quality


def test_the_days_of_a_timeline_are_found_as_well_as_measured() -> None:
    """On the car makers' articles, of the labelled days that a sentence states."""
    days = benchmark.labels()["corpus_gm"]
    stated = [day for day, basis in days.items() if basis == "stated"]
    texts = benchmark.read(CAR_MAKERS, benchmark.TERMS["corpus_gm"], ENGLISH)
    ours = benchmark.score(benchmark.by_weight(find(texts, ENGLISH, (), None)), stated)
    assert ours.f1 >= 0.6
    assert ours.f1 > benchmark.score(benchmark.by_mentions(texts), stated).f1
    assert ours.f1 > benchmark.score(benchmark.by_publications(texts), stated).f1
