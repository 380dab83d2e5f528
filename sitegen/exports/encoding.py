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

import csv
import io
import json
import re

from sitegen.exports.tables import Table, Value

# OWASP, "CSV injection": tab, CR and LF start a formula too, and so do the full-width signs in East Asia.
_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_GUARDED = re.compile(r"'+[=+\-@\t\r\n＝＋－＠]")
_ITEM = re.compile(r"(?:[^\\|]|\\.)*", re.DOTALL)


def csv_bytes(table: Table) -> bytes:
    """Return the table as an RFC 4180 file."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([column.name for column in table.columns])
    writer.writerows([cell(value) for value in row] for row in table.rows)
    return text.getvalue().encode(errors="replace")


def json_bytes(table: Table) -> bytes:
    """Return the table as a JSON list of objects, one a line, so that versions compare line by line."""
    names = [column.name for column in table.columns]
    lines = ",\n".join(_dumps(dict(zip(names, row, strict=True))) for row in table.rows)
    return (f"[\n{lines}\n]\n" if lines else "[]\n").encode(errors="replace")


def cell(value: Value) -> str:
    """Return what a CSV cell holds for `value`; see the head of this file."""
    if value is None:
        return ""
    if isinstance(value, int):
        return str(value)
    text = value if isinstance(value, str) else "|".join(re.sub(r"([\\|])", r"\\\1", item) for item in value)
    return f"'{text}" if _FORMULA.match(text) else text


def plain_text(content: str) -> str:
    """Return the text that `cell` wrote as `content`: the guard against formulas taken off again."""
    return content[1:] if _GUARDED.match(content) else content


def split_list(content: str) -> tuple[str, ...]:
    """Return the items of a list that `cell` wrote as `content`."""
    text = plain_text(content)
    if not text:
        return ()
    items, start = [], 0
    while start <= len(text):
        item = _ITEM.match(text, start)
        end = item.end() if item else start
        items.append(re.sub(r"\\(.)", r"\1", text[start:end], flags=re.DOTALL))
        start = end + 1
    return tuple(items)


def encode(table: Table) -> dict[str, bytes]:
    """Return the table's files by their paths in the site."""
    writers = {"csv": csv_bytes, "json": json_bytes}
    return {f"data/{table.name}.{ending}": writers[ending](table) for ending in table.formats}


def _dumps(record: dict[str, Value]) -> str:
    return json.dumps(record, ensure_ascii=False, separators=(", ", ": "))
