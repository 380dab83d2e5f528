"""Workbooks of Excel 97 to 2003 (.xls, [MS-XLS]): written anew, in memory, as the library has those of today."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import openpyxl  # type: ignore[import-untyped]
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE  # type: ignore[import-untyped]
from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format  # type: ignore[import-untyped]
from openpyxl.utils import get_column_letter  # type: ignore[import-untyped]
from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH, from_excel  # type: ignore[import-untyped]
from openpyxl.worksheet.cell_range import CellRange  # type: ignore[import-untyped]

from sitegen.reading.formats.compound import open_compound

_BEGIN, _END, _CONTINUES = 0x809, 0x0A, 0x3C
_VERSION = 0x0600
_TEXTS, _RESULT, _ROW, _COLUMN, _MERGED, _SHORTS = 0xFC, 0x207, 0x208, 0x7D, 0xE5, 0xBD
_CELLS = frozenset((0xFD, 0x204, 0xD6, 0x203, 0x27E, _SHORTS, 0x205, 0x06))
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
_MOST_SHEETS = 1000
_MOST_MERGED = 1_000_000  # cells that are parts of others
_MOST_COLUMNS = 300
_NO_TITLE = re.compile(r"[\\*?:/\[\]]")
_STATES = ("visible", "hidden", "veryHidden")

Record = tuple[int, bytes]


@dataclass(slots=True)
class _Book:
    """What the beginning of a workbook says: texts, formats of cells, and its sheets by name, state and place."""

    texts: list[str] = field(default_factory=list)
    formats: dict[int, str] = field(default_factory=dict)
    cells: list[int] = field(default_factory=list)  # the format of each sort of cell
    sheets: list[tuple[str, int, int]] = field(default_factory=list)
    since_1904: bool = False


def load_excel_97(data: bytes) -> Any:  # noqa: ANN401 - the library has no types
    """Return a workbook of openpyxl with what a former one holds. Raises ValueError or struct.error if it cannot."""
    opened = open_compound(data)
    stream = opened.stream("Workbook") or opened.stream("Book")
    if not stream:
        raise ValueError("it is of Excel 95 or older")
    book = _book(stream)
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, state, at in book.sheets:
        sheet = made.create_sheet(_NO_TITLE.sub("_", name))
        sheet.sheet_state = _STATES[min(state & 3, 2)]
        _fill(sheet, book, _records(stream, at))
    return made


def _records(stream: bytes, at: int) -> Iterator[Record]:
    """Yield the records of a part of the stream, without those of charts set into it, up to its end."""
    depth = 0
    while at + 4 <= len(stream):
        number, length = struct.unpack_from("<HH", stream, at)
        held = stream[at + 4 : at + 4 + length]
        at += 4 + length
        depth += (number == _BEGIN) - (number == _END)
        if depth == 1 or number == _BEGIN:
            yield number, held
        if depth <= 0 and number == _END:
            return
        if depth <= 0:
            break
    raise ValueError("it ends too early")


def _book(stream: bytes) -> _Book:
    book = _Book()
    texts: list[bytes] = []
    before = 0
    for number, held in _records(stream, 0):
        if number == _TEXTS or (number == _CONTINUES and before in (_TEXTS, _CONTINUES) and texts):
            texts.append(held)
        else:
            _take(book, number, held)
        before = number
    if len(book.sheets) > _MOST_SHEETS:
        raise ValueError("it has more sheets than any list")
    book.texts = list(_Texts(texts).read()) if texts else []
    return book


def _take(book: _Book, number: int, held: bytes) -> None:
    match number:
        case 0x809 if struct.unpack_from("<H", held)[0] != _VERSION:
            raise ValueError("it is of Excel 95 or older")
        case 0x2F:
            raise ValueError("it is locked with a password")
        case 0x85 if not held[5]:  # no chart, no macros
            at, state = struct.unpack_from("<IB", held)
            book.sheets.append((_text(held[8:], held[6], held[7]), state, at))
        case 0x41E:
            format_, length, wide = struct.unpack_from("<HHB", held)
            book.formats[format_] = _text(held[5:], length, wide)
        case 0xE0:
            book.cells.append(struct.unpack_from("<H", held, 2)[0])
        case 0x22:
            book.since_1904 = bool(struct.unpack_from("<H", held)[0])


def _text(held: bytes, length: int, wide: int) -> str:
    return held[: 2 * length].decode("utf-16-le", "replace") if wide & 1 else held[:length].decode("latin-1")


@dataclass(slots=True)
class _Texts:
    """The texts of all cells, over several records; each record after the first says anew how wide characters are."""

    parts: Sequence[bytes]
    _part: int = 0
    _at: int = 8

    def read(self) -> Iterator[str]:
        (count,) = struct.unpack_from("<I", self.parts[0], 4)
        for _ in range(count):
            if self._part >= len(self.parts):
                return
            length, flags = struct.unpack("<HB", self._take(3))
            runs = struct.unpack("<H", self._take(2))[0] if flags & 8 else 0
            more = struct.unpack("<I", self._take(4))[0] if flags & 4 else 0
            yield self._characters(length, flags)
            self._take(4 * runs + more)

    def _take(self, count: int) -> bytes:
        found = b""
        while len(found) < count:
            held = self._held()
            piece = held[self._at : self._at + count - len(found)]
            found += piece
            self._go(len(piece))
        return found

    def _characters(self, length: int, wide: int) -> str:
        found = ""
        while length:
            held = self._held()
            if not self._at:
                wide, self._at = held[0], 1
            size = 1 + (wide & 1)
            count = min(length, (len(held) - self._at) // size)
            found += _text(held[self._at :], count, wide)
            self._go(max(count * size, 1))
            length -= count
        return found

    def _held(self) -> bytes:
        if self._part >= len(self.parts):
            raise ValueError("it ends too early")
        return self.parts[self._part]

    def _go(self, count: int) -> None:
        """Go on, to the next record where this one is read."""
        self._at += count
        if self._at >= len(self.parts[self._part]):
            self._part, self._at = self._part + 1, 0


def _fill(sheet: Any, book: _Book, records: Iterator[Record]) -> None:  # noqa: ANN401 - the library has no types
    """Put the cells of a sheet into one of the library's, with what is hidden and what is merged."""
    at = (0, 0)
    merged = 0
    for number, held in records:
        for row, column, value in _values(book, number, held):
            at = (row, column)
            _put(sheet, row, column, value)
        if number == _RESULT:
            length, wide = struct.unpack_from("<HB", held)
            _put(sheet, *at, _text(held[3:], length, wide))
        elif number == _MERGED:
            for top, bottom, left, right in struct.iter_unpack("<HHHH", held[2 : len(held) - (len(held) - 2) % 8]):
                merged += (bottom - top + 1) * (right - left + 1)
                if merged > _MOST_MERGED:
                    raise ValueError("it is larger than any list")
                sheet.merged_cells.ranges.add(CellRange(None, left + 1, top + 1, right + 1, bottom + 1))
        else:
            _hide(sheet, number, held)


def _put(sheet: Any, row: int, column: int, value: object) -> None:  # noqa: ANN401 - the library has no types
    if value is not None and column < _MOST_COLUMNS:
        said = ILLEGAL_CHARACTERS_RE.sub("", value) if isinstance(value, str) else value
        sheet.cell(row + 1, column + 1).value = said


def _hide(sheet: Any, number: int, held: bytes) -> None:  # noqa: ANN401 - the library has no types
    if number == _ROW and struct.unpack_from("<H", held, 12)[0] & 0x20:
        sheet.row_dimensions[struct.unpack_from("<H", held)[0] + 1].hidden = True
    elif number == _COLUMN and struct.unpack_from("<H", held, 8)[0] & 1:
        first, last = struct.unpack_from("<HH", held)
        columns = sheet.column_dimensions[get_column_letter(min(first, _MOST_COLUMNS) + 1)]
        columns.hidden, columns.min, columns.max = True, first + 1, last + 1


def _values(book: _Book, number: int, held: bytes) -> Iterator[tuple[int, int, object]]:
    """Yield the cells that a record holds: row and column (from 0), and value."""
    if number not in _CELLS:
        return
    row, column, sort = struct.unpack_from("<HHH", held)
    if number == _SHORTS:  # several in a row, each with its sort
        for nth, at in enumerate(range(4, len(held) - 7, 6)):
            (sort,) = struct.unpack_from("<H", held, at)
            yield row, column + nth, _number(book, sort, _short(held[at + 2 : at + 6]))
    else:
        yield row, column, _value(book, number, sort, held[6:])


def _value(book: _Book, number: int, sort: int, held: bytes) -> object:
    match number:
        case 0xFD:  # one of the texts
            (text,) = struct.unpack_from("<I", held)
            return book.texts[text]
        case 0x204 | 0xD6:  # a text of its own
            length, wide = struct.unpack_from("<HB", held)
            return _text(held[3:], length, wide)
        case 0x27E:
            return _number(book, sort, _short(held[:4]))
        case 0x205:
            return _ERRORS.get(held[0], "#?") if held[1] else bool(held[0])
        case 0x06 if held[6:8] == b"\xff\xff":  # what a formula comes to, where it is no number; a text comes next
            return {1: bool(held[2]), 2: _ERRORS.get(held[2], "#?")}.get(held[0])
    return _number(book, sort, struct.unpack_from("<d", held)[0])


def _short(held: bytes) -> float:
    """Return a number of four bytes: the first thirty bits of a long one or a whole one, or a hundredth of that."""
    (bits,) = struct.unpack("<i", held)
    number = float(bits >> 2) if bits & 2 else struct.unpack("<d", bytes(4) + struct.pack("<i", bits & ~3))[0]
    return float(number / 100 if bits & 1 else number)


def _number(book: _Book, sort: int, number: float) -> object:
    """Return a number, as a day or time where the cell shows it as one."""
    format_ = book.cells[sort] if sort < len(book.cells) else 0
    if is_date_format(book.formats.get(format_) or BUILTIN_FORMATS.get(format_, "")):
        with suppress(OverflowError, ValueError):
            return from_excel(number, MAC_EPOCH if book.since_1904 else WINDOWS_EPOCH)
    return number
