"""OpenDocument texts (.odt): what a person sees on the opened document as lines."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO

from sitegen.core.diagnostics import Checked
from sitegen.core.diagnostics.codes import DAMAGED_FILE
from sitegen.core.source import EvidenceKind, Source, Span, Zone
from sitegen.reading.formats.finished import finish, set_edges
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
        return Checked(None, (DAMAGED_FILE.at(Span.line(path, 1), message, hint),))
    layout = body.finished()
    if layout.lines:
        zones: list[tuple[Zone, list[str]]] = [
            ("header" if name.startswith("header") else "footer", lines) for name, lines in edges.edges
        ]
        set_edges(layout, zones)
    return finish(path, data, layout, properties.evidence, body.aside)
