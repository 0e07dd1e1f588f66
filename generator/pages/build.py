"""About this build: as of when, how much was read and found, and by which version."""

from __future__ import annotations

from generator import __version__
from generator.pages.site import Site


def build_facts(site: Site) -> list[str]:
    """The totals of a briefing. They stand on the home and method pages alone: diffs stay local."""
    briefing, t = site.briefing, site.t
    statements = briefing.statements.values()
    cited = {name for statement in statements for name in statement.citations}
    return [
        t("as_of", date=site.date(briefing.as_of)) if briefing.as_of else t("as_of_unknown"),
        t("sources", count=len(briefing.sources)),
        t("topics", count=len(briefing.topics)),
        t("statements", count=len(briefing.statements)),
        t("quotations", count=len(cited)),
        t("version", version=__version__),
    ]
