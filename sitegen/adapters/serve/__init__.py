"""Live preview: build, serve, watch, build again, and let the browser follow.

The site is served from its folder as it is; what the preview adds is added to the answers, never to the files.
"""

from __future__ import annotations

import errno
import threading
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from watchfiles import watch

from sitegen.adapters.serve.server import PreviewServer
from sitegen.core.diagnostics import Diagnostic
from sitegen.core.diagnostics.codes import PORT_TAKEN

__all__ = ["serve"]

Build = Callable[[], str]
_Stamp = tuple[str, int, int]
_WAIT = 500  # milliseconds after which somebody who ends the preview is heard
_SETTLE = 150  # milliseconds without another change after which a build begins: editors write a file in several steps


def serve(
    site: Path,
    watched: Sequence[Path],
    build: Build,
    *,
    port: int = 8000,
    say: Callable[[str], None],
    ahead: Callable[[], None] = lambda: None,
    stop: threading.Event | None = None,
) -> Sequence[Diagnostic]:
    """Keep `site` built and served on this machine until interrupted; return why it could not begin, or nothing.

    `build` makes the site and returns "", or what is wrong, in words for the browser; it prints what the terminal
    should show itself. `ahead` is called once the site is shown, and does what a first edit would wait for. A build
    that fails, or breaks, is shown, and the next change tries again. `watched` are the
    folders whose changes start a build. Port 0 takes any free one. `stop`, when set, ends it as Ctrl-C does.
    """
    try:
        server = PreviewServer(site, port)
    except OverflowError:
        return (PORT_TAKEN.at(None, f"there is no port {port}", "ports go from 1 to 65535"),)
    except OSError as fault:
        if fault.errno not in (errno.EADDRINUSE, errno.EACCES):
            raise
        why = "is in use by another program" if fault.errno == errno.EADDRINUSE else "is not ours to use"
        return (PORT_TAKEN.at(None, f"port {port} {why}", "choose another: sitegen serve --port 8001"),)
    with server:
        thread = threading.Thread(target=server.serve_forever, name="preview", daemon=True)
        thread.start()
        try:
            say(f"building; then see {server.address} (Ctrl-C ends)")
            before: frozenset[_Stamp] | None = _stamps(watched)
            server.news.publish(_built(build, say))
            with suppress(Exception):  # a build that follows says what it is
                ahead()
            for changes in watch(
                *[folder for folder in watched if folder.exists()],
                debounce=_SETTLE,
                stop_event=stop,
                rust_timeout=_WAIT,
                yield_on_timeout=True,
            ):
                unseen = before is not None and _stamps(watched) != before  # saved while the first build ran
                before = None
                if changes or unseen:
                    say("something changed; building")
                    server.news.publish(_built(build, say))
        except KeyboardInterrupt:
            say("stopped")
        finally:
            server.news.close()
            server.shutdown()
            thread.join()
    return ()


def _stamps(folders: Sequence[Path]) -> frozenset[_Stamp]:
    """Return the files in folders with the time when each was last written (nanoseconds) and its size (bytes)."""
    found: set[_Stamp] = set()
    for folder in folders:
        for path in folder.rglob("*"):
            with suppress(OSError):  # gone meanwhile
                told = path.stat()
                found.add((str(path), told.st_mtime_ns, told.st_size))
    return frozenset(found)


def _built(build: Build, say: Callable[[str], None]) -> str:
    """Return what `build` returns; a fault of our own is said and shown too, and does not end the preview."""
    try:
        return build()
    except Exception:  # noqa: BLE001 - whatever it is, the next change may mend it
        fault = traceback.format_exc()
        say(fault)
        return fault
