"""`data/sources.csl.json`: the sources as CSL-JSON, for reference managers and citeproc."""

from __future__ import annotations

import json
from typing import Any

from generator import edtf
from generator.model import Briefing, OutputFile, Source
from generator.typography import clean


def files(briefing: Briefing) -> tuple[OutputFile, ...]:
    """One item a source, type `article-newspaper`; what is not stated is left out."""
    items = [
        json.dumps(_item(source), ensure_ascii=False)
        for _, source in sorted(briefing.sources.items())
    ]
    text = "[\n" + ",\n".join(items) + "\n]\n"
    return (OutputFile(path="data/sources.csl.json", data=text.encode("utf-8", "surrogatepass")),)


def _item(source: Source) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": source.id,
        "type": "article-newspaper",
        "title": clean(source.title),
        "container-title": source.publisher,
        "author": [{"literal": clean(source.byline)}] if source.byline else None,
        "issued": _issued(source),
        "language": source.language,
        "URL": source.url,
    }
    return {name: value for name, value in item.items() if value}


def _issued(source: Source) -> dict[str, Any] | None:
    """A whole date; a bound that was only inferred ("after 12 December") is no date of issue."""
    if source.publication.basis in (None, "inferred"):
        return None
    value = edtf.parse(source.publication.value or "")
    if value is None or value.start is None or value.end is None:
        return None
    start, end = value.start, value.end
    if start == end:
        return {"date-parts": [[start.year, start.month, start.day]]}
    return {
        "date-parts": [[start.year, start.month, start.day], [end.year, end.month, end.day]],
    }
