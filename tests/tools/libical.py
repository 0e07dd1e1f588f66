"""Where libical is, the calendar library of KDE and GNOME; as a script, installs Debian's.

`read(data)` gives what it finds wrong with a calendar, and how many events it counts.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

HOMEBREW = ("/opt/homebrew/lib/libical.dylib", "/usr/local/lib/libical.dylib")
MISSING = (
    "The tests of calendars need libical: install it (Debian: apt-get install libical3; "
    "macOS: brew install libical) or name it: LIBICAL=/path/to/libical.so make test."
)
EVENT = 4  # ICAL_VEVENT_COMPONENT


def find() -> str | None:
    """The library that LIBICAL names, else the one of this system."""
    if named := os.environ.get("LIBICAL"):
        return named
    there = (path for path in HOMEBREW if Path(path).exists())
    return ctypes.util.find_library("ical") or next(there, None)


def read(data: bytes) -> tuple[int, bool, int]:
    """How many errors libical finds, whether all rules of RFC 5545 and 5546 hold, how many events.

    Raises LookupError, with what to do, where there is no libical.
    """
    if (path := find()) is None:
        raise LookupError(MISSING)
    library = ctypes.CDLL(path)
    for name, arguments in (
        ("icalcomponent_count_errors", [ctypes.c_void_p]),
        ("icalrestriction_check", [ctypes.c_void_p]),
        ("icalcomponent_count_components", [ctypes.c_void_p, ctypes.c_int]),
    ):
        getattr(library, name).argtypes = arguments
    library.icalparser_parse_string.restype = ctypes.c_void_p
    library.icalcomponent_free.argtypes = [ctypes.c_void_p]
    calendar = library.icalparser_parse_string(data)
    assert calendar, "libical reads no calendar at all"
    holds = bool(library.icalrestriction_check(calendar))
    # The check leaves what it finds in the calendar as errors.
    errors = library.icalcomponent_count_errors(calendar)
    events = library.icalcomponent_count_components(calendar, EVENT)
    library.icalcomponent_free(calendar)
    return errors, holds, events


def install() -> None:
    """Debian's package, as root or with a sudo that asks nothing; `apt-get` says why it fails."""
    prefix = [] if os.geteuid() == 0 else ["sudo", "-n"]
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    package = ["install", "-y", "-qq", "--no-install-recommends", "libical3"]
    for step in (["update", "-qq"], package):
        command = [*prefix, "apt-get", *step]
        subprocess.run(command, check=False, env=environment, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    if find() is None and shutil.which("apt-get"):
        sys.stdout.write("Installing Debian's libical3 for the tests of calendars\n")
        install()
    sys.exit(None if find() else MISSING)
