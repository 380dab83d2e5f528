"""Rich text files (.rtf): what a person sees on the opened document as lines."""

from __future__ import annotations

from sitegen.core.diagnostics import Checked
from sitegen.core.diagnostics.codes import NO_TEXT_LAYER
from sitegen.core.source import Evidence, Source, Span, digest
from sitegen.reading.formats.aside import report_aside
from sitegen.reading.formats.rich_text.reader import Reader

__all__ = ["is_rich_text", "read_rtf"]


def is_rich_text(data: bytes) -> bool:
    """Return whether bytes are a rich text file."""
    return data.lstrip()[:5] == b"{\\rtf"


def read_rtf(path: str, data: bytes) -> Checked[Source | None]:
    """Return the text of a rich text file as a `Source`, or None where it holds none."""
    reader = Reader()
    reader.read(data.decode("latin-1"))
    layout = reader.layouts[0]
    for number, note in enumerate(reader.notes, 1):
        layout.end_block()
        layout.text(f"[^{number}]: {' '.join(note)}")
    layout.end_block()
    if not layout.lines:
        hint = "if it holds a picture of the letter, let a program recognise its text (OCR) first"
        return Checked(None, (NO_TEXT_LAYER.at(Span.line(path, 1), "the document holds no text", hint),))
    for zone, lines in reader.edges:
        if zone == "header" and sum(map(bool, lines)) > 1 and not layout.zones:
            layout.lines[:0] = [*lines, ""]
        else:
            layout.set_apart(lines, zone)
    title = " ".join(reader.info.get("title", "").split())
    source = Source(
        path,
        digest(data),
        tuple(line.encode("utf-16", "surrogatepass").decode("utf-16", "replace") for line in layout.lines),
        tuple(layout.page_starts),
        markup="markdown",
        places=layout.places(),
        evidence=(Evidence("title", title, "properties", "title"),) if title else (),
    )
    return Checked(source, report_aside(path, reader.aside))
