"""What a collected news text is made of, and what it states of itself."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.article.layout import lay_out
from generator.article.layout.blocks import INVISIBLE
from generator.model import Article, Language, Seed, SourceFields, Zone
from generator.reading import languages
from generator.reading.inline_markup import without_markup
from tests.cases_file import Case, cases, compare

STATED = ("title", "byline", "publisher", "dateline", "dateline_date", "published", "notes")
SHOWN = 60


def seed_of(
    text: str, file: str = "one.txt", body_start: int = 0, title: str | None = None
) -> Seed:
    given_fields = SourceFields(title=title)
    if file.endswith(".md"):
        text, _ = without_markup(text, body_start)
    return Seed(file=file, text=text, sha256="", body_start=body_start, given=given_fields)


def shown(text: str) -> str:
    """Enough of a zone to know it by."""
    flat = " ".join(text.split())
    return flat if len(flat) <= SHOWN else f"{flat[: SHOWN // 2]}…{flat[-SHOWN // 3 :]}"


def report(seed: Seed, article: Article) -> str:
    lines = [f"{zone.kind}: {shown(seed.text[zone.start : zone.end])}" for zone in article.zones]
    for name in STATED:
        value = getattr(article, name)
        values = value if isinstance(value, tuple) else (value,)
        lines += [f"{name} = {one}" for one in values if one is not None]
    lines += [f"teaser = {shown(seed.text[one.start : one.end])}" for one in article.related]
    return "\n".join(lines)


@pytest.mark.parametrize("case", cases("articles"), ids=str)
def test_case(case: Case, english: Language, regenerate: bool) -> None:
    """A small article gives exactly the zones and the metadata that its case lists."""
    seed = seed_of(case.input, "one.md" if case.title.startswith("Markdown") else "one.txt")
    compare(case, report(seed, lay_out(seed, english)), regenerate)


# ---------------------------------------------------------------- given values, odd texts


@pytest.mark.parametrize("title", ["", "Bus plunges into river\n\n"])
def test_a_dateline_alone_under_a_given_title_is_no_title(title: str, english: Language) -> None:
    """A wire's first line is its dateline, and the place's clock is that of the article."""
    text = f"{title}NAIROBI, Kenya (AP) _\n\nA bus plunged into a river on Monday, police said.\n"
    article = lay_out(seed_of(text, title="Bus plunges into river"), english)
    assert [zone.kind for zone in article.zones][-2:] == ["dateline", "body"]
    assert article.dateline == "NAIROBI, Kenya (AP)"
    titles = [text[z.start : z.end] for z in article.zones if z.kind == "title"]
    assert titles == ([title.strip()] if title else [])


def test_given_title_is_the_title_where_it_stands(english: Language) -> None:
    """An editor's title makes its line the title, whatever the looks of the others."""
    text = "Ministers agree to widen patrols\n\nA sea of troubles\n\nThey met on Monday in Paris.\n"
    seed = seed_of(text, title="A Sea of  Troubles")
    article = lay_out(seed, english)
    assert [zone.kind for zone in article.zones if zone.kind == "title"] == ["title"]
    assert article.title == "A sea of troubles"


def test_front_matter_is_in_no_zone(english: Language) -> None:
    front = "\ufeff---\ntitle: X\n---\n"
    text = f"{front}Ministers agree to widen patrols\n\nThey met on Monday in Paris.\n"
    start = text.index("Ministers")
    article = lay_out(seed_of(text, "one.md", body_start=start), english)
    assert article.zones[0] == Zone(start=start, end=start + 32, kind="title")


def test_byte_order_mark_is_in_no_zone(english: Language) -> None:
    article = lay_out(seed_of("\ufeffMinisters agree\nThey met on Monday in Paris.\n"), english)
    assert article.zones[0].start == 1


@pytest.mark.parametrize(
    "stamp, value",
    [
        ("Published: Jan 5, 2026 10:00 AM EST", "2026-01-05"),
        ("Jan. 5, 2026, 10:00 a.m. ET / Updated Jan. 6, 2026, 9:00 a.m. ET", "2026-01-05"),
        ("Last updated Jan 6, 2026 • Published 5 January 2026", "2026-01-05"),
        ("Monday, January 5th, 2026 at 9 pm", "2026-01-05"),
        ("2026-01-05 10:00 +09:00", "2026-01-05"),
        ("First posted 5 Jan 2026 (GMT)", "2026-01-05"),
        ("31 February 2026", None),
        ("23/01/2026 18h30", "2026-01-23"),
        ("01/05/2026", None),
        ("2 days ago", None),
    ],
)
def test_stated_dates(english: Language, stamp: str, value: str | None) -> None:
    """Each form under a title gives the day of publication; what is not certain gives none."""
    text = (
        f"Ministers agree to widen patrols\n{stamp}\nThey met on Monday in Paris, officials said.\n"
    )
    assert lay_out(seed_of(text), english).published == value


@pytest.mark.parametrize(
    "line, holder",
    [
        ("© 2026 Guardian News", "Guardian News"),
        ("Copyright © 2024-26 by Example Media Inc. All rights reserved.", "Example Media Inc"),
        ("(c) 2026 The Example Times", "The Example Times"),
        ("[Copyright Example Press, Ltd.]", "Example Press, Ltd."),
        ("All rights reserved.", None),
    ],
)
def test_copyright_names_the_publisher(english: Language, line: str, holder: str | None) -> None:
    text = f"Ministers agree to widen patrols\n\nThey met on Monday in Paris.\n\n{line}\n"
    article = lay_out(seed_of(text), english)
    assert article.publisher == holder
    assert article.zones[-1].kind == "residue"


def test_language_without_lists_still_lays_out() -> None:
    """A language that brings no word lists finds a title over sentences, and loses no text."""
    bare = Language(code="xx", data={})
    article = lay_out(seed_of("Ministers agree\nThey met on Monday in Paris.\n"), bare)
    assert [zone.kind for zone in article.zones] == ["title", "body"]


# ---------------------------------------------------------------- properties

LINES = st.sampled_from(
    [
        *("", "", " \u00a0", "\u200b", "-", "* * *", "World", "Ministers agree to widen patrols"),
        *("By Jane Doe | January 5, 2026", "January 5, 2026", "Related Articles", "Most Read"),
        *("PARIS — They met on Monday.", "# Title", "## Related Stories", "> - item", "- item"),
        *("They met on Monday in Paris, and they will meet again. END [Copyright Example]", "END"),
        *("The minister, left, speaks. [Jane Doe/AFP]", "Reuters", "Reported by AI", "Decline"),
        *("We use cookies.", "会談した。", "**By Jane Doe**", "\ufeffx", "a\u2028b", "> ", "12"),
    ]
)
TEXTS = st.one_of(
    st.lists(LINES, max_size=25).map("\n".join),
    st.text(max_size=200),
    st.lists(LINES).map("\r\n".join),
)


@settings(deadline=None)  # the first example compiles the word lists
@given(text=TEXTS, file=st.sampled_from(["one.txt", "one.md"]), skipped=st.integers(0, 3))
def test_zones_partition_the_text(text: str, file: str, skipped: int) -> None:
    """Zones are ordered, disjoint, trimmed, within a paragraph, and hold all ink but marks."""
    start = min(skipped, len(text))
    seed = seed_of(text, file, body_start=start)
    article, text = lay_out(seed, languages.load("en")), seed.text
    at = start
    for zone in article.zones:
        assert at <= zone.start < zone.end <= len(text)
        assert not is_blank(text[zone.start]) and not is_blank(text[zone.end - 1])
        assert any(p.start <= zone.start and zone.end <= p.end for p in article.paragraphs)
        at = zone.end
    outside = [*article.zones, Zone(start=len(text), end=len(text), kind="body")]
    left = ""
    at = start
    for zone in outside:
        left += "".join(char for char in text[at : zone.start] if not is_blank(char))
        at = zone.end
    allowed = "#>" if file.endswith(".txt") else "#>-+*_.)0123456789"
    assert set(left) <= set(allowed)


@settings(deadline=None)  # the first example compiles the word lists
@given(text=TEXTS)
def test_related_spans_cover_the_related_zones(text: str) -> None:
    """Each related zone lies in exactly one teaser; teasers are ordered and disjoint."""
    article = lay_out(seed_of(text), languages.load("en"))
    spans = article.related
    assert all(one.end <= two.start for one, two in pairwise(spans))
    for zone in article.zones:
        inside = sum(span.start <= zone.start and zone.end <= span.end for span in spans)
        assert inside == 1 or zone.kind != "related"


def is_blank(char: str) -> bool:
    return char.isspace() or char in INVISIBLE


HOSTILE = {
    "one long line": "a" * 100_000,
    "one long line of words": "Word, " * 20_000,
    "brackets": "[(" * 50_000,
    "capitals": "AB " * 40_000,
    "capital lines": "AB CD EF\n" * 10_000,
    "blanks": " " * 200_000 + "x",
    "section heads": "Related Articles\n" * 10_000,
    "labels": "Reported by AI\n" * 10_000,
    "dates": "January 5, 2026\n" * 10_000,
    "crumbs": "a > " * 30_000,
    "emphasis": "*_" * 50_000,
    "copyright": "Copyright by " * 10_000,
    "agencies": "Reuters\nThe minister, left, speaks.\n" * 5_000,
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("file", ["one.txt", "one.md"])
def test_hostile_texts_are_laid_out_to_their_end(english: Language, name: str, file: str) -> None:
    """A hundred thousand characters of any kind: zones in order, and none past the text."""
    ends = [0]
    for zone in lay_out(seed_of(HOSTILE[name], file), english).zones:
        assert ends[-1] <= zone.start < zone.end
        ends.append(zone.end)
    assert ends[-1] <= len(HOSTILE[name])
