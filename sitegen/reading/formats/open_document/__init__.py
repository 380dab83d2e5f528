"""OpenDocument texts (.odt): what a person sees on the opened document as lines."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO

from sitegen.core.diagnostics import Checked
from sitegen.core.diagnostics.codes import DAMAGED_FILE, NO_TEXT_LAYER
from sitegen.core.source import Evidence, EvidenceKind, Source, Span, Zone, digest
from sitegen.reading.formats.aside import report_aside
from sitegen.reading.formats.open_document.story import Story
from sitegen.reading.formats.open_document.styles import Styles
from sitegen.reading.formats.package import FAULTS, read_part
from sitegen.reading.formats.properties import Properties

__all__ = ["is_open_document", "read_odt"]

_KINDS: Mapping[str, EvidenceKind] = {"title": "title", "language": "language", "creation-date": "date"}


def is_open_document(data: bytes) -> bool:
    """Return whether bytes are a package of OpenDocument, which names its kind at its head."""
    return b"mimetypeapplication/vnd.oasis.opendocument" in data[:120]


def read_odt(path: str, data: bytes) -> Checked[Source | None]:
    """Return the text of an OpenDocument text as a `Source`, or None with the reason why it cannot be read."""
    span = Span.line(path, 1)
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            styles, properties = Styles(), Properties(_KINDS)
            read_part(archive, "styles.xml", styles)
            read_part(archive, "content.xml", styles)
            read_part(archive, "meta.xml", properties)
            body, edges = Story(styles), Story(styles, edges_only=True)
            read_part(archive, "content.xml", body)
            read_part(archive, "styles.xml", edges)
    except FAULTS as fault:
        hint = "open it in a word processor and save it again, as .odt, .docx or as text"
        message = f"the file is no OpenDocument text that can be read: {fault}"
        return Checked(None, (DAMAGED_FILE.at(span, message, hint),))
    layout = body.finished()
    if not layout.lines:
        hint = "if it holds a picture of the letter, let a program recognise its text (OCR) first"
        return Checked(None, (NO_TEXT_LAYER.at(span, "the document holds no text", hint),))
    for name, lines in edges.edges:
        zone: Zone = "header" if name.startswith("header") else "footer"
        if zone == "header" and sum(map(bool, lines)) > 1 and not layout.zones:
            layout.lines[:0] = [*lines, ""]
            layout.page_starts[1:] = [start + len(lines) + 1 for start in layout.page_starts[1:]]
        else:
            layout.set_apart(lines, zone)
    evidence: tuple[Evidence, ...] = tuple(properties.evidence)
    source = Source(
        path,
        digest(data),
        tuple(layout.lines),
        tuple(layout.page_starts),
        markup="markdown",
        places=layout.places(),
        evidence=evidence,
    )
    return Checked(source, report_aside(path, body.aside))
