"""What editors may give for a source, in front matter or in `seeds/sources.yml`, checked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields as dataclass_fields
from typing import Any
from urllib.parse import urlsplit

from rapidfuzz import process

from generator import edtf
from generator.model import SourceFields
from generator.problems import Problem, ProblemKind
from generator.reading.yaml_values import Field
from generator.text.typography import slug

KNOWN_FIELDS = tuple(field.name for field in dataclass_fields(SourceFields))
LISTS = {"notes": "sentences", "independent_of": "sources’ ids"}
LONGEST_ID = 100
SLIP = 80
LONGEST_VALUE = 20_000
# BCP 47, as far as its form goes.
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,5}")


# What clippers and extractors call these; the first that is there counts.
CALLED = {
    "title": ("headline",),
    "byline": ("author", "authors", "creator"),
    "published": ("date", "date_published", "published_at", "publish_date", "pubdate"),
    "url": ("source", "link", "canonical", "canonical_url", "original", "source_url"),
    "publisher": ("site", "sitename", "site_name", "publication", "source"),
    "retrieved": ("created", "clipped", "accessed", "date_saved"),
    "language": ("lang",),
}
_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ].*)?")


def of_clippers(found: Mapping[str, Field]) -> tuple[dict[str, Field], tuple[str, ...]]:
    """Front matter in our own words, and the names of what is passed over.

    Programs that save articles write "author", "date" and "site", lists of names and hours; what
    they write that we have no field for ("tags", "description") is no fault of the editor's.
    """
    known = {name: field for name, field in found.items() if name in KNOWN_FIELDS}
    used: set[str] = set(known)
    for name, others in CALLED.items():
        for other in others:
            value = _plain(found[other].value, name) if other in found else None
            if name not in known and value and _checked(name, value)[1] is None:
                known[name] = Field(value=value, line=found[other].line)
                used.add(other)
    names = [*KNOWN_FIELDS, *(other for others in CALLED.values() for other in others)]
    rest = [name for name in found if name not in used and name not in names]
    # "titel" is a slip, and an error; "tags" is somebody else's field.
    slips = [name for name in rest if process.extractOne(name, names, score_cutoff=SLIP)]
    known |= {name: found[name] for name in slips}
    return known, tuple(name for name in found if name not in used and name not in slips)


def _plain(value: Any, name: str) -> str | None:
    entries = value if isinstance(value, list) else [value]
    text = ", ".join(each.strip('[]" ') for each in entries if isinstance(each, str))
    day = _DAY.fullmatch(text) if name in ("published", "retrieved") else None
    return day[1] if day else text or None


def source_fields(
    found: Mapping[str, Field], file: str, first_line: int, kind: ProblemKind
) -> tuple[SourceFields, list[Problem]]:
    """The fields that somebody gives for a source, and a problem of `kind` for each at fault."""
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for name, field in found.items():
        value, fault = _checked(name, field.value)
        if fault:
            problems.append(
                Problem(kind=kind, file=file, line=first_line + field.line - 1, message=fault)
            )
        elif value:
            values[name] = value
    return SourceFields(**values), problems


def _checked(name: str, value: Any) -> tuple[Any, str | None]:
    """(the value as the model holds it, None) or (None, what is wrong)."""
    if name not in KNOWN_FIELDS:
        return (
            None,
            f"`{name}` is not a field of a source; the fields are {', '.join(KNOWN_FIELDS)}.",
        )
    if name in LISTS:
        entries = [value] if isinstance(value, str) else value
        if not isinstance(entries, list) or not all(isinstance(entry, str) for entry in entries):
            return None, f"`{name}` is a list of {LISTS[name]}."
        return tuple(entry for entry in entries if entry), None
    if not isinstance(value, str):
        return None, f"`{name}` is one line of text."
    value = "" if value in ("null", "~") else value.strip()
    if name == "id" and len(value) > LONGEST_ID:
        return None, f"The `id` is longer than {LONGEST_ID} characters."
    if name == "language" and value and not LANGUAGE.fullmatch(value):
        return None, f"`language: {value}` is not a language tag such as en, pt-BR or zh-Hant."
    if name == "id" and value != slug(value):
        return None, f"The id `{value}` may hold lower-case ASCII letters, digits and hyphens only."
    if name in ("published", "retrieved") and value and edtf.parse(value) is None:
        return None, f"`{name}: {value}` is not an EDTF date such as 2026-01-16 or 2026-01."
    if name == "url" and value and not is_web_address(value):
        return None, f"`url: {value}` is not an http or https address."
    return value, None


def is_web_address(url: str) -> bool:
    """Whether a text is an http(s) address that can stand in a page: no blanks, no user name."""
    if any(character <= " " or not character.isprintable() for character in url):
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and "@" not in parts.netloc
