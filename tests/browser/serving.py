"""A static server for browser tests, as a plain host would be.

Knows files, byte ranges (a player cannot seek without them), HEAD and MIME types, and can serve a folder under a base
path. Records every request, since a page's own events miss those of search workers. Knows nothing of the gallery.
"""

from __future__ import annotations

import re
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".vtt": "text/vtt; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".webp": "image/webp",
    ".mp3": "audio/mpeg",
    ".m4a": "audio/mp4",
    ".ogg": "audio/ogg",
    ".wav": "audio/wav",
    ".pdf": "application/pdf",
    ".woff2": "font/woff2",
    ".wasm": "application/wasm",
}
POLL = 0.02  # seconds: how soon a server notices that it shall end
RANGE = re.compile(r"bytes=(\d*)-(\d*)")


@dataclass(frozen=True)
class Request:
    """One request as the server saw it: `path` without query and base path, `sent` in bytes of the body."""

    method: str
    path: str
    status: int
    sent: int


@dataclass
class Served:
    """A folder being served: `url` is the address of its root, with a slash at the end."""

    url: str
    requests: list[Request] = field(default_factory=list)

    def paths(self) -> list[str]:
        """The paths asked for so far, in order."""
        return [request.path for request in self.requests]

    def sent(self, prefix: str = "") -> int:
        """Bytes of all bodies sent for paths that start with `prefix`."""
        return sum(request.sent for request in self.requests if request.path.startswith(prefix))


def byte_range(header: str | None, size: int) -> tuple[int, int] | None:
    """The first and last byte that a Range header asks for (RFC 9110, 14.1.2), or None for the whole file.

    Raises ValueError when no byte of the file is in the range. Several ranges are answered with the whole file.
    """
    match = RANGE.fullmatch(header or "")
    if not match or match.groups() == ("", ""):
        return None
    first, last = match.groups()
    if not first:
        start, end = max(size - int(last), 0), size - 1
    else:
        start, end = int(first), min(int(last), size - 1) if last else size - 1
    if start > end:
        raise ValueError(header)
    return start, end


def file_at(folder: Path, path: str) -> Path | None:
    """The file for a path below the folder, index.html for a folder, or None; never a file outside."""
    found = (folder / unquote(path).lstrip("/")).resolve()
    if found.is_dir():
        found = found / "index.html"
    return found if found.is_file() and found.is_relative_to(folder.resolve()) else None


class Handler(BaseHTTPRequestHandler):
    """Answers GET and HEAD from `folder`; `served` collects what was asked."""

    protocol_version = "HTTP/1.1"
    wbufsize = -1  # head and body leave together: apart, the body may have to wait for an acknowledgement
    folder: Path
    base: str
    served: Served

    def do_GET(self) -> None:
        """Sends a file, a part of it, or the site's own 404 page."""
        path = urlsplit(self.path).path
        inside = path.startswith(self.base)
        name = path[len(self.base) :] if inside else path
        file = file_at(self.folder, name) if inside else None
        if file is not None and file.name == "index.html" and not path.endswith(("/", ".html")):
            self.send_response(HTTPStatus.MOVED_PERMANENTLY)
            self.send_header("Location", path + "/")
            self.finish_with(name, HTTPStatus.MOVED_PERMANENTLY, b"")
            return
        if file is None:
            lost = self.folder / "404.html"
            self.send_response(HTTPStatus.NOT_FOUND)
            self.send_header("Content-Type", TYPES[".html"])
            self.finish_with(name, HTTPStatus.NOT_FOUND, lost.read_bytes() if lost.is_file() else b"")
            return
        self.send_file(name, file)

    do_HEAD = do_GET

    def send_file(self, name: str, file: Path) -> None:
        """Sends the file, or the bytes asked for."""
        body = file.read_bytes()
        status = HTTPStatus.OK
        try:
            part = byte_range(self.headers.get("Range"), len(body))
        except ValueError:
            self.send_response(HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE)
            self.send_header("Content-Range", f"bytes */{len(body)}")
            self.finish_with(name, HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, b"")
            return
        if part:
            status = HTTPStatus.PARTIAL_CONTENT
        self.send_response(status)
        self.send_header("Content-Type", TYPES.get(file.suffix.lower(), "application/octet-stream"))
        self.send_header("Accept-Ranges", "bytes")
        if part:
            self.send_header("Content-Range", f"bytes {part[0]}-{part[1]}/{len(body)}")
            body = body[part[0] : part[1] + 1]
        self.finish_with(name, status, body)

    def finish_with(self, name: str, status: HTTPStatus, body: bytes) -> None:
        """Ends the headers, sends the body (not for HEAD) and notes the request."""
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        sent = 0 if self.command == "HEAD" else len(body)
        self.served.requests.append(Request(self.command, name, int(status), sent))
        if sent:
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing: requests are in `served`."""


class Server(ThreadingHTTPServer):
    """Says nothing about a browser that hangs up; other errors are printed as usual."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Prints the error being handled, unless the connection was closed from the other side."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def serve(folder: Path, base: str = "/") -> Iterator[Served]:
    """Serves a folder on this machine's loopback under `base` ("/" or "/some/base/") until the block ends."""
    served = Served(url="")
    handler = type("FolderHandler", (Handler,), {"folder": folder, "base": base, "served": served})
    server = Server(("127.0.0.1", 0), handler)
    served.url = f"http://127.0.0.1:{server.server_port}{base}"
    threading.Thread(target=server.serve_forever, args=(POLL,), daemon=True).start()
    try:
        yield served
    finally:
        server.shutdown()
        server.server_close()
