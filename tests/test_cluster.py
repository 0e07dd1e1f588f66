"""The workers of a Dask scheduler read articles as processes of this machine do."""

from __future__ import annotations

import importlib.util
import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from distributed import Client

from generator import cli, pipeline, workshop
from generator.model import OutputFile
from generator.reading import inputs
from generator.workshop import Workshop, executor_at
from tests.projects import bridges

ROOT = Path(__file__).parent.parent
LOOPBACK = ("--host", "127.0.0.1", "--no-dashboard")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return bridges(tmp_path / "project")


class Cluster:
    """A scheduler and its workers, each a process of its own."""

    def __init__(self, folder: Path, processes: ExitStack) -> None:
        self._file = folder / "scheduler.json"
        self._processes = processes
        self._begin("scheduler", "--port", "0", *LOOPBACK)
        self.at = self._told("address")
        self.address = self.at.replace("tcp://", "dask://")

    def work(self, count: int) -> None:
        """Begin another worker, and wait until there are so many."""
        self._begin("worker", "--no-nanny", "--nthreads", "1", *LOOPBACK)
        with Client(self.at, set_as_default=False) as client:
            client.wait_for_workers(count, timeout=60)

    def shares(self) -> list[int]:
        """How many chunks each worker has run."""
        with Client(self.at, set_as_default=False) as client:
            return sorted(client.run(lambda dask_worker: dask_worker.state.executed_count).values())

    def _begin(self, *arguments: str) -> None:
        command = (sys.executable, "-m", "dask", *arguments, "--scheduler-file", str(self._file))
        process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL)
        self._processes.callback(process.wait, 20)
        self._processes.callback(process.terminate)

    def _told(self, key: str) -> str:
        for _ in range(600):
            if self._file.exists() and (text := self._file.read_text("utf-8")):
                return str(json.loads(text)[key])
            time.sleep(0.1)
        pytest.fail("the scheduler has not begun")


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    with ExitStack() as processes:
        yield Cluster(tmp_path_factory.mktemp("cluster"), processes)


def files(project: Path, shop: Workshop) -> tuple[OutputFile, ...]:
    result = pipeline.run(inputs.read(project), shop)
    assert result.files
    return result.files


@pytest.mark.slow
def test_any_number_of_far_workers_gives_the_same_bytes(
    cluster: Cluster,
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """None is told of, one and two find what no executor finds, and both have worked."""
    far = ["check", "--inputs-only", "--project", str(project), "--executor", cluster.address]
    monkeypatch.setattr(workshop, "PATIENCE_SECONDS", 2)
    assert cli.main(far) == cli.YOUR_INPUT
    told = "this scheduler has no workers"
    assert capsys.readouterr().err == f"briefing: {cluster.address}: {told}\n"

    monkeypatch.setattr(workshop, "PATIENCE_SECONDS", 60)
    monkeypatch.setattr(workshop, "FAR_CHUNK", 1)
    alone = files(project, Workshop(project, jobs=1, keeps=False))
    shop = Workshop(project, elsewhere=executor_at(cluster.address), keeps=False)
    for count in (1, 2):
        cluster.work(count)
        assert files(project, shop) == alone
        assert len(cluster.shares()) == count
    assert all(cluster.shares())
    assert cli.main(far) == cli.OK

    # A worker that was begun before the program changed.
    monkeypatch.setattr(workshop, "version", lambda: "another")
    capsys.readouterr()
    assert cli.main(far) == cli.YOUR_INPUT
    told = "its workers do not have this version of Python and of this program"
    assert capsys.readouterr().err == f"briefing: {cluster.address}: {told}\n"


def test_a_scheduler_that_does_not_answer_is_told(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A port at which nobody accepts, though a connection can be made."""
    monkeypatch.setattr(workshop, "PATIENCE_SECONDS", 1)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"dask://127.0.0.1:{silent.getsockname()[1]}"
        status = cli.main(["build", "--project", str(project), "--executor", address])
    assert status == cli.YOUR_INPUT
    assert capsys.readouterr().err == f"briefing: {address}: no scheduler answers there\n"
    assert not (project / "content").exists()


@pytest.mark.parametrize("address", ["", "host:8786", "spark://host:1", "dask://host", "dask://:1"])
def test_an_executor_of_no_known_kind_is_told(
    address: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call = ["check", "--project", str(project), "--executor", address]
    assert cli.main(call) == cli.USAGE
    assert "is not of the form dask://HOST:PORT" in capsys.readouterr().err


def test_an_executor_that_is_not_installed_is_told(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    call = ["check", "--project", str(project), "--executor", "dask://127.0.0.1:8786"]
    assert cli.main(call) == cli.USAGE
    assert "needs Dask's `distributed`, the extra `cluster`" in capsys.readouterr().err


def test_no_build_imports_what_it_was_not_asked_for(project: Path) -> None:
    code = (
        "import sys; from generator import cli; status = cli.main(sys.argv[1:]);"
        " sys.exit(status or 'distributed' in sys.modules)"
    )
    call = [sys.executable, "-c", code, "check", "--inputs-only", "--project", str(project)]
    assert subprocess.run(call, cwd=ROOT, check=False).returncode == 0
