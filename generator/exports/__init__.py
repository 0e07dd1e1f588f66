"""A `Briefing` to bytes that machines read, one module a format or a family of formats."""

# The future import `annotations` would hide the module of that name.
from dataclasses import replace

from generator.exports import annotations, bibliography, briefing_json, calendar, feed
from generator.model import Briefing, Language, OutputFile


def exports(briefing: Briefing, language: Language) -> tuple[OutputFile, ...]:
    """Every file of `data/`, in the words of the briefing's language."""
    published = _of_editors(briefing)
    return (
        *briefing_json.files(briefing),
        *bibliography.files(briefing),
        *annotations.files(briefing, language),
        *calendar.files(published, language),
        *feed.files(published, language),
    )


def _of_editors(briefing: Briefing) -> Briefing:
    """The briefing with its editors' events only, once an editor has written any.

    What is pushed to subscribers is chosen by a person as soon as there is one.
    """
    written = tuple(
        event for event in briefing.events if briefing.statements[event.id].status != "quoted"
    )
    return replace(briefing, events=written) if written or briefing.withdrawn else briefing
