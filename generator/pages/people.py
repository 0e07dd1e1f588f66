"""The page of persons and bodies: roles as each source gives them, their words, what names them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.model import Citation, OutputFile, Person, Role, Spoken, Utterance
from generator.pages import render
from generator.pages.desk import Desk, in_page_order, markdown_link, source_page, topic_page
from generator.pages.utterances import PEOPLE_PAGE, UtteranceView, utterance_views
from generator.pages.views import Footnotes
from generator.wording import shortened

_Cited = Mapping[str, Sequence[Citation]]
OPEN_STATEMENTS = 4
STATEMENT_WORDS = 14


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
    open: Sequence[Markup]
    folded: Sequence[Markup]
    summary: str


def page(desk: Desk) -> OutputFile:
    """The page `people.md`."""
    t, notes = desk.t, Footnotes(desk)
    named = _named(desk)
    cited = desk.briefing.citations_of
    spoken = _by_speaker(desk)
    kinds = {
        kind: [
            _view(
                desk, person, (named.get(person.id, []), spoken.get(person.name, [])), notes, cited
            )
            for person in _principals_first(desk, named, kind)
        ]
        for kind in ("person", "organisation")
    }
    # "They" and "the allies" tell nobody who spoke; "a senior ministry official" does.
    described = [each for each in spoken.get(None, ()) if " " in (each.utterance.speaker or "")]
    unnamed = [view for view in utterance_views(desk, described, notes) if view.quoted]
    return render.page(
        PEOPLE_PAGE,
        "people",
        {"title": t("people_title")},
        {
            "title": t("people_title"),
            "lead": t("people_lead") if unnamed or any(kinds.values()) else t("no_people"),
            "groups": [(t(f"people_{kind}"), kind, views) for kind, views in kinds.items()],
            "words_heading": desk.interface["sections"]["words"],
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


def _by_speaker(desk: Desk) -> dict[str | None, list[Spoken]]:
    """What each person said; what speakers without a name said is under None."""
    spoken: dict[str | None, list[Spoken]] = {}
    for entry in desk.briefing.spoken:
        speaker = entry.utterance.speaker if entry.utterance.named else None
        spoken.setdefault(speaker, []).append(entry)
    return spoken


def _principals_first(desk: Desk, named: Mapping[str, Sequence[str]], kind: str) -> list[Person]:
    """Those whom most statements name come first."""
    people = (person for person in desk.briefing.people if person.kind == kind)
    return sorted(people, key=lambda person: (-len(named.get(person.id, ())), person.name))


def _named(desk: Desk) -> dict[str, list[str]]:
    """The statements that name each person, in page order."""
    found: dict[str, list[str]] = {}
    for statement in in_page_order(desk.briefing.topics, desk.briefing.statements):
        for person in sorted(desk.briefing.named.get(statement.id, ())):
            found.setdefault(person, []).append(statement.id)
    return found


def _view(
    desk: Desk,
    person: Person,
    found: tuple[Sequence[str], Sequence[Spoken]],
    notes: Footnotes,
    cited: _Cited,
) -> PersonView:
    statements, spoken = found
    others = [entry for entry in spoken if entry.utterance not in _grouped(desk, person)]
    views = utterance_views(desk, others, notes)
    groups = [group for group in desk.briefing.alike if _speaks(person, group)]
    links = [_statement_link(desk, name) for name in statements]
    return PersonView(
        name=person.name,
        anchor=person.id,
        given=person.role,
        roles=list(_roles(desk, person, cited)),
        words=[view for view in views if view.quoted],
        reported=[view for view in views if not view.quoted],
        alike=[
            [view for entry in group for view in utterance_views(desk, [entry], notes)]
            for group in groups
        ],
        elsewhere=list(_elsewhere(desk, spoken)),
        open=links[:OPEN_STATEMENTS],
        folded=links[OPEN_STATEMENTS:],
        summary=desk.t("named_rest", count=len(links[OPEN_STATEMENTS:])),
    )


def _speaks(person: Person, group: Sequence[Spoken]) -> bool:
    return group[0].utterance.speaker == person.name


def _grouped(desk: Desk, person: Person) -> set[Utterance]:
    """The words of somebody that several articles give, which stand side by side."""
    groups = (group for group in desk.briefing.alike if _speaks(person, group))
    return {entry.utterance for group in groups for entry in group}


def _elsewhere(desk: Desk, spoken: Sequence[Spoken]) -> Iterator[Markup]:
    """The sources that ascribe words which are not shown, and of which none are."""
    shown_of = {entry.utterance.source for entry in spoken if entry.citations}
    for source in dict.fromkeys(entry.utterance.source for entry in spoken):
        if source not in shown_of:
            yield markdown_link(desk.briefing.sources[source].label, source_page(source))


def _roles(desk: Desk, person: Person, cited: _Cited) -> Iterator[tuple[str, Sequence[Markup]]]:
    """Each role once, with the sources that give it."""
    rows: dict[str, dict[str, Role]] = {}
    for role in person.roles:
        rows.setdefault(role.text, {}).setdefault(role.source, role)
    for text, roles in rows.items():
        yield text, [_role_link(desk, role, cited) for role in roles.values()]


def _role_link(desk: Desk, role: Role, cited: _Cited) -> Markup:
    """A link to the passage that gives the role, where it is shown; else to the source."""
    citations = cited.get(role.source, ())
    anchor = next((each.id for each in citations if each.span.contains(role.span)), "")
    return markdown_link(desk.briefing.sources[role.source].label, source_page(role.source), anchor)


def _statement_link(desk: Desk, name: str) -> Markup:
    statement = desk.briefing.statements[name]
    date = f"{desk.date(statement.date)}: " if statement.date else ""
    words = f"{date}{shortened(statement.text, STATEMENT_WORDS)}"
    return markdown_link(words, topic_page(statement.topic), statement.id)
