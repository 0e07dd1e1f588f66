"""Developments as quoted statements: what stands on the pages that no editor has written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from generator import identity
from generator.briefing import chronology, passages
from generator.briefing.developments import Development, Front
from generator.corpus import timeline
from generator.corpus.analysis import Corpus
from generator.model import Citation, Statement, Topic
from generator.text.typography import clean


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """The topics with what their pages show, the statements, and what these cite."""

    topics: tuple[Topic, ...]
    statements: dict[str, Statement]
    citations: dict[str, Citation]


def pages(
    topics: Sequence[Topic],
    fronts: Mapping[str, Front],
    events: Sequence[timeline.Found],
    corpus: Corpus,
    sections: Mapping[str, str],
) -> Pages:
    """The topics with their statements: those of their fronts, and events that some page shows."""
    told = _told(events, topics, fronts)
    made, cited = chronology.statements(told.values(), corpus, sections["dates"])
    dated = dict(zip(told, made, strict=True))
    statements = {statement.id: statement for statement in made}
    found: list[Topic] = []
    for topic in topics:
        front = fronts.get(topic.id, Front())
        parts = {"now": front.now, "happened": front.happened, "background": front.background}
        names: dict[str, tuple[str, ...]] = {}
        for section, members in parts.items():
            ids: list[str] = []
            for each in members:
                if each.event is None:
                    statement, quotations = _quoted(each, topic.id, section, sections, corpus)
                    cited |= {citation.id: citation for citation in quotations}
                    statements[statement.id] = statement
                    ids.append(statement.id)
                else:
                    ids.append(dated[each.event].id)
            names[section] = tuple(ids)
        own = (statement.id for statement in made if statement.topic == topic.id)
        shown = (name for ids in names.values() for name in ids)
        mine = (name for name in shown if statements[name].topic == topic.id)
        found.append(
            replace(
                topic,
                statements=tuple(dict.fromkeys((*topic.statements, *mine, *own))),
                now=names["now"],
                happened=names["happened"],
                also=front.also,
            )
        )
    return Pages(topics=tuple(found), statements=statements, citations=cited)


def _told(
    events: Sequence[timeline.Found], topics: Sequence[Topic], fronts: Mapping[str, Front]
) -> dict[int, timeline.Found]:
    """The events by number, each at home on the first of its topics whose page shows it.

    It is quoted by the passage that this page shows.
    """
    shown = {
        (topic, each.event): each.passages[0]
        for topic, front in fronts.items()
        for each in (*front.now, *front.happened)
    }
    order = [topic.id for topic in sorted(topics, key=lambda topic: topic.id not in fronts)]
    told = {}
    for number, event in enumerate(events):
        homes = [
            topic
            for topic in sorted(
                event.topics, key=lambda topic: (topic not in fronts, order.index(topic))
            )
            if topic not in fronts or (topic, number) in shown
        ]
        if not homes:
            continue
        ways = (shown[each, number] for each in homes if (each, number) in shown)
        first = next(ways, event.passage)
        told[number] = replace(
            event,
            topics=tuple(dict.fromkeys((*homes, *event.topics))),
            passage=first,
            passages=tuple(dict.fromkeys((first, *event.passages))),
        )
    return told


def _quoted(
    each: Development, topic: str, section: str, sections: Mapping[str, str], corpus: Corpus
) -> tuple[Statement, list[Citation]]:
    """A development without a day as a statement; what says the same is cited with it.

    Its id is not made of the section: it keeps it when other news moves it down the page.
    """
    quotations = [passages.cite(one, corpus.libraries) for one in each.passages]
    text = clean(quotations[0].exact)
    statement = Statement(
        id=identity.statement_id(topic, sections["statements"], text, ()),
        topic=topic,
        section=sections[section],
        text=text,
        status="quoted",
        citations=tuple(dict.fromkeys(citation.id for citation in quotations)),
        sources=len({citation.source for citation in quotations}),
    )
    return statement, quotations
