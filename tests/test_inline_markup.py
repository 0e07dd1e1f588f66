r"""A Markdown seed is read without its inline markup; every offset is still that of its file."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from generator import cli
from generator.model import Seed
from generator.reading.inline_markup import LONGEST, without_markup
from tests.projects import make_project

COMMONMARK = MarkdownIt("commonmark")
PARTS = (
    *(
        "the ferry",
        "Kyiv",
        "7",
        "§",
        "ü",
        " ",
        " ",
        "\n",
        ".",
        ",",
        "!",
        "\\",
        "`",
        "``",
        "*",
        "**",
    ),
    *("_", "__", "[", "]", "](https://e.org)", "](<a b> 't')", "](", ")", "![", "<", ">", "</b>"),
    *("<b>", "<br>", "<a href='x'>", "<https://e.org>", "<!--", "-->", "&", "&amp;", "&#8217;"),
    *("&copy", "&nosuch;", "[1]", "[^1]", "\\*", "\\[", "\\\\", "a_b_c", "2 * 3 * 4", "{", "|"),
)


def rendered(text: str) -> str:
    """The words that markdown-it-py has for one paragraph, which know no offsets."""
    (inline,) = COMMONMARK.parseInline(text)
    shown = ("text", "text_special", "code_inline")
    return "".join(token.content for token in inline.children or () if token.type in shown)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The **minister** went.", "The minister went."),
        ("The *min*ister, __he__ and _she_, ***went***.", "The minister, he and she, went."),
        ("He [arrived](https://e.org \"On Monday\") at 7.", "He arrived at 7."),
        ("He [*arrived*][home] at [home].\n\n[home]: https://e.org", "He arrived at home.\n\n"),
        ("See ![The harbour](a.jpg) and [![Boat](b.png)](c) here.", "See  and  here."),
        (r"Room 7\. AT\&T paid \$5 \[sic\] to C:\temp", r"Room 7. AT&T paid $5 [sic] to C:\temp"),
        ("AT&amp;T&#8217;s two&nbsp;ferries &copy; &nosuch;", "AT&T’s two ferries © &nosuch;"),
        ("Line one<br>Line <b>two</b> <!-- no --> end", "Line oneLine two  end"),
        ("Mail <a@b.org> or <https://b.org/?q=1>.", "Mail a@b.org or https://b.org/?q=1."),
        ("Run `make site` and ``a ` b``.", "Run make site and a ` b."),
        ("2 * 3 * 4, snake_case_name, *args and a < b > c", None),
        ("Not [a link] nor [^1] nor ](that), `neither", None),
        ("* one *a*\n* two*\n> said *he*\n# A *title*", "* one a\n* two*\n> said he\n# A title"),
        ("A *star\n\nof two* paragraphs", None),
    ],
)  # fmt: skip
def test_the_words_are_those_that_a_page_shows(text: str, words: str | None) -> None:
    """Ten kinds of markup are left out, and what only looks like it stays (None: as it is)."""
    assert without_markup(text, 0)[0] == (text if words is None else words)


@settings(max_examples=600, deadline=None)
@given(st.lists(st.sampled_from(PARTS), max_size=30).map("".join))
@example("**a*b**c*")
@example("[a [b](c) d](e)")
@example("![a *b](c)*")
@example("*a`*`b*")
def test_as_commonmark_shows_it(text: str) -> None:
    """Whatever the text: the words are those of the paragraph that CommonMark renders."""
    if re.search(r"\n\s*([-*+>#|\n]|\d+[.)]\s|$)|^\[.*\]:", text):
        return
    assert "".join(without_markup(text, 0)[0].split()) == "".join(rendered(text).split())


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PARTS), max_size=30).map("".join), st.data())
def test_every_stretch_is_found_in_the_file(text: str, data: st.DataObject) -> None:
    """What is kept covers the words in order; a stretch of words leads to where it was written."""
    words, kept = without_markup(text, 0)
    seed = Seed(file="seeds/a.md", text=words, sha256="", kept=kept)
    if not words:
        return
    if kept:
        assert [kept[0].at, *(each.until for each in kept)] == [
            *(each.at for each in kept),
            len(words),
        ]
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    span = seed.in_file(start, end)
    assert 0 <= span.start < span.end <= len(text)
    assert without_markup(text[: span.start], 0)[0].count("§") <= words[:start].count("§")
    for at in range(start, end):
        one = seed.in_file(at, at + 1)
        assert text[one.start : one.end] in (words[at], text[one.start : one.end])
        if one.end - one.start == 1 and not words[at].isspace():
            assert text[one.start] == words[at]


def test_lines_stay_where_they_are() -> None:
    """A problem tells the line of the file: what is left out keeps its line ends."""
    text = "One <!-- a\nb -->\n\n[x]: https://e.org\n\nTwo [link](a\n'title') three\nfour\n"
    words, _ = without_markup(text, 0)
    assert words.count("\n") == text.count("\n")
    assert words.split("\n")[7] == "four"


def test_what_no_article_holds_is_left_as_it_is() -> None:
    """A run without end is not taken apart, as that takes longer than it is long."""
    text = f"{'[' * LONGEST} *a*\n\nThe *end*."
    assert without_markup(text, 0)[0] == f"{'[' * LONGEST} *a*\n\nThe end."


SEED = r"""---
title: Ferry plan
published: 2026-03-02
---

# Ferry *plan*

The **port [authority](https://e.org)** said the _night_ &amp; day ferry sails from [pier][1] 9\.

[1]: https://e.org/pier
"""
TOPIC = """---
title: Ferry
terms: [ferry]
---

## Bottom line

The night and the day ferry are to leave from pier 9. [@ferry "authority said the night & day
ferry sails from pier 9."]
"""


def test_quoted_across_markup_to_the_page(tmp_path: Path) -> None:
    """Words are quoted as a reader sees them, and the page and the records show these; the offsets
    lead to the same words in the file, with their marks between them."""
    project = make_project(tmp_path, {"ferry.md": SEED}, {"ferry.md": TOPIC})
    assert cli.main(["--project", str(project), "build", "--no-site"]) == 0
    data = json.loads((project / "content" / "data" / "briefing.json").read_text("utf-8"))
    (citation,) = data["citations"]
    assert citation["exact"] == "authority said the night & day ferry sails from pier 9."
    marked = SEED[citation["start"] : citation["end"]]
    assert marked.startswith("authority](https") and marked.endswith("[pier][1] 9\\.")
    assert data["sources"][0]["sha256"] == hashlib.sha256(SEED.encode()).hexdigest()
    page = (project / "content" / "sources" / "ferry.md").read_text("utf-8")
    assert "e.org" not in page and "_night_" not in page and "&amp;amp;" not in page
