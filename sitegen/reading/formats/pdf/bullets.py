"""Bullets that are drawn as shapes and not written, as browsers print them: dots right before lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sitegen.reading.formats.pages.line import Cell, TextLine
from sitegen.reading.formats.pdf.drawing import Box

BULLET = "•"
_WIDEST = 0.7  # times the size of type: a bullet is no wider
_NEAREST, _FARTHEST = 0.1, 3.0  # times the size of type: the room between a bullet and its line
_UNDER, _OVER = 0.1, 0.9  # times the size of type above the baseline, between which the middle of a bullet stands


def with_bullets(lines: Sequence[TextLine], dots: Sequence[Box]) -> list[TextLine]:
    """Return the lines of a page, those that a dot stands before with a bullet, from which on they stand."""
    left = list(dots)
    return [_with_bullets(line, left) for line in lines] if left else list(lines)


def _with_bullets(line: TextLine, dots: list[Box]) -> TextLine:
    """Return a line with a bullet before each cell that a dot stands before; the dots are used up."""
    found: list[Cell] = []
    edge = 0.0  # where the cell before ends
    for cell in line.cells:
        dot = next((one for one in dots if _belongs(one, cell, line, edge)), None)
        if dot is not None:
            dots.remove(dot)
        found.append(cell if dot is None else Cell(f"{BULLET} {cell.text}", dot[0], cell.right))
        edge = cell.right
    if found == [*line.cells]:
        return line
    marked = line.marked and f"{BULLET} {line.marked}"
    return replace(line, cells=tuple(found), left=min(cell.left for cell in found), marked=marked)


def _belongs(dot: Box, cell: Cell, line: TextLine, edge: float) -> bool:
    """Return whether a dot stands right before a cell, at the height of its letters."""
    left, top, right, bottom = dot
    base = line.base - line.rise
    above = base - (top + bottom) / 2
    fits = _UNDER * line.size <= above <= _OVER * line.size and right - left <= _WIDEST * line.size
    return fits and left >= edge and _NEAREST * line.size <= cell.left - right <= _FARTHEST * line.size
