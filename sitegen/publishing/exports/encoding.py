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
from collections.abc import Callable, Iterable
from io import BytesIO
from itertools import chain, islice

from sitegen.core.json_text import compact
from sitegen.publishing.exports.tables import Column, Table, Value

# OWASP, "CSV injection": tab, CR and LF start a formula too, and so do the full-width signs in East Asia.
_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_TOGETHER = 4096  # texts that are encoded at a time
_SIGNIFICANT = re.compile(r'[",\r\n]|^\s|\s$')


def csv_bytes(table: Table) -> bytes:
    """Return the table as an RFC 4180 file."""
    head = tuple(column.name for column in table.columns)
    rows = zip(*_columns(table, lambda _, value: _quoted(cell(value))), strict=True)
    return in_bytes(f"{','.join(row)}\r\n" for row in chain((head,), rows))


def json_bytes(table: Table) -> bytes:
    """Return the table as a JSON list of objects, one a line, so that versions compare line by line."""
    if not table.rows:
        return b"[]\n"
    rows = zip(*_columns(table, _member), strict=True)
    lines = (f"{',' if at else '['}\n{{{''.join(parts)[1:]}}}" for at, parts in enumerate(rows))
    return in_bytes(chain(lines, ("\n]\n",)))


def in_bytes(texts: Iterable[str]) -> bytes:
    """Return texts one behind the other in UTF-8. A file of all signatures is large: it is not held twice as text."""
    left, made = iter(texts), BytesIO()
    while some := "".join(islice(left, _TOGETHER)):
        made.write(some.encode(errors="replace"))
    return made.getvalue()


def _columns(table: Table, encode_one: Callable[[Column, Value], str]) -> list[list[str]]:
    """Return the table's columns, each value encoded. Most values return, so each distinct one is encoded once."""
    columns = []
    for place, column in enumerate(table.columns):
        values = [row[place] for row in table.rows]
        encoded = {value: encode_one(column, value) for value in set(values)}
        columns.append([encoded[value] for value in values])
    return columns


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


def encode(table: Table) -> dict[str, bytes]:
    """Return the table's files by their paths in the site."""
    writers = {"csv": csv_bytes, "json": json_bytes}
    return {f"data/{table.name}.{ending}": writers[ending](table) for ending in table.formats}
