"""Annotations of a PDF's page: what they draw, what they say when asked, what they strike out or want blackened."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from dataclasses import dataclass, field

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from sitegen.reading.formats.pdf.glyphs import Point, as_seen
from sitegen.reading.formats.pdf.styles import Handle

_MOST, _LONGEST = 10_000, 10_000  # annotations of a page, bytes of a text
_HIDDEN, _NOT_SHOWN = 1 << 1, 1 << 5  # flags
_SILENT = frozenset(
    (pdfium.FPDF_ANNOT_LINK, pdfium.FPDF_ANNOT_POPUP, pdfium.FPDF_ANNOT_WIDGET, pdfium.FPDF_ANNOT_STAMP)
)
_UNDRAWN = frozenset((pdfium.FPDF_ANNOT_LINK, pdfium.FPDF_ANNOT_POPUP, pdfium.FPDF_ANNOT_TEXT))

Box = tuple[float, float, float, float]


@dataclass(slots=True)
class Annotations:
    """The annotations of a page, as the page is shown.

    `drawn`: one of them draws something. `comments` is what those say that do not draw it; `struck` is where text is
    struck out, `redacted` where somebody marked it to be blackened, which was never done: who does it takes the text
    and the mark out.
    """

    drawn: bool = False
    comments: list[str] = field(default_factory=list)
    struck: list[Box] = field(default_factory=list)
    redacted: list[Box] = field(default_factory=list)


def read_annotations(page: pypdfium2.PdfPage) -> Annotations:
    """Return the annotations of a page that a viewer shows, and those that mark what is to be blackened."""
    found, seen = Annotations(), as_seen(page)
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(page), _MOST)):
        annotation = pdfium.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        if pdfium.FPDFAnnot_GetSubtype(annotation) == pdfium.FPDF_ANNOT_REDACT:
            found.redacted += _quads(annotation, seen) or [_place(annotation, seen)]
        elif not pdfium.FPDFAnnot_GetFlags(annotation) & (_HIDDEN | _NOT_SHOWN):
            _take(found, annotation, seen)
        pdfium.FPDFPage_CloseAnnot(annotation)
    return found


def _take(found: Annotations, annotation: Handle, seen: Point) -> None:
    kind = pdfium.FPDFAnnot_GetSubtype(annotation)
    shaped = pdfium.FPDFAnnot_GetAP(annotation, pdfium.FPDF_ANNOT_APPEARANCEMODE_NORMAL, None, 0) > 2
    if kind == pdfium.FPDF_ANNOT_STRIKEOUT:
        found.struck += _quads(annotation, seen)
    if kind not in _SILENT and not (shaped and kind == pdfium.FPDF_ANNOT_FREETEXT):
        found.comments.append(_string(annotation, b"Contents"))
    found.drawn |= kind not in _UNDRAWN


def _string(annotation: Handle, key: bytes) -> str:
    wide = ctypes.POINTER(ctypes.c_ushort)
    size = min(pdfium.FPDFAnnot_GetStringValue(annotation, key, None, 0), _LONGEST)
    buffer = ctypes.create_string_buffer(size + 2)
    pdfium.FPDFAnnot_GetStringValue(annotation, key, ctypes.cast(buffer, wide), size)
    return buffer.raw[:size].decode("utf-16-le", "replace").rstrip("\0")


def _place(annotation: Handle, seen: Point) -> Box:
    rect = pdfium.FS_RECTF()
    pdfium.FPDFAnnot_GetRect(annotation, rect)
    return _around((seen(rect.left, rect.bottom), seen(rect.right, rect.top)))


def _quads(annotation: Handle, seen: Point) -> list[Box]:
    boxes = []
    for index in range(min(pdfium.FPDFAnnot_CountAttachmentPoints(annotation), _MOST)):
        quad = pdfium.FS_QUADPOINTSF()
        if pdfium.FPDFAnnot_GetAttachmentPoints(annotation, index, quad):
            points = ((quad.x1, quad.y1), (quad.x2, quad.y2), (quad.x3, quad.y3), (quad.x4, quad.y4))
            boxes.append(_around([seen(x, y) for x, y in points]))
    return boxes


def _around(points: Sequence[tuple[float, float]]) -> Box:
    across, down = [x for x, _ in points], [y for _, y in points]
    return min(across), min(down), max(across), max(down)
