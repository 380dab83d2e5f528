"""Glyphs: every character that a page of a PDF shows, where it stands and how it is set. All calls of PDFium are here.

Form fields and annotations that are drawn on the page are made part of it first, so they are read like any text.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from math import hypot, inf
from typing import Any, NamedTuple, TypeAlias

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from sitegen.reading.formats.pages.line import ARTIFACT
from sitegen.reading.formats.pdf.structure import Block, read_structure

Point = Callable[[float, float], tuple[float, float]]
Handle: TypeAlias = Any  # PDFium's own, as ctypes knows it

_INVISIBLE = 3  # text render mode: neither filled nor stroked, as OCR puts its text behind a picture
_BOLD, _FORCE_BOLD = re.compile(rb"(?i)bold|black|heavy|[-,]bd"), 1 << 18
_MUCH, _SAMPLES = 400, 100  # characters of a page that is no picture; those of them that are looked at
_SCAN = 0.5  # a picture over half of the page makes invisible text its text


class Glyph(NamedTuple):
    r"""A character as drawn. Lengths are in points from the page's upper left corner; `base` is its baseline.

    `text` is "\n" where PDFium ends a line. `hyphen`: PDFium takes it for one that a line's end put there.
    `unmapped`: the font does not say which character it is. `added`: PDFium put it there, as it does with spaces
    between words that stand apart. `late`: it belongs to a form field or an annotation. `unseen`: it is drawn
    invisibly over the picture of a page. `tag` is the number of its marked content, -1 for none, -2 for an artifact
    (furniture of the page, by the file's own word). `origin` is how far from the left its shape is drawn from:
    characters of one shape share it.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    base: float
    size: float
    weight: int
    tag: int = -1
    origin: float = 0.0
    hyphen: bool = False
    unmapped: bool = False
    added: bool = False
    late: bool = False
    unseen: bool = False


_ARTIFACT_NAME = "Artifact\0".encode("utf-16-le")


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


class _Style(NamedTuple):
    """How a text object is set. `span` tells the marked content that says which text its shapes stand for, or is 0."""

    item: int
    size: float
    weight: int
    tag: int
    invisible: bool
    span: int


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
            _read_glyphs(page, text.raw, sheet, own)
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


def _as_seen(page: pypdfium2.PdfPage) -> Point:
    """Return how a point of the file's own space is found from the upper left corner of the page as it is shown."""
    x0, y0, x1, y1 = page.get_cropbox()
    return {
        90: lambda x, y: (y - y0, x - x0),
        180: lambda x, y: (x1 - x, y - y0),
        270: lambda x, y: (y1 - y, x1 - x),
    }.get(page.get_rotation(), lambda x, y: (x - x0, y1 - y))


def _read_glyphs(page: pypdfium2.PdfPage, text: Handle, sheet: Sheet, own: int | None) -> None:
    """Fill the sheet with its glyphs. Those behind the first `own` come from fields and annotations."""
    seen, styles, spans = _as_seen(page), dict[int, _Style](), dict[int, _Span]()
    turned = page.get_rotation() != 0
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    scanned = sheet.picture > _SCAN
    hidden: list[str] = []
    for index in range(pdfium.FPDFText_CountChars(text)):
        code = pdfium.FPDFText_GetUnicode(text, index)
        if code in (10, 13) and pdfium.FPDFText_IsGenerated(text, index) == 1:
            if code == 10:
                sheet.glyphs.append(_END)
            continue
        pdfium.FPDFText_GetLooseCharBox(text, index, box)
        pdfium.FPDFText_GetCharOrigin(text, index, x, y)
        style = _style(text, index, styles)
        left, top = seen(box.left, box.top)
        right, bottom = seen(box.right, box.bottom)
        origin, base = seen(x.value, y.value)
        if turned:
            left, right, top, bottom = min(left, right), max(left, right), min(top, bottom), max(top, bottom)
        beyond = not (-1 <= (left + right) / 2 <= sheet.width + 1 and -1 <= (top + bottom) / 2 <= sheet.height + 1)
        if beyond or (style.invisible and not scanned):
            hidden.append(_character(code))
            continue
        glyph = Glyph(
            _character(code), left, top, right, bottom, base, style.size, style.weight, style.tag,
            origin=origin,
            hyphen=code in (2, 0xFFFE),
            unmapped=pdfium.FPDFText_HasUnicodeMapError(text, index) == 1,
            added=code == 32 and pdfium.FPDFText_IsGenerated(text, index) == 1,
            late=own is not None and index >= own,
            unseen=style.invisible,
        )  # fmt: skip
        if style.span:
            span = spans.setdefault(style.span, _Span(style.item))
            span.left, span.right = min(span.left, glyph.left), max(span.right, glyph.right)
            if span.item != style.item:
                continue
            span.glyphs.append(len(sheet.glyphs))
        sheet.glyphs.append(glyph)
    sheet.hidden = "".join(hidden)
    _measure(page, spans, seen)
    for span in spans.values():
        for at in span.glyphs:
            sheet.glyphs[at] = sheet.glyphs[at]._replace(left=span.left, right=span.right)


def _measure(page: pypdfium2.PdfPage, spans: dict[int, _Span], seen: Point) -> None:
    """Widen the spans to all shapes that are drawn in them: of some PDFium gives no character."""
    corners = [ctypes.c_float() for _ in range(4)]
    for index in range(pdfium.FPDFPage_CountObjects(page) if spans else 0):
        item = pdfium.FPDFPage_GetObject(page, index)
        if pdfium.FPDFPageObj_GetType(item) != pdfium.FPDF_PAGEOBJ_TEXT:
            continue
        span = spans.get(_marks(item)[1])
        if span and pdfium.FPDFPageObj_GetBounds(item, *corners):
            ends = [seen(corners[side].value, corners[side + 1].value)[0] for side in (0, 2)]
            span.left, span.right = min(span.left, *ends), max(span.right, *ends)


@dataclass(slots=True)
class _Span:
    """Shapes that stand for a text together. PDFium gives the whole text for each of its text objects; one is kept."""

    item: int
    left: float = inf
    right: float = -inf
    glyphs: list[int] = field(default_factory=list)


_END = Glyph("\n", 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0)


def _character(code: int) -> str:
    """Return a character as it is read: a hyphen for PDFium's sign of one, a space for control characters."""
    if code in (2, 0xFFFE):
        return "-"
    if code < 32 or 0x7F <= code < 0xA0 or code in (0x2028, 0x2029):
        return " "
    return "\ufffd" if 0xD800 <= code < 0xE000 or code > 0x10FFFF else chr(code)


def _style(text: Handle, index: int, styles: dict[int, _Style]) -> _Style:
    """Return how a glyph is set; the glyphs of one text object are set alike."""
    item = pdfium.FPDFText_GetTextObject(text, index)
    key = ctypes.cast(item, ctypes.c_void_p).value or 0 if item else 0
    found = styles.get(key)
    if found is None:
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(text, index, matrix)
        size = pdfium.FPDFText_GetFontSize(text, index) * hypot(matrix.c, matrix.d)
        mode = pdfium.FPDFTextObj_GetTextRenderMode(item) if key else 0
        tag, span = _marks(item) if key else (-1, 0)
        found = _Style(key, round(size, 1), _weight(text, index), tag, mode == _INVISIBLE, span)
        if key:
            styles[key] = found
    return found


def _weight(text: Handle, index: int) -> int:
    """Return 700 for a bold font, else 400. PDFium's own number is drawn from the width of stems, and of no scale."""
    buffer, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(text, index, buffer, 128, flags)
    return 700 if flags.value & _FORCE_BOLD or _BOLD.search(buffer.value) else 400


def _marks(item: object) -> tuple[int, int]:
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
