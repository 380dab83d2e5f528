"""A table's rows as cells, columns kept where cells are merged."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sitegen.reading.formats.layout import Layout, lay_out_table, table_rows

_MOST_SPAN = 1000  # columns: the HTML standard's limit


@dataclass(slots=True)
class Table:
    """The rows read so far, and the one being read.

    A cell that is merged down leaves its column empty in the rows below: its words come once.
    """

    rows: list[list[list[str]]] = field(default_factory=list)
    apart: set[int] = field(default_factory=set)  # rows that hold a table
    row: list[Layout | None] = field(default_factory=list)
    merged: dict[int, int] = field(default_factory=dict)  # columns taken by a cell above, and for how many rows yet
    new: dict[int, int] = field(default_factory=dict)  # the same for cells that began in this row
    cell: Layout | None = None
    holds_table: bool = False  # whether a table stands in a cell of the row: then it lays out a page

    def start_cell(self, cell: Layout, columns: str, rows: str) -> None:
        """Begin a cell, `columns` wide and `rows` high as the attributes say."""
        self._pass_merged()
        self.cell = cell
        wide, high = _span(columns), _span(rows)
        if high > 1:
            self.new |= dict.fromkeys(range(len(self.row), len(self.row) + wide), high - 1)
        self.row += [cell, *[None] * (wide - 1)]

    def end_cell(self) -> Layout | None:
        """End the cell being read, if there is one, and return it."""
        cell, self.cell = self.cell, None
        return cell

    def end_row(self) -> None:
        """Keep the lines of each cell of the row, and begin the next one."""
        cells = [one.lines if one is not None else [] for one in self.row]
        if not self.holds_table and sum(map(bool, cells)) > 1:  # columns are cells here, and a wide gap is none
            cells = [[line.replace("\t", " ") for line in cell] for cell in cells]
        left = {column: rows - 1 for column, rows in self.merged.items() if rows > 1} if self.row else self.merged
        if self.holds_table:
            self.apart.add(len(self.rows))
        self.rows.append(cells)
        self.row, self.merged, self.new, self.holds_table = [], left | self.new, {}, False

    def lines(self) -> list[str]:
        """Return the lines of the table: rows, or where it is made of cards, or lays out a page, blocks."""
        if not self.apart:
            return lay_out_table(self.rows)
        return [line for at, row in enumerate(self.rows) for line in table_rows(row, apart=at in self.apart)]

    def _pass_merged(self) -> None:
        while len(self.row) in self.merged:
            self.row.append(None)


def _span(text: str) -> int:
    return min(max(int(text), 1), _MOST_SPAN) if re.fullmatch(r"\s*[0-9]{1,6}\s*", text) else 1
