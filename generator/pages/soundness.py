"""What a strict site builder would stop at, found before it runs, and told of the editor's file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from generator.model import Briefing, OutputFile
from generator.problems import Problem, ProblemKind

_DEFINED = re.compile(r"^\[\^(c-[0-9a-f]+)\]:", re.MULTILINE)
_REFERRED = re.compile(r"\[\^(c-[0-9a-f]+)\](?!:)")
_ANCHOR = re.compile(r"\{:[^{}\n]*?#([\w:-]+)")
_ID = re.compile(r"\bid=\"([\w:-]+)\"")
# Front matter, and the lines of articles: raw HTML, in which marks of Markdown are mere text.
_FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_RAW_LINE = re.compile(r"^<p class=\"article .*$", re.MULTILINE)
_TWICE = 2


def unsound(files: Sequence[OutputFile], briefing: Briefing) -> tuple[Problem, ...]:
    """Footnotes without their mark, marks without their footnote, and ids that stand twice."""
    return tuple(
        Problem(
            kind=ProblemKind.PAGE_UNSOUND,
            file=_file(file.path, name, briefing),
            message=f"The page `{file.path}` {what}.",
            mend="The fault is the program's. Please report this line, with the file if you may.",
        )
        for file in files
        if file.path.endswith(".md")
        for name, what in _faults(file.data.decode("utf-8"))
    )


def _faults(text: str) -> Iterator[tuple[str, str]]:
    own = _RAW_LINE.sub("", _FRONT.sub("", text))
    defined, referred = set(_DEFINED.findall(own)), set(_REFERRED.findall(own))
    for name in sorted(defined - referred):
        yield name, f"has the footnote {name} and refers to it nowhere"
    for name in sorted(referred - defined):
        yield name, f"refers to the footnote {name}, which it has not"
    for name, count in sorted(Counter([*_ANCHOR.findall(own), *_ID.findall(text)]).items()):
        if count >= _TWICE:
            yield name, f"has the id {name} {count} times"


def _file(page: str, name: str, briefing: Briefing) -> str:
    """The topic whose page it is, else the article that the footnote quotes, else the settings."""
    for topic in briefing.topics:
        if page == f"{topic.id}.md":
            return topic.file
    if name in briefing.citations:
        return briefing.sources[briefing.citations[name].source].seed.file
    return "mkdocs.yml"
