"""No order of words ends in an exception: real sentences cut, joined, doubled and shuffled.

`SHUFFLES=500 pytest tests/test_shuffled.py` tries more of them; see also `make soak`.
"""

from __future__ import annotations

import json
import os
import random
from pathlib import Path

import pytest

from benchmarks.soak import failures
from generator.containment import Guard

DATA = Path(__file__).parent / "data"
HOW_MANY = int(os.environ.get("SHUFFLES", "24"))
PIECES = 400


def pieces() -> list[str]:
    """The words of ten articles, of unusual texts, and hostile strings."""
    lines = (DATA / "wikinews" / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    texts = [json.loads(line)["text"] for line in lines]
    texts += [
        path.read_bytes().decode("utf-8") for path in sorted((DATA / "unusual").glob("*.txt"))
    ]
    words = [word for text in texts for word in text.split(" ")]
    hostile = json.loads((DATA / "hostile" / "blns.json").read_text(encoding="utf-8"))
    return [*words, *(text for text in hostile if text)]


def mangled(chance: random.Random, known: list[str]) -> str:
    """Runs of words in their order, words cut in two, doubled, joined, put elsewhere."""
    found: list[str] = []
    while len(found) < PIECES:
        start = chance.randrange(len(known))
        run = known[start : start + chance.choice((1, 1, 3, 12, 40))]
        kind = chance.randrange(6)
        if kind == 0:
            chance.shuffle(run)
        elif kind == 1:
            run = [run[0]] * chance.randrange(1, 9)
        elif kind == 2:
            run = ["".join(run)]
        elif kind == 3:
            run = [word[: chance.randrange(len(word) + 1)] for word in run]
        elif kind == 4:
            run = [word.upper() for word in run]
        found += run
        if chance.random() < 0.1:
            found.append(chance.choice(("\n\n", "\n", ".", "\f", "“", "”", ":", "—")))
    return " ".join(found)


@pytest.mark.parametrize("number", range(HOW_MANY))
def test_no_order_of_words_fails(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Guard, "raising", False)
    chance = random.Random(number)
    known = pieces()
    assert failures([mangled(chance, known) for _ in range(2)]) == []
