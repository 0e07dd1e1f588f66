"""A topic as its reviewer reads it: each statement beside what it rests on, most doubtful first.

The gate sees whether figures, dates and names are borne. Whether a statement is to the point, and
no stronger than its passages, a person has to say. What that takes stands here together: the
statement, why it may need a second look, and each quotation, marked, in its whole sentences.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.model import Briefing, Citation, Language, Statement, Topic
from generator.pages.context import in_sentence
from generator.problems import Problem
from generator.text.typography import clean
from generator.text.words import read_words, vocabulary
from generator.wording import published_phrase

WIDTH = 88
# How much each cause weighs. That all words of a statement are the editor's own is as much as a
# warning; that one source alone says so only parts statements that are alike in all else.
WARNED, UNSAID, UNUSUAL, DERIVED, DISPUTED, ALONE = 2.0, 2.0, 1.0, 1.0, 0.5, 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A cause to look twice, in words, and how much it weighs."""

    reason: str
    weight: float


def sheet(briefing: Briefing, topic: Topic, problems: Iterable[Problem], language: Language) -> str:
    """All statements of a topic with their passages, and the sign-off that covers them, as text.

    `problems` are those of the run that gave the briefing. Statements of the same doubt keep their
    order in the file.
    """
    statements = [briefing.statements[name] for name in topic.statements if topic.digest]
    if not statements:
        return f"{topic.file} has no statement of an editor: there is nothing to sign off.\n"
    warned = [problem for problem in problems if problem.file == topic.file]
    doubted = [(each, doubts(briefing, each, warned, language)) for each in statements]
    doubted.sort(key=lambda pair: -sum(doubt.weight for doubt in pair[1]))
    head = f"{topic.title}: {_counted(len(statements))}, the most doubtful first."
    parts = [_part(briefing, topic, each, found, language) for each, found in doubted]
    return "\n\n".join((head, *parts, _sign_off(topic))) + "\n"


def doubts(
    briefing: Briefing, statement: Statement, problems: Iterable[Problem], language: Language
) -> tuple[Doubt, ...]:
    """Why a statement may need a second look; `problems` are those of its topic's file."""
    cited = [briefing.citations[name] for name in statement.citations]
    found = [
        Doubt(reason=problem.message, weight=WARNED)
        for problem in problems
        if problem.line == statement.line and problem.kind.severity == "warning"
    ]
    unsaid, share = _unsaid(briefing, statement, cited, language)
    if unsaid:
        listed = ", ".join(f"“{word}”" for word in unsaid)
        found.append(Doubt(reason=f"No passage has {listed}.", weight=UNSAID * share))
    if all(citation.zone != "body" for citation in cited):
        zones = language.data["interface"]["zones"]
        where = ", ".join(sorted({zones[citation.zone] for citation in cited}))
        found.append(Doubt(reason=f"It rests on this alone: {where}.", weight=UNUSUAL))
    if statement.derived:
        found.append(Doubt(reason=f"Derived: {statement.derived}", weight=DERIVED))
    found += [
        Doubt(reason=f"It cites several sides of a difference: {subject}.", weight=DISPUTED)
        for subject in _of_several_sides(briefing, statement)
    ]
    if statement.sources == 1:
        found.append(Doubt(reason="One source alone.", weight=ALONE))
    return tuple(found)


def _unsaid(
    briefing: Briefing, statement: Statement, cited: Iterable[Citation], language: Language
) -> tuple[tuple[str, ...], float]:
    """The words of a statement that no sentence it cites holds in any form, and their share.

    A verb that is stronger than its source is among them: "agreed" of what was discussed. Names of
    sources are no matter of the passages.
    """
    rules = vocabulary(language, briefing.settings.aliases)
    told = [
        text
        for citation in cited
        for text in (_told(briefing, citation), briefing.sources[citation.source].label)
    ]
    borne = {word.stem for text in told for word in read_words(text, rules)}
    words = read_words(statement.text, rules)
    unsaid = [word for word in words if word.stem not in borne]
    written = dict.fromkeys(word.written or word.stem for word in unsaid)
    return tuple(written), len(unsaid) / max(len(words), 1)


def _told(briefing: Briefing, citation: Citation) -> str:
    text = briefing.sources[citation.source].text
    return text[citation.sentence.start : citation.sentence.end]


def _of_several_sides(briefing: Briefing, statement: Statement) -> Iterator[str]:
    for entry in briefing.disagreements:
        cited = [side for side in entry.sides if {*side.citations} & {*statement.citations}]
        if len(cited) > 1 and statement.id not in {side.statement for side in entry.sides}:
            yield clean(entry.subject)


def _part(
    briefing: Briefing,
    topic: Topic,
    statement: Statement,
    found: Sequence[Doubt],
    language: Language,
) -> str:
    lines = [f"{topic.file}:{statement.line}", _wrapped(statement.text, "  ")]
    lines += [_wrapped(f"? {doubt.reason}", "  ", hanging=2) for doubt in found]
    source = ""
    for citation in (briefing.citations[name] for name in statement.citations):
        if citation.source != source:
            source = citation.source
            known = briefing.sources[source]
            lines.append(f"    {known.label}, {published_phrase(known, language)}")
        quoted = in_sentence(briefing, citation)
        lines.append(_wrapped(f"{quoted.before}**{quoted.words}**{quoted.after}", "      "))
    return "\n".join(lines)


def _sign_off(topic: Topic) -> str:
    """The field that signs a topic off, or who has done so."""
    if topic.status == "reviewed" and topic.review:
        return f"Signed off by {topic.review.by} on {topic.review.on}; nothing has changed since."
    return (
        f"Who has read them all puts this into the front matter of {topic.file}, with their name"
        " and the day:\n\n"
        f"reviewed: {{by: NAME, on: YYYY-MM-DD, digest: {topic.digest}}}"
    )


def _counted(number: int) -> str:
    return f"{number} statement{'' if number == 1 else 's'}"


def _wrapped(text: str, indent: str, hanging: int = 0) -> str:
    return textwrap.fill(
        clean(text),
        width=WIDTH,
        initial_indent=indent,
        subsequent_indent=indent + " " * hanging,
        break_long_words=False,
        break_on_hyphens=False,
    )
