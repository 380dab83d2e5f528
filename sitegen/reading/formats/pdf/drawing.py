"""Drawing: what is drawn on a page beside its text: what could cover words, and the rules of tables."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from sitegen.reading.formats.pdf.glyphs import Point, as_seen
from sitegen.reading.formats.pdf.styles import UNKNOWN, Handle, handle_of, shade_of

_OPAQUE = 250  # of 255
_LEAST = 4.0  # points: what is thinner covers no letter
_MOST = 0.6  # of the page: a picture that is larger is that of a scan over its text
_THIN = 2.5  # points: a rule is no thicker
_DOT = (1.5, 8.0)  # points: how wide a dot is
_ROUND = 1.25  # times: a dot is no wider than high, nor higher than wide
_FRAME = 6  # segments of a path that is one frame
_MOST_OBJECTS = 20_000  # of a page; a drawing of more is not looked through
_MOST_WITHIN = 60_000  # of a page and its forms together; a form may be drawn again and again
_DEEPEST = 5  # forms within each other

Box = tuple[float, float, float, float]
Matrix = tuple[float, float, float, float, float, float]


class Filled(NamedTuple):
    """Something that could hide words: its place in the order of drawing, what it fills, its shade."""

    order: int
    box: Box
    shade: int


@dataclass(slots=True)
class Drawing:
    """What is drawn on a page, as it is shown.

    `orders` gives the text objects their places in the order of drawing. `covers` could hide text that was drawn
    before them, `grounds` text in their shade that is drawn after them; `rules` are straight lines, `dots` small
    shapes that are as wide as high.
    """

    orders: dict[int, int] = field(default_factory=dict)
    covers: list[Filled] = field(default_factory=list)
    grounds: list[Filled] = field(default_factory=list)
    rules: list[Box] = field(default_factory=list)
    dots: list[Box] = field(default_factory=list)


def read_drawing(page: pypdfium2.PdfPage) -> Drawing:
    """Return what is drawn on a page."""
    width, height = page.get_size()
    found, seen = Drawing(), as_seen(page)
    if pdfium.FPDFPage_CountObjects(page) > _MOST_OBJECTS:
        return found
    for order, (item, within) in enumerate(_objects(page)):
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            found.orders[handle_of(item)] = order
            continue
        left, top, right, bottom = box = _box(item, seen, within)
        high, wide = bottom - top, right - left
        opaque, framed = _paint(item, kind)
        path = kind == pdfium.FPDF_PAGEOBJ_PATH
        if path and opaque and _is_dot(high, wide):
            found.dots.append(box)
        if path and min(high, wide) <= _THIN < max(high, wide):
            found.rules += [box] if (opaque or framed) and not within else []
        elif framed and not within:
            found.rules += [(left, top, right, top), (left, bottom, right, bottom)]
            found.rules += [(left, top, left, bottom), (right, top, right, bottom)]
        elif opaque and min(high, wide) >= _LEAST and (path or high * wide < _MOST * width * height):
            filled = Filled(order, box, shade_of(item)[0] if path else UNKNOWN)
            found.covers += [filled] if found.orders else []
            found.grounds += [filled] if kind != pdfium.FPDF_PAGEOBJ_FORM else []
    return found


def _is_dot(high: float, wide: float) -> bool:
    return _DOT[0] <= min(high, wide) and max(high, wide) <= min(_DOT[1], _ROUND * min(high, wide))


def _objects(page: pypdfium2.PdfPage) -> Iterator[tuple[Handle, tuple[Matrix, ...]]]:
    """Yield the objects of a page in the order in which they are drawn, each before what it holds if it is a form.

    With each come the matrices of the forms that it is within, from the inside out.
    """
    objects = range(pdfium.FPDFPage_CountObjects(page))
    waiting: list[tuple[Handle, tuple[Matrix, ...]]] = [
        (pdfium.FPDFPage_GetObject(page, index), ()) for index in reversed(objects)
    ]
    for _ in range(_MOST_WITHIN):
        if not waiting:
            return
        item, within = waiting.pop()
        yield item, within
        if pdfium.FPDFPageObj_GetType(item) != pdfium.FPDF_PAGEOBJ_FORM or len(within) == _DEEPEST:
            continue
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFPageObj_GetMatrix(item, matrix)
        own = (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)
        count = min(max(pdfium.FPDFFormObj_CountObjects(item), 0), _MOST_OBJECTS)
        waiting += [(pdfium.FPDFFormObj_GetObject(item, index), (own, *within)) for index in reversed(range(count))]


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


def _box(item: Handle, seen: Point, within: Sequence[Matrix]) -> Box:
    left, bottom, right, top = corners = [ctypes.c_float() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetBounds(item, *corners):
        return 0.0, 0.0, 0.0, 0.0
    points = [(x.value, y.value) for x in (left, right) for y in (bottom, top)]
    for a, b, c, d, e, f in within:
        points = [(a * x + c * y + e, b * x + d * y + f) for x, y in points]
    across, down = zip(*(seen(x, y) for x, y in points), strict=True)
    return min(across), min(down), max(across), max(down)
