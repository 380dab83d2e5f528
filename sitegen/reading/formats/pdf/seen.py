"""Seen: which glyphs of a page a person reads.

What is white may stand on something dark; what is drawn later may cover a text or only shade it; a layer may be off. So
whatever could be unseen is held against the picture of the page: where nothing stands out, there is nothing to be read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pypdfium2  # type: ignore[import-untyped]

from sitegen.reading.formats.pdf.annotations import Annotations
from sitegen.reading.formats.pdf.drawing import Box, Drawing, Filled
from sitegen.reading.formats.pdf.glyphs import Glyph
from sitegen.reading.formats.pdf.styles import UNKNOWN

_DOTS = 2.0  # of the picture, to the point
_CONTRAST = 24  # of 255 shades: less is not read
_INSET = 0.3  # of a letter
_MIDDLE = 0.25  # times its size: the middle of a small letter stands so far above its baseline
_FEWEST = 3  # letters that are struck out
_MOST_CUT, _FEWEST_COVERED = 2, 2  # glyphs at an end that a cover may cut, and letters that are left between
_BAND = 20.0  # points: glyphs are looked for by the height at which they stand


@dataclass(frozen=True, slots=True)
class Unseen:
    """Which glyphs, by their places, are not read: those under something else, those to be blackened, and so on."""

    covered: frozenset[int] = frozenset()
    redacted: frozenset[int] = frozenset()
    struck: frozenset[int] = frozenset()
    others: frozenset[int] = frozenset()


def find_unseen(page: pypdfium2.PdfPage, glyphs: Sequence[Glyph], drawing: Drawing, annotations: Annotations) -> Unseen:
    """Return which glyphs of a page nobody reads, or nobody should."""
    pale = {at for at, glyph in enumerate(glyphs) if glyph.pale}
    shades = {glyph.shade for glyph in glyphs}
    grounds = [one for one in drawing.grounds if any(_alike(one.shade, shade) for shade in shades)]
    struck, marked = annotations.struck, annotations.redacted
    if not (pale or drawing.covers or grounds or drawing.rules or struck or marked):
        return Unseen()
    lines = _Lines(glyphs)
    stricken = frozenset(at for box in struck for at in lines.within(box)) | frozenset(_struck_by(drawing.rules, lines))
    redacted = frozenset(at for box in marked for at in lines.within(box))
    covered = set(_under_others(drawing, lines)) | set(_on_own_shade(grounds, drawing.orders, lines)) - pale
    if not pale and not covered:
        return Unseen(redacted=redacted, struck=stricken - redacted)
    picture = _Picture(page)
    hidden = {at for run in _runs(glyphs, pale | covered) for at in _hidden_in(run, glyphs, covered, picture)}
    hidden -= redacted
    return Unseen(frozenset(hidden & covered), redacted, stricken - redacted - hidden, frozenset(hidden - covered))


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


def _hidden_in(run: list[int], glyphs: Sequence[Glyph], covered: set[int], picture: _Picture) -> list[int]:
    """Return the part of a run that nobody sees: all, or what is covered but for letters at its ends.

    The edge of what covers a word may cut a letter beside it, which stands out and says nothing of the word.
    """
    ends = range(_MOST_CUT + 1 if covered.issuperset(run) else 1)
    parts = sorted((run[first : len(run) - last] for first in ends for last in ends), key=len, reverse=True)
    for part in parts:
        seen = [glyphs[at] for at in part]
        letters = sum(glyph.text.isalnum() for glyph in seen)
        if (part == run or letters >= _FEWEST_COVERED) and not picture.shows(seen):
            return part
    return []


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


def _under_others(drawing: Drawing, lines: _Lines) -> Iterator[int]:
    """Yield the places of glyphs over which something is drawn later that could hide them."""
    for order, box, _ in drawing.covers:
        for at in lines.within(box):
            if drawing.orders.get(lines.glyphs[at].item, order) < order:
                yield at


def _on_own_shade(grounds: Sequence[Filled], orders: Mapping[int, int], lines: _Lines) -> Iterator[int]:
    """Yield the places of glyphs that are drawn on something in their own shade, or on a picture."""
    for order, box, shade in grounds:
        for at in lines.within(box):
            glyph = lines.glyphs[at]
            if orders.get(glyph.item, order) > order and _alike(shade, glyph.shade):
                yield at


def _alike(ground: int, shade: int) -> bool:
    return UNKNOWN in (ground, shade) or abs(ground - shade) <= _CONTRAST


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
