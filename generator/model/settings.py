"""What a project sets, and the language data that it is read with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

SourceText = Literal["context", "full"]
DateOrder = Literal["dmy", "mdy"]
FiscalNaming = Literal["begins", "ends"]


def primary(code: str) -> str:
    """What of a language tag says which language: "en" of "en-GB"."""
    return code.lower().replace("_", "-").split("-")[0]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Language:
    """Word lists and rules of one language: `data["dates"]` is `languages/<code>/dates.yml`.

    `rules` is the language that the data are of. Where that is another one (`fallback`), texts are
    laid out and parted into sentences by them, and nothing is said of what the words mean; `lacks`
    tells what the language's own folder is without, where it has one. Compared by identity, so that
    a stage may cache what it compiles from one.
    """

    code: str
    data: Mapping[str, Any]
    rules: str = "en"
    fallback: bool = False
    lacks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """`extra.briefing` of `mkdocs.yml`, with `site_name`, `site_dir` and a literal `site_url`."""

    site_name: str = "Briefing"
    site_url: str | None = None
    site_dir: str = "site"
    language: str = "en"
    aliases: tuple[tuple[str, ...], ...] = ()
    as_of: str | None = None
    fiscal_year_start: int = 1
    fiscal_year_named: FiscalNaming | None = None
    hemisphere: Literal["north", "south"] = "north"
    date_order: DateOrder | None = None
    source_text: SourceText = "context"
    excerpt_share: float | None = None
    uncited: Literal["show", "hide"] = "show"
    contact: str | None = None
    about: str | None = None
    attribution: str | None = None
