"""Where Chromium is; as a script, installs Debian's where it is missing and that is allowed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MACOS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
MISSING = (
    "The browser tests need Chromium: install it (Debian: apt-get install chromium; "
    "macOS: brew install --cask chromium) or name it: CHROMIUM=/path/to/chromium make test. "
    "`make check` runs all other tests."
)


def find() -> str | None:
    """The browser that CHROMIUM names, else the first one found on this system."""
    if named := os.environ.get("CHROMIUM"):
        return shutil.which(named)
    on_path = (shutil.which(name) for name in NAMES)
    in_applications = (path for path in MACOS if Path(path).exists())
    return next((path for path in on_path if path), None) or next(in_applications, None)


def may_install() -> list[str] | None:
    """What goes before `apt-get` for it to be allowed; None where it is not."""
    if os.environ.get("CHROMIUM") or not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo and subprocess.run([sudo, "-n", "true"], check=False).returncode == 0:
        return [sudo, "-n"]
    return None


def install(prefix: list[str]) -> None:
    """Debian's package. Where that fails, `apt-get` has said why and Chromium is still missing."""
    print("Installing Debian's chromium for the browser tests")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    package = ["install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-liberation"]
    for step in (["update", "-qq"], package):
        command = [*prefix, "apt-get", *step]
        subprocess.run(command, check=False, env=environment, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    if find() is None and (prefix := may_install()) is not None:
        install(prefix)
    sys.exit(None if find() else MISSING)
