"""`seeds/` to `Seed` values: bytes decoded without newline translation, metadata given."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from dataclasses import fields as dataclass_fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from generator import edtf
from generator.model import Seed, SourceFields
from generator.problems import Problem, ProblemKind
from generator.reading.yaml_values import Field, YamlError, fields, split_front_matter
from generator.typography import fold, slug

SOURCES_FILE = "sources.yml"
# `sources/index.md` lists the sources: a source of that id would be written over it.
LIST_PAGE = "index"
LISTING = f"seeds/{SOURCES_FILE}"
KNOWN_FIELDS = tuple(field.name for field in dataclass_fields(SourceFields))
LISTS = {"notes": "sentences", "independent_of": "sources’ ids"}
OTHER_FORMATS = "Turn an HTML or PDF file into text first, as a `.md` or `.txt` file."


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """What `seeds/sources.yml` gives for a file, and on which line."""

    fields: SourceFields
    line: int


def read(project: Path) -> tuple[tuple[Seed, ...], tuple[Problem, ...]]:
    """All seeds of a project in the order of their names, and what is wrong with the folder.

    `Seed.given` merges front matter over `seeds/sources.yml`: the field nearest to the text wins.
    """
    folder = project / "seeds"
    if not folder.is_dir():
        problem = Problem(
            kind=ProblemKind.SEED_UNREADABLE,
            file="seeds",
            message="There is no folder `seeds/` here.",
            mend="Make it and put the articles in it, or name the project's folder with --project.",
        )
        return (), (problem,)
    listed, problems = _sources_file(folder)
    seeds: list[Seed] = []
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        if path.name.startswith(".") or path.name == SOURCES_FILE:
            continue
        seed, found = _seed(path, listed[path.name].fields if path.name in listed else None)
        problems.extend(found)
        if seed is not None:
            seeds.append(seed)
    problems.extend(_same_ids(seeds))
    problems.extend(_same_labels(seeds))
    problems.extend(_origins(seeds, listed))
    return tuple(seeds), tuple(problems)


def source_id(seed: Seed) -> str:
    """The id given, or the slug of the file's stem; where that has no ASCII, one from its bytes."""
    return seed.given.id or slug(Path(seed.file).stem) or f"source-{seed.sha256[:8]}"


def _seed(path: Path, listed: SourceFields | None) -> tuple[Seed | None, list[Problem]]:
    file = f"seeds/{path.name}"
    if path.suffix not in (".txt", ".md"):
        message = f"{path.name} is neither a `.txt` nor a `.md` file: it is passed over."
        return None, [
            Problem(kind=ProblemKind.SEED_FORMAT, file=file, message=message, mend=OTHER_FORMATS)
        ]
    try:
        data = path.read_bytes()
        text = data.decode("utf-8")
    except OSError as error:
        message = f"This cannot be read: {error.strerror or error}."
        return None, [Problem(kind=ProblemKind.SEED_UNREADABLE, file=file, message=message)]
    except UnicodeDecodeError as error:
        return None, [_encoding_problem(file, data, error)]
    problems: list[Problem] = []
    given, body_start = listed or SourceFields(), 0
    if path.suffix == ".md":
        front, first_line, body_start = split_front_matter(text)
        if front is not None:
            own, problems = _front_matter(file, front, first_line)
            given = _merged(own, given)
    if not text[body_start:].strip("\ufeff \t\r\n"):
        problems.append(
            Problem(
                kind=ProblemKind.SEED_EMPTY,
                file=file,
                message="This file holds no text.",
                mend="Put the article into it, or delete it.",
            )
        )
        return None, problems
    digest = hashlib.sha256(data).hexdigest()
    return Seed(file=file, text=text, sha256=digest, body_start=body_start, given=given), problems


def _encoding_problem(file: str, data: bytes, error: UnicodeDecodeError) -> Problem:
    before = data[: error.start]
    return Problem(
        kind=ProblemKind.SEED_ENCODING,
        file=file,
        line=before.count(b"\n") + 1,
        column=len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1,
        message=f"The byte 0x{data[error.start]:02x} is not valid UTF-8.",
        mend="Save the file as UTF-8.",
    )


def _front_matter(file: str, text: str, first_line: int) -> tuple[SourceFields, list[Problem]]:
    try:
        found = fields(text)
    except YamlError as error:
        problem = Problem(
            kind=ProblemKind.FRONT_MATTER_INVALID,
            file=file,
            line=first_line + error.line - 1,
            column=error.column,
            message=error.message,
        )
        return SourceFields(), [problem]
    return _source_fields(found, file, first_line, ProblemKind.FRONT_MATTER_INVALID)


def _sources_file(folder: Path) -> tuple[dict[str, Listed], list[Problem]]:
    path = folder / SOURCES_FILE
    if not path.exists():
        return {}, []
    try:
        entries = fields(path.read_bytes().decode("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        return {}, [_listing_problem(1, f"This cannot be read: {error}.")]
    except YamlError as error:
        return {}, [_listing_problem(error.line, error.message)]
    listed: dict[str, Listed] = {}
    problems: list[Problem] = []
    for name, entry in entries.items():
        if "/" in name or not (folder / name).is_file():
            problems.append(
                Problem(
                    kind=ProblemKind.SOURCES_UNKNOWN_FILE,
                    file=LISTING,
                    line=entry.line,
                    message=f"There is no file `{name}` in `seeds/`.",
                    mend="Mend the name, or take the entry out.",
                )
            )
        elif not isinstance(entry.value, dict):
            message = f"`{name}` needs `field: value` lines below it."
            problems.append(_listing_problem(entry.line, message))
        else:
            inner = {key: Field(value=value, line=entry.line) for key, value in entry.value.items()}
            given, found = _source_fields(inner, LISTING, 1, ProblemKind.SOURCES_INVALID)
            listed[name] = Listed(fields=given, line=entry.line)
            problems.extend(found)
    return listed, problems


def _listing_problem(line: int, message: str) -> Problem:
    return Problem(kind=ProblemKind.SOURCES_INVALID, file=LISTING, line=line, message=message)


def _source_fields(
    found: Mapping[str, Field], file: str, first_line: int, kind: ProblemKind
) -> tuple[SourceFields, list[Problem]]:
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
    if name == "id" and value != slug(value):
        return None, f"The id `{value}` may hold lower-case ASCII letters, digits and hyphens only."
    if name in ("published", "retrieved") and value and edtf.parse(value) is None:
        return None, f"`{name}: {value}` is not an EDTF date such as 2026-01-16 or 2026-01."
    if name == "url" and value and not _web_address(value):
        return None, f"`url: {value}` is not an http or https address."
    return value, None


def _web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and "@" not in parts.netloc


def _merged(own: SourceFields, listed: SourceFields) -> SourceFields:
    return SourceFields(
        **{name: getattr(own, name) or getattr(listed, name) for name in KNOWN_FIELDS}
    )


def _same_labels(seeds: list[Seed]) -> list[Problem]:
    taken: dict[str, str] = {}
    return [
        Problem(
            kind=ProblemKind.SOURCES_INVALID,
            file=seed.file,
            message=f"The label `{seed.given.label}` is that of {other} already.",
            mend="Give one of them another `label`, so that readers can tell them apart.",
        )
        for seed in seeds
        if seed.given.label
        and (other := taken.setdefault(fold(seed.given.label).casefold(), seed.file)) != seed.file
    ]


def _same_ids(seeds: list[Seed]) -> list[Problem]:
    taken = {LIST_PAGE: "the page that lists the sources"}
    problems: list[Problem] = []
    for seed in seeds:
        other = taken.setdefault(source_id(seed), seed.file)
        if other != seed.file:
            problems.append(
                Problem(
                    kind=ProblemKind.SOURCE_ID_TAKEN,
                    file=seed.file,
                    message=f"The id `{source_id(seed)}` is that of {other} already.",
                    mend="Give one of them another `id` in `seeds/sources.yml`.",
                )
            )
    return problems


def _origins(seeds: list[Seed], listed: Mapping[str, Listed]) -> list[Problem]:
    """What editors say of origins: each source named is there, and no two entries contradict."""
    given = {source_id(seed): seed.given for seed in seeds}
    problems: list[Problem] = []
    for seed in seeds:
        entry = listed.get(Path(seed.file).name)
        is_listed = entry is not None and (entry.fields.origin or entry.fields.independent_of)
        problems += [
            Problem(
                kind=ProblemKind.ORIGIN_INVALID,
                file=LISTING if entry and is_listed else seed.file,
                line=entry.line if entry and is_listed else 1,
                message=fault,
            )
            for fault in _origin_faults(source_id(seed), given)
        ]
    return problems


def _origin_faults(name: str, given: Mapping[str, SourceFields]) -> Iterator[str]:
    own = given[name]
    if name in (own.origin, *own.independent_of):
        yield f"`{name}` is its own origin here, or independent of itself."
    for other in own.independent_of:
        theirs = given.get(other)
        if theirs is None:
            yield f"`independent_of` names `{other}`, which is no source."
        elif other != name and (
            own.origin == other
            or theirs.origin == name
            or (own.origin is not None and own.origin == theirs.origin)
        ):
            yield f"`{name}` is called independent of `{other}`, and of one origin with it."
