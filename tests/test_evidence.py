"""The evidence gate's first half: each quotation at its exact place, or told with the closest."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from generator.article.evidence import Library, cite, cite_span, locate
from generator.article.evidence.places import NotFound, Place
from generator.containment import Guard
from generator.corpus import analysis
from generator.model import Citation, Inputs, Quote, Seed, Settings, Span
from generator.problems import Problem
from generator.reading import languages
from generator.text.typography import fold
from tests.cases_file import Case, cases, compare

ENGLISH = languages.load("en")


def library_of(text: str, name: str = "one") -> Library:
    """What quotations of an article are looked up in."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    seed = Seed(file=f"seeds/{name}.txt", text=text, sha256=digest)
    given_inputs = Inputs(
        settings=Settings(), seeds={name: seed}, topics=(), languages={"en": ENGLISH}
    )
    sources, readings = analysis.texts(given_inputs, Guard())
    return Library(source=sources[name], sentences=readings[name].sentences)


def cited(words: str, *texts: str) -> Citation | Problem:
    """The citation of words of the first text; the sources are `one`, `two`, …"""
    names = ("one", "two", "three")[: len(texts)]
    libraries = {name: library_of(text, name) for name, text in zip(names, texts, strict=True)}
    quote = Quote(source="one", words=words, line=7, column=3)
    return cite(quote, "topics/a.md", libraries)


def found(words: str, text: str) -> Citation:
    citation = cited(words, text)
    assert isinstance(citation, Citation), citation
    return citation


def refused(words: str, text: str) -> Problem:
    problem = cited(words, text)
    assert isinstance(problem, Problem), problem
    return problem


# ---------------------------------------------------------------- cases


def told(words: str, libraries: Mapping[str, Library], text: str) -> str:
    result = cite(Quote(source="one", words=words, line=1, column=1), "t.md", libraries)
    if isinstance(result, Problem):
        return f"{result.kind.code}: {result.message} {result.mend}"
    shown = " … ".join(text[piece.start : piece.end] for piece in result.pieces)
    sentence = text[result.sentence.start : result.sentence.end]
    line = text.count("\n", 0, result.start) + 1
    return f"line {line}, {result.zone}: {shown} | in: {sentence}".replace("\n", "⏎")


@pytest.mark.parametrize("case", cases("evidence"), ids=str)
def test_case(case: Case, regenerate: bool) -> None:
    """The article, a line `====`, then a quotation a line, each with what becomes of it."""
    text, _, quotations = case.input.partition("\n====\n")
    libraries = {"one": library_of(text + "\n")}
    lines = [told(words, libraries, text + "\n") for words in quotations.splitlines()]
    compare(case, "\n".join(lines), regenerate)


# ---------------------------------------------------------------- offsets

WORDS = st.sampled_from(
    [
        *("the", "minister", "agreed", "disagreed", "talks", "2026", "SM-3", "U.S.", "a", "in"),
        *("caf\u0065\u0301", "naïve", "ﬁrst", "so\u00adft", "\U0001d400\U0001d401", "\U0001f600"),
        *("“top", "priority”", "well–known", "漢字", "it’s", "(two)", "[x]", "…", "—"),
    ]
)
BLANKS = st.sampled_from([" ", " ", " ", "  ", "\u00a0", "\u2009"])


@st.composite
def paragraphs(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A paragraph, and its words with the blanks behind them."""
    words = draw(st.lists(WORDS, min_size=3, max_size=14))
    pieces = [part for word in words for part in (word, draw(BLANKS))]
    return "".join(pieces[:-1]), pieces[:-1]


@settings(max_examples=60, deadline=None)
@given(
    around=st.tuples(paragraphs(), paragraphs()),
    paragraph=paragraphs(),
    newline=st.sampled_from(["\n\n", "\r\n\r\n", "\n"]),
    mark=st.sampled_from(["", "\ufeff"]),
    data=st.data(),
)
def test_any_whole_words_of_a_paragraph_are_found_at_words_that_fold_to_them(
    around: tuple[tuple[str, list[str]], tuple[str, list[str]]],
    paragraph: tuple[str, list[str]],
    newline: str,
    mark: str,
    data: st.DataObject,
) -> None:
    body, pieces = paragraph
    text = mark + newline.join(["A title", around[0][0], body, around[1][0]]) + newline
    first = 2 * data.draw(st.integers(0, len(pieces) // 2))
    last = 2 * data.draw(st.integers(first // 2, len(pieces) // 2))
    words = "".join(pieces[first : last + 1])
    assume(fold(words))
    place = locate(words, library_of(text))
    assert not isinstance(place, NotFound), (words, text)
    if isinstance(place, Place):
        assert fold(text[place.span.start : place.span.end]) == fold(words)
        assert place.sentence.contains(place.span)


ARTICLES = [
    library_of(path.read_bytes().decode("utf-8"))
    for path in sorted((Path(__file__).parent.parent / "seeds").glob("*.txt"))
]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_whole_words_of_a_real_article_are_found(data: st.DataObject) -> None:
    article = data.draw(st.sampled_from(ARTICLES))
    text = article.source.text
    paragraph = data.draw(st.sampled_from(article.source.article.paragraphs))
    words = list(re.finditer(r"\S+", text[paragraph.start : paragraph.end]))
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    wanted = text[paragraph.start + words[first].start() : paragraph.start + words[last].end()]
    place = locate(wanted, article)
    assert not isinstance(place, NotFound), wanted
    if isinstance(place, Place):
        assert fold(text[place.span.start : place.span.end]) == fold(wanted)


@pytest.mark.parametrize(
    "text",
    [
        "\ufeffTitle\n\nThe talks were held in Rome.\n",
        "Title\r\n\r\nThe talks were held in Rome.\r\n",
        "Title \U0001f600\n\nThe talks were held in Rome.\n",
        "Titl\u0065\u0301\n\nThe talks were held in Rome.\n",
        "T\u00adi\u00adtle\n\nThe talks were held in Rome.\n",
    ],
)
def test_offsets_are_code_points_of_the_whole_file(text: str) -> None:
    citation = found("were held", text)
    assert text[citation.start : citation.end] == citation.exact == "were held"
    assert text[citation.sentence.start : citation.sentence.end] == "The talks were held in Rome."


@pytest.mark.parametrize(
    ("words", "text", "exact"),
    [
        ("soft power", "Title\n\nIt is so\u00adft power, he said.\n", "so\u00adft power"),
        ("café in", "Title\n\nThe caf\u0065\u0301 in Rome.\n", "caf\u0065\u0301 in"),
        ("cafe\u0301 in", "Title\n\nThe café in Rome.\n", "café in"),
        ('a "top priority"', "Title\n\nIt is a “top priority” now.\n", "a “top priority”"),
        ("Japan-US ties", "Title\n\nOf Japan–US ties.\n", "Japan–US ties"),
        ("well known", "Title\n\nA well\u00a0known man.\n", "well\u00a0known"),
    ],
)
def test_typography_does_not_matter_and_exact_is_what_stands_there(
    words: str, text: str, exact: str
) -> None:
    citation = found(words, text)
    assert citation.exact == exact
    assert text[citation.start : citation.end] == exact


@pytest.mark.parametrize("words", ["Agreed on", "agreed  upon", "agree on", "greed on", "agreed o"])
def test_words_do_matter(words: str) -> None:
    assert refused(words, "Title\n\nThey agreed on it.\n").kind.code == "quote-not-found"


def test_a_word_is_not_found_within_another() -> None:
    problem = refused("agreed", "Title\n\nThe ministers disagreed.\n")
    assert problem.kind.code == "quote-not-found"


# ---------------------------------------------------------------- left-out words

ELLIPSIS = (
    "Title\n\n"
    "The minister said on Monday that the talks went well and that the talks will go on.\n\n"
    "Reporters asked about the budget.\n"
)


def test_pieces_are_the_parts_and_exact_the_whole_span() -> None:
    citation = found("minister said ... went well", ELLIPSIS)
    assert citation.exact == "minister said on Monday that the talks went well"
    parts = [ELLIPSIS[piece.start : piece.end] for piece in citation.pieces]
    assert parts == ["minister said", "went well"]


@pytest.mark.parametrize("sign", ["...", "…", "[...]", "[…]", "(...)"])
def test_words_may_be_left_out_by_any_of_these_signs(sign: str) -> None:
    assert len(found(f"minister said {sign} went well", ELLIPSIS).pieces) == 2


def test_three_stops_that_stand_in_the_source_are_themselves() -> None:
    text = "Title\n\nIt was ... a long day, and it was then a day.\n"
    assert len(found("was ... a long", text).pieces) == 1


def test_the_shortest_span_is_meant() -> None:
    citation = found("the talks ... go on", ELLIPSIS)
    assert citation.exact == "the talks will go on"


def test_two_spans_that_could_be_meant_are_an_error() -> None:
    text = "Title\n\nRome won in May and Rome lost in May.\n"
    assert refused("Rome ... in May", text).kind.code == "quote-ambiguous"


@pytest.mark.parametrize(
    "words",
    [
        "minister said ... the budget",  # over a paragraph's end
        "went well ... minister said",  # not in this order
        "minister said ... elephants",
    ],
)
def test_pieces_stand_in_order_within_one_paragraph(words: str) -> None:
    assert refused(words, ELLIPSIS).kind.code == "quote-not-found"


@pytest.mark.parametrize("words", ["...", "... said", "said ...", " … "])
def test_an_ellipsis_stands_between_words(words: str) -> None:
    """At either end it leaves nothing out, so that the quotation is looked up as it stands."""
    assert refused(words, ELLIPSIS).kind.code == "quote-not-found"


# ---------------------------------------------------------------- several places

CAPTION = "Ada Brandt speaks at the bridge on Tuesday. [Photo: Haven Courier]"


def test_a_caption_printed_twice_counts_at_its_first_place() -> None:
    text = f"Title\n\n{CAPTION}\n\nThe bridge was opened.\n\n{CAPTION}\n"
    assert found("Ada Brandt speaks", text).start == text.index("Ada Brandt")


def test_the_same_words_in_two_sentences_are_ambiguous_and_the_lines_are_told() -> None:
    text = "Title\n\nThe talks failed.\n\nThe talks resumed.\n"
    problem = refused("The talks", text)
    assert problem.kind.code == "quote-ambiguous"
    assert "(line 3, 5)" in problem.message


def test_the_same_words_twice_in_one_sentence_are_ambiguous() -> None:
    text = "Title\n\nThere were talks about talks.\n"
    assert refused("talks", text).kind.code == "quote-ambiguous"


def test_more_words_make_it_one_place() -> None:
    text = "Title\n\nThe talks failed.\n\nThe talks resumed.\n"
    assert found("The talks resumed", text).exact == "The talks resumed"


# ---------------------------------------------------------------- what is told


def test_the_closest_passage_is_told_with_its_line_in_whole_words() -> None:
    text = "Title\n\nFirst.\n\nThe ministers agreed to hold further talks on production.\n"
    problem = refused("agreed to held further talks", text)
    assert "line 5: “agreed to hold further talks”" in problem.mend
    assert (problem.file, problem.line, problem.column) == ("topics/a.md", 7, 3)


def test_nothing_near_is_said_to_be_so() -> None:
    problem = refused("zyzzyva quux", "Title\n\nShort.\n")
    assert problem.mend == "Nothing like it stands there."


def test_words_over_a_paragraphs_end_are_said_to_be_so() -> None:
    problem = refused("went well. Reporters", "Title\n\nIt all went well.\n\nReporters asked.\n")
    assert problem.kind.code == "quote-not-found"
    assert "paragraph" in problem.mend


def test_a_mistyped_source_is_told_with_the_one_that_is_like_it() -> None:
    quote = Quote(source="jiij", words="x", line=1, column=1)
    problem = cite(quote, "t.md", {"jiji": library_of("A.\n", "jiji")})
    assert isinstance(problem, Problem)
    assert problem.kind.code == "source-unknown"
    assert "`jiji`" in problem.mend


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_no_quotation_and_no_article_make_the_gate_fail(words: str, body: str) -> None:
    text = f"A title\n\n{body}\n"
    result = cited(words, text)
    if isinstance(result, Citation):
        assert text[result.start : result.end] == result.exact


# ---------------------------------------------------------------- selectors


def test_prefix_and_suffix_are_whole_words_beside_the_quotation() -> None:
    text = (
        "Title\n\nAll of the ministers of both countries agreed to hold further talks on"
        " production in the coming year.\n"
    )
    citation = found("agreed to hold", text)
    before, after = text[: citation.start], text[citation.end :]
    assert before.endswith(citation.prefix) and after.startswith(citation.suffix)
    assert 0 < len(citation.prefix) <= 32 and 0 < len(citation.suffix) <= 32
    assert citation.prefix.split()[0] in text.split()
    assert citation.suffix.split()[-1] in text.split()


def test_prefix_and_suffix_stay_within_the_paragraph() -> None:
    citation = found("It opened.", "Title\n\nFirst words.\n\nIt opened.\n\nLast words.\n")
    assert (citation.prefix, citation.suffix) == ("", "")


def test_an_anchor_does_not_move_when_words_are_added_before_the_passage() -> None:
    before = found("agreed to hold", "Title\n\nThey agreed to hold talks.\n")
    after = found("agreed to hold", "Title\n\nNews came in. They agreed to hold talks.\n")
    assert before.id == after.id
    assert before.start != after.start


def test_the_same_words_at_two_places_have_two_anchors() -> None:
    text = "Title\n\nThe talks failed. The talks resumed.\n"
    place = library_of(text)
    one, two = (text.index("The talks"), text.rindex("The talks"))
    spans = (Span(start=one, end=one + 9), Span(start=two, end=two + 9))
    assert cite_span(spans[0], place).id != cite_span(spans[1], place).id
