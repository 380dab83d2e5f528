"""OpenDocument texts (.odt): what a person sees on the opened document as lines."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO

from sitegen.core.diagnostics import Checked
from sitegen.core.diagnostics.codes import DAMAGED_FILE
from sitegen.core.source import EvidenceKind, Source, Span, Zone
from sitegen.reading.formats.finished import Properties, finish, set_edges
from sitegen.reading.formats.open_document.story import Story
from sitegen.reading.formats.open_document.styles import Styles
from sitegen.reading.formats.package import FAULTS, read_part, read_xml

__all__ = ["is_open_document", "read_odt"]

_HEAD = 4000  # bytes
_KINDS: Mapping[str, EvidenceKind] = {"title": "title", "language": "language", "creation-date": "date"}


def is_open_document(data: bytes) -> bool:
    """Return whether bytes are an OpenDocument text, which says so at its head: a package, or one piece of XML."""
    head = data[:_HEAD]
    return b"mimetypeapplication/vnd.oasis.opendocument" in head[:120] or (
        b"<office:document" in head and b"opendocument.text" in head
    )


def read_odt(path: str, data: bytes) -> Checked[Source | None]:
    """Return the text of an OpenDocument text as a `Source`, or None with the reason why it cannot be read."""
    try:
        styles, properties = Styles(), Properties(_KINDS)
        body, edges = Story(styles), Story(styles, edges_only=True)
        parts = (("styles.xml", styles), ("content.xml", styles), ("meta.xml", properties))
        texts = (("content.xml", body), ("styles.xml", edges))
        if data.startswith(b"PK"):
            with zipfile.ZipFile(BytesIO(data)) as archive:
                for name, part in (*parts, *texts):
                    read_part(archive, name, part)
        else:
            for part in (styles, properties, body, edges):
                read_xml((data,), part)
    except FAULTS as fault:
        hint = "open it in a word processor and save it again, as .odt, .docx or as text"
        message = f"the file is no OpenDocument text that can be read: {fault}"
        return Checked(None, (DAMAGED_FILE.at(Span.line(path, 1), message, hint),))
    layout = body.finished()
    if layout.lines:
        zones: list[tuple[Zone, list[str]]] = [
            ("header" if name.startswith("header") else "footer", lines) for name, lines in edges.edges
        ]
        set_edges(layout, zones)
    return finish(path, data, layout, properties.evidence, body.aside)
