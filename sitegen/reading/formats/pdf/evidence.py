"""What a PDF says of itself: its title and language, and the heading that it calls its first.

The day on which it was made says nothing of the letter, and is left.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator, Sequence

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from sitegen.core.source import Evidence, Place

_LONGEST = 500  # characters of a value
_PROGRAM = re.compile(r"(?:Microsoft Word|Microsoft Office Word|PowerPoint|Word|Print) - ", re.IGNORECASE)
_FILE = re.compile(r".*\.(?:docx?|odt|rtf|pdf|pages|indd|qxd|tex|html?)(?:\s.*)?|\S+|untitled.*", re.IGNORECASE)


def properties_of(document: pypdfium2.PdfDocument) -> tuple[Evidence, ...]:
    """Return what the properties of a document say; the name of a file is no title."""
    found = []
    title = " ".join(document.get_metadata_value("Title").split())[:_LONGEST]
    bare = _PROGRAM.sub("", title, count=1)
    if bare == title and title and not _FILE.fullmatch(title):
        found.append(Evidence("title", title, "properties", "Title"))
    buffer = ctypes.create_string_buffer(128)
    size = pdfium.FPDFCatalog_GetLanguage(document, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), 128)
    language = buffer.raw[: max(min(size, 128) - 2, 0)].decode("utf-16-le", "replace").strip()
    return (*found, Evidence("language", language, "properties", "Lang")) if language else tuple(found)


def headings_in(lines: Sequence[str], places: Sequence[Place | None]) -> Iterator[Evidence]:
    """Yield the one heading that the file calls its first, as the title."""
    first = [at for at, place in enumerate(places) if place and place.heading == 1 and place.zone == "flow"]
    paragraphs = {(place.page, place.paragraph) for at in first if (place := places[at])}
    if len(paragraphs) == 1:
        yield Evidence("title", " ".join(lines[at] for at in first)[:_LONGEST], "heading", "H1", first[0] + 1)
