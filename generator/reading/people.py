"""`topics/people.yml` to entries: what editors add to the persons and bodies that sources name."""

from __future__ import annotations

from pathlib import Path

from generator.model import PersonEntry
from generator.problems import Problem, ProblemKind
from generator.reading import files
from generator.reading.files import Unreadable
from generator.reading.yaml_values import Field, entries
from generator.text.typography import clean

FILE = "topics/people.yml"
KNOWN_FIELDS = ("name", "also", "kind", "role")
KINDS = ("person", "organisation")


class _Invalid(Exception):
    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.message = message
        self.line = line


def read(project: Path) -> tuple[tuple[PersonEntry, ...], tuple[Problem, ...]]:
    """The entries in their order, and what is wrong; none where there is no such file."""
    path = project / FILE
    if not files.is_there(path):
        return (), ()
    try:
        rows = entries(files.text_of(path))
    except Unreadable as error:
        return (), (_problem(error.line, error.said, error.column),)
    found: list[PersonEntry] = []
    problems: list[Problem] = []
    taken: dict[str, str] = {}
    for row, line in rows:
        try:
            entry = _entry(row, line)
            for name in (entry.name, *entry.also):
                other = taken.setdefault(name.casefold(), entry.name)
                if other != entry.name or (name == entry.name and entry in found):
                    raise _Invalid(f"`{name}` is a name of `{other}` too.", line)
            if any(entry.name == other.name for other in found):
                raise _Invalid(f"There are two entries for `{entry.name}`.", line)
        except _Invalid as error:
            problems.append(_problem(error.line, error.message))
            continue
        found.append(entry)
    return tuple(found), tuple(problems)


def _entry(row: dict[str, Field], line: int) -> PersonEntry:
    for name, field in row.items():
        if name not in KNOWN_FIELDS:
            known = ", ".join(KNOWN_FIELDS)
            raise _Invalid(
                f"`{name}` is not a field of a person; the fields are {known}.", field.line
            )
    kind = _text(row, "kind")
    if kind not in (None, *KINDS):
        raise _Invalid("`kind` is `person` or `organisation`.", row["kind"].line)
    given = _text(row, "name")
    if given is None:
        raise _Invalid("A person needs a `name`.", line)
    return PersonEntry(
        name=given,
        also=_also(row),
        kind=kind,  # type: ignore[arg-type]  # one of KINDS, as was just seen
        role=_text(row, "role"),
    )


def _text(row: dict[str, Field], name: str) -> str | None:
    if name not in row:
        return None
    value = row[name].value
    if not isinstance(value, str):
        raise _Invalid(f"`{name}` is one line of text.", row[name].line)
    return clean(value) or None


def _also(row: dict[str, Field]) -> tuple[str, ...]:
    if "also" not in row:
        return ()
    value = row["also"].value
    names = [value] if isinstance(value, str) else value
    if not isinstance(names, list) or not all(
        isinstance(name, str) and clean(name) for name in names
    ):
        raise _Invalid("`also` is a list of names: [J. Poe, Minister Poe].", row["also"].line)
    return tuple(clean(name) for name in names)


def _problem(line: int, message: str, column: int = 1) -> Problem:
    return Problem(
        kind=ProblemKind.PEOPLE_INVALID, file=FILE, line=line, column=column, message=message
    )
