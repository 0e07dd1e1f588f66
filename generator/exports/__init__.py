"""A `Briefing` to bytes that machines read, one module a format."""

from __future__ import annotations

from generator.exports import briefing_json, csl
from generator.model import Briefing, OutputFile


def exports(briefing: Briefing) -> tuple[OutputFile, ...]:
    """Every file of `data/`."""
    return (*briefing_json.files(briefing), *csl.files(briefing))
