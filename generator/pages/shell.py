"""What stands around every page: the theme's templates that are ours, and what they are told.

Site builders take the templates from `.theme/`, which `.nav.yml` names; a folder whose name begins
with a dot is not published. They are the same for every briefing: words and the policy of the page
reach them as settings.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from importlib import resources
from importlib.resources.abc import Traversable

from generator.model import OutputFile
from generator.pages.site import Site

FOLDER = ".theme"
WORDS = ("card", "lost_title", "lost_lead", "lost_search", "search_name", "search_idle")
_SCRIPT = re.compile(r"<script[^>]*>(.*?)</script>", re.DOTALL)
# Nothing from elsewhere, and no script but files of the site and three in the page by their digest.
# Styles, which run nothing: tables and Zensical's search write some into the page.
_POLICY = (
    "default-src 'none'",
    "script-src 'self' {digests}",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
)


def pages() -> tuple[OutputFile, ...]:
    """The templates, as files of `content/.theme/`."""
    return tuple(
        OutputFile(path=f"{FOLDER}/{name}", data=text.encode("utf-8"))
        for name, text in _templates()
    )


def settings(site: Site) -> dict[str, object]:
    """What `.nav.yml` says so that a site builder uses the templates and they know their words."""
    words = {name: site.t(name) for name in WORDS}
    return {
        "theme": {"name": "material", "custom_dir": f"content/{FOLDER}"},
        "extra": {"shell": {"policy": policy(), **words}},
    }


def policy() -> str:
    """The Content Security Policy (level 3) of every page."""
    digests = " ".join(
        f"'sha256-{base64.b64encode(hashlib.sha256(script.encode('utf-8')).digest()).decode()}'"
        for _, text in _templates()
        for script in _SCRIPT.findall(text)
        if script
    )
    return "; ".join(_POLICY).replace("{digests}", digests)


def _templates() -> list[tuple[str, str]]:
    return sorted(_read(resources.files("generator.pages") / "theme", ""))


def _read(folder: Traversable, path: str) -> Iterator[tuple[str, str]]:
    for entry in folder.iterdir():
        name = f"{path}{entry.name}"
        if entry.is_dir():
            yield from _read(entry, f"{name}/")
        else:
            # As browsers read a page: a digest must not depend on the newlines of a checkout.
            yield name, entry.read_text(encoding="utf-8").replace("\r\n", "\n")
