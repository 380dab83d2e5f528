"""Paragraphs, tables, notes and boxes of a Word document, laid out as lines."""

from __future__ import annotations

from dataclasses import dataclass, field

from sitegen.reading.formats.layout import Layout, lay_out_table
from sitegen.reading.formats.styles import PAPER
from sitegen.reading.formats.word.numbering import Numbering
from sitegen.reading.formats.word.parts import Styles

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


_DEEPEST = 20  # tables within each other


@dataclass(slots=True)
class Paragraph:
    """A paragraph being read, by what its properties say."""

    style: str = ""
    list_id: str | None = None
    depth: int | None = None
    begun: bool = False
    joined: bool = False  # the next paragraph goes on in its line: its mark was deleted, or it is a large initial
    ground: str = ""  # the colour behind it
    link: tuple[int, str] | None = None
    boxes: list[list[str]] = field(default_factory=list)


@dataclass(slots=True)
class Laying:
    """What is being laid out. `grounds` are the colours on which each of the `layouts` stands, "" where not known."""

    numbering: Numbering
    styles: Styles
    layouts: list[Layout] = field(default_factory=lambda: [Layout()])
    grounds: list[str] = field(default_factory=lambda: [PAPER])
    paragraphs: list[Paragraph] = field(default_factory=lambda: [Paragraph()])
    tables: list[Table] = field(default_factory=list)
    _in_list: bool = False
    _goes_on: bool = False

    @property
    def layout(self) -> Layout:
        """The lines being read: of the part, of a cell, of a note, of a text box."""
        return self.layouts[-1]

    @property
    def paragraph(self) -> Paragraph:
        """The paragraph being read; outside of all one that stays empty."""
        return self.paragraphs[-1]

    @property
    def in_paragraph(self) -> bool:
        """Whether a paragraph is open."""
        return len(self.paragraphs) > 1

    def begin_paragraph(self) -> None:
        """Begin a paragraph's text with the mark that its list or style gives it."""
        paragraph = self.paragraph
        if paragraph.begun:
            return
        paragraph.begun = True
        listed = self.styles.list_of(paragraph.style) or (None, 0)
        list_id = paragraph.list_id if paragraph.list_id is not None else listed[0]
        depth = paragraph.depth if paragraph.depth is not None else listed[1]
        prefix = self.numbering.mark(list_id, depth) if list_id else ""
        heading = self.styles.heading(paragraph.style)
        if heading:
            self.layout.end_block()
            prefix = f"{'#' * heading} {prefix.lstrip()}"
        elif len(self.layouts) == 1 and not (prefix and self._in_list) and not self._goes_on:
            self.layout.end_block()
        self._in_list = bool(prefix) and not heading
        if not self._goes_on:
            self.layout.prefix = prefix
        self._goes_on = False

    def end_paragraph(self) -> None:
        """End a paragraph; its boxes come behind it."""
        paragraph = self.paragraphs.pop()
        self._goes_on = paragraph.joined and paragraph.begun
        if not self._goes_on:
            self.layout.end_line(collapse=False)
            self.layout.prefix = ""
        if not paragraph.begun and len(self.layouts) == 1:
            self._in_list = False
        for box in paragraph.boxes:
            self.layout.add_block(box)

    def begin_layout(self, ground: str) -> None:
        """Begin the lines of a cell, a note or a box, which stand on a colour ("" where it is not known)."""
        self.layouts.append(Layout())
        self.grounds.append(ground)

    def end_layout(self, name: str) -> None:
        """End them; those of a box wait for the end of its paragraph."""
        self.layout.end_line()
        ended = self.layouts.pop()
        self.grounds.pop()
        if name == "txbxContent" and any(ended.lines):
            self.paragraph.boxes.append(ended.lines)

    def begin_table(self) -> None:
        """Begin a table."""
        self.layout.end_block()
        if len(self.tables) < _DEEPEST:
            self.tables.append(Table())

    def end_table_part(self, name: str) -> None:
        """End a row or a table."""
        table = self.tables[-1]
        if name == "tbl":
            self.layout.add_lines(lay_out_table(self.tables.pop().rows))
            self.layout.end_block()
        else:
            table.end_row()
