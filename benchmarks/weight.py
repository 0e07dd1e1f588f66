"""What pages weigh: the bytes that Chromium is sent, gzipped, beside stock Material's.

`python -m benchmarks.weight` prints a table for the built `site/`; `--lighthouse` adds the scores
of Lighthouse for home, a topic and a source, on a phone as it simulates one. Stock is the theme as
it comes, with the same page and no fonts, as those are another host's.
"""

from __future__ import annotations

import argparse
import gzip
import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from playwright.sync_api import Browser, sync_playwright

from tests.browser import chromium
from tests.tools import node

ROOT = Path(__file__).resolve().parent.parent
PAGES = ("index.html", "alliance-posture.html", "sources/wu.html")
# The topic of this repository that cites the most.
TOPIC = "alliance-posture"
# Milliseconds of quiet after which a page asks for nothing more.
SETTLED = 2000
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking")
PACKED = (".html", ".css", ".js", ".json", ".svg", ".xml")
STOCK = """\
site_name: Stock
use_directory_urls: false
theme: {name: material, font: false}
plugins: [search]
markdown_extensions: [attr_list, footnotes, md_in_html, tables, {toc: {permalink: true}}]
"""


class GzipHandler(SimpleHTTPRequestHandler):
    """Serves a folder as hosts do: texts are packed."""

    def log_message(self, format: str, *args: object) -> None:
        pass

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if path.suffix not in PACKED or not path.is_file():
            super().do_GET()
            return
        data = gzip.compress(path.read_bytes(), mtime=0)
        self.send_response(200)
        self.send_header("Content-Type", f"{self.guess_type(str(path))}; charset=utf-8")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Cache-Control", "max-age=86400")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        shutil.copyfileobj(io.BytesIO(data), self.wfile)


@contextmanager
def packed(folder: Path) -> Iterator[str]:
    """The folder's address on this machine while the block runs."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(GzipHandler, directory=folder)) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def stock(site: Path, page: str, folder: Path) -> Path:
    """A site of stock Material in `folder` with the Markdown page that `site` was made from."""
    (folder / "docs").mkdir(parents=True)
    shutil.copy(site.parent / "content" / f"{page}.md", folder / "docs")
    (folder / "mkdocs.yml").write_text(STOCK, encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return folder / "site"


def sent(browser: Browser, address: str) -> int:
    """The bytes of all bodies that a page is sent until nothing more is asked for."""
    context = browser.new_context()
    page = context.new_page()
    sizes: list[int] = []
    page.on("requestfinished", lambda request: sizes.append(request.sizes()["responseBodySize"]))
    page.goto(address, wait_until="networkidle")
    # On a busy machine a script that asks for more may not have run yet.
    page.wait_for_timeout(SETTLED)
    page.wait_for_load_state("networkidle")
    context.close()
    return sum(sizes)


def over_stock(browser: Browser, site: Path, topic: str, folder: Path) -> tuple[int, int]:
    """The bytes of a topic's page, and those of the same page in stock Material."""
    with packed(site) as ours, packed(stock(site, topic, folder)) as theirs:
        return sent(browser, f"{ours}/{topic}.html"), sent(browser, f"{theirs}/{topic}.html")


def scores(address: str, folder: Path) -> Mapping[str, int]:
    """Lighthouse's scores for a page, on a phone as it simulates one."""
    program = node.modules(ROOT / "benchmarks" / "lighthouse") / "lighthouse" / "cli" / "index.js"
    out = folder / "lighthouse.json"
    out.unlink(missing_ok=True)
    options = ["--quiet", "--output=json", f"--output-path={out}", "--no-enable-error-reporting"]
    options += [f"--chrome-flags={' '.join(FLAGS)}", f"--only-categories={','.join(CATEGORIES)}"]
    os.environ["CHROME_PATH"] = chromium.find() or ""
    done = node.run(program, address, *options)
    if not out.is_file():
        raise RuntimeError(done.stderr)
    categories = json.loads(out.read_bytes())["categories"]
    return {name: round(categories[name]["score"] * 100) for name in CATEGORIES}


def table(site: Path, pages: Sequence[str] = PAGES) -> str:
    """The weights as a Markdown table, in kB of 1000 bytes."""
    rows = ["| page | kB sent |", "| --- | ---: |"]
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=FLAGS)
        with packed(site) as address:
            rows += [
                f"| {page} | {sent(browser, f'{address}/{page}') / 1000:.1f} |" for page in pages
            ]
        ours, theirs = over_stock(browser, site, TOPIC, Path(folder) / "stock")
        rows.append(f"| {TOPIC}.html in stock Material | {theirs / 1000:.1f} |")
        rows.append(f"| over stock | {(ours - theirs) / 1000:.1f} |")
        browser.close()
    return "\n".join(rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lighthouse", action="store_true", help="add Lighthouse's scores")
    arguments = parser.parse_args()
    site = ROOT / "site"
    print(table(site))
    if arguments.lighthouse:
        print(f"\n| page | {' | '.join(CATEGORIES)} |\n| --- |{' ---: |' * len(CATEGORIES)}")
        with packed(site) as address, tempfile.TemporaryDirectory() as folder:
            for page in PAGES:
                found = scores(f"{address}/{page}", Path(folder))
                print(f"| {page} | {' | '.join(str(found[name]) for name in CATEGORIES)} |")


if __name__ == "__main__":
    main()
