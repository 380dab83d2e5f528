"""Files that hold sheets, opened, and laid out one sheet after the other."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sitegen.core.diagnostics import Checked, Diagnostic
from sitegen.core.diagnostics.codes import DAMAGED_FILE, EMPTY_SOURCE, HIDDEN_CELLS, SEVERAL_SHEETS
from sitegen.core.source import Source, Span, digest
from sitegen.reading.formats.compound import MAGIC
from sitegen.reading.formats.encodings import decode
from sitegen.reading.formats.tabular import SHEETS
from sitegen.reading.formats.tabular.delimited import read_rows
from sitegen.reading.formats.tabular.laying import Laid, lay_out
from sitegen.reading.formats.tabular.saying import UNHIDE, count_of, said_of
from sitegen.reading.formats.tabular.sheet import Sheet
from sitegen.reading.formats.tabular.workbook import UnreadableError, is_spreadsheet, read_workbook

_AGAIN = "open it in a spreadsheet program and save it again, as .xlsx or .csv"


@dataclass(frozen=True, slots=True)
class Opened:
    """The sheets of a file, each as it is laid out; `workbook`: it may hold more than the cells that are seen."""

    sheets: tuple[tuple[Sheet, Laid], ...]
    encoding: str = "utf-8"
    workbook: bool = False


def is_sheet(path: str, data: bytes) -> bool:
    """Return whether a file holds sheets: a workbook by its bytes, a text by the ending of its name."""
    if data.startswith((b"PK\x03\x04", MAGIC)):
        return is_spreadsheet(data)
    return path.lower().rpartition(".")[2] in SHEETS


def open_sheets(path: str, data: bytes) -> Checked[Opened | None]:
    """Return the sheets of a file, with what is to be said of the file as a whole, or None with the reason why not."""
    if not data.startswith((b"PK\x03\x04", MAGIC)):
        return _open_text(path, data)
    try:
        book = read_workbook(data)
    except UnreadableError as fault:
        return Checked(None, (DAMAGED_FILE.at(Span.line(path, 1), f"the workbook cannot be read: {fault}", _AGAIN),))
    found: list[Diagnostic] = []
    if book.hidden:
        names = ", ".join(f"“{one}”" for one in book.hidden)
        said = f"{count_of(len(book.hidden), 'sheet')} left aside that are hidden in the file: {names}"
        found.append(HIDDEN_CELLS.at(Span.line(path, 1), said, UNHIDE))
    return Checked(Opened(tuple((one, lay_out(one)) for one in book.sheets), workbook=True), tuple(found))


def _open_text(path: str, data: bytes) -> Checked[Opened | None]:
    decoded = decode(path, data)
    if decoded.value is None:
        return Checked(None, decoded.diagnostics)
    try:
        sheet = read_rows(decoded.value.text)
    except csv.Error as fault:
        return Checked(None, (DAMAGED_FILE.at(Span.line(path, 1), f"the sheet cannot be read: {fault}", _AGAIN),))
    return Checked(Opened(((sheet, lay_out(sheet)),), decoded.value.encoding), decoded.diagnostics)


def read_sheet(path: str, data: bytes) -> Checked[Source | None]:
    """Return a file with sheets as a `Source`, or None with the reason why it has none.

    Rows stand on lines of their own numbers; a sheet's begin behind those of the sheet before it and a blank one.
    """
    opened = open_sheets(path, data)
    if opened.value is None:
        return Checked(None, opened.diagnostics)
    found = [*opened.diagnostics]
    source = Source(path, digest(data), (), encoding=opened.value.encoding)
    starts: list[int] = []
    for sheet, laid in opened.value.sheets:
        before = len(source.lines) + bool(source.lines)
        lines = (*source.lines, *[""] * (before - len(source.lines)), *laid.lines)
        rows = (*source.rows, *(replace(one, line=one.line + before) for one in laid.rows))
        source = replace(source, lines=lines, rows=rows)
        starts.append(before + 1)
        found += said_of(path, sheet, laid, before)
    lines = source.lines
    while lines and not lines[-1]:
        lines = lines[:-1]
    if not lines:
        found.append(EMPTY_SOURCE.at(Span.line(path, 1), "the sheet holds nothing", "give the file with the list"))
        return Checked(None, tuple(found))
    if len(starts) > 1:
        found.append(_several(path, [sheet.name for sheet, _ in opened.value.sheets], starts))
    pages = tuple(starts) if len(starts) > 1 else ()
    return Checked(replace(source, lines=lines, page_starts=pages), tuple(found))


def _several(path: str, names: Sequence[str], starts: Sequence[int]) -> Diagnostic:
    told = "; ".join(f"“{name}” from line {start}" for name, start in zip(names, starts, strict=True))
    said = f"the workbook has {len(names)} sheets, which were read one after the other: {told}"
    hint = "if one of them is none of the list, hide or remove it in a copy, and give that"
    return SEVERAL_SHEETS.at(Span.line(path, 1), said, hint)
