"""Sheets: the pages of a PDF as PDFium gives them.

Form fields and annotations that are drawn on a page are made part of it first, so they are read like any text.
"""

from __future__ import annotations

import ctypes
from collections.abc import Mapping
from dataclasses import dataclass, field

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from sitegen.reading.formats.pdf.glyphs import Glyph, read_glyphs
from sitegen.reading.formats.pdf.structure import Block, read_structure

_MUCH, _SAMPLES = 400, 100  # characters of a page that is no picture; those of them that are looked at
_SCAN = 0.5  # a picture over half of the page makes invisible text its text


@dataclass(slots=True)
class Sheet:
    """A page as PDFium gives it: its size in points, its glyphs in PDFium's order, what of it nobody sees.

    `hidden` is what is drawn invisibly or beyond the page's edge; `comments` are the notes that a viewer shows only
    when asked; `picture` is the share of the page that its largest picture covers; `structure` is what the file says
    of its marked content; `blank`: nothing at all is drawn on the page.
    """

    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    hidden: str = ""
    comments: tuple[str, ...] = ()
    picture: float = 0.0
    structure: Mapping[int, Block] = field(default_factory=dict)
    blank: bool = False


def read_sheet(document: pypdfium2.PdfDocument, number: int) -> Sheet:
    """Return the glyphs of page `number` (from 0). Raises PdfiumError where the page is damaged."""
    page = document[number]
    try:
        sheet = Sheet(*page.get_size())
        sheet.structure = read_structure(page)
        own = None
        drawn, sheet.comments = _annotations(page)
        if drawn:
            text = page.get_textpage()
            own = text.count_chars()
            text.close()
            pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY)
            page.close()
            page = document[number]
        sheet.picture = _picture(page)
        sheet.blank = pdfium.FPDFPage_CountObjects(page) == 0
        text = page.get_textpage()
        try:
            sheet.glyphs, sheet.hidden = read_glyphs(page, text.raw, own, scanned=sheet.picture > _SCAN)
        finally:
            text.close()
        return sheet
    finally:
        page.close()


def has_much_text(document: pypdfium2.PdfDocument, number: int) -> bool:
    """Return whether page `number` (from 0) holds much text whose characters the fonts name, as far as samples tell."""
    page = document[number]
    text = page.get_textpage()
    try:
        count = text.count_chars()
        samples = range(0, count, max(count // _SAMPLES, 1))
        odd = sum(pdfium.FPDFText_HasUnicodeMapError(text, index) == 1 for index in samples)
        return bool(count > _MUCH and 4 * odd < len(samples))
    finally:
        text.close()
        page.close()


def _annotations(page: pypdfium2.PdfPage) -> tuple[bool, tuple[str, ...]]:
    """Return whether any annotation draws something, and the comments that nobody sees at first."""
    drawn, comments = False, []
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(page), 10_000)):
        annotation = pdfium.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        kind = pdfium.FPDFAnnot_GetSubtype(annotation)
        if kind == pdfium.FPDF_ANNOT_TEXT:
            comments.append(_string(annotation, b"Contents"))
        drawn = drawn or kind not in (pdfium.FPDF_ANNOT_LINK, pdfium.FPDF_ANNOT_POPUP, pdfium.FPDF_ANNOT_TEXT)
        pdfium.FPDFPage_CloseAnnot(annotation)
    return drawn, tuple(comments)


def _string(annotation: object, key: bytes) -> str:
    wide = ctypes.POINTER(ctypes.c_ushort)
    size = min(pdfium.FPDFAnnot_GetStringValue(annotation, key, None, 0), 10_000)
    buffer = ctypes.create_string_buffer(size + 2)
    pdfium.FPDFAnnot_GetStringValue(annotation, key, ctypes.cast(buffer, wide), size)
    return buffer.raw[:size].decode("utf-16-le", "replace").rstrip("\0")


def _picture(page: pypdfium2.PdfPage) -> float:
    """Return which share of the page its largest picture covers."""
    width, height = page.get_size()
    area = width * height or 1.0
    largest = 0.0
    for item in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_IMAGE,), max_depth=4):
        left, bottom, right, top = item.get_bounds()
        largest = max(largest, abs(right - left) * abs(top - bottom) / area)
    return min(largest, 1.0)
