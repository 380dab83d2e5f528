"""Tables that a tagged PDF tells: its rows as lines of cells, in whatever order and however wrapped they are drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sitegen.reading.formats.pages.line import Cell, TextLine
from sitegen.reading.formats.pages.ruled import row_line
from sitegen.reading.formats.pdf.glyphs import END, Glyph
from sitegen.reading.formats.pdf.lines import lines_of
from sitegen.reading.formats.pdf.structure import Block

_MOST_PARAGRAPHS = 3  # of a cell; what has more lays out a page

Place = tuple[int, int, int]  # table, row and column
Paragraphs = list[list[TextLine]]


def lines_with_tables(glyphs: Sequence[Glyph], structure: Mapping[int, Block]) -> list[TextLine]:
    """Return the lines of a page, those of the tables that the structure tells as rows."""
    cells = _cells(glyphs, structure)
    rows: dict[int, dict[int, dict[int, Paragraphs]]] = {}
    for (table, row, column), held in sorted(cells.items()):
        rows.setdefault(table, {}).setdefault(row, {})[column] = _paragraphs(held, structure)
    tables = {table: list(found.values()) for table, found in rows.items() if _is_table(list(found.values()))}
    if not tables:
        return lines_of(glyphs)
    rest = [glyph for glyph in glyphs if (place := _place(glyph, structure)) is None or place[0] not in tables]
    lines = lines_of(rest)
    for table, found in tables.items():
        laid = [_row(row) for row in found]
        first = next(at for at, glyph in enumerate(glyphs) if (_place(glyph, structure) or (0,))[0] == table)
        before = {glyph.base for glyph in glyphs[:first]}
        at = sum(line.base in before for line in lines)
        lines[at:at] = laid
    return lines


def _place(glyph: Glyph, structure: Mapping[int, Block]) -> Place | None:
    block = structure.get(glyph.tag)
    return block.cell if block else None


def _cells(glyphs: Sequence[Glyph], structure: Mapping[int, Block]) -> dict[Place, list[Glyph]]:
    """Return the glyphs of every cell; what PDFium puts between two glyphs stays with the first."""
    found: dict[Place, list[Glyph]] = {}
    last: Place | None = None
    for glyph in glyphs:
        place = last if glyph.added or glyph.text == "\n" else _place(glyph, structure)
        if last is not None and place != last:
            found[last].append(END)
        if place is not None:
            found.setdefault(place, []).append(glyph)
        last = place
    return found


def _paragraphs(glyphs: Sequence[Glyph], structure: Mapping[int, Block]) -> Paragraphs:
    """Return the lines of a cell by its paragraphs."""
    found: Paragraphs = []
    last = 0
    for line in lines_of(glyphs):
        block = structure.get(line.tag)
        number = block.number if block else last
        if not found or number != last:
            found.append([])
        found[-1].append(line)
        last = number
    return found


def _is_table(rows: Sequence[Mapping[int, Paragraphs]]) -> bool:
    """Return whether rows are such of a table, and no page that is laid out with one."""
    several = len(rows) > 1 and any(len(row) > 1 for row in rows)
    return several and all(len(cell) <= _MOST_PARAGRAPHS for row in rows for cell in row.values())


def _row(row: Mapping[int, Paragraphs]) -> TextLine:
    columns = (row.get(column, []) for column in range(max(row) + 1))
    return row_line([[(_whole(line), line) for paragraph in cell for line in paragraph] for cell in columns])


def _whole(line: TextLine) -> Cell:
    """Return a line of a cell as one piece, whatever room its words leave."""
    return Cell(" ".join(line.text.split("\t")), line.left, line.right)
