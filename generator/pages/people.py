"""The pages of persons and bodies: roles as sources give them, their words, what names them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from markupsafe import Markup

from generator.model import Citation, OutputFile, Person, Role, Spoken
from generator.pages import render
from generator.pages.footnotes import Footnotes
from generator.pages.paging import Part, parts
from generator.pages.site import Site, in_page_order, markdown_link, topic_page
from generator.pages.utterances import UtteranceView, utterance_views
from generator.places import ENTRIES, KINDS, PEOPLE, numbered
from generator.wording import shortened

OPEN_STATEMENTS = 4
STATEMENT_WORDS = 14
# Articles named for words of somebody's that are not shown: who speaks in hundreds is in the news.
ELSEWHERE = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonView:
    """An entry of the page, made ready."""

    name: str
    anchor: str
    given: str | None
    roles: Sequence[tuple[str, Sequence[Markup]]]
    words: Sequence[UtteranceView]
    reported: Sequence[UtteranceView]
    alike: Sequence[Sequence[UtteranceView]]
    elsewhere: Sequence[Markup]
    elsewhere_more: str
    open: Sequence[Markup]
    folded: Sequence[Markup]
    summary: str


_Kinds: TypeAlias = Mapping[str, Sequence[PersonView]]


class _Known(NamedTuple):
    """What is known of speakers: their words, by name, and what several articles give of these."""

    named: Mapping[str, Sequence[str]]
    spoken: Mapping[str | None, Sequence[Spoken]]
    alike: Mapping[str | None, Sequence[Sequence[Spoken]]]
    cited: Mapping[str, Sequence[Citation]]


def pages(site: Site) -> list[OutputFile]:
    """The page `people.md`, and where it cannot hold all, those after it."""
    briefing, notes = site.briefing, Footnotes(site)
    known = _Known(
        _named(site), _by_speaker(briefing.spoken), _alike(briefing.alike), briefing.citations_of
    )
    # "They" and "the allies" tell nobody who spoke; "a senior ministry official" does.
    described = [
        each for each in known.spoken.get(None, ()) if " " in (each.utterance.speaker or "")
    ]
    unnamed = [view for view in utterance_views(site, described, notes) if view.quoted]
    views = [[_view(site, person, known, notes) for person in page] for page in site.places.people]
    # Those without a name stand behind all others, on pages of their own where they are many.
    apart = len(views) > 1 or len(unnamed) > ENTRIES
    starts = range(0, len(unnamed), ENTRIES) if apart else ()
    last = [unnamed[start : start + ENTRIES] for start in starts]
    paths = [numbered(PEOPLE, number) for number in range(1, len(views) + len(last) + 1)]
    chapters = [
        (site.t("people_title"), [len(page) for page in views]),
        (site.t("unnamed_heading"), [len(page) for page in last]),
    ]
    found = parts(site, paths, chapters)
    return [
        *(
            _page(site, part, _by_kind(people, page), () if apart else unnamed, notes)
            for part, people, page in zip(found, site.places.people, views, strict=False)
        ),
        *(
            _page(site, part, {}, page, notes)
            for part, page in zip(found[len(views) :], last, strict=True)
        ),
    ]


def _by_kind(people: Sequence[Person], views: Sequence[PersonView]) -> _Kinds:
    """The entries of a page under what they are."""
    paired = list(zip(people, views, strict=True))
    return {kind: [view for person, view in paired if person.kind == kind] for kind in KINDS}


def _page(
    site: Site, part: Part, kinds: _Kinds, unnamed: Sequence[UtteranceView], notes: Footnotes
) -> OutputFile:
    t = site.t
    return render.page(
        part.path,
        "people",
        {"title": part.title},
        {
            "title": part.title,
            "turn": part.turn,
            "lead": t("people_lead") if unnamed or any(kinds.values()) else t("no_people"),
            "groups": [(t(f"people_{kind}"), kind, views) for kind, views in kinds.items()],
            "words_heading": site.interface["sections"]["words"],
            "alike_heading": t("alike_heading"),
            "reported_heading": t("reported_heading"),
            "named_heading": t("named_heading"),
            "roles_heading": t("roles_heading"),
            "elsewhere_heading": t("words_elsewhere"),
            "unnamed_heading": t("unnamed_heading"),
            "unnamed": unnamed,
        },
        notes.views,
    )


def _by_speaker(found: Iterable[Spoken]) -> dict[str | None, list[Spoken]]:
    """What each person said; what speakers without a name said is under None."""
    spoken: dict[str | None, list[Spoken]] = {}
    for entry in found:
        speaker = entry.utterance.speaker if entry.utterance.named else None
        spoken.setdefault(speaker, []).append(entry)
    return spoken


def _alike(groups: Iterable[Sequence[Spoken]]) -> dict[str | None, list[Sequence[Spoken]]]:
    """The words of each speaker that several articles give, which stand side by side."""
    alike: dict[str | None, list[Sequence[Spoken]]] = {}
    for group in groups:
        alike.setdefault(group[0].utterance.speaker, []).append(group)
    return alike


def _named(site: Site) -> dict[str, list[str]]:
    """The statements that name each person, in page order."""
    found: dict[str, list[str]] = {}
    for statement in in_page_order(site.briefing.topics, site.briefing.statements):
        for person in sorted(site.briefing.named.get(statement.id, ())):
            found.setdefault(person, []).append(statement.id)
    return found


def _view(site: Site, person: Person, known: _Known, notes: Footnotes) -> PersonView:
    spoken, groups = known.spoken.get(person.name, ()), known.alike.get(person.name, ())
    grouped = {entry.utterance for group in groups for entry in group}
    others = [entry for entry in spoken if entry.utterance not in grouped]
    views = utterance_views(site, others, notes)
    links = [_statement_link(site, name) for name in known.named.get(person.id, ())]
    elsewhere = list(_elsewhere(site, spoken))
    rest = len(elsewhere) - ELSEWHERE
    return PersonView(
        name=person.name,
        anchor=person.id,
        given=person.role,
        roles=list(_roles(site, person, known.cited)),
        words=[view for view in views if view.quoted],
        reported=[view for view in views if not view.quoted],
        alike=[
            [view for entry in group for view in utterance_views(site, [entry], notes)]
            for group in groups
        ],
        elsewhere=elsewhere[:ELSEWHERE],
        elsewhere_more=site.t("common_more", count=rest) if rest > 0 else "",
        open=links[:OPEN_STATEMENTS],
        folded=links[OPEN_STATEMENTS:],
        summary=site.t("named_rest", count=len(links[OPEN_STATEMENTS:])),
    )


def _elsewhere(site: Site, spoken: Sequence[Spoken]) -> Iterator[Markup]:
    """The sources that ascribe words which are not shown, and of which none are."""
    shown_of = {entry.utterance.source for entry in spoken if entry.citations}
    for source in dict.fromkeys(entry.utterance.source for entry in spoken):
        if source not in shown_of:
            yield site.source_link(site.briefing.sources[source].label, source)


def _roles(
    site: Site, person: Person, cited: Mapping[str, Sequence[Citation]]
) -> Iterator[tuple[str, Sequence[Markup]]]:
    """Each role once, with the sources that give it."""
    rows: dict[str, dict[str, Role]] = {}
    for role in person.roles:
        rows.setdefault(role.text, {}).setdefault(role.source, role)
    for text, roles in rows.items():
        yield text, [_role_link(site, role, cited) for role in roles.values()]


def _role_link(site: Site, role: Role, cited: Mapping[str, Sequence[Citation]]) -> Markup:
    """A link to the passage that gives the role, where it is shown; else to the source."""
    citations = cited.get(role.source, ())
    anchor = next((each.id for each in citations if each.span.contains(role.span)), "")
    return site.source_link(site.briefing.sources[role.source].label, role.source, anchor)


def _statement_link(site: Site, name: str) -> Markup:
    statement = site.briefing.statements[name]
    date = f"{site.date(statement.date)}: " if statement.date else ""
    words = f"{date}{shortened(statement.text, STATEMENT_WORDS)}"
    return markdown_link(words, topic_page(statement.topic), statement.id)
