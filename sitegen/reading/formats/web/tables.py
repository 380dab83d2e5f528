"""A table's rows as cells, columns kept where cells are merged; and boxes beside each other: cards, buttons."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass, field

from sitegen.reading.formats.layout import Layout
from sitegen.reading.formats.web.furniture import measure
from sitegen.reading.formats.web.tree import Element, descendants, text_of

_MOST_SPAN = 1000  # columns: the HTML standard's limit
_BOXES = frozenset(("div", "article", "section", "figure", "li"))
_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_FEWEST = 3  # boxes of one kind
_FEWEST_APART = 5  # of them with blanks between
_IN_LINES = frozenset(("a", "span", "button", "label", "small", "strong", "em", "b", "i"))
_MOST_WORDS = 25  # of a card; what says more is a section of a text


@dataclass(slots=True)
class Table:
    """The row being read. A cell that is merged down leaves its column empty in the rows below: its words come once."""

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

    def end_row(self) -> list[list[str]]:
        """Return the lines of each cell of the row, and begin the next one."""
        cells = [one.lines if one is not None else [] for one in self.row]
        if not self.holds_table and sum(map(bool, cells)) > 1:  # columns are cells here, and a wide gap is none
            cells = [[line.replace("\t", " ") for line in cell] for cell in cells]
        left = {column: rows - 1 for column, rows in self.merged.items() if rows > 1} if self.row else self.merged
        self.row, self.merged, self.new, self.holds_table = [], left | self.new, {}, False
        return cells

    def _pass_merged(self) -> None:
        while len(self.row) in self.merged:
            self.row.append(None)


def _span(text: str) -> int:
    return min(max(int(text), 1), _MOST_SPAN) if re.fullmatch(r"\s*[0-9]{1,6}\s*", text) else 1


def find_cards(root: Element, aside: Container[Element]) -> set[Element]:
    """Return the cards of a page: their headings are names, and no headings of its text."""
    measures = measure(root, aside, {})
    boxes: dict[tuple[Element | None, str, str], list[Element]] = {}
    for element in descendants(root):
        if element.name in _BOXES and element.get("class") and 0 < measures[element].words <= _MOST_WORDS:
            boxes.setdefault((element.parent, element.name, element.get("class")), []).append(element)
    found: set[Element] = set()
    for row in boxes.values():
        headed = [box for box in row if sum(one.name in _HEADINGS for one in descendants(box)) == 1]
        if len(headed) >= _FEWEST and len(headed) * 5 >= len(row) * 4:
            found.update(headed)
    return found


def find_buttons(root: Element) -> set[Element]:
    """Return elements of one class that are all that another holds: a style parts them, and each stands by itself.

    Three that touch are enough, as no words do; with blanks between them it takes more. Where most hold one word only,
    they may be the words or letters of a text that moves.
    """
    found: set[Element] = set()
    for parent in descendants(root):
        row = parent.elements
        if len(row) < (_FEWEST if len(row) == len(parent.children) else _FEWEST_APART):
            continue
        kinds = {(one.name, one.get("class")) for one in row}
        name, of_class = kinds.pop()
        if kinds or not of_class or name not in _IN_LINES or any(one.strip() for one in parent.texts):
            continue
        if sum(len(text_of(one).split()) > 1 for one in row) * 2 > len(row):
            found.update(row)
    return found
