"""Text laid out as lines, for formats that know paragraphs, lists and tables instead of lines."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sitegen.core.source import Place, Zone
from sitegen.reading.formats.emphasis import BOLD, END, ITALIC, parted, without_emphasis

_CARDS = 0.6  # share of a table's cells that hold two lines or more, where all are cards
_BLANKS = re.compile(r"[ \t\n\r\f]+")
_SOFT_HYPHEN = "\xad"  # shown only where a line ends in it
_GAPS = re.compile(r" ?\u00a0(?: ?\u00a0){2,} ?")  # typed to set columns, or a mark from its item
_CELL = "\ue003"  # where a cell ends while a line is built: a character for private use
_CELLS = re.compile(f"[ {_CELL}]*{_CELL}[ {_CELL}]*")
_MARK = re.compile(r"^([^\w\s]|\w{1,4}[.)])[\u00a0 ]+(?=\S)")  # of an item, set off by hard spaces
_NO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff "
_GONE = re.compile(f"{END}(\\s*){BOLD}")
_WHOLE = re.compile(f"\\s*{BOLD}\\s*([^{BOLD}{END}*]+?)\\s*{END}(:?)\\s*")


@dataclass(slots=True)
class Layout:
    """Lines as they are built. Paragraphs stand between blank lines, items and rows below each other.

    `prefix` is what the next line begins with ("- ", "## "); `page_starts` are as in `Source`. `zones` are the zones of
    lines, by their index, that are not of the running text; they stand last. `marked` are lines that emphasis may part
    in two, each with marks of Markdown (`with_emphasis`).
    """

    lines: list[str] = field(default_factory=list)
    page_starts: list[int] = field(default_factory=list)
    zones: dict[int, Zone] = field(default_factory=dict)
    marked: dict[str, str] = field(default_factory=dict)
    prefix: str = ""
    _parts: list[str] = field(default_factory=list)
    _blank: bool = False
    _pages_before: int = 0
    _pages_after: int = 0

    def text(self, text: str, *, bold: bool = False, italic: bool = False) -> None:
        """Add to the current line."""
        emphasized = (bold or italic) and text.strip()
        self._parts.append(f"{BOLD if bold else ITALIC}{text}{END}" if emphasized else text)

    def mark(self) -> int:
        """Return the place that the current line has come to, for `wrap`."""
        return len(self._parts)

    def wrap(self, mark: int, target: str) -> None:
        """Make what was added since `mark` the words of a link, if it is on one line and has words."""
        words = (
            _BLANKS.sub(" ", without_emphasis("".join(self._parts[mark:]))).strip() if mark <= len(self._parts) else ""
        )
        if words and words != target and "[" not in words and "]" not in words:
            self._parts[mark:] = [f"[{words}]({target})"]

    def end_cell(self) -> None:
        """End a cell of the current line; an empty one is no cell."""
        self._parts.append(_CELL)

    def end_line(self, *, collapse: bool = True) -> None:
        """End the current line; an empty one is no line."""
        written = "".join(self._parts).replace(_SOFT_HYPHEN, "")
        line = _with_bold(written)
        line = _MARK.sub(r"\1 ", _GAPS.sub("\t", _BLANKS.sub(" ", line).strip())) if collapse else line.rstrip()
        line = _CELLS.sub("\t", line.strip(_CELL))
        self._parts.clear()
        if line.strip(_NO_WIDTH):
            self._add(f"{self.prefix}{line}")
            if both := parted(_CELLS.sub("\t", _BLANKS.sub(" ", written) if collapse else written)):
                self.marked[self.lines[-1]] = f"{self.prefix}{both}"
            self.prefix = ""

    def end_block(self) -> None:
        """End the current line and stand off what follows."""
        self.end_line()
        self.prefix = ""
        self._blank = True

    def add_lines(self, lines: Iterable[str]) -> None:
        """Add whole lines, as they are."""
        self.end_line()
        for line in lines:
            if line:
                self._add(line)
            else:
                self._blank = True

    def add_block(self, lines: Iterable[str]) -> None:
        """Add whole lines that stand apart."""
        self.end_block()
        self.add_lines(lines)
        self.end_block()

    def set_apart(self, lines: Iterable[str], zone: Zone) -> None:
        """Add whole lines that are not of the running text."""
        self.end_block()
        for line in lines:
            if line:
                self._add(line)
                self.zones[len(self.lines) - 1] = zone

    def places(self) -> tuple[Place | None, ...]:
        """Return the places of the lines as in `Source`: nothing where all are of the running text."""
        if not self.zones:
            return ()
        return tuple(
            Place(bisect_right(self.page_starts, number) or 1, zone=self.zones[number - 1])
            if number - 1 in self.zones
            else None
            for number in range(1, len(self.lines) + 1)
        )

    def start_page(self) -> None:
        """Start a new page: with this line if nothing is on it yet, else with the next one."""
        if "".join(self._parts).strip():
            self._pages_after += 1
        else:
            self._pages_before += 1

    def _add(self, line: str) -> None:
        if self._blank and self.lines:
            self.lines.append("")
        if self._pages_before and not self.page_starts:
            self.page_starts.append(1)
        self.lines.append(line)
        self.page_starts += [len(self.lines)] * self._pages_before
        self._pages_before, self._pages_after, self._blank = self._pages_after, 0, False


def table_rows(cells: Sequence[Sequence[str]], *, apart: bool = False) -> list[str]:
    """Return the lines of one table row: a line with tabs between the cells, or the cells below each other.

    A cell that holds more than three lines, or blank ones, is no cell of a list but a page laid out with a table; so is
    any if the row is to be taken `apart`, since a cell holds a table.
    """
    if not apart and all(len(cell) <= 3 and "" not in cell for cell in cells):
        row = "\t".join(" ".join(cell) for cell in cells).rstrip("\t")
        return [row] if row.strip() else []
    return [line for cell in cells for line in ("", *cell, "")]


def lay_out_table(rows: Sequence[Sequence[Sequence[str]]]) -> list[str]:
    """Return the lines of a table. Where most cells hold two lines or more, each is a block: a card with a name."""
    if are_cards(rows):
        return [line for row in rows for cell in row if cell for line in ("", *cell, "")]
    return [line for row in rows for line in table_rows(row)]


def are_cards(rows: Sequence[Sequence[Sequence[str]]]) -> bool:
    """Return whether most cells of a table hold two lines or more, as cards with a name do."""
    filled = [cell for row in rows for cell in row if cell]
    tall = sum(len(cell) > 1 for cell in filled)
    wide = any(len(row) > 1 for row in rows)
    return wide and len(filled) > 1 and tall >= _CARDS * len(filled)


def _with_bold(line: str) -> str:
    """Return a line with Markdown's marks where all of it is bold, as a heading is.

    Bold words within a line are emphasis, which says nothing of its structure.
    """
    found = _WHOLE.fullmatch(_GONE.sub(r"\1", line)) if BOLD in line else None
    return f"**{found[1]}**{found[2]}" if found else without_emphasis(line)
