"""`mkdocs.yml` to `Settings`: only `extra.briefing`, `site_name` and a literal `site_url`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from generator import edtf
from generator.model import Settings
from generator.problems import Problem, ProblemKind
from generator.reading import files
from generator.reading.files import Unreadable
from generator.reading.source_fields import LANGUAGE, LONGEST_VALUE, is_web_address
from generator.reading.yaml_values import tolerant

FILE = "mkdocs.yml"
# Folders that hold what somebody wrote.
NO_SITE = ("seeds", "topics", "content", "docs", "src", ".", ".git", ".github", ".briefing")
CHOICES = {
    "hemisphere": ("north", "south"),
    "date_order": ("dmy", "mdy"),
    "fiscal_year_named": ("begins", "ends"),
    "source_text": ("context", "full"),
    "uncited": ("show", "hide"),
}
TEXTS = ("language", "contact", "about", "attribution")
KNOWN = ("aliases", "as_of", "fiscal_year_start", "excerpt_share", *CHOICES, *TEXTS)


class _Invalid(Exception):
    """A setting that is not as it should be; the message says how it should be."""


def read(project: Path) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings of a project; without `mkdocs.yml` the defaults, and a problem that says so."""
    if not files.is_there(project / FILE):
        return Settings(), (
            _problem("There is no `mkdocs.yml` here; name the project's folder with --project."),
        )
    try:
        text = files.text_of(project / FILE)
        document = tolerant(text)
    except Unreadable as error:
        return Settings(), (_problem(error.said, error.line, error.column),)
    extra = document.get("extra")
    briefing = extra.get("briefing") if isinstance(extra, Mapping) else None
    values, problems = _builders(document, text)
    if briefing is not None and not isinstance(briefing, Mapping):
        return Settings(**values), (
            _problem("`extra.briefing` needs `setting: value` lines below it."),
        )
    for name, value in (briefing or {}).items():
        if value is None:
            continue
        try:
            values[name] = _checked(str(name), value)
        except _Invalid as error:
            problems.append(_problem(str(error), _line_of(text, str(name))))
            values.pop(name, None)
    return Settings(**values), tuple(problems)


def _builders(document: Mapping[str, Any], text: str) -> tuple[dict[str, Any], list[Problem]]:
    """What we take from the settings of the site builder."""
    problems: list[Problem] = []
    values: dict[str, Any] = {}
    if isinstance(document.get("site_name"), str):
        values["site_name"] = document["site_name"]
    address = document.get("site_url")
    if isinstance(address, str) and address.startswith(("http://", "https://")):
        if is_web_address(address):
            values["site_url"] = address.rstrip("/") + "/"
        else:
            problems.append(_problem("`site_url` is not an http or https address."))
    for name, fault in _folders(document):
        problems.append(_problem(fault, _line_of(text, name, top=True)))
    if isinstance(document.get("site_dir"), str) and not problems:
        values["site_dir"] = PurePosixPath(document["site_dir"]).as_posix()
    return values, problems


def _folders(document: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What is wrong with the folders that are read and written: neither may hold the inputs."""
    if document.get("docs_dir", "content") != "content":
        yield "docs_dir", "`docs_dir` is `content`: the generator writes the pages there."
    named = document.get("site_dir", "site")
    parts = PurePosixPath(named).parts if isinstance(named, str) else ()
    if not parts or ".." in parts or parts[0] in NO_SITE or PurePosixPath(named).is_absolute():
        yield (
            "site_dir",
            f"`site_dir: {named}` is no folder of its own: a build replaces all that is in it.",
        )


def _checked(name: str, value: Any) -> Any:
    if name not in KNOWN:
        raise _Invalid(f"`{name}` is not a setting; the settings are {', '.join(KNOWN)}.")
    if name == "aliases":
        return _aliases(value)
    if name == "as_of":
        if not isinstance(value, str | int) or edtf.parse(str(value)) is None:
            raise _Invalid(f"`as_of: {value}` is not an EDTF date such as 2026-01-16.")
        return str(value)
    if name == "fiscal_year_start":
        if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= 12:
            raise _Invalid("`fiscal_year_start` is the number of a month, 1 to 12.")
        return value
    if name == "excerpt_share":
        return _share(value)
    if name == "language" and not (isinstance(value, str) and LANGUAGE.fullmatch(value)):
        raise _Invalid("`language` is a language tag such as en, pt-BR or zh-Hant.")
    if name in CHOICES and value not in CHOICES[name]:
        raise _Invalid(f"`{name}` is {' or '.join(CHOICES[name])}.")
    if not isinstance(value, str) or len(value) > LONGEST_VALUE:
        raise _Invalid(f"`{name}` is one line of text.")
    return value


def _share(value: Any) -> float:
    """40, "40 %" and 0.4 all mean four words in ten."""
    if not isinstance(value, str | int | float):
        raise _Invalid("`excerpt_share` is a share such as 0.4 or 40 %.")
    try:
        share = float(str(value).rstrip("% ").strip())
    except ValueError:
        raise _Invalid("`excerpt_share` is a share such as 0.4 or 40 %.") from None
    share = share / 100 if share > 1 else share
    if not 0 < share <= 1:
        raise _Invalid("`excerpt_share` is a share between 0 and 1, or a percentage.")
    return share


def _aliases(value: Any) -> tuple[tuple[str, ...], ...]:
    """`SM-6 = Standard Missile-6` lines; each is a group of names that match one another."""
    lines = value if isinstance(value, list) else [value]
    groups = []
    for line in lines:
        names = tuple(name.strip() for name in line.split("=")) if isinstance(line, str) else ()
        if len(names) < 2 or not all(names):
            raise _Invalid("`aliases` is a list of lines such as `IIA = 2A`.")
        groups.append(names)
    return tuple(groups)


def _line_of(text: str, name: str, top: bool = False) -> int:
    """The line on which a setting stands, for a message; 1 if it is written in an unusual way."""
    inside = top
    for number, line in enumerate(text.splitlines(), start=1):
        inside = inside or line.strip().startswith("briefing:")
        if inside and line.strip().startswith(f"{name}:"):
            return number
    return 1


def _problem(message: str, line: int = 1, column: int = 1) -> Problem:
    return Problem(
        kind=ProblemKind.SETTINGS_INVALID, file=FILE, line=line, column=column, message=message
    )
