"""A mail that carries sheets: taken apart into the letter and the sheet, and files that may be sheets unread."""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage

from sitegen.reading.formats.encodings import decode
from sitegen.reading.formats.mail.attached import DOCUMENTS, ReadFile, passed_on
from sitegen.reading.formats.mail.message import Message, is_stored_mail, read_messages
from sitegen.reading.formats.mail.outlook import as_it_travels
from sitegen.reading.formats.mail.parts import Attached
from sitegen.reading.formats.tabular import is_sheet
from sitegen.reading.formats.tabular.delimited import read_rows

_SHEETS = (".fods", ".gnumeric", ".numbers", ".ods", ".ots", ".parquet", ".sxc", ".xls", ".xlsb", ".xlsm", ".xlt")
_PACKED = (b"PK\x03\x04", b"7z\xbc\xaf\x27\x1c", b"Rar!", b"\x1f\x8b")  # whatever is in them goes with the mail
_OTHERS = (".pages", ".ppt", ".pptx", ".odp", ".odg", ".p7m", ".p7s", ".asc", ".sig", ".ics", ".vcf")
_FEWEST = 2  # rows, and cells of a row
_MOST_ALIKE = 0.8  # of the rows of a table have the same number of cells


@dataclass(frozen=True, slots=True)
class TakenApart:
    """The letter of a mail, and the sheets of those who sign it, as files; `left` are the names of files left aside.

    The letter is a file that the mail passes on or, where there is none (`own`), the mail without what it carries.
    """

    letter: tuple[str, bytes]
    sheets: tuple[tuple[str, bytes], ...]
    left: tuple[str, ...]
    own: bool


def take_apart(path: str, data: bytes, read_file: ReadFile) -> TakenApart | None:
    """Return the files that a mail is made of, None if it carries no sheet of signatories or is several mails.

    `read_file` reads a file by its name and bytes.
    """
    path, data = as_it_travels(path, data)
    if not is_stored_mail(path, data):
        return None
    messages = read_messages(path, data)
    sheets = [
        one for one in messages[0].attached if is_sheet(one.name, one.data) and _lists(one.name, one.data, read_file)
    ]
    if len(messages) > 1 or not sheets:
        return None
    letter = passed_on(data, messages[0], read_file)
    file = (letter.name, letter.data) if letter else _alone(path, data)
    if file is None:
        return None
    left = _left(messages[0], [*sheets, *([letter] if letter else [])])
    return TakenApart(file, tuple((one.name, one.data) for one in sheets), left, letter is None)


def _lists(name: str, data: bytes, read_file: ReadFile) -> bool:
    source = read_file(name, data).value
    return source is not None and any(one.kind in ("entry", "withheld") for one in source.rows)


def _left(message: Message, taken: list[object]) -> tuple[str, ...]:
    return tuple(one.name for one in message.attached if not any(one is other for other in taken))


def _alone(path: str, data: bytes) -> tuple[str, bytes] | None:
    """Return a mail without the files that it carries; None where it breaks the rules of mails."""
    try:
        message = message_from_bytes(data, policy=policy.default)
        _drop(message)
        return path, message.as_bytes()
    except (MessageError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None


def _drop(message: EmailMessage) -> None:
    """Take the files out of a mail, and of its parts."""
    parts = message.get_payload()
    if not message.is_multipart() or not isinstance(parts, list):
        return
    kept = [one for one in parts if isinstance(one, EmailMessage) and not _is_file(one)]
    for one in kept:
        _drop(one)
    message.set_payload([*kept])


def _is_file(part: EmailMessage) -> bool:
    carried = part.get_content_disposition() == "attachment" or part.get_content_type() == "message/rfc822"
    return carried or part.get_filename() is not None


def sheets_within(path: str, data: bytes) -> tuple[str, ...]:
    """Return the names of files that a mail carries and that may be sheets, or hold one; none if it is no mail."""
    path, data = as_it_travels(path, data)
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
