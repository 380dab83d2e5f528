"""Continued cells: what stands alone under a cell of a row that is drawn line by line, and goes on from it.

That it goes on is proved by a hyphen, or by a cell without room for the next word, which begins with a small letter;
that it is a row, by others with cells in the same columns.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sitegen.reading.formats.pages.line import Cell, TextLine
from sitegen.reading.formats.pages.rows import is_full, joined_text

_STEP = 1.7  # times the size of type: lines of a cell stand no further from each other
_ALIGNED = 2.0  # points: a line of a cell begins where the cell does
_NEAR = 6  # lines before and behind a row that are looked at for others of its table
_MARGIN = 12.0  # points that a cell leaves free before the next one, at most


def with_continued_cells(lines: Sequence[TextLine]) -> list[TextLine]:
    """Return the lines of a page, those that go on from cells above joined to these."""
    found: list[TextLine] = []
    row = 0  # the place of the row that the last line found began with
    for at, line in enumerate(lines):
        more = found and len(found[-1].cells) > len(line.cells)
        joined = _joined(found[-1], line) if more and _in_table(lines, row) else None
        if joined is None:
            found.append(line)
            row = at
        else:
            found[-1] = joined
    return found


def _in_table(lines: Sequence[TextLine], at: int) -> bool:
    """Return whether a line near a row has cells that begin where those of the row do."""
    lefts = [cell.left for cell in lines[at].cells]
    others = (one for near in (lines[max(at - _NEAR, 0) : at], lines[at + 1 : at + _NEAR]) for one in near)
    return any(
        len(one.cells) == len(lefts)
        and all(abs(cell.left - left) <= _ALIGNED for cell, left in zip(one.cells, lefts, strict=True))
        for one in others
    )


def _joined(row: TextLine, line: TextLine) -> TextLine | None:
    """Return a row with the line that goes on from its cells, or None where it does not."""
    if not 0 < line.base - row.base <= _STEP * max(row.size, line.size):
        return None
    cells = list(row.cells)
    for cell in line.cells:
        at = next((at for at, one in enumerate(cells) if abs(one.left - cell.left) <= _ALIGNED), None)
        if at is None or not cell.text[:1].islower():
            return None
        edge = cells[at + 1].left - _MARGIN if at + 1 < len(cells) else row.right
        if not is_full(cells[at], cell, edge):
            return None
        right = max(cells[at].right, cell.right)
        cells[at] = Cell(joined_text((cells[at].text, cell.text)), cells[at].left, right)
    return replace(
        row,
        cells=tuple(cells),
        right=max(row.right, line.right),
        bottom=max(row.bottom, line.bottom),
        base=line.base,
        rise=row.rise + line.base - row.base,
        broken=line.broken and line.cells[-1].left >= cells[-1].left,
        letters=row.letters + line.letters,
        unmapped=row.unmapped + line.unmapped,
        unsure=(*row.unsure, *line.unsure),
    )
