"""Options and fixtures that every test may use."""

from __future__ import annotations

import os

import pytest

from generator import containment
from generator.model import Language
from generator.reading import languages

# A fault of the program fails the test that meets it, here and in what tests start.
os.environ[containment.STRICT] = "1"
containment.Guard.raising = True


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--regenerate",
        action="store_true",
        help="rewrite expected results with what was found; read the diff before you commit it",
    )


@pytest.fixture
def regenerate(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--regenerate"))


@pytest.fixture(scope="session")
def english() -> Language:
    return languages.load("en")
