"""Styles: how the text objects of a PDF's page are set, and what the file marks them as."""

from __future__ import annotations

import ctypes
import re
from math import hypot
from typing import Any, NamedTuple, TypeAlias

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from sitegen.reading.formats.pages.line import ARTIFACT

Handle: TypeAlias = Any  # PDFium's own, as ctypes knows it
UNKNOWN = -1  # a shade, where an object is filled with a pattern or not at all

_INVISIBLE = 3  # text render mode: neither filled nor stroked, as OCR puts its text behind a picture
_BOLD, _FORCE_BOLD = re.compile(rb"(?i)bold|black|heavy|[-,]bd"), 1 << 18
_SLANTED, _ITALIC = re.compile(rb"(?i)italic|oblique|[-,]it$"), 1 << 6
_ARTIFACT_NAME, _LAYER_NAME = "Artifact\0".encode("utf-16-le"), "OC\0".encode("utf-16-le")
_FILLED = frozenset((0, 2, 4, 6))  # text render modes that fill the shapes
_WHITE, _CLEAR = 235, 20  # of 255
_STEEP = 5.0  # times as high as wide, or as wide as high: text that stands upright on its edge, or lies


class Marks(NamedTuple):
    """How a file marks a text object: its tag, as in `Glyph`, and the mark that says which text it stands for, or 0.

    `layer`: it belongs to a layer, which may be off.
    """

    tag: int = -1
    span: int = 0
    layer: bool = False


class Style(NamedTuple):
    """How a text object is set. `pale`: it may be unseen where it stands, since it is white, clear or on a layer.

    `turn` counts the quarter turns to the left in which it is written, as the file has it; `shade` is that of its
    letters. `slanted`: in italics.
    """

    item: int
    size: float
    weight: int
    slanted: bool
    marks: Marks
    invisible: bool
    pale: bool
    turn: int
    shade: int = UNKNOWN


def style_of(text: Handle, index: int, styles: dict[int, Style]) -> Style:
    """Return how a glyph is set; the glyphs of one text object are set alike."""
    item = pdfium.FPDFText_GetTextObject(text, index)
    key = handle_of(item) if item else 0
    found = styles.get(key)
    if found is None:
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(text, index, matrix)
        size = pdfium.FPDFText_GetFontSize(text, index) * hypot(matrix.c, matrix.d)
        mode = pdfium.FPDFTextObj_GetTextRenderMode(item) if key else 0
        marks = marks_of(item) if key else Marks()
        shade, clear = shade_of(item) if key and mode in _FILLED else (UNKNOWN, False)
        pale = clear or shade >= _WHITE or (marks.layer and mode in _FILLED)
        weight, slanted = _look(text, index)
        found = Style(key, round(size, 1), weight, slanted, marks, mode == _INVISIBLE, pale, _turn(matrix), shade)
        if key:
            styles[key] = found
    return found


def handle_of(item: Handle) -> int:
    """Return what tells an object of a page from others."""
    return ctypes.addressof(item.contents)


def shade_of(item: Handle) -> tuple[int, bool]:
    """Return the shade in which an object is filled, from 0 for black to 255, and whether that is clear."""
    red, green, blue, opacity = (ctypes.c_uint() for _ in range(4))
    if not pdfium.FPDFPageObj_GetFillColor(item, red, green, blue, opacity):
        return UNKNOWN, False
    return round(0.299 * red.value + 0.587 * green.value + 0.114 * blue.value), opacity.value < _CLEAR


def _turn(matrix: Handle) -> int:
    """Return the quarter turns of text; what is written aslant is not turned."""
    if abs(matrix.b) > _STEEP * abs(matrix.a):
        return 1 if matrix.b > 0 else 3
    return 2 if matrix.a < 0 and matrix.d < 0 and abs(matrix.a) > _STEEP * abs(matrix.b) else 0


def _look(text: Handle, index: int) -> tuple[int, bool]:
    """Return 700 for a bold font, else 400, and whether it is in italics.

    PDFium's own number for weight is drawn from the width of stems, and of no scale.
    """
    buffer, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(text, index, buffer, 128, flags)
    slanted = bool(flags.value & _ITALIC or _SLANTED.search(buffer.value))
    return 700 if flags.value & _FORCE_BOLD or _BOLD.search(buffer.value) else 400, slanted


def marks_of(item: Handle) -> Marks:
    """Return how a file marks a text object."""
    tag, span, layer = int(pdfium.FPDFPageObj_GetMarkedContentID(item)), 0, False
    buffer, size = ctypes.create_string_buffer(64), ctypes.c_ulong()
    wide = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
    for index in range(min(max(pdfium.FPDFPageObj_CountMarks(item), 0), 8)):
        mark = pdfium.FPDFPageObj_GetMark(item, index)
        if not mark:
            continue
        name = buffer.raw[: size.value] if pdfium.FPDFPageObjMark_GetName(mark, wide, 64, size) else b""
        tag = ARTIFACT if name == _ARTIFACT_NAME else tag
        layer |= name == _LAYER_NAME
        if pdfium.FPDFPageObjMark_GetParamValueType(mark, b"ActualText") == pdfium.FPDF_OBJECT_STRING:
            span = ctypes.cast(mark, ctypes.c_void_p).value or 0
    return Marks(tag, span, layer)
