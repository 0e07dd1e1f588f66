"""Elements of SVG and HTML as text on one line, every word and attribute escaped."""

from __future__ import annotations

from markupsafe import Markup

from generator.pages import escape


def element(name: str, *inside: str, **attributes: str | int | float) -> Markup:
    """An element: `element("a", "R&D", href="#x", class_="day")`, `data_of` being `data-of`.

    What is inside is escaped unless it is Markup; numbers have two decimals at most, so that a
    build gives the same bytes on every machine.
    """
    written = Markup("").join(
        Markup(f' {key.rstrip("_").replace("_", "-")}="{escape.html(number(value))}"')
        for key, value in attributes.items()
    )
    if not inside:
        return Markup(f"<{name}{written}/>")
    content = Markup("").join(
        part if isinstance(part, Markup) else escape.html_within(part) for part in inside
    )
    return Markup(f"<{name}{written}>{content}</{name}>")


def number(value: str | int | float) -> str:
    """A number as attributes hold it: "33.33", "5"; a text as it is."""
    if isinstance(value, str):
        return value
    return f"{value:.2f}".rstrip("0").rstrip(".")


def percent(value: float) -> str:
    """A share of the width: "33.33%"."""
    return f"{number(float(value))}%"
