"""Blocks: the lines of a page as rows of what stands beside each other, in the order in which they are written."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sitegen.reading.formats.pages.line import Cell, TextLine

_LINE = 1.75  # times the size of type: the farthest that a line of a cell stands below the one before it
_ROOM = 0.25  # times the size of type: the least room between two cells
_HIGHER = 1.7  # times the size of type: a cell of a row may begin so much higher than those before it
_ROW = 3.0  # times the size of type: the farthest that a row stands below the one before it
_SAME = 1.5  # points: edges that are one
_MARGIN = 6.0  # points that a cell leaves free at its side

Piece = tuple[Cell, TextLine]
Block = list[Piece]
Row = list[Block]


@dataclass(slots=True)
class Grid:
    """Rows of blocks, in the order in which they are written."""

    rows: list[Row]

    @property
    def lines(self) -> list[TextLine]:
        """The lines of which the blocks are, each once."""
        return list({id(line): line for row in self.rows for block in row for _, line in block}.values())

    @property
    def jumps(self) -> bool:
        """Whether the writing jumps up behind a cell."""
        return any(
            behind[0][1].base < before[-1][1].base - 0.5 * behind[0][1].size
            for row in self.rows
            for before, behind in pairwise(row)
        )

    def width(self, row: Row, at: int) -> float:
        """Return how wide the widest line of a column is; of all of them where they are of one width."""
        lefts = [block[0][0].left for block in row]
        steps = [right - left for left, right in pairwise(lefts)]
        even = len(steps) > 1 and max(steps) - min(steps) <= _SAME
        return max(
            cell.right - cell.left
            for one in self.rows
            for block in one
            if even or abs(block[0][0].left - lefts[at]) <= _SAME
            for cell, _ in block
        )

    def room(self, row: Row, at: int) -> float:
        """Return how wide the lines of a cell may be, as far as the cells beside, above and below it tell."""
        steps = [right[0][0].left - left[0][0].left for left, right in pairwise(row)]
        step = steps[at] if at < len(steps) else max(steps, default=0.0)
        wide = self.width(row, at)
        return (wide + max(step - _MARGIN, wide)) / 2


def grids_in(lines: Sequence[TextLine]) -> Iterator[Grid]:
    """Yield the lines of a page as grids; most have one row of one block, which is plain text."""
    yield from _together(_rows(lines))


def _rows(lines: Sequence[TextLine]) -> Iterator[Row]:
    """Yield the lines of a page as rows of what stands beside each other."""
    row: Row = []
    starts = sorted(line.left for line in lines)
    for line in lines:
        for at, cell in enumerate(_cells(line, starts)):
            piece = (cell, line)
            if row and at == 0 and _goes_below(row[-1], piece):
                row[-1].append(piece)
            elif row and (at > 0 or _stands_beside(row, piece)):
                if len(row) == 1 and (above := _above(row[0], line)):
                    yield [row[0][:above]]
                    row = [row[0][above:]]
                row.append([piece])
            else:
                if row:
                    yield row
                row = [[piece]]
    if row:
        yield row


def _cells(line: TextLine, starts: Sequence[float]) -> Iterator[Cell]:
    """Yield the cells of a line; words that wide spaces part, since the line is justified, are of one cell."""
    held: Cell | None = None
    for cell in line.cells:
        at = bisect_left(starts, cell.left - _SAME)
        if held is not None and (at == len(starts) or starts[at] > cell.left + _SAME):
            held = Cell(f"{held.text} {cell.text}", held.left, cell.right)
            continue
        if held is not None:
            yield held
        held = cell
    if held is not None:
        yield held


def _above(block: Block, line: TextLine) -> int:
    """Return how many lines of the first cell of a row stand above a line beside it: they are no part of the row."""
    return next((at for at, (_, one) in enumerate(block) if abs(one.base - line.base) < 1), 0)


def _goes_below(block: Block, piece: Piece) -> bool:
    """Return whether a piece is the next line of a block: right below its last one, and set to the same edge."""
    (above, over), (cell, line) = block[-1], piece
    if over.rise or line.rise or not 0.5 * line.size < line.base - over.base <= _LINE * max(over.size, line.size):
        return False
    sides = (cell.left - above.left, cell.right - above.right, cell.left + cell.right - above.left - above.right)
    return any(abs(side) <= _SAME for side in sides)


def _stands_beside(row: Row, piece: Piece) -> bool:
    """Return whether a piece begins another cell of a row: to the right of the last one, and no lower than all."""
    cell, line = piece
    if line.rise or row[-1][-1][1].rise:
        return False
    edge = max(one.right for one, _ in row[-1])
    top, bottom = min(block[0][1].base for block in row), max(block[-1][1].base for block in row)
    level = top - _HIGHER * line.size <= line.base <= bottom + 0.3 * line.size
    return level and cell.left >= edge + _ROOM * line.size


def _together(rows: Iterator[Row]) -> Iterator[Grid]:
    """Yield rows together whose cells begin at the same edges; a last row may have one cell only."""
    held: list[Row] = []
    for row in rows:
        if held and not _is_of(held, row):
            yield Grid(held)
            held = []
        held.append(row)
    if held:
        yield Grid(held)


def _is_of(rows: Sequence[Row], row: Row) -> bool:
    """Return whether a row has its cells where those before it do."""
    if max(map(len, rows)) < 2:
        return False
    edges = [block[0][0].left for one in rows for block in one]
    step = _step(rows[-1], row)
    near = 0 < step < _ROW * row[0][0][1].size
    if len(row) == 1:  # which may be the line below a grid, too
        steps = [_step(above, below) for above, below in pairwise(rows)]
        right = max(cell.right for cell, _ in row[0])
        near &= step <= 1.1 * max(steps, default=0.0) and right < rows[0][1][0][0].left
    return near and all(any(abs(block[0][0].left - edge) <= _SAME for edge in edges) for block in row)


def _step(above: Row, below: Row) -> float:
    """Return how far a row begins below the end of another."""
    return below[0][0][1].base - max(block[-1][1].base for block in above)
