"""Strings made to break these pages: each aims at a construct of Markdown, YAML or the theme."""

from __future__ import annotations

RUN = "window.__pwned=1"
SCRIPT = f"<script>{RUN}</script>"
IMAGE = f"<img src=x onerror={RUN}>"

CRAFTED = (
    # HTML, as itself, as the end of what may stand around it, and as entities of itself.
    *(SCRIPT, IMAGE, f"<svg/onload={RUN}>", f"<details open ontoggle={RUN}>x</details>"),
    *(f"</p>{SCRIPT}", f"</title>{SCRIPT}", f"</textarea>{IMAGE}", f"--><!-- {IMAGE}"),
    *(f'"><a autofocus onfocus={RUN}>', f"' onmouseover='{RUN}", '" style="display:none" "'),
    *("</mark></p></div></article><h1>", "<base href=//evil.example/>", "<!-- never closed"),
    *("<?php never closed", "<![CDATA[ never closed", '<div markdown="1">', "<iframe src=/x>"),
    *("&lt;script&gt;", "&#60;b&#62;", "&amp;lt;", "&amp", "&", "<", "a<b", "\\<b\\>", "\\"),
    *('<meta http-equiv="refresh" content="0;url=//evil.example">', "<link rel=prefetch href=/x>"),
    # Inline Markdown and its extensions.
    *(f"[x](javascript:{RUN})", "![x](/x.png 'y')", f"x](javascript:{RUN})", "[x]", "![x", "]("),
    *("(//evil.example/x)", ": //evil.example/x", "<https://evil.example/>", "<a@evil.example>"),
    *("https://evil.example/x", "www.evil.example", "[x]: //evil.example/x", "[TOC]", "*[x]: y"),
    *("[^c-0123456789]: x", "[^1]", "***", "*x*", "__x__", "_x_", "`x`", "``", "~~x~~", "^x^"),
    *("==x==", "++x++", "$x$", "\\(x\\)", ":smile:", "{++x++}", "{--x--}", "(c) (tm) --> 1/2"),
    *(f"{{: onclick={RUN} }}", "{: #__config }", "x {: .y z=1 }", "{ #x }", "#x", "{", "}"),
    # Blocks: at the start of a line, in every way in which one may begin.
    *("# x", "## x #", "- x", "+ x", "* x", "1. x", "1) x", "123456789012. x", "١. x", "１. x"),
    *("²x", "1.x", "१. x", "- - -", "---", "===", "> x", "    x", "\tx", "| x | y |", "|", "x | y"),
    *(
        "!!! note",
        '??? note "x"',
        '=== "x"',
        "::: x",
        "/// x",
        "--8<-- 'mkdocs.yml'",
        "```x",
        "~~~",
    ),
    *(
        ": x",
        ":x:",
        "; x",
        ", x",
        ". x",
        "... x",
        "% x",
        "%%x%%",
        "? x",
        "! x",
        "' x",
        '" x',
        ") x",
    ),
    # Templates, placeholders and markers of the builder and of its extensions.
    *("{{ config.site_name }}", "{% raw %}", "{# x #}", "${x}", "///Footnotes Go Here///"),
    *(
        "x ///Footnotes Go Here/// y",
        "wzxhzdk:0",
        "klzzwxh:0000",
        "\x02wzxhzdk:0\x03",
        "\x02amp\x03",
    ),
    *("zz1337820767766393qq", "<!-- zz1337820767766393qq -->", "\x00x\x00", "\ufdd0x", "\u202ex"),
    # Ids and names that the theme's own script looks for, should a heading's id be made of one.
    *("__config", "__search", "__drawer", "__toc", "__palette", "__md_analytics", "__md_scope"),
    *("__md_get", "__md_set", "__announce", "__consent", "__tabbed_1", "__tooltip2_0", "__skip"),
    # YAML, in front matter, in the navigation and in the list of sources.
    *(
        "null",
        "~",
        "yes",
        "2026-01-15",
        "1_000",
        "!!python/name:os.system",
        "!ENV HOME",
        "*x",
        "&x y",
    ),
    *(
        "@x",
        "%x",
        "x: y",
        "x #y",
        "- x: y",
        "{x: y}",
        "[x, y]",
        "| x",
        "> x",
        "'",
        '"',
        "''",
        "? x",
    ),
    *(
        "INHERIT: ../mkdocs.yml",
        "index.md",
        "../../../etc/passwd",
        "file:///etc/passwd",
        "https://x",
    ),
    # Formatting of Python and of Jinja's filters, should a text be used as a pattern.
    *("{0}", "{count}", "{title.__class__}", "%s %(x)s", "\\1 \\g<0>", "None", "undefined"),
)

# As much of this as a file's name can hold.
NAMES = (
    f'"><img src=x onerror={RUN}>',
    "__config",
    f"' onmouseover='{RUN}",
    "[x](javascript:x)",
    "{{ config.site_name }}",
    "١. x | y",
    "-- --help",
    "<!--",
)

# Addresses that are valid, so that pages link to them.
ADDRESSES = (
    f'https://news.example/a"onmouseover="{RUN}',
    f"https://news.example/(x)[y](javascript:{RUN})<b>|'*_~`\\{{:onclick={RUN}}}",
    f"https://news.example/?q=<script>{RUN}</script>&x=1#f){SCRIPT}",
    "https://news.example:8080/a%22b%0Ac%3Cscript%3Ed",
)
