"""When a source appeared: each way of knowing it, their order, and that nothing more is guessed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from generator import pipeline
from generator.article.dates import Anchor, reported
from generator.corpus.publication import Reported, as_of, publications
from generator.model import Article, DateMention, Publication, Seed, Span, Zone, ZoneKind
from generator.reading import inputs, languages
from tests.projects import make_project

ENGLISH = languages.load("en")


def reader(sources: Mapping[str, tuple[Seed, Article]]) -> Reported:
    def read(name: str, others: tuple[str, ...]) -> tuple[DateMention, ...]:
        seed, article = sources[name]
        return reported(seed.text, article, Anchor(others=others), ENGLISH)

    return read


def source(
    body: str,
    *,
    published: str | None = None,
    dateline: tuple[str, str] | None = None,
    kind: ZoneKind = "body",
) -> tuple[Seed, Article]:
    """A one-paragraph source; `dateline` is its text and the date in it."""
    head = f"{dateline[0]} " if dateline else ""
    text = head + body
    zones: tuple[Zone, ...] = (Zone(start=len(head), end=len(text), kind=kind),)
    if dateline:
        zones = (Zone(start=0, end=len(head) - 1, kind="dateline"), *zones)
    article = Article(
        zones=zones,
        paragraphs=(Span(start=0, end=len(text)),),
        published=published,
        dateline=dateline[0] if dateline else None,
        dateline_date=dateline[1] if dateline else None,
    )
    return Seed(file="x.txt", text=text, sha256=""), article


def known(
    sources: Mapping[str, tuple[Seed, Article]], given: Mapping[str, str | None] | None = None
) -> dict[str, Publication]:
    """All of them tell of one matter."""
    related = {name: [other for other in sources if other != name] for name in sources}
    return publications(sources, given or {}, ENGLISH, reader(sources), related)


STATED = source("They met.", published="2026-01-16")
WIRE = source("On Thursday they met.", dateline=("PARIS, Jan. 15", "XXXX-01-15"))


def test_an_editor_goes_before_the_text() -> None:
    found = known({"a": STATED}, {"a": "2026-01-20"})["a"]
    assert (found.value, found.basis) == ("2026-01-20", "given")


def test_a_stated_date_goes_before_the_dateline() -> None:
    both = source("They met.", published="2026-01-16", dateline=("PARIS, Jan. 15", "XXXX-01-15"))
    assert known({"a": both})["a"].value == "2026-01-16"


def test_full_dateline() -> None:
    full = source("They met.", dateline=("PARIS, Jan. 15, 2026", "2026-01-15"))
    found = known({"a": full})["a"]
    assert (found.value, found.basis) == ("2026-01-15", "dateline")


def test_year_of_a_dateline_is_that_of_the_sources_nearest_to_it_and_uncertain() -> None:
    """Thursday confirms it, and the reason says so; the year itself is that of another source."""
    found = known({"a": STATED, "b": WIRE})["b"]
    assert (found.value, found.basis) == ("2026-01-15?", "dateline")
    assert found.reason is not None
    assert all(word in found.reason for word in ("PARIS, Jan. 15", "Thursday", "2026"))


def test_year_of_a_dateline_at_the_turn_of_the_year() -> None:
    wire = source("They met.", dateline=("PARIS, Dec. 30", "XXXX-12-30"))
    assert known({"a": STATED, "b": wire})["b"].value == "2025-12-30?"


def test_weekday_decides_between_years() -> None:
    """Sources appeared in 2023 and in 2026; only in 2026 is 15 January a Thursday."""
    old = source("They met.", published="2023-01-10")
    assert known({"a": STATED, "b": WIRE, "c": old})["b"].value == "2026-01-15?"


def test_no_weekday_no_choice_between_years() -> None:
    old = source("They met.", published="2023-01-10")
    wire = source("They met.", dateline=("PARIS, Jan. 15", "XXXX-01-15"))
    assert known({"a": STATED, "b": wire, "c": old})["b"] == Publication()


def test_year_of_a_dateline_alone_is_not_guessed() -> None:
    assert known({"b": WIRE})["b"] == Publication()


def test_year_of_a_dateline_from_the_text_itself() -> None:
    wire = source(
        "On Thursday they met. He had taken office in October 2025.",
        dateline=("PARIS, Jan. 15", "XXXX-01-15"),
    )
    assert known({"b": wire})["b"].value == "2026-01-15"


def test_a_day_reported_as_past_is_a_bound() -> None:
    found = known({"a": source("On January 17, 2026, they met.")})["a"]
    assert (found.value, found.basis) == ("2026-01-17/..", "inferred")
    assert found.reason == "The article reports “January 17, 2026” as past."


def test_the_latest_day_is_the_bound() -> None:
    text = "On January 17, 2026, they met. They had trained on December 6, 2025."
    assert known({"a": source(text)})["a"].value == "2026-01-17/.."


def test_a_bound_that_needs_another_source_is_uncertain() -> None:
    found = known({"a": STATED, "b": source("On January 15 they met.")})["b"]
    assert (found.value, found.basis) == ("2026-01-15?/..", "inferred")


@pytest.mark.parametrize(
    "text",
    [
        "They will meet on March 3, 2026.",
        "Three documents are to be revised within 2026, or by year-end.",
        "Comments are due by May 1, 2026.",
        "They won the lease, which ran through November 2028.",
        "The board approved the plan for June 2030.",
        "They sold bonds due March 2033.",
        "They signed it, valid from May 1, 2029 to June 3, 2031.",
        "They extended the talks to June 2030.",
        "The contract expired, more than June 2031.",
        "They met between May 1, 2029 and June 3, 2031.",
        "They met on Thursday.",
        "They met on January 15.",
        "They met.",
    ],
)
def test_plans_deadlines_and_weekdays_give_no_bound(text: str) -> None:
    assert known({"a": source(text)})["a"] == Publication()


def test_a_teaser_gives_no_bound() -> None:
    assert known({"a": source("On January 17, 2026, they met.", kind="related")})["a"].value is None


def test_as_of_is_the_latest_known_day() -> None:
    """Bounds and uncertain dates do not count, and the setting goes first."""
    found = known({"a": STATED, "b": WIRE, "c": source("On March 1, 2026, they met.")})
    assert found["c"].value == "2026-03-01/.."
    assert as_of(found) == "2026-01-16"
    assert as_of(found, "2026-02") == "2026-02"
    assert as_of({"c": found["c"]}) is None
    assert as_of({}) is None


def test_order_of_sources_does_not_matter() -> None:
    sources = {"a": STATED, "b": WIRE, "c": source("On January 15 they met.")}
    assert known(sources) == known(dict(reversed(sources.items())))


def test_sources_on_other_matters_give_no_year() -> None:
    sources = {"a": STATED, "b": WIRE, "c": source("On January 15 they met.")}
    alone: dict[str, tuple[str, ...]] = dict.fromkeys(sources, ())
    found = publications(sources, {}, ENGLISH, reader(sources), alone)
    assert (found["b"], found["c"]) == (Publication(), Publication())


@pytest.mark.parametrize(
    ("days", "said"),
    [
        # The talks were on 15 January: that "12 December or later" holds would lead astray.
        (("2026-01-16",), None),
        (("2025-12-20",), None),
        (("2025-12-01", "2026-01-16"), None),
        # What others wrote of it, they wrote at once; or before.
        (("2025-12-12",), "2025-12-12/.."),
        (("2025-12-13",), "2025-12-12/.."),
        (("2025-12-19",), "2025-12-12/.."),
        (("2025-12-13", "2026-01-16"), "2025-12-12/.."),
        (("2025-12-01",), "2025-12-12/.."),
        ((), "2025-12-12/.."),
    ],
)
def test_a_bound_far_before_what_others_wrote_of_the_matter_is_not_said(
    days: tuple[str, ...], said: str | None
) -> None:
    others = {f"a{at}": source("They met.", published=day) for at, day in enumerate(days)}
    told = source("They had met on December 12, 2025. Last week they met anew.")
    assert known({**others, "b": told})["b"].value == said


TALKS = """---
title: Talks
---

- They met. [@one "They held the talks"; @two "They held the talks"]
"""
DIFFER = """
## Where sources differ

- date: When they met
    - 15 January: one says so. [@one "They held the talks on 15 January 2026"]
    - 17 January: two says so. [@two "They held the talks on 17 January 2026"]
"""


@pytest.mark.parametrize(
    ("differ", "further", "said"),
    [
        ("", "", "2026-01-17/.."),
        (DIFFER, "", None),
        # Another day, which nobody disputes, is a bound as before.
        (DIFFER, " On 19 January 2026 they parted.", "2026-01-19/.."),
    ],
)
def test_a_day_that_others_dispute_bounds_nothing(
    differ: str, further: str, said: str | None, tmp_path: Path
) -> None:
    seeds = {
        "one.txt": "Talks\nPublished 16 January 2026\n\nThey held the talks on 15 January 2026.",
        "two.txt": f"The talks again\n\nThey held the talks on 17 January 2026.{further}\n",
    }
    project = make_project(tmp_path, seeds, {"talks.md": TALKS + differ})
    result = pipeline.run(inputs.read(project))
    assert not pipeline.failed(result.problems)
    assert result.briefing.sources["two"].publication.value == said
