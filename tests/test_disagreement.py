"""What sources differ on, found by comparing their sentences, and what only looks like it."""

from __future__ import annotations

import pytest

from benchmarks.disagreement import found_in, lines
from generator.model import Language
from tests.cases_file import Case, cases, compare


@pytest.mark.parametrize("case", cases("disagreement"), ids=str)
def test_cases(case: Case, english: Language, regenerate: bool) -> None:
    """What is a difference is found with its sides, and nothing that merely looks like one."""
    compare(case, lines(found_in(case.input, english)), regenerate)


def test_what_is_too_long_for_a_sentence_is_not_compared(english: Language) -> None:
    """Reading one takes the square of its length."""
    padding = "and sold " + "apples and pears and " * 80 + "plums "
    articles = [
        f"published 2026-03-05\nMarcus Hale met Ada Kowal {padding}on March {day}, 2026."
        for day in (3, 4)
    ]
    assert found_in("\n---\n".join(articles), english) == ()
