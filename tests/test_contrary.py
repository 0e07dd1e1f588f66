"""Sentences of nearly the same words that say the contrary are told apart, and others are not."""

from __future__ import annotations

import pytest

from generator.reading import languages
from generator.text.assertions import assertion_words
from generator.text.contrary import contrary

WORDS = assertion_words(languages.load("en"))

CONTRARY = [
    ("The city has banned scooters from its parks.", "The city has allowed scooters in its parks."),
    ("The pilot survived the crash of his glider.", "The pilot died in the crash of his glider."),
    ("The judge acquitted the baker.", "The judge convicted the baker."),
    ("Sales rose 5 percent in May.", "Sales fell 5 percent in May."),
    ("The mayor resigned before the vote.", "The mayor resigned after the vote."),
    ("The crash killed nine people.", "The crash hurt nine people."),
    ("The hall is in the north of the town.", "The hall is in the south of the town."),
    ("The union plans to suspend all flights.", "The union suspended all flights."),
    (
        "The ministers failed to reach a deal on fishing.",
        "The ministers reached a deal on fishing.",
    ),
    ("The board did not approve the new pier.", "The board approved the new pier."),
    ("He left without naming the two firms.", "He left and named the two firms."),
    ("Has the mine polluted the river?", "The mine has polluted the river."),
    ("If the deal fails, the plant will close.", "The plant will close."),
    ("Exports from Norland to Sudland doubled.", "Exports from Sudland to Norland doubled."),
    ("Brede could close its harbour in May.", "Brede closed its harbour in May."),
]
ALIKE = [
    ("The city has banned scooters from its parks.", "Scooters are banned in the city's parks."),
    ("Sales rose 5 percent in May.", "In May sales were up by 5 percent."),
    ("The mayor resigned before the vote.", "Ahead of the vote the mayor resigned."),
    ("The board did not approve the new pier.", "The new pier was not approved by the board."),
    ("The talks lasted fifty minutes.", "It was a 50-minute meeting, their talks lasting long."),
    ("The union plans to suspend all flights.", "The union is to suspend all its flights."),
    ("The two agreed to expand their drills.", "They agreed to expand joint drills."),
    ("The two agreed to expand drills.", "They agreed to meet and will expand drills."),
    ("Profit rose and costs fell.", "Costs fell as profit rose."),
    (
        "He did not name a country, but warned of force.",
        "Without naming a country he warned of force.",
    ),
    ("Not only the pier was closed.", "The pier was closed, and more."),
    ("The plant will close in June.", "The plant is to be closed in June."),
    ("Exports from Norland to Sudland doubled.", "Norland's exports to Sudland doubled."),
    ("The mill opened after the flood.", "After the flood the mill was opened."),
]


@pytest.mark.parametrize(("one", "other"), CONTRARY)
def test_the_contrary_is_seen_from_both_sides(one: str, other: str) -> None:
    assert WORDS
    assert contrary(one, other, WORDS)
    assert contrary(other, one, WORDS)


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_other_words_for_the_same_are_not_taken_for_the_contrary(one: str, other: str) -> None:
    assert WORDS
    assert not contrary(one, other, WORDS)
    assert not contrary(other, one, WORDS)


@pytest.mark.parametrize("text", sorted({text for pair in (*CONTRARY, *ALIKE) for text in pair}))
def test_a_sentence_is_not_contrary_to_itself(text: str) -> None:
    assert WORDS
    assert not contrary(text, text, WORDS)
