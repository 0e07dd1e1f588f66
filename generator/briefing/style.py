"""Names that an editor writes otherwise than the style list of the briefing has them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.model import NameStyle
from generator.text.typography import fold

_QUOTED = re.compile(r'"[^"]*"')


def deviations(text: str, styles: Sequence[NameStyle]) -> tuple[tuple[str, str], ...]:
    """(the form written, the preferred one) for each name that is not in its preferred form.

    Words in quotation marks are somebody else's. "Kiev" within "Chicken Kiev" is none of the city's
    where the list prefers the longer name: what lies within a preferred form is left alone.
    """
    own = _QUOTED.sub(lambda match: " " * len(match[0]), fold(text))
    kept = [
        (match.start(), match.end())
        for style in styles
        for match in _whole(style.preferred).finditer(own)
    ]
    found: dict[tuple[str, str], None] = {}
    for style in styles:
        for form in style.others:
            for match in _whole(form).finditer(own):
                if not any(start <= match.start() and match.end() <= end for start, end in kept):
                    found[form, style.preferred] = None
    return tuple(found)


def _whole(form: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(fold(form))}(?!\w)")
