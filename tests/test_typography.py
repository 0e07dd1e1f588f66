"""Text compared by its words: what is alike, what is not, and where in the original it stands."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.text.typography import clean, fold, folded, occurrences, slug

# A busy machine is no reason to fail.
at_leisure = settings(deadline=None)
# Letters, marks, blanks, dashes, quotation marks and invisible characters of several scripts.
CHARACTERS = st.sampled_from(
    [
        *"aAbz09 .,;:!?-'\"()[]\n\t",
        *"“”„‘’«»´–—―\u2011\u2212…ﬁＡ１²½",
        *"\u00a0\u2009\u202f\u3000\u00ad\u200b\ufeff\u2028",
        *"ée\u0301ü\u0323か\u3099漢한й",
        *"\U0001f600\U0001d400",
        "\r\n",
    ]
)
TEXTS = st.lists(CHARACTERS, max_size=60).map("".join)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“top priority”", '"top priority"'),
        ("„oben“ «ici»", '"oben" "ici"'),
        ("the minister’s", "the minister's"),
        ("Japan–US — now", "Japan-US - now"),
        ("by force -- or not", "by force – or not"),
        ("a\u00a0b\u2009c\u3000d", "a b c d"),
        ("two  blanks\nand a line\r\n", "two blanks and a line"),
        ("so\u00adft hy\u200bphen", "soft hyphen"),
        ("\ufeffmark", "mark"),
        ("caf\u0065\u0301", "café"),
        ("か\u3099", "が"),
        ("ﬁrst", "first"),
        ("ＳＭ－３", "SM-3"),
        ("and so on…", "and so on..."),
    ],
)
def test_the_same_words_in_another_dress_are_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("agreed", "Agreed"),
        ("resume", "résumé"),
        ("10²", "102"),
        ("½", "12"),
        ("block 2A", "block IIA"),
        ("co-operate", "cooperate"),
        ("a, b", "a b"),
        ("well-known", "well known"),
        ("can't", "cant"),
    ],
)
def test_other_words_letters_and_figures_are_not_alike(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@at_leisure
@given(TEXTS)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@at_leisure
@given(TEXTS)
def test_the_short_way_and_the_way_with_offsets_give_the_same(text: str) -> None:
    assert fold(text) == folded(text).text.strip()


@at_leisure
@given(TEXTS)
def test_every_character_of_the_view_has_a_place_in_order_and_within_the_original(
    text: str,
) -> None:
    view = folded(text)
    assert len(view.text) == len(view.starts) == len(view.ends)
    assert all(
        0 <= start < end <= len(text) for start, end in zip(view.starts, view.ends, strict=True)
    )
    assert list(view.starts) == sorted(view.starts)
    assert list(view.ends) == sorted(view.ends)


@at_leisure
@given(TEXTS, st.data())
def test_what_a_stretch_of_the_view_stands_for_folds_to_that_stretch(
    text: str, data: st.DataObject
) -> None:
    view = folded(text)
    if not view.text:
        return
    start = data.draw(st.integers(0, len(view.text) - 1))
    end = data.draw(st.integers(start + 1, len(view.text)))
    # A character that folds to several ("…" to three stops) is taken whole.
    while start > 0 and view.starts[start - 1] == view.starts[start]:
        start -= 1
    while end < len(view.text) and view.ends[end] == view.ends[end - 1]:
        end += 1
    original = text[view.starts[start] : view.ends[end - 1]]
    assert fold(original) == view.text[start:end].strip()


def _without_marks(text: str) -> str:
    """A letter with a mark that no composed letter has is a case of its own, below."""
    return "".join(character for character in text if not unicodedata.combining(character))


@pytest.mark.parametrize(
    ("text", "needle", "found"),
    [
        ("…… …", "…", [(0, 1), (1, 2), (3, 4)]),
        ("…… ……", "……", [(0, 2), (3, 5)]),
        ("They said … and went.", "said ... and", [(5, 15)]),
    ],
)
def test_a_character_that_folds_to_several_is_found_whole(
    text: str, needle: str, found: list[tuple[int, int]]
) -> None:
    assert list(occurrences(folded(text), fold(needle))) == found


@at_leisure
@given(TEXTS.map(_without_marks), TEXTS.map(_without_marks))
def test_what_is_found_is_what_was_looked_for(before: str, needle: str) -> None:
    text = f"{before} {needle} {before}"
    wanted = fold(needle)
    places = list(occurrences(folded(text), wanted))
    for start, end in places:
        assert fold(text[start:end]) == wanted
    if wanted and wanted[0].isalnum() and wanted[-1].isalnum():
        assert places


@pytest.mark.parametrize("text", ["disagreed", "agreedly", "1agreed", "agreed2", "éagreed"])
def test_a_part_of_a_word_is_not_the_word(text: str) -> None:
    assert list(occurrences(folded(text), "agreed")) == []


@pytest.mark.parametrize(("part", "text"), [("100", "1,100"), ("5", "2.5"), ("2", "2.5")])
def test_a_part_of_a_number_is_not_the_number(part: str, text: str) -> None:
    assert list(occurrences(folded(f"about {text} dealers"), part)) == []


def test_a_letter_is_not_the_letter_with_a_mark_that_is_never_composed() -> None:
    """In Yoruba "jẹ" (to eat) and "jẹ́" (to be) are two words."""
    assert list(occurrences(folded("Ó jẹ́ bẹ"), "jẹ")) == []


@pytest.mark.parametrize("text", ["agreed", "“agreed”", "-agreed,", "\U0001f600agreed", "(agreed)"])
def test_a_word_beside_signs_is_the_word(text: str) -> None:
    assert [text[start:end] for start, end in occurrences(folded(text), "agreed")] == ["agreed"]


def test_a_script_without_blanks_is_found_within_its_line() -> None:
    text = "橋の長さは420メートルで"
    assert [text[start:end] for start, end in occurrences(folded(text), "長さ")] == ["長さ"]


def test_a_mark_that_combines_belongs_to_its_letter() -> None:
    text = "a cafe\u0301 there"
    ((start, end),) = occurrences(folded(text), "café")
    assert text[start:end] == "cafe\u0301"
    assert list(occurrences(folded(text), "cafe")) == []


@pytest.mark.parametrize(
    "text",
    [
        "が",
        "é",
        "क्षि",
        "한국",
    ],
)
def test_composed_and_decomposed_text_is_alike(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


# ---------------------------------------------------------------- shown text and names


@at_leisure
@given(st.text(max_size=40))
def test_shown_text_has_no_character_that_hides_reorders_or_controls(text: str) -> None:
    shown = clean(text)
    assert shown == shown.strip()
    assert "  " not in shown
    for character in shown:
        category = unicodedata.category(character)
        assert category not in ("Cc", "Cs") and (
            category != "Cf" or character in "\u00ad\u200c\u200d"
        )
    assert clean(shown) == shown


def test_shown_text_keeps_letters_marks_and_signs() -> None:
    text = "Café “SM-3” ²½ 漢字 \U0001f600 e\u0301"
    assert clean(text) == text


@at_leisure
@given(st.text(max_size=40))
def test_a_slug_is_safe_as_a_file_name_and_as_an_anchor(text: str) -> None:
    name = slug(text)
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert not name.startswith("-") and not name.endswith("-") and "--" not in name
    assert slug(name) == name


def test_a_slug_reads_as_the_words_do() -> None:
    assert slug("Café déjà vu: the 2nd") == "cafe-deja-vu-the-2nd"
    assert slug("橋") == ""
