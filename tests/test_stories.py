"""Which articles tell of the same matter: the two of them decide, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.article import layout
from generator.corpus import stories
from generator.model import Article, Language, Seed

DATA = Path(__file__).parent / "data" / "wikinews"
FERRY = (
    "Ferry bought\n\nThe board of Harlow bought the ferry Aurora from Meridian Lines. Ada Brandt,"
    " who heads the board, said that the Aurora would sail soon. Meridian sold it with regret,"
    " Brandt added; the Aurora had served Meridian for years, and Harlow wants it now."
)
AGAIN = (
    "A ship for the town\n\nMeridian has parted with the Aurora, and Brandt is glad. Brandt told"
    " the press in Harlow that the Aurora is sound. For Meridian it was a sale. Harlow waits."
)


def laid(texts: dict[str, str], english: Language) -> dict[str, tuple[str, Article]]:
    seeds = {
        name: Seed(file=f"seeds/{name}.txt", text=text, sha256="0" * 64)
        for name, text in texts.items()
    }
    return {name: (seed.text, layout.lay_out(seed, english)) for name, seed in seeds.items()}


def test_two_that_repeat_the_same_names_are_related(english: Language) -> None:
    found = stories.related(laid({"a": FERRY, "b": AGAIN}, english), english)
    assert found == {"a": ("b",), "b": ("a",)}


@pytest.mark.parametrize(
    "other",
    [
        "Pier mended\n\nThe pier of Harlow was mended. Harlow paid for it, and Harlow is glad.",
        "Visit\n\nThe President of the United States met the Prime Minister of Japan in Washington."
        " The President said that Japan and the United States agree. Washington was quiet.",
        "Aurora\n\nThe aurora was seen over Meridian. The aurora, seen by many, is a light.",
        "",
        "a b c",
    ],
)
def test_one_name_countries_and_ordinary_words_relate_nothing(
    other: str, english: Language
) -> None:
    found = stories.related(laid({"a": FERRY, "b": other}, english), english)
    assert found == {"a": (), "b": ()}


def test_what_else_lies_there_changes_nothing(english: Language) -> None:
    lines = (DATA / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    others = {f"o{n}": json.loads(line)["text"] for n, line in enumerate(lines)}
    found = stories.related(laid({"a": FERRY, "b": AGAIN, **others}, english), english)
    assert (found["a"], found["b"]) == (("b",), ("a",))
