"""Lines of a page, as any format that knows pages gives them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

ARTIFACT = -2  # the tag of what the file itself calls furniture of the page
GAP = 1.8  # times the height of a letter: the least room between two columns; justified lines stay below it


class Cell(NamedTuple):
    """A part of a line between two wide gaps."""

    text: str
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line as seen. Lengths are in points from the upper left corner; `tag` is as for glyphs.

    `base` is its baseline; a row with wrapped cells has several, of which it is the last, the first standing higher by
    `rise`. `broken`: it ends in a hyphen that may have been put there by the line's end. `unmapped` counts characters
    that the font does not name; a line of which most are so has no text but "\ufffd". `unsure`,
    `estimated`, `paragraph` and `heading` are as in `Place`; `note`: the file itself says that the line is of a note.
    `apart`: it begins a cell that stands beside others, and nothing of what is before it goes on.
    `marked` is the line with marks of Markdown if emphasis may part it in two, as an entry and what is said of it.
    """

    cells: tuple[Cell, ...]
    left: float
    top: float
    right: float
    bottom: float
    base: float
    size: float
    weight: int
    tag: int = -1
    rise: float = 0.0
    broken: bool = False
    letters: int = 0
    unmapped: int = 0
    unsure: tuple[tuple[str, float], ...] = ()
    estimated: bool = False
    paragraph: int | None = None
    note: bool = False
    heading: int = 0
    marked: str = ""
    apart: bool = False

    @property
    def text(self) -> str:
        """The line, with a tab between two cells."""
        return "\t".join(cell.text for cell in self.cells)

    @property
    def middle(self) -> float:
        """How far below the page's upper edge the middle of the line stands."""
        return (self.top + self.bottom) / 2
