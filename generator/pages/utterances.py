"""What somebody said, made ready for pages: words, who, to whom, where and when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from markupsafe import Markup

from generator.model import Span, Spoken, Topic
from generator.pages.footnotes import Footnotes
from generator.pages.site import Site, markdown_link
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
    site: Site, spoken: Iterable[Spoken], notes: Footnotes
) -> tuple[UtteranceView, ...]:
    """The utterances that can be shown; the same words in several sources are one."""
    rows: dict[tuple[str | None, str], list[Spoken]] = {}
    shown: set[str] = set()
    # A clause of which no more is shown than what is quoted in it says nothing more.
    for entry in sorted(spoken, key=lambda entry: entry.utterance.mode != "quoted"):
        if entry.citations and not shown.issuperset(entry.citations):
            shown.update(entry.citations)
            words = fold(_words(site, entry)).casefold().strip(" .,")
            rows.setdefault((entry.utterance.speaker, words), []).append(entry)
    return tuple(_view(site, entries, notes) for entries in rows.values())


def _view(site: Site, entries: Sequence[Spoken], notes: Footnotes) -> UtteranceView:
    best = entries[0]
    citations = [site.briefing.citations[entry.citations[0]] for entry in entries]
    return UtteranceView(
        speaker=speaker_link(site, best),
        words=_words(site, best),
        quoted=best.utterance.mode == "quoted",
        how="" if best.utterance.mode == "quoted" else site.t("said_reported"),
        refs=notes.refs(name for entry in entries for name in entry.citations),
        facts=_facts(site, best),
        links=tuple(notes.view(citation).link for citation in citations),
    )


def speaker_link(site: Site, entry: Spoken) -> Markup | str:
    """The speaker's name with a link to the entry of theirs; or what the source writes."""
    one = entry.utterance
    person = site.places.named.get(one.speaker) if one.speaker and one.named else None
    if person is not None:
        return markdown_link(person.name, site.places.person_of[person.id], person.id)
    if one.speaker:
        return one.speaker
    return site.t("speaker_unresolved", words=one.described) if one.described else site.t("unnamed")


def _words(site: Site, entry: Spoken) -> str:
    return LEFT_OUT.join(quoted_words(site.briefing.citations[name]) for name in entry.citations)


def _facts(site: Site, entry: Spoken) -> str:
    one, t = entry.utterance, site.t
    facts = [
        t("said_to", hearers=one.to) if one.to else "",
        t("said_where", place=one.where) if one.where else "",
        t("said_when", date=site.date(one.when)) if one.when else "",
    ]
    told = "; ".join(fact for fact in facts if fact)
    return told[:1].upper() + told[1:]


def said_on(site: Site, topic: Topic, notes: Footnotes) -> tuple[UtteranceView, ...]:
    """What was said of what the topic's statements cite; none where an editor has that section."""
    heading = site.interface["sections"]["words"]
    if topic.kind == "calendar" or heading in topic.sections:
        return ()
    cited = {
        name
        for statement in topic.statements
        for name in site.briefing.statements[statement].citations
    }
    spans: dict[str, list[Span]] = {}
    for name in sorted(cited):
        citation = site.briefing.citations[name]
        spans.setdefault(citation.source, []).append(citation.span)
    spoken: dict[str, list[Spoken]] = {}
    for entry in site.briefing.spoken:
        one = entry.utterance
        shown = any(span.overlaps(one.words) for span in spans.get(one.source, ()))
        if one.mode == "quoted" and entry.citations and shown:
            spoken.setdefault(one.source, []).append(entry)
    in_turn = [entry for row in zip_longest(*spoken.values()) for entry in row if entry]
    return utterance_views(site, in_turn[:ON_A_TOPIC], notes)


def said_beside(site: Site, topic: Topic, notes: Footnotes) -> tuple[UtteranceView, ...]:
    """What was said on a topic and stands nowhere else on its page, the newest first."""
    shown: dict[str, list[Span]] = {}
    for name in (*topic.statements, *topic.now, *topic.happened):
        for each in site.briefing.statements[name].citations:
            citation = site.briefing.citations[each]
            shown.setdefault(citation.source, []).append(citation.span)
    on_topic = {
        source: [
            Span(start=each.start, end=each.end)
            for each in reading.sentences
            if topic.id in each.topics
        ]
        for source, reading in site.briefing.readings.items()
    }
    spoken: dict[str, Spoken] = {}
    for entry in sorted(
        site.briefing.spoken, key=lambda entry: _published(site, entry), reverse=True
    ):
        one = entry.utterance
        if one.mode != "quoted" or not (one.named and one.speaker and entry.citations):
            continue
        told = any(span.overlaps(one.words) for span in shown.get(one.source, ()))
        on = any(each.overlaps(one.words) for each in on_topic[one.source])
        if on and not told and _stands_alone(_words(site, entry), site):
            spoken.setdefault(one.speaker, entry)
    return utterance_views(site, [*spoken.values()][:BESIDE], notes)


def _published(site: Site, entry: Spoken) -> str:
    return site.briefing.sources[entry.utterance.source].publication.value or ""


def _stands_alone(words: str, site: Site) -> bool:
    """Whether somebody's words are a sentence or more, and begin with no word for what was said."""
    if not _FEWEST <= len(words.split()) <= _MOST or words[:1].islower():
        return False
    return form(fold(words), site.language).opening not in ("pronoun", "connective")
