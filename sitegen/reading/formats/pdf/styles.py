"""Styles: how the text objects of a PDF's page are set, and what the file marks them as."""

from __future__ import annotations

import ctypes
import re
from math import hypot
from typing import Any, NamedTuple, TypeAlias

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from sitegen.reading.formats.pages.line import ARTIFACT

Handle: TypeAlias = Any  # PDFium's own, as ctypes knows it

_INVISIBLE = 3  # text render mode: neither filled nor stroked, as OCR puts its text behind a picture
_BOLD, _FORCE_BOLD = re.compile(rb"(?i)bold|black|heavy|[-,]bd"), 1 << 18
_ARTIFACT_NAME = "Artifact\0".encode("utf-16-le")


class Style(NamedTuple):
    """How a text object is set. `span` tells the marked content that says which text its shapes stand for, or is 0."""

    item: int
    size: float
    weight: int
    tag: int
    invisible: bool
    span: int


def style_of(text: Handle, index: int, styles: dict[int, Style]) -> Style:
    """Return how a glyph is set; the glyphs of one text object are set alike."""
    item = pdfium.FPDFText_GetTextObject(text, index)
    key = ctypes.cast(item, ctypes.c_void_p).value or 0 if item else 0
    found = styles.get(key)
    if found is None:
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(text, index, matrix)
        size = pdfium.FPDFText_GetFontSize(text, index) * hypot(matrix.c, matrix.d)
        mode = pdfium.FPDFTextObj_GetTextRenderMode(item) if key else 0
        tag, span = marks_of(item) if key else (-1, 0)
        found = Style(key, round(size, 1), _weight(text, index), tag, mode == _INVISIBLE, span)
        if key:
            styles[key] = found
    return found


def _weight(text: Handle, index: int) -> int:
    """Return 700 for a bold font, else 400. PDFium's own number is drawn from the width of stems, and of no scale."""
    buffer, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(text, index, buffer, 128, flags)
    return 700 if flags.value & _FORCE_BOLD or _BOLD.search(buffer.value) else 400


def marks_of(item: object) -> tuple[int, int]:
    """Return the tag of a text object, as in `Glyph`, and the mark that says which text it stands for, or 0."""
    tag, span = int(pdfium.FPDFPageObj_GetMarkedContentID(item)), 0
    buffer, size = ctypes.create_string_buffer(64), ctypes.c_ulong()
    wide = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
    for index in range(min(max(pdfium.FPDFPageObj_CountMarks(item), 0), 8)):
        mark = pdfium.FPDFPageObj_GetMark(item, index)
        if not mark:
            continue
        if pdfium.FPDFPageObjMark_GetName(mark, wide, 64, size) and buffer.raw[: size.value] == _ARTIFACT_NAME:
            tag = ARTIFACT
        if pdfium.FPDFPageObjMark_GetParamValueType(mark, b"ActualText") == pdfium.FPDF_OBJECT_STRING:
            span = ctypes.cast(mark, ctypes.c_void_p).value or 0
    return tag, span
