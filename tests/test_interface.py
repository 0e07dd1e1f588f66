"""Every word that the pages say by themselves stands in the interface file of their language."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = ROOT / "generator" / "pages"
TEMPLATES = sorted([*(PAGES / "templates").rglob("*.jinja"), *(PAGES / "theme").rglob("*.html")])
# What is no text: template tags, scripts, HTML tags, attribute lists and entities.
NO_TEXT = (
    re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<script\b.*?</script>", re.DOTALL),
    re.compile(r"</?\w[^>]*>|\{:[^}]*\}|&#?\w+;", re.DOTALL),
)
# What a reader hears or sees of a tag.
SAID = re.compile(r"""\b(?:alt|title|aria-label|placeholder)=["']([^"'{]*)""")
WORD = re.compile(r"[^\W\d_]{2,}")


def literal_words(template: str) -> list[str]:
    """The words that a template says by itself."""
    attributes = SAID.findall(re.sub(r"\{%.*?%\}", "", template))
    text = template
    for pattern in NO_TEXT:
        text = pattern.sub(" ", text)
    return WORD.findall(" ".join((text, *attributes)))


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_a_template_says_no_word_by_itself(template: Path) -> None:
    assert literal_words(template.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "planted",
    [
        "{% if rows %}Nothing here{% endif %}",
        "# Sources {: #top }",
        '<a title="Back" href="x">',
        "x yes",
    ],
)
def test_a_planted_word_is_found(planted: str) -> None:
    assert literal_words(planted)


def test_what_the_program_says_ends_in_one_full_stop() -> None:
    """Notes of an article follow each other: "…carry the label “Teaser”. Its page…", not ".."."""
    pages = sorted((ROOT / "content").rglob("*.md"))
    assert pages
    assert not [page.name for page in pages if re.search(r"”\.\. [A-Z]", page.read_text("utf-8"))]
