"""Sheets as texts: a row a line, cells with commas, semicolons, tabs or bars between (RFC 4180 and its kin)."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal

from sitegen.core.source import split_lines
from sitegen.reading.formats.tabular.sheet import Row, Sheet, cell_text

MARKS = (",", ";", "\t", "|")
_TOLD = re.compile(r"sep=(.)\s*$")  # the first line of a file that Excel is to understand
_LOOK = 200  # rows that tell what parts the cells
_MOST_LINES = 40  # of one row: a comment of two pages; more is a quotation mark that nothing closes
_END = "\x1e"  # a last row, which is none if a quotation mark is still open
_ONE_COLUMN = "\x1f"  # parts nothing


def read_rows(text: str) -> Sheet:
    """Return a text as a sheet. A row whose cells run over several lines stands on its first.

    Raises `csv.Error` where a cell is longer than any.
    """
    lines = split_lines(text)
    told = _TOLD.match(lines[0]) if lines else None
    start = 1 if told else 0
    mark = told[1] if told else _mark(lines)
    doubts: tuple[str, ...] = ()
    try:
        rows = list(_rows([*lines[start:], _END], mark, csv.QUOTE_MINIMAL))
        closed = rows.pop()[2] == [_END] and all(last - first < _MOST_LINES for first, last, _ in rows)
    except csv.Error:  # a cell without end
        rows, closed = [], False
    if not closed:
        rows = list(_rows(lines[start:], mark, csv.QUOTE_NONE))
        doubts = ("a quotation mark is nowhere closed, so all of them were taken for text",)
    found = (Row(first + start, tuple(map(cell_text, cells))) for first, _, cells in rows)
    return Sheet(tuple(one for one in found if one.filled), len(lines), doubts=doubts)


def write_rows(lines: Sequence[str]) -> str:
    """Return lines with tabs between cells as a sheet with commas, a row a line, whose rows read as these lines.

    All cells stand in quotation marks, so that no sign in one can be taken for what parts them.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_ALL)
    for line in lines:
        writer.writerow(line.split("\t") if line else [])
    return out.getvalue()


def _mark(lines: Sequence[str]) -> str:
    """Return what parts the cells: what gives most rows as many cells as most others have; a sign of no text if none.

    A list of names in one column has commas in some of them, with a space behind; the first row of a sheet may have
    marks, and the others none, for empty cells at the end of a row can be left out.
    """
    best, most = _ONE_COLUMN, (0, 0)
    shown = sum(bool(line.strip()) for line in lines[:_LOOK])
    for mark in MARKS:
        try:
            found = [len(cells) for _, _, cells in _rows(lines[:_LOOK], mark, csv.QUOTE_MINIMAL)]
        except csv.Error:
            continue
        widths = Counter(width for width in found if width > 1)
        width, count = widths.most_common(1)[0] if widths else (0, 0)
        mostly = 2 * widths.total() >= min(shown, sum(map(bool, found)))
        headed = found[:1] > [1] and f"{mark} " not in lines[0]
        if (mostly or headed) and (count, width) > most:
            best, most = mark, (count, width)
    return best


def _rows(lines: Sequence[str], mark: str, quoting: Literal[0, 3]) -> Iterator[tuple[int, int, list[str]]]:
    """Yield the rows with the lines (from 1) on which they begin and end."""
    reader = csv.reader((f"{line}\n" for line in lines), delimiter=mark, quoting=quoting, skipinitialspace=True)
    first = 1
    for cells in reader:
        yield first, reader.line_num, cells
        first = reader.line_num + 1
