"""`data/annotations.jsonld`: every citation of a statement as a W3C Web Annotation.

One annotation for each passage that a statement cites. Its body is the statement, its target the
passage: the words themselves, what stands around them as far as pages show it, and their place.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from generator import permalinks
from generator.model import Briefing, Citation, Language, OutputFile, Settings, Source, Statement
from generator.text.typography import clean
from generator.wording import wording

PATH = "data/annotations.jsonld"
CONTEXT = "http://www.w3.org/ns/anno.jsonld"

Node = dict[str, Any]


def files(briefing: Briefing, language: Language) -> tuple[OutputFile, ...]:
    """The collection with all annotations on its one page, one a line, by statement and place.

    Offsets are Unicode code points of the file that `schema:sha256` names, from 0, the end not
    included: what the W3C model asks of a TextPositionSelector.
    """
    t = wording(language, "exports")
    settings = briefing.settings
    found = sorted(_annotations(briefing), key=lambda annotation: str(annotation["id"]))
    page = {"id": _id(settings, "page"), "type": "AnnotationPage", "startIndex": 0}
    collection = {
        "@context": CONTEXT,
        "id": _id(settings),
        "type": "AnnotationCollection",
        "label": t("annotations_label", site=clean(settings.site_name)),
        "rdfs:comment": t("annotations_comment"),
        "total": len(found),
        "first": page,
    }
    # Written out by hand only so far that each annotation has a line of its own.
    head = _json(collection).removesuffix("}}")
    items = ",".join(f"\n{_json(annotation)}" for annotation in found)
    # What UTF-8 cannot carry, a lone surrogate, becomes the escape that JSON has for it.
    data = f'{head}, "items": [{items}\n]}}}}\n'.encode("utf-8", "backslashreplace")
    return (OutputFile(path=PATH, data=data),)


def _annotations(briefing: Briefing) -> Iterator[Node]:
    settings = briefing.settings
    for statement in briefing.statements.values():
        for name in statement.citations:
            citation = briefing.citations[name]
            yield {
                "id": _id(settings, f"{statement.id}.{name}"),
                "type": "Annotation",
                # A statement says in an editor's words what the passage reports. The generator
                # adds no words to what it quotes.
                "motivation": "highlighting" if statement.status == "quoted" else "describing",
                "body": _body(settings, statement),
                "target": _target(settings, citation, briefing.sources[citation.source]),
            }


def _body(settings: Settings, statement: Statement) -> Node:
    return {
        "id": permalinks.page_url(settings, statement.topic, statement.id)
        or permalinks.urn(settings, statement.id),
        "type": "TextualBody",
        "value": clean(statement.text),
        "format": "text/plain",
        "language": settings.language,
    }


def _target(settings: Settings, citation: Citation, source: Source) -> Node:
    span = source.seed.in_file(citation.start, citation.end)
    quotation = {
        "type": "TextQuoteSelector",
        "exact": citation.exact,
        "prefix": citation.prefix,
        "suffix": citation.suffix,
    }
    return {
        "id": permalinks.page_url(settings, f"sources/{citation.source}", citation.id)
        or permalinks.urn(settings, citation.id),
        "type": "SpecificResource",
        "source": _source(settings, source),
        "selector": [
            {name: value for name, value in quotation.items() if value},
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        ],
    }


def _source(settings: Settings, source: Source) -> Node:
    """The article as collected; where it was published is another resource, whose text may differ.

    `schema:` and `dcterms:` are prefixes that the W3C context declares.
    """
    node: Node = {
        "id": permalinks.page_url(settings, f"sources/{source.id}")
        or permalinks.urn(settings, "source", source.id),
        "type": "Text",
        "format": "text/markdown" if source.seed.file.endswith(".md") else "text/plain",
        "language": source.language,
        "schema:sha256": source.seed.sha256,
        "dcterms:title": clean(source.title),
    }
    return node | ({"dcterms:source": {"id": source.url}} if source.url else {})


def _id(settings: Settings, part: str = "") -> str:
    """The address of this file and a part of it, else their name."""
    return permalinks.file_url(settings, PATH, part) or permalinks.urn(settings, PATH, part)


def _json(value: Node) -> str:
    return json.dumps(value, ensure_ascii=False)
