"""Small briefings made by hand, for tests of what exports make of them.

`briefing(event("talks", "2026-01-15"), …)` has one source of each kind of date, one topic, and a
statement with two citations for each event.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from generator.model import (
    Article,
    Briefing,
    Citation,
    Disagreement,
    Event,
    OutputFile,
    Publication,
    Seed,
    Settings,
    Side,
    Source,
    Span,
    Statement,
    Topic,
)
from generator.text.typography import clean

TOPIC = "ferries"
WORDS = "The boat will leave on Sunday, the mayor said."
SITE = Settings(site_name="Harlow", site_url="https://harlow.example/b/")
# Anything that a file can hold, what XML and TEX fear most often among it.
HOSTILE = st.text(
    st.one_of(
        st.sampled_from(
            "\\{}$&#_%~^\"'`-?!,;:<>[]@|=\n\r\t\0\x07\x0b\x1b\x85\u2028\u202e\ufeff\ufffe"
        ),
        st.characters(codec="utf-8"),
    ),
    max_size=120,
)


def source(name: str, publication: Publication, **fields: Any) -> Source:
    return Source(
        **{
            "id": name,
            "seed": Seed(file=f"seeds/{name}.txt", text=f"Title\n\n{WORDS}", sha256="0" * 64),
            "article": Article(zones=(), paragraphs=()),
            "title": f"A title of {name}",
            "label": clean(fields.get("publisher", f"“A title of {name}”")),
            "publication": publication,
            **fields,
        }
    )


STATED = source(
    "stated",
    Publication(value="2026-01-15", basis="stated"),
    publisher="The Harlow Post",
    byline="Ann Lee, reporter",
    url="https://post.example/a_b?c=1&d=%7B",
    retrieved="2026-02-01",
)
INFERRED = source("inferred", Publication(value="2026-01-20/..", basis="inferred"))
UNDATED = source("undated", Publication())


def citation(name: str, of: Source, words: str = WORDS) -> Citation:
    start = of.text.index(words)
    span = Span(start=start, end=start + len(words))
    return Citation(
        id=name,
        source=of.id,
        start=span.start,
        end=span.end,
        exact=words,
        prefix="",
        suffix="",
        pieces=(span,),
        sentence=span,
        zone="body",
    )


def statement(name: str, text: str = "The ferry sails.", **fields: Any) -> Statement:
    return Statement(
        **{
            "id": name,
            "topic": TOPIC,
            "section": "Bottom line",
            "text": text,
            "status": "drafted",
            "citations": ("c-stated",),
            "sources": 1,
            **fields,
        }
    )


def event(name: str, date: str, **fields: Any) -> Event:
    return Event(
        **{
            "id": name,
            "title": "The ferry sails.",
            "date": date,
            "date_basis": "“Sunday” (published 2026-01-15)",
            "status": "reported",
            "topics": (TOPIC,),
            "citations": ("c-stated", "c-undated"),
            "sources": 2,
            **fields,
        }
    )


def briefing(*events: Event, **fields: Any) -> Briefing:
    """A briefing of these events; `fields` replace those of `Briefing`."""
    sources = {each.id: each for each in (STATED, INFERRED, UNDATED)}
    statements = {
        each.id: statement(
            each.id, each.title, section="Dates", date=each.date, citations=each.citations
        )
        for each in events
    }
    made = Briefing(
        settings=Settings(site_name="Harlow"),
        as_of="2026-01-15",
        sources=sources,
        readings={},
        topics=(topic(*statements),),
        statements=statements,
        citations={f"c-{name}": citation(f"c-{name}", each) for name, each in sources.items()},
        events=events,
    )
    return replace(made, **fields)


def topic(*statements: str, **fields: Any) -> Topic:
    return Topic(
        **{
            "id": TOPIC,
            "file": f"topics/{TOPIC}.md",
            "title": "Ferries",
            "question": None,
            "kind": "topic",
            "order": 1,
            "status": "drafted",
            "statements": statements,
            **fields,
        }
    )


def hostile(text: str) -> Briefing:
    """A briefing in which all that people or articles wrote is this text."""
    happened = event("sail", "2026-03", title=text, date_basis=text, disagreement="d-1")
    gone = event("gone", "2026-04", title=text, withdrawn=text or "-", citations=())
    named = source(
        "stated",
        Publication(value="2026-01-15", basis="stated"),
        title=text,
        publisher=text,
        byline=text,
    )
    said = replace(
        citation("c-stated", STATED),
        exact=text,
        end=citation("c-stated", STATED).start + len(text),
        pieces=(Span(start=7, end=7 + len(text)),),
    )
    base = briefing(happened)
    sides = (Side(value=text, citations=("c-stated",)),)
    return replace(
        base,
        settings=Settings(site_name=text, about=text, attribution=text),
        sources={**base.sources, "stated": named},
        citations={**base.citations, "c-stated": said},
        topics=(topic("sail", title=text),),
        withdrawn=(gone,),
        disagreements=(Disagreement(id="d-1", kind="name", subject=text, sides=sides),),
    )


def text_of(files: Sequence[OutputFile], path: str) -> str:
    return next(file.data for file in files if file.path == path).decode("utf-8")
