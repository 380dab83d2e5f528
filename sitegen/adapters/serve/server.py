"""A small web server for one folder on this machine, for one reader."""

from __future__ import annotations

import errno
import html
import re
import sys
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path, PurePosixPath
from urllib.parse import quote, unquote, urlsplit

from sitegen.adapters.serve.news import SCRIPT, News

HOST = "127.0.0.1"  # no other machine can reach it
_OWN = "/.sitegen/"
_TAG = b'<script src="/.sitegen/reload.js" defer></script>'
_TEXT = "; charset=utf-8"
# Told here and not by the system, whose tables differ from machine to machine.
TYPES = {
    ".html": "text/html" + _TEXT, ".css": "text/css" + _TEXT, ".js": "text/javascript" + _TEXT,
    ".json": "application/json", ".csv": "text/csv" + _TEXT, ".xml": "application/xml", ".txt": "text/plain" + _TEXT,
    ".md": "text/markdown" + _TEXT, ".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg",
    ".ico": "image/x-icon",
    ".woff2": "font/woff2", ".pdf": "application/pdf", ".zip": "application/zip", ".wasm": "application/wasm",
}  # fmt: skip


class PreviewServer(ThreadingHTTPServer):
    """Serves `site` on `port` of this machine, with the news of its builds."""

    daemon_threads = True
    block_on_close = False
    allow_reuse_address = sys.platform != "win32"  # where it would let two programs share a port

    def __init__(self, site: Path, port: int) -> None:
        self.site = site
        self.news = News()
        super().__init__((HOST, port), _Handler)

    @property
    def address(self) -> str:
        """Where a browser finds the site."""
        return f"http://localhost:{self.server_address[1]}/"

    def handle_error(self, request: object, client_address: object) -> None:
        """Pass over a reader who went away in the middle of an answer."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class _Handler(BaseHTTPRequestHandler):
    server: PreviewServer
    protocol_version = "HTTP/1.1"
    server_version = "sitegen"
    sys_version = ""

    def do_GET(self) -> None:
        if not self._is_own():
            self._answer(HTTPStatus.FORBIDDEN, TYPES[".txt"], b"this preview answers to its own pages only\n")
            return
        path = unquote(urlsplit(self.path).path, errors="replace")
        if path == f"{_OWN}events":
            self._stream()
        elif path == f"{_OWN}reload.js":
            self._answer(HTTPStatus.OK, TYPES[".js"], SCRIPT)
        else:
            self._serve(path)

    do_HEAD = do_GET  # noqa: N815 - named by the base class

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - named by the base class
        """Keep the terminal for builds."""

    def _is_own(self) -> bool:
        """Whether a reader asks, or a page of the preview itself; an archive that is not published is nobody else's.

        Another site's name may be made to lead to this machine (Host), and a page elsewhere may ask for what is here:
        its origin, and what browsers say of where a request comes from (W3C, Fetch Metadata), give it away.
        """
        host = self.headers.get("Host", "")
        name = re.sub(r":[0-9]*$", "", host)
        origin = self.headers.get("Origin")
        return (
            name in ("localhost", HOST)
            and origin in (None, f"http://{host}")
            and self.headers.get("Sec-Fetch-Site", "none") in ("none", "same-origin")
        )

    def _serve(self, path: str) -> None:
        file = find(self.server.site, path)
        if file is None or (file.is_dir() and not (file / "index.html").is_file()):
            self._lost()
        elif file.is_dir() and not path.endswith("/"):
            self._answer(
                HTTPStatus.MOVED_PERMANENTLY, TYPES[".txt"], b"", location=quote(path.rsplit("/", 1)[-1]) + "/"
            )
        else:
            self._send(HTTPStatus.OK, file / "index.html" if file.is_dir() else file)

    def _lost(self) -> None:
        page = self.server.site / "404.html"
        if page.is_file():
            self._send(HTTPStatus.NOT_FOUND, page)
        else:
            said = html.escape(self.server.news.fault or "There is no such page.")
            body = f"<!DOCTYPE html><title>Not built</title><body><pre>{said}</pre></body>"
            self._answer(HTTPStatus.NOT_FOUND, TYPES[".html"], _followed(body.encode()))

    def _send(self, status: HTTPStatus, file: Path) -> None:
        try:
            body = file.read_bytes()
        except OSError as fault:  # a new build may just have taken the file away
            status = HTTPStatus.NOT_FOUND if fault.errno == errno.ENOENT else HTTPStatus.FORBIDDEN
            self._answer(status, TYPES[".txt"], f"{fault.strerror}\n".encode())
            return
        kind = TYPES.get(file.suffix.lower(), "application/octet-stream")
        self._answer(status, kind, _followed(body) if kind == TYPES[".html"] else body)

    def _answer(self, status: HTTPStatus, kind: str, body: bytes, location: str | None = None) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self._guard()
        if location:
            self.send_header("Location", location)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _guard(self) -> None:
        """Tell browsers that no other site may load an answer, show it in a frame, or guess its type."""
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.send_header("Cross-Origin-Opener-Policy", "same-origin")
        self.send_header("Content-Security-Policy", "frame-ancestors 'self'")

    def _stream(self) -> None:
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self._guard()
        self.end_headers()
        for event in self.server.news.stream():
            self.wfile.write(event)
            self.wfile.flush()


def find(site: Path, path: str) -> Path | None:
    """Return the file or folder below `site` that the decoded address path names, or None if there is none.

    Nothing outside `site` is ever named, neither by "..", by another drive's letter, nor by a symbolic link.
    """
    segments = [one for one in PurePosixPath(path).parts if one not in ("/", "//")]
    if any(one in ("..", ".") or any(mark in one for mark in "\\:\0") for one in segments):
        return None
    try:
        file = site.joinpath(*segments).resolve(strict=True)
    except (OSError, RuntimeError):
        return None
    return file if file.is_relative_to(site.resolve()) else None


def _followed(page: bytes) -> bytes:
    """Return the page with the script that lets it follow the builds."""
    head, end, tail = page.rpartition(b"</body>")
    return head + _TAG + end + tail if end else page + _TAG
