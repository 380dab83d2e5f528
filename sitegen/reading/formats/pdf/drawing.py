"""Drawing: what is drawn on a page beside its text: what could cover words, and the rules of tables."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from sitegen.reading.formats.pdf.glyphs import Point, as_seen
from sitegen.reading.formats.pdf.styles import Handle, handle_of

_OPAQUE = 250  # of 255
_LEAST = 4.0  # points: what is thinner covers no letter
_MOST = 0.6  # of the page: a picture that is larger is that of a scan over its text
_THIN = 2.5  # points: a rule is no thicker
_FRAME = 6  # segments of a path that is one frame
_MOST_OBJECTS = 20_000  # of a page; a drawing of more is not looked through
_DEEPEST = 5  # forms within each other

Box = tuple[float, float, float, float]


@dataclass(slots=True)
class Drawing:
    """What is drawn on a page, as it is shown: its `rules`, and what is drawn over text, with its order on the page."""

    covers: list[tuple[int, Box]] = field(default_factory=list)
    rules: list[Box] = field(default_factory=list)


def read_drawing(page: pypdfium2.PdfPage) -> Drawing:
    """Return what is drawn on a page beside its text."""
    count = pdfium.FPDFPage_CountObjects(page)
    width, height = page.get_size()
    found, seen, after_text = Drawing(), as_seen(page), False
    for order in range(count if count <= _MOST_OBJECTS else 0):
        item = pdfium.FPDFPage_GetObject(page, order)
        kind = pdfium.FPDFPageObj_GetType(item)
        after_text |= kind in (pdfium.FPDF_PAGEOBJ_TEXT, pdfium.FPDF_PAGEOBJ_FORM)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            continue
        left, top, right, bottom = box = _box(item, seen)
        high, wide = bottom - top, right - left
        opaque, framed = _paint(item, kind)
        if kind == pdfium.FPDF_PAGEOBJ_PATH and min(high, wide) <= _THIN < max(high, wide):
            found.rules += [box] if opaque or framed else []
        elif framed:
            found.rules += [(left, top, right, top), (left, bottom, right, bottom)]
            found.rules += [(left, top, left, bottom), (right, top, right, bottom)]
        elif opaque and after_text and min(high, wide) >= _LEAST:
            small = high * wide < _MOST * width * height
            found.covers += [(order, box)] if small or kind == pdfium.FPDF_PAGEOBJ_PATH else []
    return found


def _paint(item: Handle, kind: int) -> tuple[bool, bool]:
    """Return whether an object could hide what is under it, and whether it is a line or a frame and hides nothing."""
    if kind != pdfium.FPDF_PAGEOBJ_PATH:
        return kind in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM), False
    filled, stroked, thick = ctypes.c_int(), ctypes.c_int(), ctypes.c_float()
    pdfium.FPDFPath_GetDrawMode(item, filled, stroked)
    if filled.value:
        shades = [ctypes.c_uint() for _ in range(4)]
        return bool(pdfium.FPDFPageObj_GetFillColor(item, *shades)) and shades[3].value >= _OPAQUE, False
    pdfium.FPDFPageObj_GetStrokeWidth(item, thick)
    broad = bool(stroked.value) and thick.value >= _LEAST
    return broad, bool(stroked.value) and not broad and pdfium.FPDFPath_CountSegments(item) <= _FRAME


def _box(item: Handle, seen: Point) -> Box:
    corners = [ctypes.c_float() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetBounds(item, *corners):
        return 0.0, 0.0, 0.0, 0.0
    x0, y0 = seen(corners[0].value, corners[1].value)
    x1, y1 = seen(corners[2].value, corners[3].value)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def text_orders(page: pypdfium2.PdfPage) -> Iterator[tuple[int, int]]:
    """Yield the text objects of a page, also those within forms, with the order in which they are drawn."""
    for order in range(pdfium.FPDFPage_CountObjects(page)):
        waiting = [(pdfium.FPDFPage_GetObject(page, order), 0)]
        while waiting:
            item, depth = waiting.pop()
            kind = pdfium.FPDFPageObj_GetType(item)
            if kind == pdfium.FPDF_PAGEOBJ_TEXT:
                yield handle_of(item), order
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
                count = min(max(pdfium.FPDFFormObj_CountObjects(item), 0), _MOST_OBJECTS)
                waiting += [(pdfium.FPDFFormObj_GetObject(item, index), depth + 1) for index in range(count)]
