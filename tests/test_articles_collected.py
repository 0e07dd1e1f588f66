"""The traps of the five collected articles, one by one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.article.layout import lay_out
from generator.model import Article, Language, Seed

SEEDS = Path(__file__).parent.parent / "seeds"


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """A collected article with the texts of its zones at hand."""

    text: str
    article: Article

    def of(self, kind: str) -> list[str]:
        return [self.text[z.start : z.end] for z in self.article.zones if z.kind == kind]

    def kind_at(self, words: str) -> str:
        """The kind of the zone in which some words (the first such) stand."""
        at = self.text.index(words)
        return next(z.kind for z in self.article.zones if z.start <= at < z.end)


@pytest.fixture(scope="module")
def laid(english: Language) -> dict[str, Laid]:
    """The collected articles by the number that their file names begin with."""
    found = {}
    for file in SEEDS.glob("00*_*.txt"):
        text = file.read_bytes().decode("utf-8")
        seed = Seed(file=file.name, text=text, sha256="")
        found[file.name[:3]] = Laid(text=text, article=lay_out(seed, english))
    return found


def test_title_stands_under_a_section_label(laid: dict[str, Laid]) -> None:
    """The label "Diplomacy" is residue, the line below it the title, its sentence the body."""
    one = laid["000"]
    assert one.of("residue")[0] == "Diplomacy"
    assert one.article.title == (
        "Koizumi, Hegseth pledge stronger Japan-US deterrence, expand missile output"
    )
    assert one.of("body")[0].startswith("Japan's defense minister used a Washington visit")


def test_captions_are_kept_each_time_they_are_printed(laid: dict[str, Laid]) -> None:
    """Two pictures whose credited captions stand twice: four captions, equal in pairs."""
    captions = laid["000"].of("caption")
    assert [caption[-len("[Saul Loeb/AFP]") :] for caption in captions[:2]] == [
        "[Saul Loeb/AFP]"
    ] * 2
    assert captions[0] == captions[1]
    assert captions[2] == captions[3]
    assert captions[3].endswith("[Shinjiro Koizumi/X]")
    assert len(captions) == 4


def test_byline_is_a_name_without_its_bar(laid: dict[str, Laid]) -> None:
    assert laid["000"].of("byline") == ["By Wu Qiaoxi |"]
    assert laid["000"].article.byline == "Wu Qiaoxi"


def test_questions_and_links_under_the_text_are_residue(laid: dict[str, Laid]) -> None:
    assert laid["000"].of("residue")[1:] == ["Do you like this article?", "Policy Link"]


def test_nothing_is_guessed(laid: dict[str, Laid]) -> None:
    """What an article does not state stays None."""
    unstated = {
        "000": ("publisher", "published", "dateline", "dateline_date"),
        "001": ("publisher", "published", "byline", "dateline_date"),
        "002": ("published", "byline"),
        "003": ("publisher", "published", "byline", "dateline", "dateline_date"),
        "004": ("publisher", "byline", "dateline_date"),
    }
    for prefix, names in unstated.items():
        assert [getattr(laid[prefix].article, name) for name in names] == [None] * len(names)


def test_agency_over_a_caption_is_its_credit_not_the_publisher(laid: dict[str, Laid]) -> None:
    one = laid["001"]
    assert one.of("caption")[0] == "The Associated Press"
    assert one.of("caption")[1].startswith("Japanese Defense Minister Shinjirō Koizumi, left,")
    assert len(one.of("caption")) == 2
    assert one.article.publisher is None


@pytest.mark.parametrize("prefix", ["001", "004"])
def test_dateline_is_cut_from_its_paragraph(laid: dict[str, Laid], prefix: str) -> None:
    one = laid[prefix]
    assert one.of("dateline") == ["WASHINGTON —"]
    assert one.article.dateline == "WASHINGTON"
    assert one.of("body")[0].startswith("Defense Minister Shinjiro Koizumi")


def test_sub_headings_are_no_body(laid: dict[str, Laid]) -> None:
    assert laid["000"].of("heading") == ["Sino-Japanese tensions"]
    assert laid["001"].of("heading") == ["Fruitful talks", "‘Make the Alliance Great Always’"]


def test_a_title_below_the_text_is_one_where_an_editor_says_so(laid: dict[str, Laid]) -> None:
    """One paragraph: dateline, body, end mark with copyright; a last line that may be anything."""
    one = laid["002"]
    assert [zone.kind for zone in one.article.zones][:3] == ["dateline", "body", "residue"]
    assert one.article.title is None
    assert one.of("dateline") == ["Washington, Jan. 15 (Jiji Press)–"]
    assert one.of("residue")[0] == "END [Copyright The Jiji Press, Ltd.]"
    assert one.of("body")[0].startswith("Japanese Defense Minister Shinjiro")
    assert one.of("body")[0].endswith("since he took office in October.")


def test_dateline_gives_day_and_agency_without_a_year(laid: dict[str, Laid]) -> None:
    article = laid["002"].article
    assert article.dateline == "Washington, Jan. 15 (Jiji Press)"
    assert article.dateline_date == "XXXX-01-15"
    assert article.publisher == "Jiji Press"


def test_teasers_are_apart_from_the_article_and_from_each_other(laid: dict[str, Laid]) -> None:
    """Seven teasers, the first with its picture text and headline; none holds the cookie notice."""
    one = laid["003"]
    teasers = [one.text[span.start : span.end] for span in one.article.related]
    assert len(teasers) == 7
    assert teasers[0].startswith("South Korean and Japanese defense ministers shaking hands")
    assert "South Korean defense minister to visit Japan for talks" in teasers[0]
    assert teasers[0].endswith("Prime Minister Sanae Takaichi.")
    assert all("cookies" not in teaser for teaser in teasers)
    assert one.kind_at("on Wednesday, following") == "related"
    assert one.kind_at("These steps highlight efforts") == "body"


def test_labels_of_teasers_are_not_said_of_the_article(laid: dict[str, Laid]) -> None:
    one = laid["003"]
    assert (
        "Teasers of other articles on its page carry the label “Reported by AI”."
        in one.article.notes
    )
    assert all(
        note.startswith("Teasers of other articles on its page carry") for note in one.article.notes
    )
    assert one.kind_at("Reported by AI") == "residue"


def test_date_of_a_meeting_is_not_the_date_of_publication(laid: dict[str, Laid]) -> None:
    assert laid["003"].kind_at("January 17, 2026") == "body"
    assert laid["003"].article.published is None


def test_cookie_notice_and_its_button_are_residue(laid: dict[str, Laid]) -> None:
    assert laid["003"].of("residue")[-3:] == [
        "This website uses cookies",
        "We use cookies for analytics to improve our site. "
        "Read our privacy policy for more information.",
        "Decline",
    ]


def test_stated_time_of_publication_is_the_day_as_stated(laid: dict[str, Laid]) -> None:
    """15:06 in Japan is still the 15th elsewhere: the day is taken as it is written."""
    one = laid["004"]
    assert one.of("published") == ["15:06 JST, January 16, 2026"]
    assert one.article.published == "2026-01-16"


def test_caption_between_title_and_time(laid: dict[str, Laid]) -> None:
    one = laid["004"]
    assert [zone.kind for zone in one.article.zones][:4] == [
        *("title", "caption", "published", "dateline"),
    ]
    assert one.of("caption")[0].endswith("in the Pentagon on Thursday.")


def test_tags_and_rankings_are_residue_to_the_end(laid: dict[str, Laid]) -> None:
    one = laid["004"]
    kinds = [zone.kind for zone in one.article.zones]
    first = next(i for i, zone in enumerate(one.article.zones) if zone.kind == "residue")
    assert one.of("residue")[0] == "Related Tags"
    assert set(kinds[first:]) == {"residue"}
    assert one.kind_at("JN ACCESS RANKING") == "residue"
    assert one.article.zones[first - 1].kind == "body"
