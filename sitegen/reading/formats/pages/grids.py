"""Grids: cells that stand beside each other and were written one by one, with no rule drawn around them.

Whoever sets names in a table, or signatures in boxes, has each cell written whole before the next: behind a cell of
several lines the writing jumps up again. Where it does, lines belong together that others part. Cells that are no more
than wrapped become rows; of cells that hold several lines each stands apart, as a card with a name does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import mean, median

from sitegen.reading.formats.pages.blocks import Block, Grid, Piece, Row, grids_in
from sitegen.reading.formats.pages.line import Cell, TextLine
from sitegen.reading.formats.pages.ruled import is_full, row_line

_MOST, _MOST_WRAPPED = 8, 4  # lines of a cell; what has more is a column of a page, or no name that is wrapped
_WRAPPED = 0.8  # share of the ends of lines that wraps are, where cells are no more than wrapped
_SHORTER = 0.85  # times as wide as those above it: the last line of what is wrapped
_SINGLE, _REAL = 0.25, 0.1  # shares of cells of one line, and of lines that surely end, where cells are so
_FEWEST, _SENTENCE = 4, 0.5  # lines, and share of them that go on in a small letter: columns of text
_WIDE, _FULL = 14, 0.7  # times the size of type, and share of the lines that are full, of such
_SMALL = 4  # letters of a word in small ones that the name goes on behind
_OPEN = ",-–—:;&/("


def with_grids(lines: Sequence[TextLine], *, leftward: bool = False) -> list[TextLine]:
    """Return the lines of a page, those of cells that were written one by one as rows or as blocks apart.

    `leftward`: the page is read from right to left.
    """
    if leftward:
        return [_mirrored(line) for line in with_grids([_mirrored(line) for line in lines])]
    found: list[TextLine] = []
    for grid in grids_in(lines):
        found += _laid(grid) if _is_grid(grid) else grid.lines
    return found


def _mirrored(line: TextLine) -> TextLine:
    cells = tuple(Cell(cell.text, -cell.right, -cell.left) for cell in line.cells)
    return replace(line, cells=cells, left=-line.right, right=-line.left)


def _is_grid(grid: Grid) -> bool:
    """Return whether cells were written one by one, and are no columns of text."""
    most = max(len(block) for row in grid.rows for block in row)
    if not grid.jumps or most > _MOST or any(line.rise for line in grid.lines):
        return False
    return len(grid.rows) > 1 or not _is_prose(grid)


def _is_prose(grid: Grid) -> bool:
    """Return whether the lines of blocks in one row are sentences: they go on in small letters, or are wide."""
    blocks = grid.rows[0]
    pairs = [pair for block in blocks for pair in pairwise(block)]
    small = sum(below.text[0].islower() for _, (below, _) in pairs)
    full = sum(may for may, _ in _ends(grid, blocks))
    wide = median(max(cell.right - cell.left for cell, _ in block) for block in blocks)
    sentences = len(pairs) >= _FEWEST and small >= _SENTENCE * len(pairs)
    return sentences or (wide > _WIDE * blocks[0][0][1].size and full >= _FULL * len(pairs))


def _ends(grid: Grid, row: Row) -> Iterator[tuple[bool, bool]]:
    """Yield for each line of the cells of a row but their last ones whether it may go on, and whether it surely ends.

    It may where no more words had room, and surely ends where they would stand where others do.
    """
    for at, block in enumerate(row):
        room, wide = grid.room(row, at), grid.width(row, at)
        for above, below in pairwise(block):
            yield _is_wrapped(above, below, room), not _is_wrapped(above, below, wide)


def _is_wrapped(above: Piece, below: Piece, room: float) -> bool:
    """Return whether a line of a cell may go on in the next one: no more words had room, and both are set alike."""
    alike = above[1].weight == below[1].weight and abs(above[1].size - below[1].size) < 0.06 * below[1].size
    return alike and is_full(above[0], below[0], above[0].left + room)


def _laid(grid: Grid) -> list[TextLine]:
    """Return the lines of a grid."""
    wrapped = _is_no_more_than_wrapped(grid)
    found: list[TextLine] = []
    for row in grid.rows:
        if wrapped and not any(surely for _, surely in _ends(grid, row)):
            found.append(row_line(row))
            continue
        for at, block in enumerate(row):
            lines = [_line(part) for part in _parts(block, grid.room(row, at))]
            found += [replace(lines[0], apart=bool(found)), *lines[1:]]
    return found


def _is_no_more_than_wrapped(grid: Grid) -> bool:
    """Return whether most cells of several rows hold one line, or hold several only since these are wrapped.

    The last line of what is wrapped is mostly shorter than those above it.
    """
    blocks = [block for row in grid.rows for block in row]
    if sum(len(row) > 1 for row in grid.rows) < 2 or max(map(len, blocks)) > _MOST_WRAPPED:
        return False
    ends = [end for row in grid.rows for end in _ends(grid, row)]
    if sum(len(block) == 1 for block in blocks) >= _SINGLE * len(blocks):
        return sum(surely for _, surely in ends) <= _REAL * len(ends)
    wide = [[cell.right - cell.left for cell, _ in block] for block in blocks if len(block) > 1]
    shorter = mean(lines[-1] for lines in wide) < _SHORTER * mean(one for lines in wide for one in lines[:-1])
    return shorter and sum(may for may, _ in ends) >= _WRAPPED * len(ends)


def _parts(block: Block, room: float) -> list[Block]:
    """Return the lines of a cell, those together that surely go on in the next one; a name set bolder does."""
    found = [[block[0]]]
    last = block[-1][1].weight
    for above, below in pairwise(block):
        bolder = above[1].weight > last and above is found[0][-1]
        if _is_wrapped(above, below, room) and (bolder or _goes_on(above[0].text, below[0].text)):
            found[-1].append(below)
        else:
            found.append([below])
    return found


def _goes_on(text: str, following: str) -> bool:
    """Return whether a line cannot end where it does, or none begins as the next one does."""
    last = text.rsplit(maxsplit=1)[-1]
    return (
        text[-1] in _OPEN or (last.islower() and len(last) <= _SMALL) or following[0].islower() or following[0] in "(&"
    )


def _line(part: Block) -> TextLine:
    return part[0][1] if len(part) == 1 and len(part[0][1].cells) == 1 else row_line([part])
