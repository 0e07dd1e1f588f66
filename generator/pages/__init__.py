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
from generator.pages.site import site_of


def pages(briefing: Briefing, language: Language) -> tuple[OutputFile, ...]:
    """Every page of a briefing, its navigation and the assets that the pages use."""
    site = site_of(briefing, language)
    paged = (*disagreements.pages(site), *people.pages(site))
    return (
        home.page(site),
        *(topic.page(site, entry) for entry in briefing.topics),
        *source.pages(site),
        *lists.sources(site),
        *paged,
        lists.method(site),
        printed.page(site),
        navigation.page(site, (file.path for file in paged)),
        card.page(site),
        *shell.pages(),
        *asset_files.files(site),
    )
