"""`topics/*.md` to `TopicFile` values: front matter by PyYAML, the body by markdown-it-py."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from generator.containment import Guard
from generator.model import Draft, Language, Review, TopicFile
from generator.problems import Problem, ProblemKind
from generator.reading import files, topic_body
from generator.reading.files import Unreadable
from generator.reading.yaml_values import Field, YamlError, fields, front_matter, split_front_matter
from generator.text.typography import clean, slug_or_digest

KNOWN_FIELDS = ("title", "order", "question", "kind", "terms", "reviewed")
REVIEW_FIELDS = ("by", "on", "digest")
# Names of pages that the generator writes itself: a topic `method.md` would overwrite one.
RESERVED = (
    "index",
    "sources",
    "disagreements",
    "people",
    "changes",
    "method",
    "print",
    "data",
    "assets",
    "404",
    "top",
)
LAST = 1_000_000


class _Invalid(Exception):
    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.message = message
        self.line = line


def read(project: Path, language: Language) -> tuple[tuple[TopicFile, ...], tuple[Problem, ...]]:
    """All topics by their `order`, then by name, and what is wrong with their files."""
    folder = project / "topics"
    if not files.is_there(folder):
        error = Unreadable(
            "There is no folder `topics/` here.",
            "Make it, and in it a file such as `topics/my-topic.md` with a title and terms.",
        )
        return (), (_unreadable("topics", error),)
    try:
        names = files.names_in(folder)
    except Unreadable as error:
        return (), (_unreadable("topics", error),)
    guard = Guard()
    topics: list[TopicFile] = []
    problems: list[Problem] = []
    for name in names:
        if name.startswith(".") or not name.endswith(".md"):
            continue
        read_it = partial(_topic, folder / name, language)
        topic, found = guard.run("topics", f"topics/{name}", (None, []), read_it)
        problems.extend(found)
        if topic is not None:
            topics.append(topic)
    problems.extend((*guard.problems, *_same_pages(topics)))
    return tuple(sorted(topics, key=lambda topic: (topic.order, topic.id))), tuple(problems)


def _topic(path: Path, language: Language) -> tuple[TopicFile | None, list[Problem]]:
    file = f"topics/{path.name}"
    try:
        text = files.text_of(path).removeprefix("\ufeff")
    except Unreadable as error:
        return None, [_unreadable(file, error)]
    front, first_line, body_start = split_front_matter(text)
    if front is None:
        message = "A topic file opens with front matter: `---`, `title: …`, `terms: […]`, `---`."
        return None, [_problem(file, 1, message, kind=ProblemKind.FRONT_MATTER_INVALID)]
    try:
        values = _front_matter(fields(front_matter(front)), first_line)
    except YamlError as error:
        line = first_line + error.line - 1
        return None, [_problem(file, line, error.message, kind=ProblemKind.FRONT_MATTER_INVALID)]
    except _Invalid as error:
        return None, [
            _problem(file, error.line, error.message, kind=ProblemKind.FRONT_MATTER_INVALID)
        ]
    drafts, problems = topic_body.parse(text, body_start, file, language)
    return _assembled(path, file, values, drafts), problems


def _assembled(
    path: Path, file: str, values: dict[str, Any], drafts: tuple[Draft, ...]
) -> TopicFile:
    name = slug_or_digest(path.stem, "topic")
    return TopicFile(id=name, file=file, drafts=drafts, **values)


def _front_matter(found: dict[str, Field], first_line: int) -> dict[str, Any]:
    for name, field in found.items():
        if name not in KNOWN_FIELDS:
            known = ", ".join(KNOWN_FIELDS)
            raise _Invalid(
                f"`{name}` is not a field of a topic; the fields are {known}.",
                first_line + field.line - 1,
            )

    def line(name: str) -> int:
        return first_line + found[name].line - 1 if name in found else 1

    def text(name: str) -> str | None:
        value = found[name].value if name in found else None
        if value is not None and not isinstance(value, str):
            raise _Invalid(f"`{name}` is one line of text.", line(name))
        return value.strip() or None if value else None

    title = text("title")
    if title is None or not clean(title):
        raise _Invalid("A topic needs a `title`.", line("title"))
    order = text("order")
    if order is not None and not (order.isascii() and order.isdigit() and len(order) <= 6):
        raise _Invalid("`order` is a whole number.", line("order"))
    kind = text("kind") or "topic"
    if kind not in ("topic", "calendar"):
        raise _Invalid("`kind` is `topic` or `calendar`.", line("kind"))
    return {
        "title": title,
        "order": int(order) if order else LAST,
        "question": text("question"),
        "kind": kind,
        "terms": _terms(found.get("terms"), line("terms")),
        "review": _review(found.get("reviewed"), line("reviewed")),
    }


def _terms(field: Field | None, line: int) -> tuple[str, ...]:
    if field is None or field.value == "":
        return ()
    terms = [field.value] if isinstance(field.value, str) else field.value
    if not isinstance(terms, list) or not all(
        isinstance(term, str) and term.strip(" *") for term in terms
    ):
        raise _Invalid(
            '`terms` is a list of words and phrases: [SM-3, "missile production", interceptor*].',
            line,
        )
    return tuple(term.strip() for term in terms)


def _review(field: Field | None, line: int) -> Review | None:
    if field is None or field.value == "":
        return None
    value = field.value
    if (
        not isinstance(value, dict)
        or set(value) != set(REVIEW_FIELDS)
        or not all(isinstance(entry, str) and entry for entry in value.values())
    ):
        raise _Invalid("`reviewed` is {by: a name, on: a day, digest: as `check` prints it}.", line)
    return Review(by=value["by"], on=value["on"], digest=value["digest"])


def _same_pages(topics: list[TopicFile]) -> list[Problem]:
    problems: list[Problem] = []
    taken = dict.fromkeys(RESERVED, "a page that every briefing has")
    for topic in topics:
        other = taken.setdefault(topic.id, topic.file)
        if other != topic.file:
            problems.append(
                Problem(
                    kind=ProblemKind.TOPIC_ID_TAKEN,
                    file=topic.file,
                    message=f"The page `{topic.id}` is that of {other}.",
                    mend="Rename this file.",
                )
            )
    return problems


def _unreadable(file: str, error: Unreadable) -> Problem:
    return Problem(
        kind=ProblemKind.TOPIC_INVALID,
        file=file,
        line=error.line,
        column=error.column,
        message=error.message,
        mend=error.mend,
    )


def _problem(
    file: str, line: int, message: str, kind: ProblemKind = ProblemKind.TOPIC_INVALID
) -> Problem:
    return Problem(kind=kind, file=file, line=line, message=message)
