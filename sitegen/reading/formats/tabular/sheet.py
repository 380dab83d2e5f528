"""A sheet: rows of cells, each at its place in the file."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_UNSEEN = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u00ad]")


@dataclass(frozen=True, slots=True)
class Row:
    """A row on `line` (from 1) of its file or sheet: its cells as texts; `wide`: one of them spans several columns."""

    line: int
    cells: tuple[str, ...]
    wide: bool = False

    @property
    def filled(self) -> int:
        """How many cells hold something."""
        return sum(map(bool, self.cells))

    def cell(self, at: int) -> str:
        """Return the cell of a column (from 0), "" where the row ends before it."""
        return self.cells[at] if at < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a sheet that hold something, in order; `name` is "" where a file has one sheet alone.

    `height` is the last line that the sheet has. `hidden` counts the rows with words that whoever opens the file does
    not see; they are not among the rows. `unseen` are the columns (from 0) that are not seen; what stands in them is
    among the cells, for it may say who may be named. `doubts` are said in words;
    `called` is the name of the sheet, of one alone, too.
    """

    rows: tuple[Row, ...]
    height: int
    name: str = ""
    hidden: int = 0
    unseen: frozenset[int] = frozenset()
    doubts: tuple[str, ...] = ()
    called: str = ""

    @property
    def width(self) -> int:
        """How many columns there are."""
        return max((len(one.cells) for one in self.rows), default=0)


def cell_text(text: str) -> str:
    """Return what a cell shows, on one line."""
    return " ".join(unicodedata.normalize("NFC", _UNSEEN.sub("", text)).split())
