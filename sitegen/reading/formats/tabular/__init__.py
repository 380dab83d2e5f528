"""Sheets: lists with columns, as text (.csv, .tsv) or as workbooks (.xlsx). A row is a line, with its own number.

What a form asked of those who signed is mostly nobody's to read. Only columns that say who signs, for whom, as what and
where are printed; of whoever did not clearly agree to be named nothing is.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sitegen.core.diagnostics import Checked, Diagnostic
from sitegen.core.diagnostics.codes import (
    CLOSED_COLUMNS,
    DAMAGED_FILE,
    EMPTY_SOURCE,
    HIDDEN_CELLS,
    NOT_TO_BE_NAMED,
    SEVERAL_SHEETS,
    SHEET_IN_DOUBT,
    UNKNOWN_COLUMNS,
)
from sitegen.core.source import Source, Span, digest
from sitegen.reading.formats.encodings import decode
from sitegen.reading.formats.tabular.delimited import read_rows, write_rows
from sitegen.reading.formats.tabular.laying import Laid, lay_out
from sitegen.reading.formats.tabular.sheet import Sheet
from sitegen.reading.formats.tabular.workbook import UnreadableError, is_spreadsheet, read_workbook

__all__ = ["SHEETS", "is_spreadsheet", "read_delimited", "read_spreadsheet", "write_rows"]

SHEETS = ("csv", "tsv", "tab")  # of sheets that are texts
_SHOWN = 8  # lines that a message names
_RENAME = "to print one, say in its head what it holds, in a copy, and give that: Name, Organization, Role, Country"
_HEAD = "write into a copy a first row that says what the columns hold, as Name, Organization, Email, and give that"
_PERMIT = (
    "nobody is named without a clear yes. If somebody agrees after all, write it into the sheet and give that; "
    "whoever signs without a name is counted: stated: {undisclosed: …}"
)


def read_delimited(path: str, data: bytes) -> Checked[Source | None]:
    """Return a sheet that is a text as a `Source`, a row on its own line, or None with the reason why it has none."""
    decoded = decode(path, data)
    if decoded.value is None:
        return Checked(None, decoded.diagnostics)
    try:
        sheet = read_rows(decoded.value.text)
    except csv.Error as fault:
        hint = "open it in a spreadsheet program and save it again, as .csv or .xlsx"
        return Checked(None, (DAMAGED_FILE.at(Span.line(path, 1), f"the sheet cannot be read: {fault}", hint),))
    made = _source(path, data, (sheet,), decoded.value.encoding)
    return Checked(made.value, (*decoded.diagnostics, *made.diagnostics))


def read_spreadsheet(path: str, data: bytes) -> Checked[Source | None]:
    """Return a workbook as a `Source`, the rows of a sheet on lines of their own numbers; sheets follow each other."""
    try:
        book = read_workbook(data)
    except UnreadableError as fault:
        hint = "open it in a spreadsheet program and save it again, as .xlsx or .csv"
        return Checked(None, (DAMAGED_FILE.at(Span.line(path, 1), f"the workbook cannot be read: {fault}", hint),))
    made = _source(path, data, book.sheets, "utf-8")
    found = list(made.diagnostics)
    if book.hidden:
        names = ", ".join(f"“{one}”" for one in book.hidden)
        said = f"{_count(len(book.hidden), 'sheet')} left aside that nobody sees who opens the file: {names}"
        found.append(HIDDEN_CELLS.at(Span.line(path, 1), said, _UNHIDE))
    return Checked(made.value, tuple(found))


_UNHIDE = "show them in a spreadsheet program and give that, if they are of the list"


def _source(path: str, data: bytes, sheets: Sequence[Sheet], encoding: str) -> Checked[Source | None]:
    lines: list[str] = []
    found: list[Diagnostic] = []
    source = Source(path, digest(data), (), encoding=encoding)
    starts: list[int] = []
    for sheet in sheets:
        before = len(lines) + bool(lines)
        laid = lay_out(sheet)
        lines += [""] * (before - len(lines)) + laid.lines
        starts.append(before + 1)
        source = replace(source, rows=(*source.rows, *(replace(one, line=one.line + before) for one in laid.rows)))
        found += _said(path, sheet, laid, before)
    while lines and not lines[-1]:
        lines.pop()
    if not any(lines):
        why = "the sheet holds nothing that may be printed" if found else "the sheet holds nothing"
        return Checked(None, (*found, EMPTY_SOURCE.at(Span.line(path, 1), why, "give the file that holds the list")))
    if len(sheets) > 1:
        names = "; ".join(f"“{one.name}” from line {start}" for one, start in zip(sheets, starts, strict=True))
        said = f"the workbook has {len(sheets)} sheets, which were read one after the other: {names}"
        hint = "if one of them is none of the list, hide or remove it in a copy, and give that"
        found.append(SEVERAL_SHEETS.at(Span.line(path, 1), said, hint))
    pages = tuple(starts) if len(starts) > 1 else ()
    return Checked(replace(source, lines=tuple(lines), page_starts=pages), tuple(found))


def _said(path: str, sheet: Sheet, laid: Laid, before: int) -> Iterator[Diagnostic]:
    """Yield what is to be said of a sheet that stands behind so many lines."""
    place = Span.line(path, before + (laid.rows[0].line if laid.rows else 1))
    if laid.closed:
        said = f"{_count(len(laid.closed), 'column')} not printed: {', '.join(f'“{one}”' for one in laid.closed)}"
        yield CLOSED_COLUMNS.at(place, said, _RENAME)
    if laid.masked:
        said = f"addresses, numbers or moments taken out of cells on {_lines(laid.masked, before)}"
        yield CLOSED_COLUMNS.at(Span.line(path, before + laid.masked[0]), said, _RENAME)
    if laid.unnamed:
        asked = " and ".join(f"“{one}”" for one in laid.by)
        lines = sorted(laid.unnamed)
        verb = "has" if len(lines) == 1 else "have"
        said = f"{_count(len(lines), 'row')} {verb} no clear yes under {asked}, or another row of that name has none"
        said += f": nobody is named on {_lines(lines, before)}"
        yield NOT_TO_BE_NAMED.at(Span.line(path, before + lines[0]), said, _PERMIT)
    for head in laid.asked:
        said = f"some say yes and some no under “{head}”, and what it asks is not understood"
        hint = "if it asks whether somebody may be named, call it “Publish my name?” in a copy, and give that"
        yield SHEET_IN_DOUBT.at(place, said, hint)
    if laid.headless and (laid.more or laid.masked):
        said = "no row says what the columns hold, and there is more in them than names"
        yield UNKNOWN_COLUMNS.at(place, said, _HEAD)
    elif laid.headless:
        yield SHEET_IN_DOUBT.at(place, "no row says what the columns hold, so all of them are printed", _HEAD)
    for doubt in sheet.doubts:
        yield SHEET_IN_DOUBT.at(place, doubt, "look whether each row is whole; save it again in a spreadsheet program")
    if sheet.hidden:
        said = f"{_count(sheet.hidden, 'row')} left aside that nobody sees who opens the file"
        yield HIDDEN_CELLS.at(place, said, _UNHIDE)


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _lines(lines: Sequence[int], before: int) -> str:
    """Return lines in words: "line 5", "lines 5, 9 and 12", the first of many."""
    shown = [str(before + one) for one in lines[:_SHOWN]]
    if len(lines) > _SHOWN:
        return f"lines {', '.join(shown)} and {len(lines) - _SHOWN} more"
    return f"line {shown[0]}" if len(shown) == 1 else f"lines {', '.join(shown[:-1])} and {shown[-1]}"
