"""Marks in an article: well nested, and each passage's own words, however quotations overlap."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from generator.model import Citation, Span
from generator.pages.marking import marked

TEXT = "The quick brown fox jumps over the lazy dog, and <nobody> minds it."
WHOLE = Span(start=0, end=len(TEXT))
SPANS = st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, len(TEXT))).filter(
    lambda pair: pair[0] < pair[1]
)


def citation(name: str, start: int, end: int) -> Citation:
    span = Span(start=start, end=end)
    exact = TEXT[start:end]
    return Citation(
        id=name,
        source="one",
        start=start,
        end=end,
        exact=exact,
        prefix="",
        suffix="",
        pieces=(span,),
        sentence=WHOLE,
        zone="body",
    )


def words(fragment: str) -> dict[str, str]:
    """The text of each passage by its id, its pieces in order put together."""
    found: dict[str, str] = {}
    for mark in html.fromstring(f"<p>{fragment}</p>").iter("mark"):
        name = mark.get("id") or mark.get("data-of")
        found[name] = found.get(name, "") + mark.text_content()
    return found


def check(spans: list[tuple[int, int]]) -> None:
    cited = [citation(f"c-{place}", *span) for place, span in enumerate(spans)]
    fragment = str(marked(TEXT, WHOLE, WHOLE, cited))
    assert words(fragment) == {each.id: each.exact for each in cited}
    assert html.fromstring(f"<p>{fragment}</p>").text_content() == TEXT


def test_one_quotation_within_another_and_a_third_across_both() -> None:
    check([(0, 20), (5, 10), (8, 30)])


@given(st.lists(SPANS, min_size=1, max_size=6, unique=True))
def test_every_passage_keeps_its_words(spans: list[tuple[int, int]]) -> None:
    check(spans)
