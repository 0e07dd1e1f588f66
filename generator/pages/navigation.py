"""`.nav.yml`: what `mkdocs.yml` inherits, so that a new topic or template needs no other edit."""

from __future__ import annotations

from collections.abc import Iterable

import yaml

from generator.model import OutputFile
from generator.pages import escape, shell
from generator.pages.site import Site, topic_page

COMMENT = "# Written by the generator from the order of the topics; `mkdocs.yml` inherits it.\n"


def page(site: Site, lists: Iterable[str]) -> OutputFile:
    """The file `.nav.yml`. Source pages stay out of it: a long navigation slows builders.

    So do the further pages of long lists; `lists` are the paths of all pages of these. Themes
    print a title of the navigation as it stands, so it is escaped here.
    """
    t = site.t
    nav: list[dict[str, str]] = [{t("home"): "index.md"}]
    nav += [{escape.title(topic.title): topic_page(topic.id)} for topic in site.briefing.topics]
    nav += [
        {t("disagreements_title"): "disagreements.md"},
        {t("people_title"): "people.md"},
        {t("sources_title"): "sources/index.md"},
        {t("method_title"): "method.md"},
    ]
    document = {
        "nav": nav,
        "not_in_nav": "".join(f"/{path}\n" for path in _apart(lists)),
        # Here, so that no project has to name it.
        "extra_javascript": ["assets/briefing.js"],
        **shell.settings(site),
    }
    text = COMMENT + yaml.safe_dump(document, allow_unicode=True, sort_keys=False, width=10_000)
    return OutputFile(path=".nav.yml", data=text.encode("utf-8"))


def _apart(paths: Iterable[str]) -> list[str]:
    """What builders are told to be out of the navigation by intent: a list's further pages, too."""
    further = {f"{path.partition('_')[0]}_*.md" for path in paths if "_" in path}
    return ["sources/*.md", "print/index.md", *sorted(further)]
