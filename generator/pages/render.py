"""Templates to Markdown: every value passes through the one escape, whatever a template does."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

import yaml
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from generator.model import OutputFile
from generator.pages import escape

# Tells a page that the generator wrote from a file that somebody put into `content/`.
MARKER = "generator: briefing"
_MARK = re.compile(r"\[\^(c-[0-9a-f]+)\]")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("generator", "pages/templates"),
        autoescape=True,
        finalize=_finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["html"] = escape.html
    environment.filters["within"] = escape.inline_within
    environment.filters["attribute"] = escape.attribute
    return environment


def _finalize(value: Any) -> Markup:
    return value if isinstance(value, Markup) else escape.inline(str(value))


def page(
    path: str,
    template: str,
    head: Mapping[str, Any],
    values: Mapping[str, Any],
    notes: Callable[[Sequence[str]], object] | None = None,
) -> OutputFile:
    """A Markdown page from `templates/<template>.md.jinja`.

    `notes` gives the footnotes of some citations: those whose marks the page has got, in their
    order, and no others. A mark is known by its brackets, which no text of a source can have.

    `head` holds the front matter: `title` always, since a page without one takes it from its first
    heading, un-escaped; `title` and `description` are escaped here, as builders do not.
    """
    front = {
        name: escape.title(value) if isinstance(value, str) else value
        for name, value in head.items()
        if value is not None
    }
    # The tabs name every page; a second navigation at the side would take the text's room.
    front["hide"] = ["navigation", *head.get("hide", ())]
    dumped = yaml.safe_dump(front, allow_unicode=True, sort_keys=False, width=10_000)
    body = _environment().get_template(f"{template}.md.jinja").render(**values)
    if notes is not None:
        marked = tuple(dict.fromkeys(_MARK.findall(body)))
        parts: Any = _environment().get_template("parts.md.jinja").module
        body += f"\n{parts.footnotes(notes(marked))}"
    lines = [line.rstrip() for line in body.strip().split("\n")]
    text = f"---\n{dumped}{MARKER}\n---\n\n" + _single_blanks(lines) + "\n"
    return OutputFile(path=path, data=text.encode("utf-8", "replace"))


def _single_blanks(lines: list[str]) -> str:
    kept: list[str] = []
    for line in lines:
        if line or (kept and kept[-1]):
            kept.append(line)
    return "\n".join(kept)
