"""What a reader's first search costs: a browser opens the quick search of a finished site, types two words and waits
for hits; every byte is counted where it is sent, by a server that compresses text as hosts do.

Without Playwright (in the environment for tests) or without Chromium there is nothing to measure, and the reason is
said instead.
"""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from scripts.measuring.browser import Unavailable, in_browser

__all__ = ["FirstQuery", "Sent", "Unavailable", "ask_first", "first_query", "served"]

TYPES = {
    ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".json": "application/json",
    ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml", ".wasm": "application/wasm", ".png": "image/png",
    ".woff2": "font/woff2",
}  # fmt: skip
COMPRESSED = (".html", ".css", ".js", ".json", ".svg")
GROUPS = {"script": "/assets/", "index": "/index/", "fragments": "/fragment/", "filters": "facets.json"}
WAIT_MS = 60_000


@dataclass(frozen=True)
class FirstQuery:
    """Bytes sent by group: `script` (our own), `engine` (Pagefind's program and its entry), `index` chunks, `fragments`
    of the hits shown, `filters` (data/facets.json), all compressed. `seconds` from typing to the first hit."""

    words: str
    hits: str
    seconds: float
    files: int
    script: int
    engine: int
    index: int
    fragments: int
    filters: int

    @property
    def bytes(self) -> int:
        return self.unfiltered + self.filters

    @property
    def unfiltered(self) -> int:
        """All but the filters, which browsing sends too."""
        return self.script + self.engine + self.index + self.fragments


@dataclass
class Sent:
    """(path, bytes) of each answer, in order."""

    answers: list[tuple[str, int]] = field(default_factory=list)


def first_query(site: Path, words: str) -> FirstQuery:
    """Ask the site in a folder. Raises Unavailable."""
    with served(site) as (address, sent):
        return in_browser(lambda browser: ask_first(browser.new_page(), address, sent, words))


def ask_first(page: Any, address: str, sent: Sent, words: str) -> FirstQuery:
    """Open the quick search on a page that has never searched, and ask."""
    page.goto(f"{address}about/")
    page.wait_for_load_state("networkidle")
    before = len(sent.answers)
    seconds, hits = _ask(page, words)
    return _counted(words, hits, seconds, sent.answers[before:])


def _ask(page: Any, words: str) -> tuple[float, str]:
    """Seconds to the first hits, and what the page says of their number."""
    page.locator("[data-search-open]").click()
    dialog = page.locator("[data-search-dialog]")
    begun = time.monotonic()
    dialog.locator("[data-search-field]").fill(words)
    dialog.locator("[data-search-status]:not(:empty)").wait_for(timeout=WAIT_MS)
    status = dialog.locator("[data-search-status]").inner_text()
    if not status.startswith("No "):
        dialog.locator("[data-search-hits] > *").first.wait_for(timeout=WAIT_MS)
    seconds = time.monotonic() - begun
    page.wait_for_load_state("networkidle")
    return seconds, status


def _counted(words: str, hits: str, seconds: float, answers: list[tuple[str, int]]) -> FirstQuery:
    groups = dict.fromkeys(["engine", *GROUPS], 0)
    wanted = [(path, size) for path, size in answers if path.startswith(("/pagefind/", "/data/", "/assets/"))]
    for path, size in wanted:
        groups[next((name for name, part in GROUPS.items() if part in path), "engine")] += size
    return FirstQuery(words, hits, seconds, len(wanted), **groups)


@contextmanager
def served(folder: Path) -> Iterator[tuple[str, Sent]]:
    """The folder at an address of this machine, and what was sent so far."""
    sent = Sent()
    handler = type("FolderHandler", (Handler,), {"folder": folder.resolve(), "sent": sent})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/", sent
    finally:
        server.shutdown()
        server.server_close()


class Handler(BaseHTTPRequestHandler):
    """Answers GET from `folder`, compressed where that helps, and notes what it sent."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # or the system waits 40 ms with a small answer
    wbufsize = -1
    folder: Path
    sent: Sent

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        file = (self.folder / path.lstrip("/")).resolve()
        file = file / "index.html" if file.is_dir() else file
        known = file.is_file() and file.is_relative_to(self.folder)
        body = file.read_bytes() if known else b""
        self.send_response(HTTPStatus.OK if known else HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", TYPES.get(file.suffix, "application/octet-stream"))
        if file.suffix in COMPRESSED and "gzip" in self.headers.get("Accept-Encoding", ""):
            body = gzip.compress(body, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.sent.answers.append((path, len(body)))
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing: what was sent is in `sent`."""
