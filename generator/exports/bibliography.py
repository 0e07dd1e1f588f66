"""The sources for reference managers: CSL-JSON, BibTeX (biblatex too) and RIS.

What is not stated is left out, and a bound that was only inferred ("after 12 December") is no date
of issue. A byline is one name as it stands: nobody guesses which of its words are a family name.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from generator import edtf
from generator.edtf import Edtf
from generator.model import Briefing, OutputFile, Source
from generator.text.typography import clean, latex

# biblatex reads dates of ISO 8601-2, but not its quarters, halves and unspecified parts.
BIBLATEX_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2]|2[1-4])(?:-\d\d)?)?[?~%]?")
IN_URL = {"{": "%7B", "}": "%7D", "\\": "%5C"}


def files(briefing: Briefing) -> tuple[OutputFile, ...]:
    """The three files: one entry a source, its id being the key, in order of the ids."""
    sources = [source for _, source in sorted(briefing.sources.items())]
    items = ",\n".join(json.dumps(_csl(source), ensure_ascii=False) for source in sources)
    texts = {
        "csl.json": f"[\n{items}\n]\n" if items else "[]\n",
        "bib": "\n".join(map(_bibtex, sources)),
        "ris": "".join(map(_ris, sources)),
    }
    return tuple(
        OutputFile(path=f"data/sources.{suffix}", data=text.encode("utf-8", "replace"))
        for suffix, text in texts.items()
    )


def _csl(source: Source) -> dict[str, Any]:
    """An item of CSL-JSON 1.0.2."""
    return _stated(
        {
            "id": source.id,
            "type": "article-newspaper",
            "title": clean(source.title),
            "container-title": clean(source.publisher or ""),
            "author": [{"literal": byline}] if (byline := clean(source.byline or "")) else None,
            "issued": _date_parts(_issued(source)),
            "accessed": _date_parts(edtf.parse(source.retrieved or "")),
            "language": source.language,
            "URL": source.url,
        }
    )


def _bibtex(source: Source) -> str:
    """An entry for BibTeX and biblatex alike.

    The second pair of braces keeps capitals as they are, and a byline with "and" in it one name.
    """
    title, publisher, byline = (
        latex(clean(text or "")) for text in (source.title, source.publisher, source.byline)
    )
    issued = _issued(source)
    fields = {
        "title": f"{{{title}}}",
        "author": byline and f"{{{byline}}}",
        "journal": publisher and f"{{{publisher}}}",
        "entrysubtype": "newspaper",
        "date": _biblatex_date(issued),
        **_bibtex_date(issued),
        "url": "".join(IN_URL.get(character, character) for character in clean(source.url or "")),
        "urldate": _biblatex_date(edtf.parse(source.retrieved or "")),
    }
    lines = (f"  {key} = {{{value}}},\n" for key, value in _stated(fields).items())
    return f"@article{{{source.id},\n{''.join(lines)}}}\n"


def _ris(source: Source) -> str:
    """A record of RIS, one tag a line, whatever a value holds: `clean` leaves no line break in it.

    A comma would part an author's family name from the given name: "Ann Lee, reporter" has none.
    """
    issued = _one_day(_issued(source))
    year = _one_year(_issued(source))
    read = _one_day(edtf.parse(source.retrieved or ""))
    tags = {
        "TY": "NEWS",
        "ID": source.id,
        "TI": source.title,
        "AU": (source.byline or "").replace(",", " /"),
        "T2": source.publisher,
        "PY": f"{year:04}" if year else None,
        "DA": f"{issued:%Y/%m/%d}/" if issued else None,
        "LA": source.language,
        "UR": source.url,
        "Y2": f"{read:%Y/%m/%d}/" if read else None,
    }
    lines = (f"{tag}  - {clean(value)}\r\n" for tag, value in _stated(tags).items())
    return f"{''.join(lines)}ER  - \r\n"


def _stated(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value}


def _issued(source: Source) -> Edtf | None:
    if source.publication.basis in (None, "inferred"):
        return None
    return edtf.parse(source.publication.value or "")


def _date_parts(value: Edtf | None) -> dict[str, Any] | None:
    """A CSL date as exact as the value is: [2026, 1] for January; two parts for an interval."""
    if value is None or value.start is None or value.end is None:
        return None
    first, last = ([day.year, day.month, day.day] for day in (value.start, value.end))
    if value.precision in ("day", "month", "year"):
        parts = [first[: {"day": 3, "month": 2, "year": 1}[value.precision]]]
    else:
        parts = [first, last]
    return {"date-parts": parts, **({"circa": True} if value.approximate else {})}


def _biblatex_date(value: Edtf | None) -> str | None:
    sides = value.text.split("/") if value else []
    plain = all(side == ".." or BIBLATEX_DATE.fullmatch(side) for side in sides)
    return "/".join(sides) if plain else None


def _bibtex_date(value: Edtf | None) -> dict[str, str]:
    """Year and month for BibTeX itself, which knows no other dates."""
    year = _one_year(value)
    if value is None or year is None:
        return {}
    exact = value.precision in ("day", "month") and value.start is not None
    month = f"{value.start.month}" if exact and value.start else ""
    return {"year": f"{year}", "month": month}


def _one_year(value: Edtf | None) -> int | None:
    """The year in which all the days of a value lie."""
    if value is None or value.start is None or value.end is None:
        return None
    return value.start.year if value.start.year == value.end.year else None


def _one_day(value: Edtf | None) -> date | None:
    return value.start if value and value.precision == "day" else None
