"""Reader of `tests/cases/*.md`: `## title`, a fenced `input` block, a fenced `expected` block.

A test calls `cases("sentences")` for its parameters and `compare(case, actual, regenerate)` for its
verdict; with `pytest --regenerate` the expected block is rewritten with what was found, for a
person to read in the diff. Fences have four backticks so that cases may hold Markdown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent / "cases"
CASE = re.compile(
    r"^## (?P<title>.+)\n(?P<note>(?:(?!## |````).*\n)*)"
    r"````input\n(?P<input>(?:(?!````$).*\n)*)````\n\n?"
    r"````expected\n(?P<expected>(?:(?!````$).*\n)*)````$",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    file: Path
    title: str
    input: str
    expected: str

    def __str__(self) -> str:
        return self.title


def cases(stage: str) -> list[Case]:
    """All cases of `tests/cases/<stage>.md`; input and expected end without a newline."""
    file = HERE / f"{stage}.md"
    text = file.read_text(encoding="utf-8")
    found = [
        Case(
            file=file,
            title=match["title"].strip(),
            input=match["input"].removesuffix("\n"),
            expected=match["expected"].removesuffix("\n"),
        )
        for match in CASE.finditer(text)
    ]
    headings = text.count("\n## ") + text.startswith("## ")
    assert len(found) == headings, f"{file.name}: {headings} headings but {len(found)} whole cases"
    return found


def compare(case: Case, actual: str, regenerate: bool) -> None:
    """Assert that `actual` is what the case expects, or write it there."""
    if regenerate and actual != case.expected:
        text = case.file.read_text(encoding="utf-8")
        start = text.index(f"## {case.title}\n")
        head, tail = text[:start], text[start:]
        old = f"````expected\n{case.expected}\n````" if case.expected else "````expected\n````"
        new = f"````expected\n{actual}\n````" if actual else "````expected\n````"
        assert old in tail
        case.file.write_text(head + tail.replace(old, new, 1), encoding="utf-8")
        return
    assert actual == case.expected
