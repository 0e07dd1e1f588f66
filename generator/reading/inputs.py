"""A project's folder to `Inputs`: settings, seeds, topics, and the language data that they need."""

from __future__ import annotations

from pathlib import Path

from generator.model import Inputs
from generator.reading import languages, people, seeds, settings, style, topics


def read(project: Path) -> Inputs:
    """All that a briefing is made from. What is wrong with a project is a problem, never raised."""
    chosen, settings_problems = settings.read(project)
    language = languages.load(chosen.language)
    found, seed_problems = seeds.read(project)
    files, topic_problems = topics.read(project, language)
    entries, people_problems = people.read(project)
    styles, style_problems = style.read(project)
    codes = {chosen.language, *(seed.given.language for seed in found if seed.given.language)}
    return Inputs(
        settings=chosen,
        seeds={seeds.source_id(seed): seed for seed in found},
        topics=files,
        languages={code: languages.load(code) for code in sorted(codes)},
        people=entries,
        styles=styles,
        problems=(
            *settings_problems,
            *seed_problems,
            *topic_problems,
            *people_problems,
            *style_problems,
        ),
    )
