"""The site builder called: MkDocs or Zensical turns `content/` into `site/`."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from mkdocs.livereload import LiveReloadServer

from generator import edtf
from generator.problems import Problem, ProblemKind
from generator.publishing import search

BUILDERS = ("mkdocs", "zensical")
# Pages whose sources state no date still need one for equal bytes: the beginning of Unix time.
EPOCH = 0
LAST_LINES = 12
# What makes a page's policy hold, and the same without effect.
POLICY = b'http-equiv="Content-Security-Policy"'
POLICY_OFF = b'name="policy-off-while-editing"'


class EditingServer(LiveReloadServer):
    """MkDocs' server. It reloads a page by a script in it, which the policy would stop."""

    def _inject_js_into_html(self, content: bytes, epoch: float) -> bytes:
        freed = content.replace(POLICY, POLICY_OFF, 1)
        injected: bytes = super()._inject_js_into_html(freed, epoch)  # type: ignore[no-untyped-call]  # MkDocs leaves it untyped
        return injected


def build(project: Path, builder: str, as_of: str | None) -> Problem | None:
    """Build `site/` from `content/` with the builder's strict mode; a problem where it fails.

    `SOURCE_DATE_EPOCH` is set from `as_of`, so that two builds give equal bytes.
    """
    command = [sys.executable, "-m", builder, "build", "--clean", "--config-file", "mkdocs.yml"]
    if builder == "mkdocs":
        command.append("--strict")
    done = subprocess.run(
        command, cwd=project, env=_environment(as_of), capture_output=True, text=True, check=False
    )
    if done.returncode == 0:
        search.rewrite(project)
        return None
    said = [line for line in (done.stdout + done.stderr).splitlines() if line.strip()]
    return Problem(
        kind=ProblemKind.SITE_FAILED,
        file="mkdocs.yml",
        message=f"{builder} stopped:\n" + "\n".join(said[-LAST_LINES:]),
    )


def serve(project: Path, address: tuple[str, int], rebuild: Callable[[], None]) -> None:
    """Serve `site/` until interrupted; `rebuild` runs when seeds, topics or settings change.

    The server is MkDocs' own: it reloads open pages after each rebuild.
    """
    host, port = address
    server = EditingServer(builder=rebuild, host=host, port=port, root=str(project / "site"))
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
