"""Files attached to a mail that may be sheets of those who sign, though nothing reads them as such."""

from __future__ import annotations

import csv
from collections import Counter

from sitegen.reading.formats.encodings import decode
from sitegen.reading.formats.mail.attached import DOCUMENTS
from sitegen.reading.formats.mail.message import is_stored_mail, read_messages
from sitegen.reading.formats.mail.parts import Attached
from sitegen.reading.formats.tabular import is_sheet
from sitegen.reading.formats.tabular.delimited import read_rows

_SHEETS = (".fods", ".gnumeric", ".numbers", ".ods", ".ots", ".parquet", ".sxc", ".xls", ".xlsb", ".xlsm", ".xlt")
_PACKED = (b"PK\x03\x04", b"7z\xbc\xaf\x27\x1c", b"Rar!", b"\x1f\x8b")  # whatever is in them goes with the mail
_OTHERS = (".pages", ".ppt", ".pptx", ".odp", ".odg", ".p7m", ".p7s", ".asc", ".sig", ".ics", ".vcf")
_FEWEST = 2  # rows, and cells of a row
_MOST_ALIKE = 0.8  # of the rows of a table have the same number of cells


def sheets_within(path: str, data: bytes) -> tuple[str, ...]:
    """Return the names of files that a mail carries and that may be sheets, or hold one; none if it is no mail."""
    if not is_stored_mail(path, data):
        return ()
    return tuple(one.name for message in read_messages(path, data) for one in message.attached if _may_be(one))


def _may_be(one: Attached) -> bool:
    name = one.name.lower()
    if is_sheet(name, one.data) or name.endswith(_SHEETS):
        return True
    if name.endswith((*DOCUMENTS, *_OTHERS)):
        return False
    return one.data.startswith(_PACKED) or _is_table(name, one.data)


def _is_table(name: str, data: bytes) -> bool:
    """Return whether most lines of a text have the same number of cells, of two and more."""
    text = (
        None if b"\0" in data[:1000] and not data.startswith((b"\xff\xfe", b"\xfe\xff")) else decode(name, data).value
    )
    if text is None:
        return False
    try:
        rows = read_rows(text.text).rows
    except csv.Error:
        return False
    cells = Counter(len(row.cells) for row in rows)
    (most, count), *_ = cells.most_common(1) or [(0, 0)]
    return most >= _FEWEST and len(rows) >= _FEWEST and count >= _MOST_ALIKE * len(rows)
