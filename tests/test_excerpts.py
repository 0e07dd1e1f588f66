"""Which words of an article its page shows: those around what is quoted, or all of them."""

from __future__ import annotations

import shutil
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import pipeline
from generator.briefing import excerpts
from generator.model import Article, Seed, Sentence, Source, Span, Zone, ZoneKind
from generator.reading import inputs
from tests.projects import ROOT

BODY: tuple[ZoneKind, ...] = ("body",) * 5


def article(*zones: ZoneKind) -> tuple[Source, list[Sentence]]:
    """A line of twelve letters for each zone; a sentence for each line."""
    text = "\n".join(f"Line{n:02}wwwwww" for n in range(len(zones)))
    spans = [(13 * n, 13 * n + 12) for n in range(len(zones))]
    laid = [Zone(start=s, end=e, kind=z) for (s, e), z in zip(spans, zones, strict=True)]
    source = Source(
        id="one",
        seed=Seed(file="seeds/one.txt", text=text, sha256="0" * 64),
        article=Article(
            zones=tuple(laid), paragraphs=tuple(Span(start=s, end=e) for s, e in spans)
        ),
        title="A title",
    )
    return source, [Sentence(source="one", start=z.start, end=z.end, zone=z.kind) for z in laid]


def lines(shown: tuple[Span, ...], count: int) -> list[int]:
    """The lines of which all is shown."""
    whole = (Span(start=13 * n, end=13 * n + 12) for n in range(count))
    return [n for n, line in enumerate(whole) if any(span.contains(line) for span in shown)]


@pytest.mark.parametrize(
    ("quoted", "expected"),
    [
        ([(26, 38)], [1, 2, 3]),
        ([(28, 30)], [1, 2, 3]),
        ([(0, 4)], [0, 1]),
        ([(60, 64)], [3, 4]),
        ([(20, 30)], [0, 1, 2, 3]),
        ([(0, 4), (60, 64)], [0, 1, 3, 4]),
        ([(0, 64)], [0, 1, 2, 3, 4]),
        ([(28, 30), (27, 36)], [1, 2, 3]),
        ([], [0, 1]),
    ],
)
def test_each_passage_stands_in_its_sentences_between_two_more(
    quoted: list[tuple[int, int]], expected: list[int]
) -> None:
    _, sentences = article(*BODY)
    shown = excerpts.around([Span(start=s, end=e) for s, e in quoted], sentences)
    assert lines(shown, 5) == expected


@pytest.mark.parametrize("kind", ["title", "byline", "published", "residue"])
def test_a_neighbour_that_tells_nothing_is_left_out(kind: ZoneKind) -> None:
    _, sentences = article(kind, "body", kind)
    assert lines(excerpts.around([Span(start=14, end=20)], sentences), 3) == [1]
    # It is shown where it is what is quoted.
    assert 0 in lines(excerpts.around([Span(start=0, end=3)], sentences), 3)


@pytest.mark.parametrize("kind", ["heading", "dateline", "caption", "related"])
def test_a_neighbour_of_the_story_is_shown(kind: ZoneKind) -> None:
    _, sentences = article(kind, "body", kind)
    assert lines(excerpts.around([Span(start=14, end=20)], sentences), 3) == [0, 1, 2]


def test_sentences_that_follow_one_another_are_one_span() -> None:
    _, sentences = article(*BODY)
    assert len(excerpts.around([Span(start=28, end=30)], sentences)) == 1


def test_an_article_without_a_sentence_shows_nothing() -> None:
    assert excerpts.around([], []) == ()


def test_in_full_every_word_but_the_menus_is_shown() -> None:
    source, _ = article("title", "body", "residue", "caption", "residue")
    assert lines(excerpts.whole(source), 5) == [0, 1, 3]


@pytest.mark.parametrize(
    ("zones", "quoted", "expected"),
    [
        (BODY, [(28, 30)], 0.6),
        (BODY, [(0, 64)], 1.0),
        (("body", "residue", "residue"), [(0, 3)], 1.0),
        (("title", "body"), [(14, 16)], 0.5),
        (("residue",), [], 0.0),
    ],
)
def test_the_share_is_of_the_articles_own_words(
    zones: tuple[ZoneKind, ...], quoted: list[tuple[int, int]], expected: float
) -> None:
    source, sentences = article(*zones)
    shown = excerpts.around([Span(start=s, end=e) for s, e in quoted], sentences)
    assert excerpts.share(source, shown) == pytest.approx(expected)


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 90), st.integers(1, 40)), max_size=6))
def test_spans_are_in_order_and_apart_and_hold_all_that_is_quoted(
    places: list[tuple[int, int]],
) -> None:
    _, sentences = article(*BODY, *BODY)
    quoted = [Span(start=start, end=start + length) for start, length in places]
    shown = excerpts.around(quoted, sentences)
    assert all(one.end < other.start for one, other in pairwise(shown))
    assert all(any(span.contains(each) for span in shown) for each in quoted)


def test_a_short_article_stands_whole_on_the_page_of_its_topic(tmp_path: Path) -> None:
    """Forty words dropped into a briefing of long articles, with a new topic about them."""
    told = (
        "The harbour of Inverkeld will close to ferries for six weeks from 3 March 2026.",
        "Inverkeld council said that divers had found cracks in two piers.",
        "Buses will carry the passengers of the Inverkeld ferry round the bay for free.",
    )
    for folder in ("seeds", "topics"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    shutil.copy2(ROOT / "mkdocs.yml", tmp_path)
    (tmp_path / "seeds/inverkeld.txt").write_text("\n\n".join(["Harbour to close", *told]))
    (tmp_path / "topics/inverkeld.md").write_text(
        "---\ntitle: Inverkeld harbour\nterms: [Inverkeld]\n---\n"
    )
    result = pipeline.run(inputs.read(tmp_path))
    page = next(f.data.decode() for f in result.files if f.path == "inverkeld.md")
    assert [sentence for sentence in told if sentence not in page] == []
