"""What the generator does to a site that is built or served: the search's index, the policy."""

from __future__ import annotations

import base64
import hashlib
from typing import Any

import pytest

from generator.pages.shell import policy
from generator.publishing import search
from generator.publishing.site import EditingServer, is_ours

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
    "people": [{"id": "jo-lind", "page": "people.md"}, {"id": "al", "page": "people_2.md"}],
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
    assert elsewhere == ELSEWHERE | {"boost": search.PAGE}
    assert statement["location"] == "ferry.html#s-1"
    assert statement["title"] == "The ferry &amp; its crew sail."
    assert statement["text"] == "<p>“sails at &lt;dawn&gt;”</p>"


def test_a_person_outweighs_what_names_them_and_a_page_what_stands_on_it() -> None:
    person = {"location": "people.html#jo-lind", "title": "Jo Lind", "text": ""}
    other = {"location": "people_2.html#al", "title": "Al", "text": SECTION["text"]}
    group = {"location": "people.html#people:person", "title": "Persons", "text": ""}
    weights = {
        entry["location"]: entry.get("boost", 1)
        for entry in search.entries([SECTION, ELSEWHERE, person, other, group], BRIEFING)
    }
    assert weights["people_2.html#al"] == weights["people.html#jo-lind"]
    assert weights["people.html#jo-lind"] > weights["ferry.html#s-1"] > weights["method.html"]
    assert weights["people.html#people:person"] == weights["ferry.html#dates"] == 1


def test_entries_of_another_builder_get_no_field_that_it_does_not_know() -> None:
    levelled = SECTION | {"level": 2, "path": [], "tags": []}
    assert not any("boost" in entry for entry in search.entries([levelled], BRIEFING))


def test_a_page_that_is_served_while_editing_keeps_its_policy_and_may_reload_itself() -> None:
    """MkDocs puts a script into each page: its digest, and no other, joins the page's policy."""
    head = f'<head><meta content="{policy()}"></head><body><script>x()</script></body>'.encode()
    server = object.__new__(EditingServer)
    served = server._inject_js_into_html(head, 1.0)
    script = served.rpartition(b"<script>")[2].partition(b"</script>")[0]
    digest = base64.b64encode(hashlib.sha256(script).digest())
    assert b"livereload" in script
    assert b"script-src 'sha256-" + digest + b"' 'self'" in served
    assert served.count(b"'sha256-") == head.count(b"'sha256-") + 1


@pytest.mark.parametrize(
    ("host", "bound", "ours"),
    [
        ("localhost:8000", "127.0.0.1", True),
        ("LOCALHOST", "127.0.0.1", True),
        ("127.0.0.1:8000", "127.0.0.1", True),
        ("[::1]:8000", "::1", True),
        ("192.168.1.7:8000", "0.0.0.0", True),
        ("site.lan:8000", "site.lan", True),
        ("evil.example", "127.0.0.1", False),
        ("evil.example:8000", "0.0.0.0", False),
        ("localhost.evil.example:8000", "127.0.0.1", False),
        ("127.0.0.1.evil.example", "127.0.0.1", False),
        ("", "127.0.0.1", False),
    ],
)
def test_only_names_of_this_machine_are_served(host: str, bound: str, ours: bool) -> None:
    assert is_ours(host, bound) == ours
    started: list[str] = []
    server = object.__new__(EditingServer)
    server.server_address = (bound, 8000)
    if not ours:
        server.serve_request({"HTTP_HOST": host}, lambda status, headers: started.append(status))
        assert started == ["421 Misdirected Request"]


def test_the_policy_names_the_digest_of_each_script_that_stands_in_a_page() -> None:
    scripts = policy().split(";")[1].split()
    assert scripts[:2] == ["script-src", "'self'"]
    # The colours before the first paint, the address of the site, the fonts of the page.
    assert len(scripts) == 5
    assert all(digest.startswith("'sha256-") for digest in scripts[2:])
