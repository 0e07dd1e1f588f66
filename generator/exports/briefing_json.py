"""`data/briefing.json` and the JSON Schema that describes it."""

from __future__ import annotations

import json
from importlib import resources
from typing import Any

from generator import records
from generator.model import Briefing, OutputFile


def files(briefing: Briefing) -> tuple[OutputFile, ...]:
    """The two files. One record a line, so that a review shows which records changed."""
    schema = (resources.files("generator.exports") / "briefing.schema.json").read_bytes()
    text = one_record_a_line(records.briefing(briefing))
    return (
        OutputFile(path="data/briefing.json", data=text.encode("utf-8", "surrogatepass")),
        OutputFile(path="data/briefing.schema.json", data=schema),
    )


def one_record_a_line(document: dict[str, Any]) -> str:
    """A JSON object whose lists have one record on each line."""
    parts = [f"{_compact(key)}: {_value(value)}" for key, value in document.items()]
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _value(value: Any) -> str:
    if not isinstance(value, list):
        return _compact(value)
    return "[" + ",".join(f"\n{_compact(entry)}" for entry in value) + "\n]" if value else "[]"


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(", ", ": "))
