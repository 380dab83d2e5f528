"""Glyphs: every character that a page of a PDF shows, where it stands and how it is set."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from dataclasses import dataclass, field
from math import inf
from typing import NamedTuple

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from sitegen.reading.formats.pdf.styles import UNKNOWN, Handle, Style, marks_of, style_of

_READABLE = 1.0  # points: smaller type is not read
_NAMELESS = "\ufffd"

Point = Callable[[float, float], tuple[float, float]]


class Glyph(NamedTuple):
    r"""A character as drawn. Lengths are in points from the page's upper left corner; `base` is its baseline.

    `text` is "\n" where PDFium ends a line. `hyphen`: PDFium takes it for one that a line's end put there.
    `unmapped`: the font does not say which character it is. `added`: PDFium put it there, as it does with spaces
    between words that stand apart. `late`: it belongs to a form field or an annotation. `unseen`: it is drawn
    invisibly over the picture of a page. `item` tells its text object from others; `pale`: it may be unseen where it
    stands; `turn` counts the quarter turns to the left in which it is written, as the page is shown; `shade` is that of
    its letters, from 0 for black to 255. `tag` is the
    number of its marked content, -1 for none, -2 for an artifact (furniture of the page, by the file's own word).
    `origin` is how far from the left its shape is drawn from: characters of one shape share it. `slanted`: it is in
    italics.
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
    item: int = 0
    pale: bool = False
    turn: int = 0
    shade: int = UNKNOWN
    slanted: bool = False


def as_seen(page: pypdfium2.PdfPage) -> Point:
    """Return how a point of the file's own space is found from the upper left corner of the page as it is shown."""
    x0, y0, x1, y1 = page.get_cropbox()
    return {
        90: lambda x, y: (y - y0, x - x0),
        180: lambda x, y: (x1 - x, y - y0),
        270: lambda x, y: (y1 - y, x1 - x),
    }.get(page.get_rotation(), lambda x, y: (x - x0, y1 - y))


def read_glyphs(page: pypdfium2.PdfPage, text: Handle, own: int | None, *, scanned: bool) -> tuple[list[Glyph], str]:
    """Return the glyphs of a page in PDFium's order, and the text that is drawn so that nobody sees it.

    Those behind the first `own` come from fields and annotations. On a `scanned` page invisible text is what was
    recognised in its picture.
    """
    width, height = page.get_size()
    glyphs: list[Glyph] = []
    seen, styles, spans = as_seen(page), dict[int, Style](), dict[int, _Span]()
    turned = page.get_rotation() != 0
    turns = -page.get_rotation() // 90
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    hidden: list[str] = []
    for index in range(pdfium.FPDFText_CountChars(text)):
        code = pdfium.FPDFText_GetUnicode(text, index)
        if code in (10, 13) and pdfium.FPDFText_IsGenerated(text, index) == 1:
            if code == 10:
                glyphs.append(END)
            continue
        pdfium.FPDFText_GetLooseCharBox(text, index, box)
        pdfium.FPDFText_GetCharOrigin(text, index, x, y)
        style = style_of(text, index, styles)
        left, top = seen(box.left, box.top)
        right, bottom = seen(box.right, box.bottom)
        origin, base = seen(x.value, y.value)
        if turned:
            left, right, top, bottom = min(left, right), max(left, right), min(top, bottom), max(top, bottom)
        beyond = not (-1 <= (left + right) / 2 <= width + 1 and -1 <= (top + bottom) / 2 <= height + 1)
        tiny = style.size < _READABLE and bottom - top < _READABLE
        if beyond or tiny or (style.invisible and not scanned):
            hidden.append(_character(code))
            continue
        nameless = code == 0 and _has_shape(text, index)
        glyph = Glyph(
            _NAMELESS if nameless else _character(code), left, top, right, bottom, base, style.size, style.weight,
            tag=style.marks.tag,
            origin=origin,
            hyphen=code in (2, 0xFFFE),
            unmapped=nameless or pdfium.FPDFText_HasUnicodeMapError(text, index) == 1,
            added=code == 32 and pdfium.FPDFText_IsGenerated(text, index) == 1,
            late=own is not None and index >= own,
            unseen=style.invisible,
            item=style.item,
            pale=style.pale,
            turn=(style.turn + turns) % 4,
            shade=style.shade,
            slanted=style.slanted,
        )  # fmt: skip
        if style.marks.span:
            span = spans.setdefault(style.marks.span, _Span(style.item))
            span.left, span.right = min(span.left, glyph.left), max(span.right, glyph.right)
            if span.item != style.item:
                continue
            span.glyphs.append(len(glyphs))
        glyphs.append(glyph)
    _measure(page, spans, seen)
    for span in spans.values():
        for at in span.glyphs:
            glyphs[at] = glyphs[at]._replace(left=span.left, right=span.right)
    return glyphs, "".join(hidden)


def _measure(page: pypdfium2.PdfPage, spans: dict[int, _Span], seen: Point) -> None:
    """Widen the spans to all shapes that are drawn in them: of some PDFium gives no character."""
    corners = [ctypes.c_float() for _ in range(4)]
    for index in range(pdfium.FPDFPage_CountObjects(page) if spans else 0):
        item = pdfium.FPDFPage_GetObject(page, index)
        if pdfium.FPDFPageObj_GetType(item) != pdfium.FPDF_PAGEOBJ_TEXT:
            continue
        span = spans.get(marks_of(item).span)
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


def _has_shape(text: Handle, index: int) -> bool:
    """Return whether anything is drawn for a character: a font may have shapes and no codes for them, as for "fi"."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    pdfium.FPDFText_GetCharBox(text, index, left, right, bottom, top)
    return bool(top.value > bottom.value and right.value > left.value)


END = Glyph("\n", 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0)


def _character(code: int) -> str:
    """Return a character as it is read: a hyphen for PDFium's sign of one, a space for control characters."""
    if code in (2, 0xFFFE):
        return "-"
    if code < 32 or 0x7F <= code < 0xA0 or code in (0x2028, 0x2029):
        return " "
    return _NAMELESS if 0xD800 <= code < 0xE000 or code > 0x10FFFF else chr(code)
