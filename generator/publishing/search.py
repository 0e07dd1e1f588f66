"""The search of the built site: an entry for each statement, so that a result leads to it.

Site builders divide a page at its headings, and a section holds many statements. Their index is
written anew here, after the build, from the published `briefing.json`: a statement is the title of
an entry, the words that it cites are its text, and neither is repeated in its section's entry. A
site that a builder makes by itself keeps the index by section; a script on the page then looks for
the statement.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping, Sequence
from html import escape, unescape
from pathlib import Path
from typing import Any

# Where builders write the index, and the name under which it keeps its entries.
INDEXES = (("search/search_index.json", "docs"), ("search.json", "items"))
# The same as a script, for pages opened from a disk.
SCRIPT = "var __index = "
# Words end at blanks and at punctuation, so that a word before a comma is found too.
SEPARATOR = r"[\s\u200b\-_,:;!?=\[\]()\"“”‘’`/…]+|\.(?!\d)|['’](?=s\b)"
# A person's entry names them and says who they are; the statements that name them have entries.
PEOPLE = re.compile(r"people(?:_\d+)?\.html")
# A title is a statement here and its quotations are the text: a word counts a little more in it.
TITLE = 3
# Who types a name is looking for its bearer, before all that names them. The theme prefers a page
# to what stands on it, which is taken back: a statement is a better answer.
PERSON, PAGE = 2, 0.4
_LIST = re.compile(r"<[uo]l>.*?</[uo]l>", re.DOTALL)
_PIECE = re.compile(r"<(p|li)>(.*?)</\1>", re.DOTALL)
_MARKUP = re.compile(r"<[^>]*>")
_WORD = re.compile(r"\w+")

Entry = dict[str, Any]


def rewrite(site: Path) -> None:
    """Write the search index of a built site with an entry for each statement."""
    briefing = json.loads((site / "data" / "briefing.json").read_bytes())
    for name, key in INDEXES:
        path = site / name
        if path.is_file():
            index = json.loads(path.read_bytes())
            index[key] = entries(index[key], briefing)
            index["config"]["separator"] = SEPARATOR
            if "fields" in index["config"]:
                index["config"]["fields"]["title"]["boost"] = TITLE
            text = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
            path.write_text(text, encoding="utf-8")
            script = path.with_suffix(".js")
            if script.is_file():
                script.write_text(f"{SCRIPT}{text}", encoding="utf-8")


def entries(found: list[Entry], briefing: Mapping[str, Any]) -> list[Entry]:
    """A builder's entries without the statements and their quotations, then one a statement."""
    exact = {citation["id"]: citation["exact"] for citation in briefing["citations"]}
    pages = {_html(topic["page"]) for topic in briefing["topics"]}
    # By their first word, so that a long briefing takes no longer a statement than a short one.
    told: dict[str, set[str]] = {}
    own = []
    for statement in briefing["statements"]:
        quotations = [exact[name] for name in statement["citations"]]
        for text in map(_words, (statement["text"], *quotations)):
            told.setdefault(text.split(maxsplit=1)[0] if text.strip() else "", set()).add(text)
        own.append(_entry(statement, quotations, found))
    people = {f"{_html(person['page'])}#{person['id']}" for person in briefing["people"]}
    kept = [
        _without(entry, told) if page in pages or PEOPLE.fullmatch(page) else entry
        for entry, page in ((entry, entry["location"].partition("#")[0]) for entry in found)
    ]
    return [_weighed(entry, people) for entry in (*kept, *own)]


def _html(page: str) -> str:
    """Where a page of `content/` lies in the site."""
    return page.removesuffix(".md") + ".html"


def _weighed(entry: Entry, people: Collection[str]) -> Entry:
    """An entry with its weight among the results; Zensical's entries, with a level, know none."""
    if "level" in entry:
        return entry
    if entry["location"] in people:
        return entry | {"boost": PERSON}
    return entry if "#" in entry["location"] else entry | {"boost": PAGE}


def _entry(statement: Mapping[str, Any], quotations: list[str], found: Sequence[Entry]) -> Entry:
    """An entry of the builder's own shape: MkDocs knows a location, a title and a text alone."""
    known = found[0] if found else {}
    entry: Entry = {
        "location": f"{_html(statement['page'])}#{statement['id']}",
        "title": escape(statement["text"], quote=False),
        "text": " ".join(f"<p>“{escape(words, quote=False)}”</p>" for words in quotations),
    }
    return entry | {
        key: value for key, value in (("level", 2), ("path", []), ("tags", [])) if key in known
    }


def _without(entry: Entry, told: Mapping[str, set[str]]) -> Entry:
    """An entry less the paragraphs and list items that hold a statement or a quotation of one."""

    def kept(match: re.Match[str]) -> str:
        words = _words(unescape(_MARKUP.sub(" ", match[2])))
        here = (text for word in set(words.split()) for text in told.get(word, ()))
        return "" if any(text in words for text in here) else match[0]

    text = entry["text"]
    if PEOPLE.match(entry["location"]):
        text = _LIST.sub("", text)
    return entry | {"text": _PIECE.sub(kept, text)}


def _words(text: str) -> str:
    """The words of a text alone, set off by blanks: marks differ between a page and its index."""
    return f" {' '.join(_WORD.findall(text.lower()))} "
