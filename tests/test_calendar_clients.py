"""Our calendars as programs read them that people subscribe with: none of it is ours.

khal and icalendar come from PyPI, as does Node.js; ical.js comes from npm, as `tests/tools/` pins
it, into `.cache/`; libical is the system's. Where one is missing, its test fails and says so.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import icalendar
import pytest

from generator import pipeline
from generator.exports import exports
from generator.reading import inputs, languages
from tests import export_values as made
from tests.tools import libical, node

ENGLISH = languages.load("en")
ROOT = Path(__file__).parent.parent
TOOLS = ROOT / "tests" / "tools"
KHAL = """
[calendars]
[[subscribed]]
path = {folder}/events
[sqlite]
path = {folder}/khal.db
[locale]
local_timezone = Asia/Tokyo
default_timezone = Asia/Tokyo
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
"""
# What an author of articles could write to break out of a property, a line, or a file.
NASTY = (
    "a\r\nEND:VEVENT\r\nBEGIN:VALARM\r\nACTION:EMAIL",
    "comma, semicolon; colon: backslash\\n \\; \\, \\",
    '"quoted" ^n ^^ ^\' \x07\x1b[31m\u202e\u2028\ufeff',
    "ü" * 200 + "日本語" * 40 + "👩‍👩‍👧",
)


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What a subscriber sees of an event."""

    uid: str
    summary: str
    description: str
    start: str
    end: str
    sequence: int
    status: str
    categories: tuple[str, ...]


@pytest.fixture(scope="module")
def calendars() -> dict[str, bytes]:
    """Every calendar of this repository's briefing, and one whose words are hostile."""
    own = pipeline.run(inputs.read(ROOT)).briefing
    there = replace(own, settings=replace(own.settings, site_url=made.SITE.site_url))
    nasty = [
        made.event(f"e{number}", date, title=text, date_basis=text)
        for number, (text, date) in enumerate(
            zip(NASTY, ("2026-01-15", "2026-02~", "../2026-03-01", "2025-24?"), strict=True)
        )
    ]
    gone = made.event("gone", "2026-01-15", withdrawn="No; it was, another\\n boat.", citations=())
    found = {
        Path(file.path).stem: file.data
        for file in exports(there, ENGLISH)
        if file.path.endswith(".ics")
    }
    (hostile,) = (
        file.data
        for file in exports(made.briefing(*nasty, withdrawn=(gone,)), ENGLISH)
        if file.path == "data/calendar.ics"
    )
    return {**found, "hostile": hostile}


def by_icalendar(data: bytes) -> list[Entry]:
    """The events, sorted by their names, as the library of Python reads them."""
    events: Any = icalendar.Calendar.from_ical(data).walk("VEVENT")
    assert not any(event.errors for event in events)
    return sorted(
        (
            Entry(
                uid=str(event["UID"]),
                summary=str(event["SUMMARY"]),
                description=str(event["DESCRIPTION"]),
                start=f"{event.start}",
                end=f"{event.end}",
                sequence=int(event["SEQUENCE"]),
                status=str(event["STATUS"]),
                categories=tuple(map(str, event.categories)),
            )
            for event in events
        ),
        key=lambda entry: entry.uid,
    )


@pytest.fixture(scope="session")
def ical_js() -> Path:
    """The module of ical.js."""
    return node.modules() / "ical.js" / "dist" / "ical.js"


def by_ical_js(data: bytes, module: Path) -> list[Entry]:
    done = node.run(TOOLS / "read_calendar.mjs", module, data=data)
    assert done.returncode == 0, done.stderr
    events = json.loads(done.stdout)["events"]
    found = (Entry(**event | {"categories": tuple(event["categories"])}) for event in events)
    return sorted(found, key=lambda entry: entry.uid)


def khal(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """khal with the configuration in a folder."""
    program = Path(sys.executable).parent / "khal"
    return subprocess.run(
        [program, "-c", home / "config", *arguments], capture_output=True, text=True, check=False
    )


def test_there_is_something_to_read(calendars: dict[str, bytes]) -> None:
    entries = {name: len(by_icalendar(data)) for name, data in calendars.items()}
    assert entries["hostile"] == len(NASTY) + 1
    assert entries["calendar"] > 10
    assert len(entries) > 3


def test_khal_imports_every_event(calendars: dict[str, bytes], tmp_path: Path) -> None:
    """As `khal import` does for a person, without questions, into a folder of its own."""
    for name in ("calendar", "hostile"):
        data = calendars[name]
        home = tmp_path / name
        (home / "events").mkdir(parents=True)
        (home / "config").write_text(KHAL.format(folder=home))
        (home / "feed.ics").write_bytes(data)
        done = khal(home, "import", "--batch", "-a", "subscribed", str(home / "feed.ics"))
        assert done.returncode == 0, done.stderr
        assert not re.search(r"warning|error|critical", done.stderr, re.IGNORECASE)
        kept = [
            entry
            for file in sorted((home / "events").iterdir())
            for entry in by_icalendar(file.read_bytes())
        ]
        assert sorted(kept, key=lambda entry: entry.uid) == by_icalendar(data)


def test_khal_shows_an_event_on_its_days_and_on_no_other(
    calendars: dict[str, bytes], tmp_path: Path
) -> None:
    """Nine hours east of Greenwich too: a whole day is one in whatever zone it is looked at."""
    (tmp_path / "events").mkdir()
    (tmp_path / "config").write_text(KHAL.format(folder=tmp_path))
    (tmp_path / "feed.ics").write_bytes(calendars["calendar"])
    khal(tmp_path, "import", "--batch", str(tmp_path / "feed.ics"))
    options = ("--once", "--day-format", "", "--format", "{uid} {start-date} {end-date}")
    entries = by_icalendar(calendars["calendar"])
    listing = khal(tmp_path, "list", *options, min(entry.start for entry in entries), "1000d")
    shown = {uid: (first, last) for uid, first, last in map(str.split, listing.stdout.splitlines())}
    assert shown.keys() == {entry.uid for entry in entries}
    for entry in entries:
        first, last = shown[entry.uid]
        assert first == entry.start
        assert date.fromisoformat(last) + timedelta(days=1) == date.fromisoformat(entry.end)


def test_ical_js_reads_every_event_as_icalendar_does(
    calendars: dict[str, bytes], ical_js: Path
) -> None:
    """In its strict mode, in which it refuses what a lenient reader would mend."""
    for data in calendars.values():
        assert by_ical_js(data, ical_js) == by_icalendar(data)


def test_libical_finds_no_fault_and_every_event(calendars: dict[str, bytes]) -> None:
    for name, data in calendars.items():
        assert (name, *libical.read(data)) == (name, 0, True, len(by_icalendar(data)))


@pytest.mark.parametrize(
    ("broken", "by"),
    [
        (b"DTSTART;VALUE=DATE:soon", b"DTSTART;VALUE=DATE:20260115"),
        (b"SEQUENCE:2\r\nSEQUENCE:2", b"SEQUENCE:2"),
    ],
)
def test_libical_finds_a_fault_where_there_is_one(broken: bytes, by: bytes) -> None:
    (sound,) = (
        file.data
        for file in exports(made.briefing(made.event("sail", "2026-01-15")), ENGLISH)
        if file.path == "data/calendar.ics"
    )
    assert by in sound
    errors, holds, _ = libical.read(sound.replace(by, broken))
    assert errors > 0 or not holds
