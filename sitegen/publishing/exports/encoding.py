"""Tables as bytes: CSV for spreadsheets, JSON for programs. The same rows give the same bytes, always.

CSV follows RFC 4180: UTF-8 without a byte order mark, a header row, commas, CR LF, quotes where a cell
needs them. None is an empty cell. A list is joined by "|"; a "|" or a backslash inside an item has a
backslash before it.

A spreadsheet runs a cell that starts with =, +, - or @ as a formula, and a letter may print such a name on
purpose. Such a cell carries one apostrophe in front, which spreadsheets take as "this is text". Cells that
start with apostrophes before such a sign get one more, so that `plain_text` restores what the letter says,
to the letter. JSON needs none of this and holds every value as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice

from sitegen.core.json_text import compact
from sitegen.publishing.exports.tables import Column, Row, Table, Value
from sitegen.publishing.records import Stream

# OWASP, "CSV injection": tab, CR and LF start a formula too, and so do the full-width signs in East Asia.
_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_TOGETHER = 4096  # texts that are encoded at a time
_AT_HAND = 65536  # values of a column that are at hand once they are encoded
_SIGNIFICANT = re.compile(r'[",\r\n]|^\s|\s$')


class Encoder:
    """Encodes rows of one table. Most values return, so each distinct one of a column is encoded once."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self._columns = columns
        self._cells = [_Known(lambda value: _quoted(cell(value))) for _ in columns]
        self._members = [_Known(partial(_member, column)) for column in columns]

    @property
    def head(self) -> bytes:
        """The first row of a CSV file."""
        return f"{','.join(column.name for column in self._columns)}\r\n".encode()

    def csv(self, rows: Iterable[Row]) -> Iterator[str]:
        """Yield rows as they stand in a CSV file."""
        return (f"{','.join(map(_Known.__getitem__, self._cells, row))}\r\n" for row in rows)

    def json(self, rows: Iterable[Row]) -> Iterator[str]:
        """Yield rows as they stand in a JSON list behind others: with what parts them in front."""
        return (f",\n{{{''.join(map(_Known.__getitem__, self._members, row))[1:]}}}" for row in rows)


class _Known(dict[Value, str]):
    """What values become, made when it is first asked for."""

    def __init__(self, make: Callable[[Value], str]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, value: Value) -> str:
        if len(self) >= _AT_HAND:
            self.clear()  # values of which each stands once
        made = self[value] = self._make(value)
        return made


def _as_csv(table: Table) -> Iterator[bytes]:
    """Yield the table as an RFC 4180 file, a few thousand rows at a time."""
    encoder = Encoder(table.columns)
    yield encoder.head
    yield from encoded(encoder.csv(table.rows))


def as_json(table: Table) -> Iterator[bytes]:
    """Yield the table as a JSON list of objects, one a line, so that versions compare line by line."""
    yield b"["
    before = False
    for rows in encoded(Encoder(table.columns).json(table.rows)):
        yield rows if before else rows[1:]  # nothing parts the first row from one before it
        before = True
    yield json_end(rows=before)


def json_end(*, rows: bool) -> bytes:
    """Return the end of a JSON list; `rows` says whether it has any."""
    return b"\n]\n" if rows else b"]\n"


def in_bytes(texts: Iterable[str]) -> bytes:
    """Return texts one behind the other in UTF-8."""
    return "".join(texts).encode(errors="replace")


def encoded(texts: Iterable[str]) -> Iterator[bytes]:
    """Yield texts one behind the other in UTF-8, some thousand at a time: files with a row for each use are large."""
    left = iter(texts)
    while some := "".join(islice(left, _TOGETHER)):
        yield some.encode(errors="replace")


def _quoted(content: str) -> str:
    """Return a cell's content in quotes, its own quotes doubled, where it holds a sign that matters."""
    return '"' + content.replace('"', '""') + '"' if _SIGNIFICANT.search(content) else content


def _member(column: Column, value: Value) -> str:
    """Return a value as a member of a JSON object, with a comma before it; nothing for none in a sparse column."""
    if value is None and column.sparse:
        return ""
    return f",{compact(column.name)}:{compact(value)}"


def cell(value: Value) -> str:
    """Return what a CSV cell holds for `value`; see the head of this file."""
    if value is None:
        return ""
    if isinstance(value, int):
        return str(value)
    text = value if isinstance(value, str) else "|".join(re.sub(r"([\\|])", r"\\\1", item) for item in value)
    return f"'{text}" if _FORMULA.match(text) else text


def encode(table: Table) -> dict[str, Stream]:
    """Return what yields the table's files, by their paths in the site."""
    writers = {"csv": _as_csv, "json": as_json}
    return {f"data/{table.name}.{ending}": partial(writers[ending], table) for ending in table.formats}
