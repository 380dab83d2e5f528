"""What is set into a Word document as a file of its own: pieces of text (`altChunk`), drawings of words, charts."""

from __future__ import annotations

from collections.abc import Mapping
from email import message_from_bytes, policy

from sitegen.core.source import split_lines
from sitegen.reading.formats.encodings import decode
from sitegen.reading.formats.mail.parts import read_parts
from sitegen.reading.formats.package import Part
from sitegen.reading.formats.web.page import lay_out_page
from sitegen.reading.formats.web.parse import parse_page


class Drawing(Part):
    """The text of a drawing or a chart: a line for every paragraph of it."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._parts: list[str] = []
        self._reading = False

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:  # noqa: ARG002 - a part's events
        """Take the start of an element."""
        self._reading = name in ("t", "v")  # text, and the values of a chart

    def data(self, text: str) -> None:
        """Take text."""
        if self._reading:
            self._parts.append(text)

    def finish(self, name: str) -> None:
        """Take the end of an element."""
        self._reading = False
        if name in ("p", "pt"):
            line = " ".join("".join(self._parts).split())
            self._parts.clear()
            if line:
                self.lines.append(line)


def read_chunk(name: str, data: bytes) -> list[str]:
    """Return the lines of a piece of text that is a web page, a page saved as a mail, or text; nothing for others."""
    ending = name.lower().rpartition(".")[2]
    if ending in ("mht", "mhtml"):
        return read_parts(name, message_from_bytes(data, policy=policy.default)).lines
    decoded = decode(name, data).value if ending in ("htm", "html", "xhtml", "txt") else None
    if decoded is None:
        return []
    return list(split_lines(decoded.text)) if ending == "txt" else lay_out_page(parse_page(decoded.text)).lines
