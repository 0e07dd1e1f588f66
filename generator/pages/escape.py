"""The one way by which text reaches a page.

Text from a source is hostile: `<script>`, `[x](javascript:…)`, `{: onclick=…}` must show as
themselves. Templates write every value through `inline` (the environment in
`generator.pages.render` sees to it), and whole article bodies through `html`.
"""

from __future__ import annotations

import re
from html import escape
from urllib.parse import quote, urlsplit, urlunsplit

from markupsafe import Markup
from markupsafe import escape as markup_escape

from generator.text.typography import clean

# ASCII punctuation that begins or ends something in Markdown, its extensions or HTML. The rest
# (comma, colon, full stop, quotation marks, round brackets) stays readable in `content/`.
# "///Footnotes Go Here///" is where Python-Markdown puts the footnotes.
_ACTIVE = re.compile(r"[!#$&*<=>@\[\\\]^_`{|}~]|(?<=//)/")
# At the beginning of a line these make a list, a rule, a quotation or a details block.
_LEADING = re.compile(r"^(?:\d+[.)]|[-+?%/'\"(.:])")
_NUMBERED = re.compile(r"\D")


def inline(text: str) -> Markup:
    """A text as inline Markdown that shows exactly its own words: cleaned, active characters coded.

    Entities are decoded after Markdown has been parsed, so that no coded character can act; a
    backslash escape would not hold inside attribute lists and raw HTML.
    """
    coded = _ACTIVE.sub(_entity, clean(text))
    return Markup(_LEADING.sub(lambda match: _NUMBERED.sub(_entity, match[0]), coded))


def inline_within(text: str) -> Markup:
    """As `inline`, with the blanks at both ends kept: a piece of a longer text."""
    return _within(text, inline(text))


def attribute(text: str) -> Markup:
    """A text as a quoted attribute of inline HTML in Markdown, where links and code would act."""
    return Markup(inline(text).replace('"', "&quot;"))


def html(text: str) -> Markup:
    """A text as the content or a quoted attribute of raw HTML on one line."""
    return Markup(escape(clean(text), quote=True))


def html_within(text: str) -> Markup:
    """As `html`, with the blanks at both ends kept: a piece of a longer text."""
    return _within(text, html(text))


def title(text: str) -> str:
    """A text as front-matter `title` or `description`: builders write these out unescaped."""
    return str(markup_escape(clean(text)))


def link(url: str | None) -> str | None:
    """An http(s) address that can stand in a Markdown link, percent-encoded; None for any other.

    No user information ("https://bank.example@evil.example"), no blanks, no brackets.
    """
    if not url:
        return None
    try:
        parts = urlsplit(clean(url))
        port = parts.port
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname or "@" in parts.netloc:
        return None
    try:
        host = parts.hostname.encode("idna").decode("ascii")
    except UnicodeError:
        return None
    if not re.fullmatch(r"[a-z0-9.-]+", host):
        return None
    path = quote(parts.path, safe="/%:@!$&,;=+~-._")
    query = quote(parts.query, safe="/%:@!$&,;=+~-._?")
    fragment = quote(parts.fragment, safe="/%:@!$&,;=+~-._?")
    place = host if port is None else f"{host}:{port}"
    return urlunsplit((parts.scheme, place, path, query, fragment))


def _within(text: str, inner: Markup) -> Markup:
    before = " " if text[:1].isspace() else ""
    after = " " if text[-1:].isspace() and inner else ""
    return Markup(f"{before}{inner}{after}")


def _entity(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};"
