"""What the browser is told: that there is a new build, and what was wrong with it."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator

_BEAT = 15.0  # seconds after which a silent stream sends a line that says nothing, to notice that nobody listens


class News:
    """The latest build's number and fault, and a way for many threads to wait for the next one."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._number = 0
        self._closed = False
        self.fault = ""

    def publish(self, fault: str) -> None:
        """Tell every listener that a build has ended, with `fault` ("" if it went well)."""
        with self._changed:
            self._number += 1
            self.fault = fault
            self._changed.notify_all()

    def close(self) -> None:
        """End all streams."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def stream(self) -> Iterator[bytes]:
        """Yield the state now and after every build, as server-sent events (WHATWG HTML, section 9.2)."""
        seen = -1
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._closed or self._number != seen, timeout=_BEAT)  # noqa: B023 - used at once
                if self._closed:
                    return
                news = self._number != seen
                seen, fault = self._number, self.fault
            yield f"data: {json.dumps({'build': seen, 'fault': fault})}\n\n".encode() if news else b":\n\n"


SCRIPT = b"""\
"use strict";
(() => {
  let build = null;
  const cover = document.createElement("dialog");
  const text = cover.appendChild(document.createElement("pre"));
  cover.setAttribute("aria-label", "The build failed");
  Object.assign(cover.style, { position: "fixed", inset: "1rem", width: "auto", height: "auto", maxWidth: "none",
    maxHeight: "none", zIndex: 2147483647, background: "#1b1b1f", color: "#ffd9d2", border: "3px solid #ff6b52" });
  Object.assign(text.style, { whiteSpace: "pre-wrap", font: "15px/1.5 monospace", margin: 0 });
  new EventSource("/.sitegen/events").onmessage = (event) => {
    const news = JSON.parse(event.data);
    if (build !== null && news.build !== build && !news.fault) location.reload();
    build = news.build;
    text.textContent = news.fault && `Not built; this page is the one from before.\\n\\n${news.fault}`;
    if (news.fault && !cover.open) document.body.appendChild(cover).show();
    if (!news.fault && cover.open) cover.close();
  };
})();
"""
