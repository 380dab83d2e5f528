"""Seen: which glyphs of a page a person reads.

What is white may stand on something dark; what is drawn later may cover a text or only shade it; a layer may be off. So
whatever could be unseen is held against the picture of the page: where nothing stands out, there is nothing to be read.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from sitegen.reading.formats.pdf.glyphs import Glyph, Point, as_seen
from sitegen.reading.formats.pdf.styles import Handle, handle_of

_DOTS = 2.0  # of the picture, to the point
_CONTRAST = 24  # of 255 shades: less is not read
_INSET = 0.3  # of a letter
_OPAQUE = 250  # of 255
_LEAST = 4.0  # points: what is thinner covers no letter
_THIN = 2.5  # points: a rule that strikes out is no thicker
_MIDDLE = 0.25  # times its size: the middle of a small letter stands so far above its baseline
_FEWEST = 3  # letters that are struck out
_MOST = 0.6  # of the page: what is larger is its ground, or the picture of a scan
_MOST_OBJECTS = 20_000  # of a page; a drawing of more is not looked through
_BAND = 20.0  # points: glyphs are looked for by the height at which they stand
_DEEPEST = 5  # forms within each other

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Unseen:
    """Which glyphs, by their places, nobody reads: those under something else, those struck out, and the others."""

    covered: frozenset[int] = frozenset()
    struck: frozenset[int] = frozenset()
    others: frozenset[int] = frozenset()


def find_unseen(page: pypdfium2.PdfPage, glyphs: Sequence[Glyph], struck: Sequence[Box] = ()) -> Unseen:
    """Return which glyphs of a page nobody reads; `struck` is where annotations strike text out."""
    pale = {at for at, glyph in enumerate(glyphs) if glyph.pale}
    covers, rules = _drawn(page)
    if not (pale or covers or rules or struck):
        return Unseen()
    lines = _Lines(glyphs)
    stricken = frozenset(at for box in struck for at in lines.within(box)) | frozenset(_struck_by(rules, lines))
    covered = set(_under_others(page, covers, lines))
    if not pale and not covered:
        return Unseen(struck=stricken)
    picture = _Picture(page)
    hidden = {
        at for run in _runs(glyphs, pale | covered) if not picture.shows([glyphs[at] for at in run]) for at in run
    }
    return Unseen(frozenset(hidden & covered), stricken - hidden, frozenset(hidden - covered))


def _runs(glyphs: Sequence[Glyph], places: set[int]) -> Iterator[list[int]]:
    """Yield runs of glyphs in question that one text object draws beside each other."""
    run: list[int] = []
    for at, glyph in enumerate(glyphs):
        if at in places and glyph.item and (not run or glyphs[run[-1]].item == glyph.item):
            run.append(at)
        elif run and not glyph.text.isspace():
            yield run
            run = [at] if at in places else []
    if run:
        yield run


class _Picture:
    """The picture of a page in shades of grey."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        bitmap = page.render(scale=_DOTS, grayscale=True)
        self.width, self.height, self.stride = bitmap.width, bitmap.height, bitmap.stride
        self.shades = bytes(bitmap.buffer)
        bitmap.close()

    def shows(self, run: Sequence[Glyph]) -> bool:
        """Return whether anything stands out where the small letters of a run are drawn."""
        first, last = run[0], run[-1]
        left = first.left + _INSET * (first.right - first.left)  # what covers a word may leave its edges free
        right = last.right - _INSET * (last.right - last.left)
        top, bottom = first.base - 0.45 * first.size, first.base - 0.05 * first.size
        if first.turn:
            top, bottom = min(glyph.top for glyph in run), max(glyph.bottom for glyph in run)
            left, right = min(glyph.left for glyph in run), max(glyph.right for glyph in run)
        rows = range(max(int(top * _DOTS), 0), min(int(bottom * _DOTS) + 1, self.height))
        start, end = max(int(left * _DOTS), 0), min(int(right * _DOTS) + 1, self.width)
        shades = {shade for row in rows for shade in self.shades[row * self.stride + start : row * self.stride + end]}
        return not shades or max(shades) - min(shades) > _CONTRAST


class _Lines:
    """The glyphs of a page by the height at which they stand."""

    def __init__(self, glyphs: Sequence[Glyph]) -> None:
        self.glyphs = glyphs
        self._bands: dict[int, dict[float, list[int]]] = {}
        for at, glyph in enumerate(glyphs):
            if glyph.text != "\n":
                self._bands.setdefault(int(glyph.base // _BAND), {}).setdefault(glyph.base, []).append(at)

    def near(self, top: float, bottom: float) -> Iterator[list[int]]:
        """Yield the glyphs of every line whose middle may be within two heights."""
        for band in range(int(top // _BAND), int(bottom // _BAND) + 2):
            yield from self._bands.get(band, {}).values()

    def within(self, box: Box) -> Iterator[int]:
        """Yield the glyphs whose middle is within a box."""
        left, top, right, bottom = box
        for line in self.near(top, bottom):
            for at in line:
                glyph = self.glyphs[at]
                if (
                    top <= glyph.base - _MIDDLE * glyph.size <= bottom
                    and left <= (glyph.left + glyph.right) / 2 <= right
                ):
                    yield at


def _under_others(page: pypdfium2.PdfPage, covers: Sequence[tuple[int, Box]], lines: _Lines) -> Iterator[int]:
    """Yield the places of glyphs over which something is drawn later that could hide them."""
    orders = dict(_orders(page)) if covers else {}
    for order, box in covers:
        for at in lines.within(box):
            if orders.get(lines.glyphs[at].item, order) < order:
                yield at


def _struck_by(rules: Sequence[Box], lines: _Lines) -> Iterator[int]:
    """Yield the places of glyphs through whose middle a rule is drawn that is about as long as their words."""
    for left, top, right, bottom in rules:
        middle = (top + bottom) / 2
        for line in lines.near(top, bottom):
            first = lines.glyphs[line[0]]
            if not 0.15 * first.size <= first.base - middle <= 0.45 * first.size or first.turn:
                continue
            under = [at for at in line if left <= (lines.glyphs[at].left + lines.glyphs[at].right) / 2 <= right]
            if len(under) < _FEWEST:
                continue
            start, end = lines.glyphs[under[0]].left, lines.glyphs[under[-1]].right
            if abs(start - left) < first.size / 2 and abs(end - right) < first.size / 2:
                yield from under


def _drawn(page: pypdfium2.PdfPage) -> tuple[list[tuple[int, Box]], list[Box]]:
    """Return what is drawn over text, with its order on the page, and the rules of a page; as it is shown."""
    count = pdfium.FPDFPage_CountObjects(page)
    width, height = page.get_size()
    covers: list[tuple[int, Box]] = []
    rules: list[Box] = []
    seen, after_text = as_seen(page), False
    for order in range(count if count <= _MOST_OBJECTS else 0):
        item = pdfium.FPDFPage_GetObject(page, order)
        kind = pdfium.FPDFPageObj_GetType(item)
        after_text |= kind in (pdfium.FPDF_PAGEOBJ_TEXT, pdfium.FPDF_PAGEOBJ_FORM)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT or not _is_opaque(item, kind):
            continue
        left, top, right, bottom = _box(item, seen)
        high, wide = bottom - top, right - left
        if high <= _THIN and wide > _LEAST:
            rules.append((left, top, right, bottom))
        elif after_text and min(high, wide) >= _LEAST and high * wide < _MOST * width * height:
            covers.append((order, (left, top, right, bottom)))
    return covers, rules


def _is_opaque(item: Handle, kind: int) -> bool:
    """Return whether an object could hide what is under it: a path, a picture, a drawing of its own."""
    if kind != pdfium.FPDF_PAGEOBJ_PATH:
        return kind in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM)
    filled, stroked = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(item, filled, stroked)
    if filled.value:
        shades = [ctypes.c_uint() for _ in range(4)]
        return bool(pdfium.FPDFPageObj_GetFillColor(item, *shades)) and shades[3].value >= _OPAQUE
    return bool(stroked.value)


def _box(item: Handle, seen: Point) -> Box:
    corners = [ctypes.c_float() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetBounds(item, *corners):
        return 0.0, 0.0, 0.0, 0.0
    x0, y0 = seen(corners[0].value, corners[1].value)
    x1, y1 = seen(corners[2].value, corners[3].value)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _orders(page: pypdfium2.PdfPage) -> Iterator[tuple[int, int]]:
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
