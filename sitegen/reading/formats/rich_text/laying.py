"""Paragraphs, list marks and tables of an RTF file, laid out as lines."""

from __future__ import annotations

from dataclasses import dataclass, field

from sitegen.reading.formats.layout import Layout, lay_out_table


@dataclass(slots=True)
class Laying:
    """What is being laid out: the last of `layouts` is that of the text, a cell, a note, a box or a list's mark.

    `mark` stands before the next paragraph, which is a heading of `level` unless that is 0; `row` is the row of a table
    being read, as the lines of its cells.
    """

    layouts: list[Layout] = field(default_factory=lambda: [Layout()])
    mark: str = ""
    level: int = 0
    begun: bool = False
    row: list[list[str]] | None = None
    _in_list: bool = False
    _rows: list[list[list[str]]] = field(default_factory=list)

    @property
    def layout(self) -> Layout:
        """The lines being read."""
        return self.layouts[-1]

    def begin_paragraph(self) -> None:
        """Begin a paragraph, with its mark in a list or as a heading, where none is begun."""
        if len(self.layouts) > 1 or self.begun:
            return
        self.begun = True
        layout = self.layouts[0]
        if self.row is not None:
            self.layouts.append(Layout())
            return
        self.end_table()
        mark, self.mark = self.mark, ""
        if not (mark and self._in_list):
            layout.end_block()
        self._in_list = bool(mark)
        layout.prefix = f"{'#' * self.level} " * (0 < self.level < 7) + mark

    def end_paragraph(self) -> None:
        """End a paragraph."""
        self.layout.end_line(collapse=False)
        self.layout.prefix = ""
        if len(self.layouts) == 1:
            self._in_list &= self.begun
            self.begun = False

    def _end_cell(self) -> None:
        lines: list[str] = []
        if self.begun and len(self.layouts) == 2:
            self.layout.end_line()
            lines = self.layouts.pop().lines
        self.begun = False
        if self.row is not None:
            self.row.append([self.mark + lines[0], *lines[1:]] if self.mark and lines else lines)
        self.mark = ""

    def end_table(self) -> None:
        """Lay out the rows that were read."""
        if self._rows:
            self.layouts[0].add_block(lay_out_table(self._rows))
            self._rows = []

    def take_table_word(self, word: str) -> None:
        """Take a word that begins or ends a row, or ends a cell."""
        if word in ("trowd", "intbl") and self.row is None and len(self.layouts) == 1:
            self.row = []
        elif word in ("cell", "nestcell") and self.row is not None:
            self._end_cell()
        elif word in ("row", "nestrow") and self.row is not None:
            self._rows.append(self.row)
            self.row = None
