"""Rich text files (.rtf): what a person sees on the opened document as lines."""

from __future__ import annotations

from sitegen.core.diagnostics import Checked
from sitegen.core.source import Evidence, Source
from sitegen.reading.formats.finished import finish, set_edges
from sitegen.reading.formats.rich_text.reader import Reader

__all__ = ["is_rich_text", "read_rtf"]


def is_rich_text(data: bytes) -> bool:
    """Return whether bytes are a rich text file."""
    return data.lstrip()[:5] == b"{\\rtf"


def read_rtf(path: str, data: bytes) -> Checked[Source | None]:
    """Return the text of a rich text file as a `Source`, or None where it holds none."""
    reader = Reader()
    reader.read(data.decode("latin-1"))
    layout = reader.laying.layouts[0]
    for number, note in enumerate(reader.notes, 1):
        layout.end_block()
        layout.text(f"[^{number}]: {' '.join(note)}")
    layout.end_block()
    if layout.lines:
        set_edges(layout, reader.edges)
    title = " ".join(reader.info.get("title", "").split())
    layout.lines = [line.encode("utf-16", "surrogatepass").decode("utf-16", "replace") for line in layout.lines]
    evidence = (Evidence("title", title, "properties", "title"),) if title else ()
    return finish(path, data, layout, evidence, reader.aside)
