"""Turning: text that is written up or down a page, or upside down, as it is read when the page is turned.

A page whose text is mostly turned (a broad table, a scan laid across) is read as turned itself; on any other, what is
turned stands in the margin.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sitegen.reading.formats.pages.line import Cell, TextLine
from sitegen.reading.formats.pdf.glyphs import END, Glyph

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Frame:
    """A page as it stands when what is written in `turn` quarter turns to the left is upright; lengths in points."""

    turn: int
    width: float
    height: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point of the page, as it is shown, stands in the frame."""
        return ((x, y), (self.width - y, x), (self.width - x, self.height - y), (y, self.height - x))[self.turn]

    def back(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point of the frame stands on the page."""
        return ((x, y), (y, self.width - x), (self.width - x, self.height - y), (self.height - y, x))[self.turn]


def frame_of(turn: int, width: float, height: float) -> Frame:
    """Return the frame of a turn for a page that is shown so large."""
    return Frame(turn, height, width) if turn % 2 else Frame(turn, width, height)


def main_turn(glyphs: Sequence[Glyph]) -> int:
    """Return the turn in which most letters of a page are written."""
    turns = Counter(glyph.turn for glyph in glyphs if glyph.text.isalnum())
    return turns.most_common(1)[0][0] if turns else 0


def by_turn(glyphs: Sequence[Glyph]) -> dict[int, list[Glyph]]:
    """Return the glyphs of a page by their turns, each with the ends of its lines."""
    found: dict[int, list[Glyph]] = {}
    last = 0
    for glyph in glyphs:
        turn = last if glyph.added or glyph.text == "\n" else glyph.turn
        if turn != last and last in found:
            found[last].append(END)
        found.setdefault(turn, []).append(glyph)
        last = turn
    return found


def upright(glyphs: Sequence[Glyph], frame: Frame) -> list[Glyph]:
    """Return glyphs as they stand in a frame."""
    if not frame.turn:
        return list(glyphs)
    found = []
    for glyph in glyphs:
        left, top, right, bottom = _box(frame.point(glyph.left, glyph.top), frame.point(glyph.right, glyph.bottom))
        origin, base = frame.point(glyph.origin, glyph.base)
        found.append(glyph._replace(left=left, top=top, right=right, bottom=bottom, origin=origin, base=base))
    return found


def on_page(line: TextLine, frame: Frame, page: Frame) -> TextLine:
    """Return a line of one frame where it stands in that of the page."""
    corners = [page.point(*frame.back(x, y)) for x, y in ((line.left, line.top), (line.right, line.bottom))]
    left, top, right, bottom = _box(*corners)
    cell = Cell(line.text, left, right)
    return replace(line, cells=(cell,), left=left, top=top, right=right, bottom=bottom, base=bottom)


def _box(one: tuple[float, float], other: tuple[float, float]) -> Box:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1])
