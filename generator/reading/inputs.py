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
    spoken = {seed.given.language or seed.inferred for seed in found}
    codes = {chosen.language, *filter(None, spoken)}
    known = {code: languages.load(code) for code in sorted(codes)}
    return Inputs(
        settings=chosen,
        seeds={seeds.source_id(seed): seed for seed in found},
        topics=files,
        languages=known,
        people=entries,
        styles=styles,
        problems=(
            *settings_problems,
            *seed_problems,
            *topic_problems,
            *people_problems,
            *style_problems,
            *(problem for each in known.values() for problem in languages.incomplete(each)),
        ),
    )
