"""Tables of a Word document: rows of cells, columns kept where cells are merged or left out."""

from __future__ import annotations

from dataclasses import dataclass, field

_MOST_COLUMNS = 63  # of a table in Word


@dataclass(slots=True)
class Table:
    """The rows of a table as lines of its cells; `deleted`: the row being read was, in tracked changes."""

    rows: list[list[list[str]]] = field(default_factory=list)
    deleted: bool = False

    def add_cell(self, lines: list[str]) -> None:
        """Add a cell to the row being read."""
        if not self.rows:
            self.rows.append([])
        self.rows[-1].append(lines)

    def widen(self, name: str, value: str) -> None:
        """Keep the columns of a row where cells are merged or left out: each beyond the first is an empty cell."""
        wide = min(int(value), _MOST_COLUMNS) if value.isascii() and value.isdecimal() else 1
        if self.rows:
            self.rows[-1] += [[] for _ in range(wide if name == "gridBefore" else wide - 1)]

    def end_row(self) -> None:
        """End the row being read."""
        if self.deleted and self.rows:
            self.rows.pop()
        self.deleted = False
