"""`topics/names.yml` to the style list: the form of a name that editors write, and other forms."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from generator.model import NameStyle
from generator.problems import Problem, ProblemKind
from generator.reading import files
from generator.reading.files import Unreadable
from generator.reading.yaml_values import fields

FILE = "topics/names.yml"


def read(project: Path) -> tuple[tuple[NameStyle, ...], tuple[Problem, ...]]:
    """The style list of a project; a project without one has none."""
    path = project / FILE
    if not files.is_there(path):
        return (), ()
    try:
        entries = fields(files.text_of(path).removeprefix("\ufeff"))
    except Unreadable as error:
        return (), (_problem(error.said, error.line, error.column),)
    styles: list[NameStyle] = []
    problems: list[Problem] = []
    taken: dict[str, str] = {}
    for preferred, entry in entries.items():
        others = _forms(entry.value)
        twice = next((form for form in (preferred, *others) if form in taken), None)
        if not others or preferred in others:
            wanted = f"`{preferred}` needs a list of the other forms: `{preferred}: [other form]`."
            problems.append(_problem(wanted, entry.line))
        elif twice:
            message = f"“{twice}” stands under “{taken[twice]}” already: a name has one form."
            problems.append(_problem(message, entry.line))
        else:
            styles.append(NameStyle(preferred=preferred, others=others))
            taken |= dict.fromkeys((preferred, *others), preferred)
    return tuple(styles), tuple(problems)


def _forms(value: Any) -> tuple[str, ...]:
    """The other forms, as a list or as one; nothing where one of them is no text."""
    forms = value if isinstance(value, list) else [value]
    plain = all(isinstance(form, str) and form.strip() for form in forms)
    return tuple(form.strip() for form in forms) if plain else ()


def _problem(message: str, line: int = 1, column: int = 1) -> Problem:
    return Problem(
        kind=ProblemKind.NAMES_INVALID, file=FILE, line=line, column=column, message=message
    )
