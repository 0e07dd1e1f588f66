"""Where an event took place and who took part: only what the cited passages state."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.model import Event
from generator.pipeline import run
from generator.reading import inputs
from tests.projects import make_project

FRONT = "---\ntitle: Talks\nterms: [talks]\n---\n\n"
COURIER = "---\npublished: 2026-03-10\n---\n# Courier News\n\n{text}\n"


def event(folder: Path, text: str, body: str) -> Event:
    """The one event of a topic about one article."""
    project = make_project(folder, {"one.md": COURIER.format(text=text)}, {"a.md": FRONT + body})
    result = run(inputs.read(project))
    assert [str(p) for p in result.problems if p.kind.severity == "error"] == []
    (found,) = result.briefing.events
    return found


@pytest.mark.parametrize(
    ("text", "statement", "quoted", "places"),
    [
        # Quoted, after a word that leads to a place.
        (
            "On March 3, 2026, Minister Ada Pym held talks in Geneva.",
            "Pym holds talks.",
            "held talks in Geneva",
            ["Geneva"],
        ),
        ("On March 3, 2026, Minister Ada Pym visited Peru.", "A visit.", "visited Peru", ["Peru"]),
        # A body's seat.
        (
            "On March 3, 2026, Minister Ada Pym spoke at the United Nations.",
            "Pym speaks.",
            "spoke at the United Nations",
            ["United Nations"],
        ),
        # Not quoted, but the event names it.
        (
            "On March 3, 2026, Minister Ada Pym held talks in Geneva.",
            "Pym holds talks in Geneva.",
            "held talks",
            ["Geneva"],
        ),
        # In the same sentence, and the place of something else.
        (
            "Before arriving in Geneva, Minister Ada Pym spoke on March 3, 2026.",
            "Pym speaks.",
            "spoke on March 3, 2026",
            [],
        ),
        # An attribute, an object, a party: no place.
        (
            "On March 3, 2026, Minister Ada Pym saw a fall in Peru exports.",
            "Pym sees a fall.",
            "a fall in Peru exports",
            [],
        ),
        (
            "On March 3, 2026, Minister Ada Pym warned Peru.",
            "Pym warns.",
            "warned Peru",
            [],
        ),
    ],
)
def test_a_place_is_one_that_a_cited_passage_states_for_the_event(
    text: str, statement: str, quoted: str, places: list[str], tmp_path: Path
) -> None:
    found = event(tmp_path, text, f'- 2026-03-03: {statement} [@one "{quoted}"]\n')
    assert [place.name for place in found.places] == places
    assert all(place.citations == found.citations for place in found.places)


def test_who_took_part_is_whom_the_event_and_a_passage_name_by_their_full_names(
    tmp_path: Path,
) -> None:
    text = (
        "Minister Ada Pym and Secretary Ben Roe talked with Judge Cy Dow.\n\n"
        "Pym met Roe on March 3, 2026, without Dow."
    )
    found = event(
        tmp_path, text, '- 2026-03-03: Pym meets Roe. [@one "Pym met Roe on March 3, 2026"]\n'
    )
    assert [each.name for each in found.participants] == ["Ada Pym", "Ben Roe"]


def test_places_that_sources_differ_in_are_all_given_each_with_who_states_it(
    tmp_path: Path,
) -> None:
    seeds: dict[str, str | bytes] = {
        "one.md": COURIER.replace("Courier", "One").format(
            text="Minister Ada Pym held talks in Geneva on March 3, 2026."
        ),
        "two.md": COURIER.replace("Courier", "Two").format(
            text="Minister Ada Pym held talks in Vienna on March 3, 2026."
        ),
    }
    body = '- 2026-03-03: Pym holds talks. [@one "talks in Geneva"; @two "talks in Vienna"]\n'
    project = make_project(tmp_path, seeds, {"a.md": FRONT + body})
    result = run(inputs.read(project))
    (found,) = result.briefing.events
    sides = {place.name: place.citations for place in found.places}
    assert sides == {"Geneva": found.citations[:1], "Vienna": found.citations[1:]}
    page = next(file for file in result.files if file.path == "a.md").data.decode()
    assert "where: Geneva (“One News”), Vienna (“Two News”)" in page
