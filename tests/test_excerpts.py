"""Which words of an article are shown: quoted ones first, then no more than the share."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model import Article, Citation, Seed, Sentence, Settings, Source, Span, Zone
from generator.stages import excerpts

WORDS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A title of two words, then sentences of ten words each, on one line."""

    source: Source
    sentences: tuple[Sentence, ...]

    def citation(self, sentence: int, first: int = 0, last: int = 9) -> Citation:
        """Some words of a sentence."""
        whole = self.sentences[sentence]
        text = self.source.text
        words = list(excerpts.WORD.finditer(text, whole.start, whole.end))
        start, end = words[first].start(), words[last].end()
        return Citation(
            id=f"c-{sentence}-{first}-{last}",
            source=self.source.id,
            start=start,
            end=end,
            exact=text[start:end],
            prefix=text[max(whole.start, start - 8) : start],
            suffix=text[end : min(whole.end, end + 8)],
            pieces=(Span(start=start, end=end),),
            sentence=Span(start=whole.start, end=whole.end),
            zone="body",
        )


def article(sentences: int = 5, menu: str = "") -> Piece:
    title = "A title\n\n"
    bodies = [
        f"S{n} " + " ".join(f"w{n}{i}" for i in range(8)) + f" e{n}." for n in range(sentences)
    ]
    text = title + " ".join(bodies) + menu
    body_end = len(title + " ".join(bodies))
    zones = [Zone(start=0, end=7, kind="title"), Zone(start=9, end=body_end, kind="body")]
    if menu:
        zones.append(Zone(start=body_end + 1, end=len(text), kind="residue"))
    digest = hashlib.sha256(text.encode()).hexdigest()
    source = Source(
        id="one",
        seed=Seed(file="seeds/one.txt", text=text, sha256=digest),
        article=Article(
            zones=tuple(zones),
            paragraphs=tuple(Span(start=zone.start, end=zone.end) for zone in zones),
        ),
        title="A title",
    )
    found, at = [], 9
    for body in bodies:
        found.append(Sentence(source="one", start=at, end=at + len(body), zone="body"))
        at += len(body) + 1
    return Piece(source=source, sentences=tuple(found))


def allotted(
    piece: Piece, cited: list[Citation], offered: list[Citation], chosen: Settings
) -> excerpts.Excerpts:
    return excerpts.allot((piece.source,), cited, offered, {"one": piece.sentences}, chosen)


def share(piece: Piece, shown: tuple[Span, ...]) -> float:
    """The part of the article's words (title and body) that is shown, the title always counted."""
    words = list(excerpts.WORD.finditer(piece.source.text))
    seen = [
        word
        for word in words
        if any(span.start <= word.start() and word.end() <= span.end for span in shown)
        or word.end() <= len("A title")
    ]
    return len(seen) / len(words)


def test_all_cited_words_are_shown_even_above_the_share_which_is_told() -> None:
    piece = article()
    cited = [piece.citation(0), piece.citation(2), piece.citation(4)]
    result = allotted(piece, cited, [], Settings(excerpt_share=0.4))
    assert all(any(s.contains(c.span) for s in result.shown["one"]) for c in cited)
    assert result.over == {"one": pytest.approx(32 / 52)}


def test_offered_passages_are_kept_in_their_order_while_there_is_room() -> None:
    piece = article()
    best, second, third = piece.citation(3), piece.citation(1), piece.citation(0, 0, 3)
    result = allotted(piece, [], [best, second, third], Settings(excerpt_share=0.4))
    # 20 of 52 words: the title has two, the best ten, the second does not fit, the third does.
    assert result.fitting == {best.id, third.id}
    assert not result.over


def test_the_rest_of_the_sentence_comes_before_its_neighbours() -> None:
    piece = article()
    cited = piece.citation(2, 2, 4)
    little = allotted(piece, [cited], [], Settings(excerpt_share=0.25))
    assert little.shown["one"] == (Span(start=cited.sentence.start, end=cited.sentence.end),)
    more = allotted(piece, [cited], [], Settings(excerpt_share=0.65))
    first, last = piece.sentences[1].start, piece.sentences[3].end
    assert (more.shown["one"][0].start, more.shown["one"][-1].end) == (first, last)


def test_with_no_room_left_the_quoted_words_stand_alone() -> None:
    piece = article()
    cited = piece.citation(2, 2, 4)
    result = allotted(piece, [cited], [], Settings(excerpt_share=0.1))
    assert result.shown["one"] == (cited.span,)


def test_words_that_two_quotations_share_count_once() -> None:
    piece = article()
    cited = [piece.citation(1, 0, 9), piece.citation(1, 0, 5)]
    result = allotted(piece, cited, [piece.citation(2, 0, 7)], Settings(excerpt_share=0.4))
    assert "c-2-0-7" in result.fitting


def test_an_article_that_is_not_cited_shows_nothing_but_its_title() -> None:
    assert allotted(article(), [], [], Settings()).shown == {"one": ()}


def test_menus_are_no_words_of_the_article_and_are_never_shown() -> None:
    menu = "\nRelated: " + " ".join(f"menu{i}" for i in range(200))
    for chosen in (Settings(), Settings(source_text="full")):
        result = allotted(article(menu=menu), [article().citation(4)], [], chosen)
        assert all(span.end <= len(article().source.text) for span in result.shown["one"])


def test_with_full_text_every_word_but_the_menus_is_shown_and_no_share_is_told() -> None:
    piece = article()
    cited = [piece.citation(number) for number in range(5)]
    result = allotted(piece, cited, [], Settings(source_text="full", excerpt_share=0.1))
    assert share(piece, result.shown["one"]) == 1
    assert not result.over


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 7), st.integers(0, 9), st.integers(0, 9)), max_size=6),
    st.floats(0.05, 1),
)
def test_what_we_choose_stays_within_the_share_and_spans_are_in_order_and_apart(
    offered: list[tuple[int, int, int]], limit: float
) -> None:
    piece = article(sentences=8)
    wanted = [piece.citation(n, min(a, b), max(a, b)) for n, a, b in offered]
    result = allotted(piece, [], wanted, Settings(excerpt_share=limit))
    spans = result.shown["one"]
    assert all(one.end < other.start for one, other in pairwise(spans))
    assert not result.over or limit < 2 / 82  # the title alone may be more
    assert share(piece, spans) <= max(limit, 2 / 82) + 1e-9


def test_prefix_and_suffix_are_cut_to_what_is_shown() -> None:
    piece = article()
    cited = piece.citation(2, 2, 4)
    assert cited.prefix and cited.suffix
    bare = excerpts.trimmed(cited, (cited.span,))
    assert (bare.prefix, bare.suffix) == ("", "")
    whole = excerpts.trimmed(cited, (Span(start=0, end=len(piece.source.text)),))
    assert whole == cited
    part = excerpts.trimmed(cited, (Span(start=cited.start - 3, end=cited.end + 2),))
    assert (part.prefix, part.suffix) == (cited.prefix[-3:], cited.suffix[:2])
