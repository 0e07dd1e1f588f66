"""`seeds/` to `Seed` values: bytes decoded without newline translation, metadata given."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.model import Kept, Seed, SourceFields
from generator.problems import Problem, ProblemKind, clean_name
from generator.reading import files, tongues
from generator.reading.files import Unreadable
from generator.reading.inline_markup import without_markup
from generator.reading.source_fields import KNOWN_FIELDS, of_clippers, source_fields
from generator.reading.yaml_values import Field, YamlError, fields, front_matter, split_front_matter
from generator.text.typography import fold, slug

SOURCES_FILE = "sources.yml"
# `sources/index.md` lists the sources: a source of that id would be written over it.
LIST_PAGE = "index"
LISTING = f"seeds/{SOURCES_FILE}"
# "---" alone may be a rule; with a field below it, it opens front matter.
UNENDED = re.compile(r"\ufeff?---[ \t]*\r?\n[A-Za-z_][\w-]{0,40}:(?:\s|$)")
# Who puts one of these here means it to be read.
DOCUMENTS = (
    *(".html", ".htm", ".xhtml", ".mhtml", ".pdf", ".doc", ".docx", ".odt", ".rtf", ".epub"),
    *(".markdown", ".text", ".eml", ".pages", ".ps", ".djvu", ".tex"),
)
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
    if not files.is_there(folder):
        problem = _unreadable(
            "seeds",
            Unreadable(
                "There is no folder `seeds/` here.",
                "Make it and put the articles in it, or name the project's folder with --project.",
            ),
        )
        return (), (problem,)
    try:
        names = files.names_in(folder)
    except Unreadable as error:
        return (), (_unreadable("seeds", error),)
    listed, problems = _sources_file(folder)
    seeds: list[Seed] = []
    for name in names:
        if name.startswith(".") or name == SOURCES_FILE:
            continue
        seed, found = _seed(folder / name, listed[name].fields if name in listed else None)
        problems.extend(found)
        if seed is not None:
            seeds.append(seed)
    if not seeds and not problems:
        nothing = Unreadable(
            "There is no article here.", "Put articles into `seeds/`, as `.txt` or `.md` files."
        )
        problems.append(_unreadable("seeds", nothing, ProblemKind.SEEDS_NONE))
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
        message = (
            f"{clean_name(path.name)} is neither a `.txt` nor a `.md` file: it is passed over."
        )
        document = path.suffix.lower() in DOCUMENTS
        kind = ProblemKind.SEED_NOT_TEXT if document else ProblemKind.SEED_FORMAT
        return None, [Problem(kind=kind, file=file, message=message, mend=OTHER_FORMATS)]
    try:
        data = files.bytes_of(path)
        text = files.decoded(data)
    except Unreadable as error:
        return None, [_unreadable(file, error)]
    problems: list[Problem] = []
    given, body_start = listed or SourceFields(), 0
    if path.suffix == ".md":
        front, first_line, body_start = split_front_matter(text)
        if front is None and UNENDED.match(text):
            problems.append(_unended(file))
        if front is not None:
            own, problems = _front_matter(file, front, first_line)
            given = _merged(own, given)
    if not text[body_start:].strip("\ufeff\0 \t\r\n\f\v\xa0"):
        return None, [*problems, _empty(file)]
    digest = hashlib.sha256(data).hexdigest()
    kept: tuple[Kept, ...] = ()
    if path.suffix == ".md":
        text, kept = without_markup(text, body_start)
    seed = Seed(
        file=file,
        text=text,
        sha256=digest,
        body_start=body_start,
        inferred=None if given.language else tongues.inferred(text[body_start:]),
        given=given,
        kept=kept,
    )
    return seed, problems


def _unreadable(
    file: str, error: Unreadable, kind: ProblemKind = ProblemKind.SEED_UNREADABLE
) -> Problem:
    kind = ProblemKind.SEED_ENCODING if error.is_encoding else kind
    return Problem(
        kind=kind,
        file=file,
        line=error.line,
        column=error.column,
        message=error.message,
        mend=error.mend,
    )


def _empty(file: str) -> Problem:
    return Problem(
        kind=ProblemKind.SEED_EMPTY,
        file=file,
        message="This file holds no text.",
        mend="Put the article into it, or delete it.",
    )


def _unended(file: str) -> Problem:
    return Problem(
        kind=ProblemKind.FRONT_MATTER_INVALID,
        file=file,
        message="Front matter begins here and does not end.",
        mend="Close it with a line `---`.",
    )


def _front_matter(file: str, text: str, first_line: int) -> tuple[SourceFields, list[Problem]]:
    try:
        found = fields(front_matter(text))
    except YamlError as error:
        problem = Problem(
            kind=ProblemKind.FRONT_MATTER_INVALID,
            file=file,
            line=first_line + error.line - 1,
            column=error.column,
            message=error.message,
        )
        return SourceFields(), [problem]
    known, passed = of_clippers(found)
    given, problems = source_fields(known, file, first_line, ProblemKind.FRONT_MATTER_INVALID)
    if passed:
        names = ", ".join(f"`{clean_name(name)}`" for name in passed)
        problems.append(
            Problem(
                kind=ProblemKind.FRONT_MATTER_PASSED,
                file=file,
                line=first_line + found[passed[0]].line - 1,
                message=f"Fields of the front matter that are passed over: {names}.",
                mend=f"The fields of a source are {', '.join(KNOWN_FIELDS)}.",
            )
        )
    return given, problems


def _sources_file(folder: Path) -> tuple[dict[str, Listed], list[Problem]]:
    path = folder / SOURCES_FILE
    if not files.is_there(path):
        return {}, []
    try:
        entries = fields(files.text_of(path))
    except Unreadable as error:
        return {}, [_listing_problem(error.line, error.message)]
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
            given, found = source_fields(inner, LISTING, 1, ProblemKind.SOURCES_INVALID)
            listed[name] = Listed(fields=given, line=entry.line)
            problems.extend(found)
    return listed, problems


def _listing_problem(line: int, message: str) -> Problem:
    return Problem(kind=ProblemKind.SOURCES_INVALID, file=LISTING, line=line, message=message)


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
