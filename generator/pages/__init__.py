"""A `Briefing` to the Markdown pages and the assets of the site."""

from __future__ import annotations

from generator.model import Briefing, Language, OutputFile
from generator.pages import (
    asset_files,
    card,
    disagreements,
    home,
    lists,
    navigation,
    people,
    printed,
    shell,
    source,
    topic,
)
from generator.pages.desk import desk


def pages(briefing: Briefing, language: Language) -> tuple[OutputFile, ...]:
    """Every page of a briefing, its navigation and the assets that the pages use."""
    table = desk(briefing, language)
    paged = (*disagreements.pages(table), *people.pages(table))
    return (
        home.page(table),
        *(topic.page(table, entry) for entry in briefing.topics),
        *source.pages(table),
        *lists.sources(table),
        *paged,
        lists.method(table),
        printed.page(table),
        navigation.page(table, (file.path for file in paged)),
        card.page(table),
        *shell.pages(),
        *asset_files.files(table),
    )
