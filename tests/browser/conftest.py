"""Chromium, the repository's own site built once, and a page that may ask no other host."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    ConsoleMessage,
    Dialog,
    Page,
    Request,
    Route,
    sync_playwright,
)

from tests.browser import chromium as installed
from tests.projects import build, built_once, repository, shared_folder

ROOT = Path(__file__).parent.parent.parent
HERE = Path(__file__).parent
HOST = "127.0.0.1"
# No sandbox: CI and containers run as root. The rest keeps Chromium from calling its maker.
ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
# What needs no host: pictures and scripts that stand in the page itself, and pages from a disk.
LOCAL_SCHEMES = {"about", "blob", "data", "file"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.browser)


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves a folder without a line on standard error for each request."""

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The folder's address, on a free port of this machine, while the block runs."""
    handler = partial(QuietHandler, directory=str(folder))
    with ThreadingHTTPServer((HOST, 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://{HOST}:{server.server_port}"
        server.shutdown()


def built(project: Path, builder: str = "mkdocs") -> Path:
    """The `site/` of a project, built as a person builds it, whatever its tests import."""
    build(project, builder)
    return project / "site"


@pytest.fixture(scope="session")
def build_site() -> Callable[[Path], Path]:
    """`build_site(project)` builds a project's site and gives its folder."""
    return built


@pytest.fixture(scope="session")
def serve_folder() -> Iterator[Callable[[Path], str]]:
    """`serve_folder(folder)` serves it until the session ends and gives its address."""
    with ExitStack() as servers:
        yield lambda folder: servers.enter_context(served(folder))


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The repository's site, which the audit reads too."""
    base = shared_folder(tmp_path_factory, worker_id)
    return built_once(base, "project", repository) / "site"


@pytest.fixture(scope="session")
def zensical_site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The repository's site as the other site builder makes it."""
    base = shared_folder(tmp_path_factory, worker_id)
    return built_once(base, "project-zensical", repository, "zensical") / "site"


@pytest.fixture(scope="session")
def site_server(site: Path, serve_folder: Callable[[Path], str]) -> str:
    """The address at which the repository's site is served."""
    return serve_folder(site)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Headless Chromium. That it is missing is a failure: a skipped test proves nothing."""
    path = installed.find()
    if path is None:
        pytest.fail(installed.MISSING, pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@contextmanager
def guarded(browser: Browser) -> Iterator[Page]:
    """A page in a fresh profile; its errors and its requests to other hosts fail the test."""
    offences: list[str] = []

    def only_here(route: Route) -> None:
        address = urlsplit(route.request.url)
        if address.hostname == HOST or address.scheme in LOCAL_SCHEMES:
            route.continue_()
        else:
            route.abort()

    def note_request(request: Request) -> None:
        address = urlsplit(request.url)
        if address.hostname != HOST and address.scheme not in LOCAL_SCHEMES:
            offences.append(f"asked for {request.url}")

    def note_message(message: ConsoleMessage) -> None:
        if message.type == "error":
            offences.append(f"console error: {message.text} ({message.location['url']})")

    def dismiss(dialog: Dialog) -> None:
        offences.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    # A service worker would fetch behind our back.
    context = browser.new_context(service_workers="block")
    context.route("**/*", only_here)
    context.on("request", note_request)
    context.on("console", note_message)
    context.on("weberror", lambda error: offences.append(f"error: {error.error}"))
    context.on("dialog", dismiss)
    yield context.new_page()
    context.close()
    assert offences == []


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page for one test: any error on it, and any request that leaves this machine, fails it."""
    with guarded(chromium) as guarded_page:
        yield guarded_page
