"""`sources.csl.json` against the rules of CSL 1.0.2 (csl-data.json) that its items need."""

from __future__ import annotations

import json
from typing import Any

import jsonschema

from tests.audit import Built, Findings

DATE_PART = {"type": ["integer", "string"], "pattern": "^-?[0-9]+$"}
NAME = {
    "type": "object",
    "properties": {
        name: {"type": "string", "minLength": 1}
        for name in ("family", "given", "literal", "suffix")
    },
    "additionalProperties": False,
    "anyOf": [{"required": ["family"]}, {"required": ["literal"]}],
}
DATE = {
    "type": "object",
    "properties": {
        "date-parts": {
            "type": "array",
            "minItems": 1,
            "maxItems": 2,
            "items": {"type": "array", "minItems": 1, "maxItems": 3, "items": DATE_PART},
        },
        "season": {"enum": [1, 2, 3, 4]},
        "circa": {"type": ["string", "number", "boolean"]},
        "literal": {"type": "string"},
        "raw": {"type": "string"},
    },
    "additionalProperties": False,
    "minProperties": 1,
}
TEXT = {"type": "string", "minLength": 1}
RULES: dict[str, Any] = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["id", "type", "title"],
        "properties": {
            "id": TEXT,
            "type": {"enum": ["article", "article-newspaper", "article-magazine", "webpage"]},
            "author": {"type": "array", "minItems": 1, "items": NAME},
            "issued": DATE,
            "accessed": DATE,
            "URL": {"type": "string", "pattern": "^https?://[^ ]+$"},
            **dict.fromkeys(("title", "container-title", "publisher", "language", "note"), TEXT),
        },
        "additionalProperties": False,
    },
}


def csl(built: Built) -> Findings:
    """One valid item a source, with the date that the briefing states and none that it inferred."""
    items = json.loads((built.project / "content/data/sources.csl.json").read_bytes())
    for error in jsonschema.Draft202012Validator(RULES).iter_errors(items):
        yield f"sources.csl.json: {error.json_path}: {error.message}"
    by_id = {item["id"]: item for item in items}
    recorded = built.by_id("sources")
    if by_id.keys() != recorded.keys() or len(by_id) != len(items):
        yield f"sources.csl.json: items {sorted(by_id)}, sources {sorted(recorded)}"
    for name in by_id.keys() & recorded.keys():
        item, source = by_id[name], recorded[name]
        if item["title"] != source["title"] or item.get("URL") != source["url"]:
            yield f"sources.csl.json: {name} has another title or address than its source"
        dated = source["published_basis"] not in (None, "inferred")
        if ("issued" in item) != dated:
            yield f"sources.csl.json: {name} is {'' if dated else 'not '}dated in the briefing"
        parts = item.get("issued", {}).get("date-parts", [[]])[0]
        if dated and not source["published"].startswith("-".join(f"{int(p):02}" for p in parts)):
            yield f"sources.csl.json: {name} is of {parts}, in the briefing {source['published']}"
