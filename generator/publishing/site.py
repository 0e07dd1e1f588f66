"""The site builder called: MkDocs or Zensical turns `content/` into `site/`."""

from __future__ import annotations

import base64
import hashlib
import ipaddress
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from mkdocs.livereload import LiveReloadServer

from generator import edtf
from generator.model import LIST, listing
from generator.problems import Problem, ProblemKind
from generator.publishing import folders, search
from generator.publishing.content import FOLDER

BUILDERS = ("mkdocs", "zensical")
# Pages whose sources state no date still need one for equal bytes: the beginning of Unix time.
EPOCH = 0
LAST_LINES = 12
MOST_TOLD = 20
# Beside `mkdocs.yml`, so that what that names is found; there only while a site is built.
SETTINGS = ".briefing.yml"
# Where a page's own policy names the scripts that may run.
SCRIPTS = b"script-src "


class EditingServer(LiveReloadServer):
    """MkDocs' server, for this machine alone, and under the pages' own policy.

    A page of somebody else's could have its name lead to this machine and read a draft (DNS
    rebinding): who asks for another host than ours gets nothing.
    """

    def serve_request(
        self, environ: dict[str, Any], start_response: Callable[..., Any]
    ) -> Iterable[bytes]:
        if not is_ours(str(environ.get("HTTP_HOST", "")), str(self.server_address[0])):
            start_response("421 Misdirected Request", [("Content-Type", "text/plain")])
            return [b"This host is not served here.\n"]
        answer: Iterable[bytes] = super().serve_request(environ, start_response)
        return answer

    def _inject_js_into_html(self, content: bytes, epoch: float) -> bytes:
        """The page with the script that reloads it, which its policy is told of."""
        injected: bytes = super()._inject_js_into_html(content, epoch)  # type: ignore[no-untyped-call]  # MkDocs leaves it untyped
        script = injected.rpartition(b"<script>")[2].partition(b"</script>")[0]
        digest = base64.b64encode(hashlib.sha256(script).digest())
        return injected.replace(SCRIPTS, SCRIPTS + b"'sha256-" + digest + b"' ", 1)


def is_ours(host: str, bound: str) -> bool:
    """Whether a Host header names this machine: its local name, what was bound, or an address.

    A name that leads here may be anybody's; an address in figures is what somebody typed.
    """
    name = re.sub(r":\d{1,5}$", "", host.lower()).strip("[]")
    if name in ("localhost", bound.lower()):
        return True
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def foreign(project: Path, site_dir: str) -> tuple[Problem, ...]:
    """A problem for each file where the site is to stand that no build has put there."""
    found = folders.foreign(project / site_dir, lambda name: False)
    return tuple(
        Problem(
            kind=ProblemKind.SITE_FOREIGN,
            file=site_dir if name == "." else f"{site_dir}/{name}",
            message="No build put this here, and a build would remove it.",
            mend=f"Move it out of `{site_dir}/`, or delete it.",
        )
        for name in found[:MOST_TOLD]
    )


def build(
    project: Path, builder: str, as_of: str | None, scratch: Path, site_dir: str
) -> Problem | None:
    """Build the site from `content/` with the builder's strict mode; a problem where it fails.

    It is built beside and put in place when it is whole. `SOURCE_DATE_EPOCH` is set from `as_of`,
    so that two builds give equal bytes. Raises OSError where the disk refuses.
    """
    # A killed build may leave a builder behind that goes on writing: never into our folder.
    fresh = Path(tempfile.mkdtemp(prefix="new-site-", dir=scratch))
    settings = project / SETTINGS
    try:
        # Zensical takes the folder from its settings alone.
        inner = f"{folders.SCRATCH}/{fresh.name}"
        text = f"INHERIT: mkdocs.yml\ndocs_dir: {FOLDER}\nsite_dir: {inner}\n"
        settings.write_text(text, encoding="utf-8")
        command = [sys.executable, "-m", builder, "build", "--clean", "--config-file", SETTINGS]
        if builder == "mkdocs":
            command.append("--strict")
        environment = _environment(as_of)
        done = subprocess.run(
            command, cwd=project, env=environment, capture_output=True, text=True, check=False
        )
        if done.returncode:
            return _failure(builder, done.stdout + done.stderr)
        search.rewrite(fresh)
        (fresh / LIST).write_bytes(listing(folders.files_in(fresh)))
        fresh.chmod(0o755)
        folders.put(project / site_dir, fresh, scratch)
        return None
    finally:
        settings.unlink(missing_ok=True)
        shutil.rmtree(fresh, ignore_errors=True)


def _failure(builder: str, printed: str) -> Problem:
    """What the builder said last; behind a margin, as a line may look like a command to CI."""
    said = [line for line in printed.splitlines() if line.strip()]
    return Problem(
        kind=ProblemKind.SITE_FAILED,
        file="mkdocs.yml",
        message=f"{builder} stopped:\n" + "\n".join(f"  {line}" for line in said[-LAST_LINES:]),
    )


def serve(
    project: Path, site_dir: str, address: tuple[str, int], rebuild: Callable[[], None]
) -> None:
    """Serve the site until interrupted; `rebuild` runs when seeds, topics or settings change.

    The server is MkDocs' own: it reloads open pages after each rebuild.
    """
    host, port = address
    server = EditingServer(builder=rebuild, host=host, port=port, root=str(project / site_dir))
    for name in ("seeds", "topics", "mkdocs.yml"):
        if (project / name).exists():
            server.watch(str(project / name))
    try:
        server.serve()  # type: ignore[no-untyped-call]  # MkDocs leaves it untyped
    except KeyboardInterrupt:
        pass
    finally:
        server.shutdown()


def _environment(as_of: str | None) -> dict[str, str]:
    parsed = edtf.parse(as_of) if as_of else None
    day = parsed.end if parsed else None
    epoch = int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()) if day else EPOCH
    return {
        **os.environ,
        "SOURCE_DATE_EPOCH": str(max(epoch, 0)),
        # MkDocs prints a banner about its next major version, which we do not use.
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONUTF8": "1",
    }
