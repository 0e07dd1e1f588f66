"""A source counts beside a sentence that is shown where its own says what that one does."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import stories
from generator import pipeline
from generator.corpus import analysis
from generator.model import (
    Briefing,
    Inputs,
    Passage,
    Seed,
    Settings,
    SourceFields,
    TopicFile,
)
from generator.reading import inputs, languages
from tests.projects import ROOT

DAY = "2026-05-08"
SHOWN = "The senate of Norland rejected the water bill on Thursday after talks with farmers failed."
COUNTED = [
    "The water bill was rejected by the senate of Norland on Thursday.",
    "Norland's senate rejected the water bill.",
    "On Thursday the senate in Norland rejected a much disputed water bill, Reuters said.",
    "Farmers cheered as the senate of Norland rejected the water bill after failed talks.",
    "The Norland senate has rejected the bill on water rights.",
    "Norland: the senate rejects water bill, 54 to 41.",
    "Late on Thursday, the water bill of Norland's government was rejected in the senate.",
    "“The senate rejected the water bill,” the speaker of Norland's senate said.",
    "The water bill, which Norland's senate rejected on Thursday, is two years old.",
    "Talks with farmers failed, and the senate of Norland rejected the water bill.",
]
PARTS = [
    "Talks with farmers on the water bill failed on Thursday.",
    "The senate of Norland debated the water bill until Thursday.",
    "The water bill of Norland would have cost farmers two billion crowns.",
    "The senate of Norland passed the water bill on Thursday.",
    "The senate of Norland did not reject the water bill on Thursday.",
    "The senate of Norland may reject the water bill on Thursday.",
    "The senate of Norland rejected the school bill on Thursday.",
    "The senate of Sudland rejected the water bill on Thursday.",
    "The senate of Norland rejected the water bill on Tuesday.",
    "Farmers in Norland failed to stop traffic on Thursday.",
    "If the senate of Norland rejects the water bill, farmers will march.",
    "Who in the senate of Norland rejected the water bill?",
]


def counts(shown: str, other: str) -> bool:
    """Whether the second sentence counts beside the first, in two articles of one day."""
    given = SourceFields(published=DAY)
    seeds = {
        name: Seed(file=f"{name}.txt", text=f"A headline\n\n{text}\n", sha256="", given=given)
        for name, text in (("one", shown), ("two", other))
    }
    corpus = analysis.corpus(
        Inputs(
            settings=Settings(),
            seeds=seeds,
            topics=(TopicFile(id="all", file="all.md", title="all", order=1),),
            languages={"en": languages.load("en")},
        )
    )
    first, second = (
        next(each for each in corpus.readings[name].sentences if each.zone == "body")
        for name in ("one", "two")
    )
    return corpus.tells(
        Passage(source="one", start=first.start, end=first.end),
        Passage(source="two", start=second.start, end=second.end),
    )


@pytest.mark.parametrize("other", COUNTED)
def test_what_tells_the_main_part_counts(other: str) -> None:
    assert counts(SHOWN, other)


@pytest.mark.parametrize("other", PARTS)
def test_what_tells_another_part_or_another_thing_does_not(other: str) -> None:
    assert not counts(SHOWN, other)


@pytest.mark.parametrize("project", [ROOT, ROOT / "examples" / "car-makers"], ids=["ours", "cars"])
def test_no_quoted_statement_is_borne_by_two_sides_of_a_difference(project: Path) -> None:
    """Of an editor's, the page says which source is on which side."""
    briefing = pipeline.run(inputs.read(project)).briefing
    two_sided(briefing)


@pytest.mark.parametrize("story", [story for each in stories.SETS.values() for story in each])
def test_nor_is_one_of_a_story_that_its_papers_tell_otherwise(story: str) -> None:
    two_sided(stories.briefing(story))


def two_sided(briefing: Briefing) -> None:
    quoted = [each for each in briefing.statements.values() if each.status == "quoted"]
    for entry in briefing.disagreements:
        for statement in quoted:
            sides = [side for side in entry.sides if set(side.citations) & set(statement.citations)]
            assert len(sides) <= 1, (entry.subject, statement.text)
