"""What the generator does to a site that is built or served: the search's index, the policy."""

from __future__ import annotations

from typing import Any

from generator.pages.shell import policy
from generator.publishing import search
from generator.publishing.site import POLICY, EditingServer

BRIEFING: dict[str, Any] = {
    "topics": [{"id": "ferry", "page": "ferry.md"}],
    "statements": [
        {
            "id": "s-1",
            "text": "The ferry & its crew sail.",
            "citations": ["c-1"],
            "page": "ferry.md",
        }
    ],
    "citations": [{"id": "c-1", "exact": "sails at <dawn>"}],
}
SECTION = {
    "location": "ferry.html#dates",
    "title": "Dates",
    "text": "<p>The ferry &amp; its crew sail.<sup>1</sup> 1 source</p> <p>Not known: when.</p>"
    " <ol><li>Gazette: “sails at &lt;dawn&gt;”</li></ol>",
}
ELSEWHERE = {"location": "method.html", "title": "Method", "text": SECTION["text"]}


def test_a_statement_is_an_entry_and_leaves_its_section() -> None:
    section, elsewhere, statement = search.entries([SECTION, ELSEWHERE], BRIEFING)
    assert section["text"].strip() == "<p>Not known: when.</p> <ol></ol>"
    assert elsewhere == ELSEWHERE
    assert statement["location"] == "ferry.html#s-1"
    assert statement["title"] == "The ferry &amp; its crew sail."
    assert statement["text"] == "<p>“sails at &lt;dawn&gt;”</p>"


def test_a_page_that_is_served_while_editing_may_reload_itself() -> None:
    """MkDocs puts a script into each page, which the policy of a published page forbids."""
    head = b"<head><meta " + POLICY + b' content="' + policy().encode() + b'"></head><body></body>'
    server = object.__new__(EditingServer)
    served = server._inject_js_into_html(head, 1.0)
    assert POLICY not in served
    assert b"<script>" in served


def test_the_policy_names_the_digest_of_each_script_that_stands_in_a_page() -> None:
    scripts = policy().split(";")[1].split()
    assert scripts[:2] == ["script-src", "'self'"]
    # The colours before the first paint, the address of the site, the fonts of the page.
    assert len(scripts) == 5
    assert all(digest.startswith("'sha256-") for digest in scripts[2:])
