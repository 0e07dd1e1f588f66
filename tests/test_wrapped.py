"""Text that was wrapped, as letters and PDFs are: its paragraphs are whole again, and no others."""

from __future__ import annotations

import json
import random
from itertools import pairwise
from pathlib import Path

import pytest

from generator.article import layout
from generator.article.evidence import Library, locate
from generator.article.evidence.places import Place
from generator.article.layout.blocks import read_blocks
from generator.model import Language, Seed, Source
from generator.text.typography import clean, fold

DATA = Path(__file__).parent / "data" / "wikinews"


def texts() -> list[list[str]]:
    """The paragraphs of ten articles, each of some sentences."""
    lines = (DATA / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    found = []
    for line in lines:
        sentences = [s for s in json.loads(line)["text"].split("\n")[2:] if len(s) > 40]
        found.append([" ".join(sentences[at : at + 3]) for at in range(0, len(sentences), 3)])
    return found


def wrapped(paragraph: str, width: int, *, hyphens: bool = False) -> list[str]:
    """Lines of print: of a width that wavers with the letters, some words parted."""
    chance = random.Random(len(paragraph) * width)
    lines, line = [], ""
    for word in paragraph.split():
        room = width + chance.randrange(-3, 1) - len(line) - 1
        if len(word) <= room or not line:
            line = f"{line} {word}".strip()
            continue
        if hyphens and word.isalpha() and len(word) > 8 and room > 5:
            lines.append(f"{line} {word[: room - 1]}-")
            line = word[room - 1 :]
            continue
        lines.append(line)
        line = word
    return [*lines, line]


def recovered(shown: str, paragraphs: list[str]) -> float:
    """The share of the paragraphs that are blocks of their own."""
    blocks = {block.text for block in read_blocks(shown, 0, markdown=False)}
    return sum(paragraph in blocks for paragraph in paragraphs) / len(paragraphs)


@pytest.mark.parametrize("width", [38, 52, 72, 95, 118, 150])
@pytest.mark.parametrize("hyphens", [False, True], ids=["whole words", "parted words"])
def test_paragraphs_with_blank_lines_between_are_whole(width: int, hyphens: bool) -> None:
    shares = []
    for paragraphs in texts():
        shown = "\n\n".join("\n".join(wrapped(p, width, hyphens=hyphens)) for p in paragraphs)
        shares.append(recovered(shown, paragraphs))
    assert sum(shares) / len(shares) >= 0.95


@pytest.mark.parametrize(
    ("width", "whole"), [(38, 0.2), (52, 0.2), (72, 0.3), (95, 0.3), (118, 0.4)]
)
def test_paragraphs_without_blank_lines_are_cut_at_a_sentence_rather_than_joined(
    width: int, whole: float
) -> None:
    """A paragraph's end shows only where its last line is short: where in doubt, it is one."""
    shares, joined, count = [], 0, 0
    for paragraphs in texts():
        shown = "\n".join(line for p in paragraphs for line in wrapped(p, width))
        shares.append(recovered(shown, paragraphs))
        ends = [f"{one[-20:]} {other[:20]}" for one, other in pairwise(paragraphs)]
        blocks = [block.text for block in read_blocks(shown, 0, markdown=False)]
        joined += sum(any(end in block for block in blocks) for end in ends)
        count += len(ends)
    assert sum(shares) / len(shares) >= whole
    assert joined == 0, f"{joined} of {count}"


def test_pages_of_a_document_lose_their_numbers_and_heads(english: Language) -> None:
    paragraphs = texts()[0]
    pages = [
        f"Harbour Board press release {number}\n\n"
        + "\n".join(wrapped(p, 90))
        + f"\n\n- {number} -\n\f"
        for number, p in enumerate(paragraphs[:6], start=1)
    ]
    text = "Board buys a ferry for the northern line\n\n" + "\n".join(pages)
    article = layout.lay_out(Seed(file="seeds/a.txt", text=text, sha256="0" * 64), english)
    body = [text[z.start : z.end] for z in article.zones if z.kind == "body"]
    assert [clean(part) for part in body] == paragraphs[:6]
    assert article.title == "Board buys a ferry for the northern line"


def test_an_answered_letter_is_read_behind_its_marks() -> None:
    for paragraphs in texts()[:3]:
        shown = "\n>\n".join("\n".join(f"> {x}" for x in wrapped(p, 70)) for p in paragraphs)
        assert recovered(shown, paragraphs) >= 0.6


def test_paragraphs_of_a_line_each_stay_apart() -> None:
    for paragraphs in texts():
        for glue in ("\n", "\n\n"):
            assert recovered(glue.join(paragraphs), paragraphs) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Ferries\nPiers\nBridges\nTunnels\nHarbours",
        "- The ferry sails at noon on weekdays\n- The pier is shut in winter\n- It is new",
        "Name    Age   City\nPoe     40    Paris\nRoe     50    Rome\nDoe     60    Oslo",
        "| year | sales |\n| 2024 | 1,200 |\n| 2025 | 1,300 |\n| 2026 | 1,400 |",
        "Mayor opens the new bridge\nHarbour board meets\nFerry to be sold\nNo talks yet",
        "so much\ndepends\nupon\na red wheel\nbarrow",
        "1. Boil the water for ten minutes\n2. Add the salt and the rice\n3. Wait for an hour",
        "The ferry sailed.\nThe pier was shut.\nThe bridge was new.\nNobody came to see it.",
    ],
)
def test_lists_tables_and_headlines_stay_lines(text: str) -> None:
    blocks = [block.text for block in read_blocks(text, 0, markdown=False)]
    assert len(blocks) == len(text.split("\n"))


PARTED = (
    "Harbour news\n\nThe board of the harbour decided on Thursday to buy a ferry for the inter-\n"
    "national line, and the well-\nknown mayor said that the deci-\nsion was right and that "
    "nobody had to\npay for it."
)


@pytest.mark.parametrize(
    "words",
    [
        "ferry for the international line",
        "the decision was right and that nobody had to pay",
        "the well-known mayor",
        "the wellknown mayor",
        "well-known",
    ],
)
def test_words_over_a_lines_end_are_found_and_shown_whole(words: str, english: Language) -> None:
    seed = Seed(file="seeds/one.txt", text=PARTED, sha256="0" * 64)
    article = layout.lay_out(seed, english)
    found = locate(
        words, Library(source=Source(id="one", seed=seed, article=article, title=""), sentences=())
    )
    assert isinstance(found, Place)
    shown = clean(PARTED[found.span.start : found.span.end])
    assert "\n" not in shown
    assert "- " not in shown
    assert fold(shown).replace("-", "") == fold(words).replace("-", "")
