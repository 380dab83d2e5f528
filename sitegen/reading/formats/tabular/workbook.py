"""Workbooks of Excel and its kin (.xlsx, ECMA-376; .xls): the cells that whoever opens one sees, sheet by sheet."""

from __future__ import annotations

import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from io import BytesIO
from typing import Any

from sitegen.core.source import MOST_LINES
from sitegen.reading.formats.compound import kind_of
from sitegen.reading.formats.package import LARGEST
from sitegen.reading.formats.tabular.sheet import Row, Sheet, cell_text

MOST_CELLS = 4_000_000  # of a sheet, empty ones among them: a hundred thousand rows of forty columns
MOST_COLUMNS = 300
_MAIN = "xl/workbook.xml"
_TYPED = b"<!DOCTYPE"


class UnreadableError(ValueError):
    """Why a workbook cannot be read, in words."""


@dataclass(frozen=True, slots=True)
class Workbook:
    """The sheets of a workbook that are seen; `hidden` are the names of those that are not and hold something."""

    sheets: tuple[Sheet, ...]
    hidden: tuple[str, ...]


def is_spreadsheet(data: bytes) -> bool:
    """Return whether a file is a workbook."""
    if kind_of(data) == "sheet":
        return True
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return _MAIN in archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return False


def read_workbook(data: bytes) -> Workbook:
    """Return the sheets of a workbook. Raises `UnreadableError` where it is damaged, locked or too large."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of extensions that it does not know
            book = _load(data)
            seen = [(one, _read(one)) for one in book.worksheets]
    except UnreadableError:
        raise
    except Exception as fault:  # noqa: BLE001 - the library raises whatever a damaged file leads to
        raise UnreadableError(str(fault) or type(fault).__name__) from None
    shown = tuple(sheet for one, sheet in seen if one.sheet_state == "visible" and sheet.rows)
    hidden = tuple(one.title for one, sheet in seen if one.sheet_state != "visible" and sheet.rows)
    if len(shown) == 1:
        (only,) = shown
        shown = (replace(only, name=""),)
    return Workbook(shown, hidden)


def _load(data: bytes) -> Any:  # noqa: ANN401 - the library has no types
    """Return what the library makes of a workbook. It is large, so it is loaded only when one comes."""
    if kind_of(data) == "sheet":
        from sitegen.reading.formats.tabular.excel_97 import load_excel_97  # noqa: PLC0415 - as is said

        return load_excel_97(data)
    _check_parts(data)
    import openpyxl  # type: ignore[import-untyped]  # noqa: PLC0415 - as is said

    return openpyxl.load_workbook(BytesIO(data), data_only=True, keep_links=False)


def _check_parts(data: bytes) -> None:
    """Raise where the parts of the package are too large together, or one declares a document type."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
            if any(one.flag_bits & 1 for one in parts):
                raise UnreadableError("it is locked with a password")
            if sum(one.file_size for one in parts) > LARGEST:
                raise UnreadableError("it is larger than any list")
            for one in parts:
                if one.filename.endswith((".xml", ".rels")) and _TYPED in archive.read(one)[:4096]:
                    raise UnreadableError("it declares a document type")
    except (zipfile.BadZipFile, EOFError, OSError, RuntimeError, ValueError) as fault:
        raise fault if isinstance(fault, UnreadableError) else UnreadableError(str(fault)) from None


def _read(sheet: Any) -> Sheet:  # noqa: ANN401 - the library has no types
    height, width = min(sheet.max_row, MOST_LINES + 1), min(sheet.max_column, MOST_COLUMNS)
    if height * width > MOST_CELLS:
        raise UnreadableError("it is larger than any list")
    unseen = frozenset(_hidden_columns(sheet))
    fills, wide = _merged(sheet)
    rows: list[Row] = []
    hidden = 0
    for number, values in enumerate(sheet.iter_rows(max_row=height, max_col=width, values_only=True), 1):
        cells = [_shown(value) for value in values]
        for at, text in fills.get(number, ()):
            if at < len(cells):
                cells[at] = cells[at] or text
        row = Row(number, tuple(cells), number in wide)
        if row.filled and number in sheet.row_dimensions and sheet.row_dimensions[number].hidden:
            hidden += 1
        elif row.filled:
            rows.append(row)
    return Sheet(tuple(rows), rows[-1].line if rows else 0, sheet.title, hidden, unseen, called=sheet.title)


def _hidden_columns(sheet: Any) -> Iterator[int]:  # noqa: ANN401 - the library has no types
    """Yield the columns (from 0) that are not seen."""
    for one in sheet.column_dimensions.values():
        if one.hidden and one.min is not None:
            yield from range(one.min - 1, min(one.max, MOST_COLUMNS))


def _merged(sheet: Any) -> tuple[dict[int, list[tuple[int, str]]], set[int]]:  # noqa: ANN401 - the library has no types
    """Return the texts of cells that run down over rows, by row, and the rows in which one spans several columns."""
    fills: dict[int, list[tuple[int, str]]] = {}
    wide: set[int] = set()
    for span in sheet.merged_cells.ranges:
        if span.max_col > span.min_col and span.max_row == span.min_row:
            wide.add(span.min_row)
        elif span.max_col == span.min_col <= MOST_COLUMNS:
            text = _shown(sheet.cell(span.min_row, span.min_col).value)
            for row in range(span.min_row + 1, min(span.max_row, MOST_LINES) + 1):
                fills.setdefault(row, []).append((span.min_col - 1, text))
    return fills, wide


def _shown(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime | date):
        return value.isoformat(" ") if isinstance(value, datetime) else value.isoformat()
    return cell_text(str(value))
