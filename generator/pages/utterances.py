"""What somebody said, made ready for pages: words, who, to whom, where and when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from markupsafe import Markup

from generator.model import Span, Spoken, Topic
from generator.pages.desk import Desk, markdown_link
from generator.pages.footnotes import Footnotes
from generator.text.openings import form
from generator.text.typography import fold
from generator.wording import LEFT_OUT, quoted_words

ON_A_TOPIC = 6
# Beside the developments of a topic, one of a speaker.
BESIDE = 3
_FEWEST, _MOST = 6, 40


@dataclass(frozen=True, slots=True, kw_only=True)
class UtteranceView:
    """Words with footnotes. `how` says if they are not quoted; `facts`, to whom, where and when."""

    speaker: Markup | str
    words: str
    quoted: bool
    how: str
    refs: Markup
    facts: str
    links: tuple[Markup, ...]


def utterance_views(
    desk: Desk, spoken: Iterable[Spoken], notes: Footnotes
) -> tuple[UtteranceView, ...]:
    """The utterances that can be shown; the same words in several sources are one."""
    rows: dict[tuple[str | None, str], list[Spoken]] = {}
    shown: set[str] = set()
    # A clause of which no more is shown than what is quoted in it says nothing more.
    for entry in sorted(spoken, key=lambda entry: entry.utterance.mode != "quoted"):
        if entry.citations and not shown.issuperset(entry.citations):
            shown.update(entry.citations)
            words = fold(_words(desk, entry)).casefold().strip(" .,")
            rows.setdefault((entry.utterance.speaker, words), []).append(entry)
    return tuple(_view(desk, entries, notes) for entries in rows.values())


def _view(desk: Desk, entries: Sequence[Spoken], notes: Footnotes) -> UtteranceView:
    best = entries[0]
    citations = [desk.briefing.citations[entry.citations[0]] for entry in entries]
    return UtteranceView(
        speaker=speaker_link(desk, best),
        words=_words(desk, best),
        quoted=best.utterance.mode == "quoted",
        how="" if best.utterance.mode == "quoted" else desk.t("said_reported"),
        refs=notes.refs(name for entry in entries for name in entry.citations),
        facts=_facts(desk, best),
        links=tuple(notes.view(citation).link for citation in citations),
    )


def speaker_link(desk: Desk, entry: Spoken) -> Markup | str:
    """The speaker's name with a link to the entry of theirs; or what the source writes."""
    one = entry.utterance
    person = desk.places.named.get(one.speaker) if one.speaker and one.named else None
    if person is not None:
        return markdown_link(person.name, desk.places.person_of[person.id], person.id)
    if one.speaker:
        return one.speaker
    return desk.t("speaker_unresolved", words=one.described) if one.described else desk.t("unnamed")


def _words(desk: Desk, entry: Spoken) -> str:
    return LEFT_OUT.join(quoted_words(desk.briefing.citations[name]) for name in entry.citations)


def _facts(desk: Desk, entry: Spoken) -> str:
    one, t = entry.utterance, desk.t
    facts = [
        t("said_to", hearers=one.to) if one.to else "",
        t("said_where", place=one.where) if one.where else "",
        t("said_when", date=desk.date(one.when)) if one.when else "",
    ]
    told = "; ".join(fact for fact in facts if fact)
    return told[:1].upper() + told[1:]


def said_on(desk: Desk, topic: Topic, notes: Footnotes) -> tuple[UtteranceView, ...]:
    """What was said of what the topic's statements cite; none where an editor has that section."""
    heading = desk.interface["sections"]["words"]
    if topic.kind == "calendar" or heading in topic.sections:
        return ()
    cited = {
        name
        for statement in topic.statements
        for name in desk.briefing.statements[statement].citations
    }
    spans: dict[str, list[Span]] = {}
    for name in sorted(cited):
        citation = desk.briefing.citations[name]
        spans.setdefault(citation.source, []).append(citation.span)
    spoken: dict[str, list[Spoken]] = {}
    for entry in desk.briefing.spoken:
        one = entry.utterance
        shown = any(span.overlaps(one.words) for span in spans.get(one.source, ()))
        if one.mode == "quoted" and entry.citations and shown:
            spoken.setdefault(one.source, []).append(entry)
    in_turn = [entry for row in zip_longest(*spoken.values()) for entry in row if entry]
    return utterance_views(desk, in_turn[:ON_A_TOPIC], notes)


def said_beside(desk: Desk, topic: Topic, notes: Footnotes) -> tuple[UtteranceView, ...]:
    """What was said on a topic and stands nowhere else on its page, the newest first."""
    shown: dict[str, list[Span]] = {}
    for name in (*topic.statements, *topic.now, *topic.happened):
        for each in desk.briefing.statements[name].citations:
            citation = desk.briefing.citations[each]
            shown.setdefault(citation.source, []).append(citation.span)
    on_topic = {
        source: [
            Span(start=each.start, end=each.end)
            for each in reading.sentences
            if topic.id in each.topics
        ]
        for source, reading in desk.briefing.readings.items()
    }
    spoken: dict[str, Spoken] = {}
    for entry in sorted(
        desk.briefing.spoken, key=lambda entry: _published(desk, entry), reverse=True
    ):
        one = entry.utterance
        if one.mode != "quoted" or not (one.named and one.speaker and entry.citations):
            continue
        told = any(span.overlaps(one.words) for span in shown.get(one.source, ()))
        on = any(each.overlaps(one.words) for each in on_topic[one.source])
        if on and not told and _stands_alone(_words(desk, entry), desk):
            spoken.setdefault(one.speaker, entry)
    return utterance_views(desk, [*spoken.values()][:BESIDE], notes)


def _published(desk: Desk, entry: Spoken) -> str:
    return desk.briefing.sources[entry.utterance.source].publication.value or ""


def _stands_alone(words: str, desk: Desk) -> bool:
    """Whether somebody's words are a sentence or more, and begin with no word for what was said."""
    if not _FEWEST <= len(words.split()) <= _MOST or words[:1].islower():
        return False
    return form(fold(words), desk.language).opening not in ("pronoun", "connective")
