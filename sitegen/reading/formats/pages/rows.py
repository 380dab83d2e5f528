"""Rows: a table's rows whose cells are wrapped, one line each.

A file draws a table cell by cell, and a wrapped cell has several lines; the cells beside it begin at its height again.
So the lines of a page are taken as they come, and whatever stands beside what came before, at the height of one row, is
its next cell. They are joined only where the page proves a wrap: no line of a cell but its last has room for the first
word of the next. A card (a name over a role) has, and stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from sitegen.reading.formats.pages.line import Cell, TextLine

_MOST_LINES = 6  # of a cell; what has more is a column of a page
_FEWEST_ROWS = 2
_STEP = 1.7  # times the size of type: lines of a cell stand no further from each other
_ALIGNED = 8.0  # points: cells of a column begin or are centred no further from each other
_MARGIN = 12.0  # points that a cell leaves free at its right side, at most
_BROAD = 1.12  # times the width of an average letter: those of one word may be broader
_FEWEST_LEVEL = 3  # rows whose cells are a line each


@dataclass(slots=True)
class _Piece:
    """A cell of one line as the file has it, and the number of the line."""

    cell: Cell
    line: TextLine
    number: int


@dataclass(slots=True)
class _Row:
    """Cells beside each other, each of several pieces."""

    cells: list[list[_Piece]]

    @property
    def lines(self) -> set[int]:
        """The numbers of the lines that the pieces come from."""
        return {piece.number for cell in self.cells for piece in cell}

    @property
    def top(self) -> float:
        return min(piece.line.top for cell in self.cells for piece in cell)

    @property
    def bottom(self) -> float:
        return max(piece.line.bottom for cell in self.cells for piece in cell)

    @property
    def left(self) -> float:
        return min(piece.cell.left for cell in self.cells for piece in cell)


def with_whole_rows(lines: Sequence[TextLine]) -> list[TextLine]:
    """Return the lines of a page, in reading order, with the rows of its tables joined."""
    found: list[TextLine] = []
    done: set[int] = set()
    for table in _tables(_rows(lines)):
        numbers = sorted({number for row in table for number in row.lines} - done)
        done.update(numbers)
        pieces = sum(len(cell) for row in table for cell in row.cells)
        whole = pieces == sum(len(lines[number].cells) for number in numbers)
        if whole and len(table) >= _FEWEST_ROWS and (_wraps(table) or _is_level(table)):
            found += [_joined(row) for row in table]
        else:
            found += [lines[number] for number in numbers]
    return found


def _rows(lines: Sequence[TextLine]) -> list[_Row]:
    rows: list[_Row] = []
    floor = float("-inf")  # where the row above the last one ends
    for number, line in enumerate(lines):
        for cell in line.cells:
            piece = _Piece(cell, line, number)
            row = rows[-1] if rows else None
            if row is not None and _continues(row.cells[-1], piece):
                row.cells[-1].append(piece)
            elif row is not None and _beside(row, piece, floor):
                if _at_last_line(row, piece):  # what stood above was a heading, or a row of one cell
                    floor, row = row.bottom, _Row([[row.cells[0].pop()]])
                    rows.append(row)
                row.cells.append([piece])
            else:
                floor = row.bottom if row is not None else floor
                row = _Row([[piece]])
                rows.append(row)
    return rows


def _continues(cell: Sequence[_Piece], piece: _Piece) -> bool:
    """Return whether a piece stands right under a cell, in its column."""
    last = cell[-1]
    step = piece.line.base - last.line.base
    over = min(last.cell.right, piece.cell.right) - max(last.cell.left, piece.cell.left)
    return 0 < step <= _STEP * max(last.line.size, piece.line.size) and over > 0 and _aligned(last.cell, piece.cell)


def _aligned(one: Cell, other: Cell) -> bool:
    middle = (one.left + one.right - other.left - other.right) / 2
    return abs(one.left - other.left) < _ALIGNED or abs(middle) < _ALIGNED


def _beside(row: _Row, piece: _Piece, floor: float) -> bool:
    """Return whether a piece stands to the right of a row's cells, at the height of the row."""
    line = piece.line
    right = max(one.cell.right for cell in row.cells for one in cell)
    return piece.cell.left > right and line.base > floor + 0.2 * line.size and line.top < row.bottom - 0.2 * line.size


def _at_last_line(row: _Row, piece: _Piece) -> bool:
    """Return whether a piece stands beside the last of several lines: cells begin at one height, or are centred."""
    last = row.cells[0][-1].line
    return len(row.cells) == 1 < len(row.cells[0]) and abs(piece.line.base - last.base) < 0.3 * last.size


def _tables(rows: Sequence[_Row]) -> Iterator[list[_Row]]:
    """Yield runs of rows that have as many cells, in the same columns; what is no row of a table comes alone."""
    table: list[_Row] = []
    for row in rows:
        if table and not (len(row.cells) > 1 and _alike(table[-1], row)):
            yield table
            table = []
        table.append(row)
    if table:
        yield table


def _alike(one: _Row, other: _Row) -> bool:
    if len(one.cells) != len(other.cells):
        return False
    pairs = zip(one.cells, other.cells, strict=True)
    return all(_box(mine)[0] < _box(its)[1] and _box(its)[0] < _box(mine)[1] for mine, its in pairs)


def _box(cell: Sequence[_Piece]) -> tuple[float, float]:
    return min(piece.cell.left for piece in cell), max(piece.cell.right for piece in cell)


def _is_level(table: Sequence[_Row]) -> bool:
    """Return whether rows are written row by row, each cell in one line, and some of them as lines of their own."""
    if len(table) < _FEWEST_LEVEL or all(len(row.lines) == 1 for row in table):
        return False
    pieces = ([cell[0].line for cell in row.cells] for row in table if all(len(cell) == 1 for cell in row.cells))
    level = [max(one.base for one in row) - min(one.base for one in row) < 0.2 * row[0].size for row in pieces]
    return len(level) == len(table) and all(level)


def _wraps(table: Sequence[_Row]) -> bool:
    """Return whether some cells of a table have several lines, and every one of these is full but the last."""
    count = len(table[0].cells)
    lefts = [min(_box(row.cells[place])[0] for row in table) for place in range(count)]
    widest = max(_box(row.cells[-1])[1] for row in table)
    rights = [*(left - _MARGIN for left in lefts[1:]), widest]
    several = [(place, cell) for row in table for place, cell in enumerate(row.cells) if len(cell) > 1]
    if not several or any(len(cell) > _MOST_LINES for _, cell in several):
        return False
    return all(
        is_full(piece.cell, following.cell, rights[place])
        for place, cell in several
        for piece, following in pairwise(cell)
    )


def is_full(cell: Cell, following: Cell, edge: float) -> bool:
    """Return whether the first word of the next line would not have had room behind a line."""
    if cell.text.endswith("-"):
        return True
    words = following.text.split(maxsplit=1)
    letter = (following.right - following.left) / (len(following.text) or 1)
    return cell.right + _BROAD * (len(words[0]) + 0.5) * letter > edge - 1


def _joined(row: _Row) -> TextLine:
    pieces = [piece for cell in row.cells for piece in cell]
    first, last = min(pieces, key=lambda one: one.line.base), max(pieces, key=lambda one: one.line.base)
    lines = {id(piece.line): piece.line for piece in pieces}.values()
    return replace(
        first.line,
        cells=tuple(Cell(joined_text([piece.cell.text for piece in cell]), *_box(cell)) for cell in row.cells),
        left=row.left,
        top=row.top,
        right=max(_box(cell)[1] for cell in row.cells),
        bottom=row.bottom,
        base=last.line.base,
        rise=last.line.base - first.line.base,
        broken=False,
        letters=sum(line.letters for line in lines),
        unmapped=sum(line.unmapped for line in lines),
        unsure=tuple(word for line in lines for word in line.unsure),
    )


def joined_text(lines: Sequence[str]) -> str:
    """Return lines as one; a hyphen at a line's end goes between small letters, and joins without a space."""
    text = lines[0] if lines else ""
    for following in lines[1:]:
        if text.endswith("-") and text[-2:-1].isalpha():
            text = text[:-1] + following if text[-2].islower() and following[:1].islower() else text + following
        else:
            text = f"{text} {following}"
    return text
