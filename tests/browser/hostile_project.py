"""A project whose every text is hostile: 7,000 published payloads, and some made for these pages.

Each string goes through every place that takes text from a source or an editor: titles, bylines,
publishers, notes and file names of articles, their bodies and quotations; titles, questions,
headings, statements, subjects, sides, events and assessments of topics. With benign strings in
their stead the same structure gives a twin, against which elements are counted.
"""

from __future__ import annotations

import json
import os
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from tests.browser.hostile_strings import ADDRESSES, CRAFTED
from tests.projects import make_project

DATA = Path(__file__).parent.parent / "data" / "hostile"
# So many strings to an article and to the topic that cites it, and so many characters at most: its
# front matter holds them three times, and has a limit.
CHUNK = 200
LONGEST = 20_000
EVENTS = slice(0, 12)
SUBJECTS = slice(12, 24)
ASSESSMENTS = slice(24, 36)
PLAIN = 40
ID = "__config"
DAY = "January 15, 2026"
PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
# Line ends, and what CommonMark shows as U+FFFD: such a string cannot be quoted from a topic.
BREAKS = re.compile(r"[\0\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# A string that holds a date of its own bears that one, and no event of another day.
YEAR = re.compile(r"\d{4}")
KEPT = "\u00ad\u200c\u200d"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """The strings of one article and of the topic that cites it; `name` is the id of both."""

    name: str
    strings: Sequence[str]

    @property
    def keys(self) -> list[str]:
        """A word for each string by which its paragraph is told from all others."""
        return [f"k{self.name.removeprefix('h')}{_letters(at)}" for at in range(len(self.strings))]

    @property
    def cited(self) -> list[tuple[str, str]]:
        """Key and string where the string is one line, so that it can be quoted."""
        pairs = zip(self.keys, self.strings, strict=True)
        return [(key, string) for key, string in pairs if not BREAKS.search(string)]

    @property
    def headings(self) -> list[str]:
        """Ours, which aim at headings too, and some of the rest: a page's contents slow it."""
        lines = [string for _, string in self.cited]
        return [string for at, string in enumerate(lines) if at % 5 == 0 or string in CRAFTED]


def hostile() -> list[str]:
    """Our own strings, the naughty ones and the payloads, each once, in this order.

    Of the payloads every sixteenth, which keeps the run short; `HOSTILE=all` takes each of them.
    """
    naughty: list[str] = json.loads((DATA / "blns.json").read_bytes())
    payloads = (DATA / "xss-payloads.txt").read_bytes().decode("utf-8").split("\n")
    step = 1 if os.environ.get("HOSTILE") == "all" else 16
    known = dict.fromkeys((*CRAFTED, *naughty, *payloads[::step]))
    return [string for string in known if visible(string)]


def plain(chunks: Sequence[Chunk]) -> list[Chunk]:
    """As many chunks of letters alone, short ones: what is shown of a string more is the same."""
    return [
        Chunk(name=chunk.name, strings=[f"plain words {_letters(at)}" for at in range(PLAIN)])
        for chunk in chunks
    ]


def visible(text: str) -> str:
    """What a reader should see of a string: no control characters, white space single."""
    kept = (
        " " if character.isspace() else character
        for character in text
        if character.isspace() or character in KEPT or _printable(character)
    )
    return " ".join("".join(kept).split())


def _printable(character: str) -> bool:
    code = ord(character)
    noncharacter = (code & 0xFFFE) == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
    return not noncharacter and unicodedata.category(character) not in ("Cc", "Cf", "Cs")


def _letters(number: int) -> str:
    digits = []
    for _ in range(3):
        number, digit = divmod(number, 26)
        digits.append("abcdefghijklmnopqrstuvwxyz"[digit])
    return "".join(reversed(digits))


def chunked(strings: Sequence[str], size: int = CHUNK) -> list[Chunk]:
    """The strings in chunks, which have names of letters in their order."""
    parts: list[list[str]] = []
    for string in strings:
        length = sum(map(len, parts[-1])) + len(string) if parts else 0
        if not parts or len(parts[-1]) == size or length > LONGEST:
            parts.append([])
        parts[-1].append(string)
    return [Chunk(name=f"h{_letters(at)}", strings=part) for at, part in enumerate(parts)]


def project(folder: Path, chunks: Sequence[Chunk], names: Sequence[str]) -> Path:
    """Articles and topics made of the chunks; `names` are strings that file names may hold."""
    seeds: dict[str, str] = {}
    listed: dict[str, dict[str, object]] = {}
    some = chunks[0].strings[:60]
    # A title that is the id of something in the theme: alone, as a heading's id is made of it.
    name = ID if ID in chunks[0].strings else some[0]
    topics = {"quoted.md": _topic_head(name, some[1], ["words", "alert*", "script*"])}
    seeds["named.txt"] = "A thing was said by some people, and nobody knows what it was."
    listed["named.txt"] = {"title": name}
    for at, chunk in enumerate(chunks):
        fields = {**_source_fields(chunk), "url": ADDRESSES[at % len(ADDRESSES)]}
        if at % 2:
            escaped = Chunk(name=chunk.name, strings=[_escaped(each) for each in chunk.strings])
            seeds[f"{chunk.name}.md"] = f"---\n{_yaml(fields)}---\n{_article(escaped)}"
        else:
            file = f"{names[at // 2]}.txt" if at // 2 < len(names) else f"{chunk.name}.txt"
            seeds[file] = _article(chunk)
            listed[file] = {"id": chunk.name, **fields}
        topics[f"{chunk.name}.md"] = _topic(chunk)
    seeds["sources.yml"] = _yaml(listed)
    said = _yaml({name: " ".join(some) for name in ("about", "attribution", "contact")})
    return make_project(folder, seeds, topics, f"source_text: full\n{said}")


def titles_project(folder: Path, chunks: Sequence[Chunk]) -> Path:
    """The strings of each chunk in the title of a topic, and so in the navigation of every page."""
    topics = {
        f"{chunk.name}.md": _topic_head(" ".join(chunk.strings), chunk.strings[0], ["harbour"])
        for chunk in chunks
    }
    article = "An article\n\nThe harbour is open, and everybody who lives there is glad of it.\n"
    return make_project(folder, {"one.txt": article}, topics)


def _source_fields(chunk: Chunk) -> dict[str, object]:
    return {
        "title": " ".join(chunk.strings),
        "publisher": chunk.strings[0],
        "byline": " ".join(chunk.strings),
        "published": "2026-01-16",
        "notes": list(chunk.strings),
    }


def _article(chunk: Chunk) -> str:
    """One paragraph for each string, between its key and the end of a plain sentence."""
    pairs = zip(chunk.keys, chunk.strings, strict=True)
    return "\n\n".join(f"On {DAY}, {key} {string} was said by all." for key, string in pairs)


def _topic(chunk: Chunk) -> str:
    """A topic of which each cited string is a heading and a statement, the first ones more."""
    head = _topic_head(chunk.strings[0], " ".join(chunk.strings), [])
    return head + "\n".join(_topic_lines(chunk))


def _topic_lines(chunk: Chunk) -> Iterator[str]:
    cited, headed = chunk.cited, set(chunk.headings)
    yield "## Bottom line\n"
    for key, string in cited[:2]:
        yield f"{_escaped(string)} {_citation(chunk, key, string)}\n"
    for key, string in cited:
        if string in headed:
            yield f"## {_escaped(string)}\n"
        yield f"{_escaped(string)} {_citation(chunk, key, string)}\n"
    undated = [(key, string) for key, string in cited if not string[:1].isdigit()]
    for key, string in undated[SUBJECTS]:
        yield f"- {_escaped(string)}\n  - {_escaped(string)} {_citation(chunk, key, string)}"
    for _, string in cited[ASSESSMENTS]:
        yield f"\n> Assessment: {_escaped(string)}"
    yield "\n## Where sources differ\n"
    for key, string in undated[SUBJECTS]:
        citation = _citation(chunk, key, string)
        yield f"- name: of {_escaped(string)}"
        yield f"  - {_escaped(string)}: one {citation}\n  - other: {_escaped(string)} {citation}"
    yield "\n## Dates\n"
    for key, string in [(key, string) for key, string in cited if not YEAR.search(string)][EVENTS]:
        yield f"- 2026-01-15: {_escaped(string)} {_citation(chunk, key, string)}"


def _topic_head(title: str, question: str, terms: list[str]) -> str:
    return f"---\n{_yaml({'title': title, 'question': question, 'terms': terms})}---\n"


def _citation(chunk: Chunk, key: str, string: str) -> str:
    quoted = string.replace("\\", "\\\\").replace('"', '\\"')
    return f'[@{chunk.name} "{key} {quoted} was said"]'


def _escaped(string: str) -> str:
    """A string as CommonMark text that means itself."""
    return PUNCTUATION.sub(r"\\\1", string.strip())


def _yaml(value: object) -> str:
    return str(yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=1_000_000))
