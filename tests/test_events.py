"""Events: their order, their status on a given day, and the dates in which sources differ."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.model import Disagreement, Event
from generator.pipeline import Result, run
from generator.reading import inputs
from tests.projects import make_project

FRONT = "---\ntitle: Bridge\nterms: [bridge]\n---\n\n"
COURIER = "---\npublished: {published}\n---\n# Bridge News\n\n{body}\n"


def briefing(
    folder: Path, articles: dict[str, tuple[str, str]], body: str, settings: str = ""
) -> Result:
    """The run of a project; each article is (day of publication, text)."""
    seeds: dict[str, str | bytes] = {
        f"{name}.md": COURIER.format(published=published, body=text)
        for name, (published, text) in articles.items()
    }
    project = make_project(folder, seeds, {"bridge.md": FRONT + body}, settings)
    result = run(inputs.read(project))
    errors = [str(p) for p in result.problems if p.kind.severity == "error"]
    assert errors == []
    return result


def one_event(folder: Path, sentence: str, event: str, as_of: str = "2026-03-10") -> Event:
    body = f'- {event} [@one "{sentence}"]\n'
    result = briefing(folder, {"one": ("2026-03-01", sentence)}, body, f"as_of: {as_of}")
    (found,) = result.briefing.events
    return found


WILL = "The bridge will open on April 3, 2026."
OPENED = "The bridge opened on April 3, 2026."


@pytest.mark.parametrize(
    ("sentence", "event", "as_of", "status"),
    [
        # Told as done.
        (OPENED, "2026-04-03: It opened.", "2026-04-10", "reported"),
        # It lies ahead, whatever the words.
        (WILL, "2026-04-03: It is to open.", "2026-03-10", "planned"),
        (WILL, "2026-04-03: It opens.", "2026-03-10", "planned"),
        # Its day has passed, and it is told as still to come.
        (WILL, "2026-04-03: It will open.", "2026-04-04", "lapsed"),
        (WILL, "2026-04-03: The opening is planned.", "2026-04-04", "lapsed"),
        # Its day is not over, or its month.
        (WILL, "2026-04-03: It is to open.", "2026-04-03", "lapsed"),
        ("The bridge will open in April 2026.", "2026-04: It is to open.", "2026-04-10", "planned"),
        ("The bridge opened in April 2026.", "2026-04: It opened.", "2026-04-10", "reported"),
    ],
)
def test_an_event_has_the_status_that_its_words_and_the_day_give_it(
    sentence: str, event: str, as_of: str, status: str, tmp_path: Path
) -> None:
    assert one_event(tmp_path, sentence, event, as_of).status == status


@pytest.mark.parametrize(("words", "status"), [("is to open", "planned"), ("opened", "reported")])
def test_without_any_day_of_publication_the_wording_decides(
    words: str, status: str, tmp_path: Path
) -> None:
    project = make_project(
        tmp_path,
        {"one.txt": f"Bridge News\n\nThe bridge {words} on April 3, 2026.\n"},
        {"a.md": f'{FRONT}- 2026-04-03: It {words}. [@one "on April 3, 2026"]\n'},
    )
    result = run(inputs.read(project))
    assert result.as_of is None
    assert [event.status for event in result.briefing.events] == [status]


def test_events_come_in_the_order_of_the_days_on_which_they_are_over(tmp_path: Path) -> None:
    sentence = "The bridge opened in 2025, in May 2025, on May 3, 2025 and on January 4, 2025."
    dates = ["2025-05-03", "2025", "2025-01-04", "2025-05"]
    body = "".join(f'- {date}: It opened. [@one "{sentence}"]\n' for date in dates)
    result = briefing(tmp_path, {"one": ("2026-03-01", sentence)}, body)
    assert [event.date for event in result.briefing.events] == [
        "2025-01-04",
        "2025-05-03",
        "2025-05",
        "2025",
    ]


def test_the_basis_tells_the_sources_words_and_what_they_were_read_against(tmp_path: Path) -> None:
    event = one_event(tmp_path, "The bridge opened on Friday.", "2026-02-27: It opened.")
    assert "“Friday”" in event.date_basis
    assert "2026-03-01" in event.date_basis


def test_weight_is_sources_and_after_the_point_citations(tmp_path: Path) -> None:
    text = "The bridge opened on February 3, 2026. It is green. The band played."
    result = briefing(
        tmp_path,
        {"one": ("2026-02-05", text), "two": ("2026-02-06", text)},
        "- 2026-02-03: It opened."
        ' [@one "opened on February 3"; @one "The band played"; @two "opened on February 3"]\n',
    )
    assert [event.weight for event in result.briefing.events] == [2.03]


# ---------------------------------------------------------------- differing dates


def differing(
    folder: Path, one: str, two: str, date: str, more: str = ""
) -> tuple[Event, tuple[Disagreement, ...]]:
    body = f'- {date}: The bridge opened. [@one "{one}"; @two "{two}"]\n{more}'
    articles = {"one": ("2026-02-05", one), "two": ("2026-02-06", two)}
    result = briefing(folder, articles, body)
    (event,) = result.briefing.events
    return event, result.briefing.disagreements


THIRD = "The bridge opened on February 3, 2026."
FOURTH = "The bridge opened on February 4, 2026."


def test_a_cited_passage_that_gives_another_day_is_a_disagreement_of_dates(tmp_path: Path) -> None:
    event, (difference,) = differing(tmp_path, THIRD, FOURTH, "2026-02-03")
    assert event.disagreement == difference.id
    assert difference.kind == "date"
    assert [side.value for side in difference.sides] == ["2026-02-03", "2026-02-04"]
    assert all(len(side.citations) == 1 for side in difference.sides)


@pytest.mark.parametrize(
    "other",
    [
        "The bridge opened on Tuesday.",
        "The bridge opened in February 2026.",
        "The bridge opened this year.",
        "The bridge opened with a band.",
    ],
)
def test_a_passage_that_gives_the_same_day_or_a_longer_time_around_it_does_not_differ(
    other: str, tmp_path: Path
) -> None:
    event, differences = differing(tmp_path, THIRD, other, "2026-02-03")
    assert event.disagreement is None
    assert differences == ()


def test_a_further_date_beside_the_events_own_is_no_side_against_it(tmp_path: Path) -> None:
    other = "The bridge opened on February 3, 2026, a year after the fire of February 4, 2025."
    assert differing(tmp_path, THIRD, other, "2026-02-03")[0].disagreement is None


def test_where_editors_have_named_the_difference_theirs_is_taken(tmp_path: Path) -> None:
    more = (
        "\n## Where sources differ\n\n- date: The day of the opening\n"
        f'  - third: One source says so. [@one "{THIRD}"]\n'
        f'  - fourth: Another does. [@two "{FOURTH}"]\n'
    )
    event, (difference,) = differing(tmp_path, THIRD, FOURTH, "2026-02-03", more)
    assert event.disagreement == difference.id
    assert difference.subject == "The day of the opening"


def test_events_of_one_day_keep_the_editors_order_on_the_calendar(tmp_path: Path) -> None:
    """The newest day first; within a day what an editor wrote first stays first."""
    told = ["Zebras arrive", "A lion arrives", "Monkeys arrive", "Bears arrive"]
    days = ["2026-03-03", "2026-03-03", "2026-03-03", "2026-03-04"]
    dates = "".join(
        f'- {day}: {text} at the zoo. [@zoo "{text} on {int(day[-1])} March 2026"]\n'
        for day, text in zip(days, told, strict=True)
    )
    told_by = (
        f"{text} on {int(day[-1])} March 2026." for day, text in zip(days, told, strict=True)
    )
    seed = " ".join(told_by)
    head = "---\ntitle: The zoo\nkind: calendar\n---\n\n## Dates\n\n"
    folder = make_project(tmp_path, {"zoo.txt": f"The zoo\n\n{seed}\n"}, {"zoo.md": head + dates})
    result = run(inputs.read(folder))
    page = next(file.data.decode() for file in result.files if file.path == "zoo.md")
    places = [page.rindex(f"{text} at the zoo") for text in (told[3], *told[:3])]
    assert places == sorted(places)
    assert [event.title.removesuffix(" at the zoo.") for event in result.briefing.events] == told


def test_an_event_stands_on_the_page_of_each_topic_that_cites_one_of_its_quotations(
    tmp_path: Path,
) -> None:
    """A topic that cites other words of the same article does not have it."""
    seeds: dict[str, str | bytes] = {
        "one.md": COURIER.format(published="2026-03-01", body=f"{WILL}\n\nTolls are unknown.")
    }
    head = "---\ntitle: {}\n---\n\n"
    topics = {
        "bridge.md": head.format("Bridge") + f'- 2026-04-03: It opens. [@one "{WILL}"]\n',
        "traffic.md": head.format("Traffic") + f'A bridge is to open. [@one "{WILL}"]\n',
        "tolls.md": head.format("Tolls") + 'Nobody says. [@one "Tolls are unknown"]\n',
    }
    result = run(inputs.read(make_project(tmp_path, seeds, topics, "as_of: 2026-03-10")))
    (event,) = result.briefing.events
    assert event.topics == ("bridge", "traffic")
