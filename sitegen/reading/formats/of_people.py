"""What a file tells of people besides the letter: who sent it and through which machines, who wrote it, and where.

No page shows any of it, but git publishes the file as it came. Whoever passed a letter on may be in more danger than
whoever signed it.
"""

from __future__ import annotations

import re
import struct
import zipfile
from collections.abc import Iterator
from io import BytesIO

from sitegen.core.diagnostics import Diagnostic
from sitegen.core.diagnostics.codes import TELLS_OF_PEOPLE, TELLS_WHO_WROTE
from sitegen.core.source import Span, split_lines
from sitegen.reading.formats.compound import kind_of
from sitegen.reading.formats.encodings import decode
from sitegen.reading.formats.mail import is_stored_mail
from sitegen.reading.formats.mail.headers import find_headers
from sitegen.reading.formats.package import FAULTS, LARGEST
from sitegen.reading.formats.rich_text import is_rich_text
from sitegen.reading.formats.word_97 import as_docx

_PDF = re.compile(rb"%PDF-[0-9]")
_AUTHOR = re.compile(rb"<(?:dc:creator|cp:lastModifiedBy|meta:initial-creator|Manager)>\s*[^<\s]")
_DELETED = re.compile(rb"<w:(?:del|ins) |<text:tracked-changes\b")
_COMMENT = re.compile(rb"<w:comment |<office:annotation\b")
_RICH_AUTHOR = re.compile(rb"\{\\(?:author|operator) [^}]")
_SENT = re.compile(rb"^(?:From|To|Cc|Bcc|Received|X-Originating-IP):", re.IGNORECASE | re.MULTILINE)
_EXIF = b"Exif\0\0"
_PLACE = 0x8825  # the tag of EXIF under which a place stands

_TEXT = "to publish the letter alone, save its text as a file of its own and import that"
_ALONE = "delete these lines in a copy and import that, or withhold them: sitegen withhold LETTER LINE"
_KEEP = "keep the repository private, or save a copy without it and import that"


def told_of_people(path: str, data: bytes) -> Iterator[Diagnostic]:
    """Yield what a file that comes tells of people besides the letter, in words that quote nothing of it."""
    place = Span.line(path, 1)
    kind = kind_of(data)
    if kind == "mail" or (is_stored_mail(path, data) and _SENT.search(data)):
        said = "the mail tells who sent it, to whom and through which machines, and git publishes all of it"
        yield TELLS_OF_PEOPLE.at(place, said, _TEXT)
    elif has_place(data):
        yield TELLS_OF_PEOPLE.at(place, "the picture tells where it was taken, and git publishes it as it is", _KEEP)
    elif data.startswith(b"PK\x03\x04"):
        yield from _of_package(place, data)
    elif _PDF.search(data, 0, 1024):
        if _author_of_pdf(data):
            yield _written(place)
    elif kind == "word":
        yield from tuple(_of_word_97(place, data)) or (_written(place),)
    elif path.lower().endswith((".txt", ".md", ".markdown", ".text")) and _holds_fields(path, data):
        said = "the text holds the header of a mail, which tells who sent it and to whom, and git publishes it"
        yield TELLS_OF_PEOPLE.at(place, said, _ALONE)
    elif is_rich_text(data) and _RICH_AUTHOR.search(data):
        yield _written(place)


def _holds_fields(path: str, data: bytes) -> bool:
    """Tell whether a text holds fields of a mail's header, which say who sent it and to whom."""
    decoded = decode(path, data).value
    return decoded is not None and bool(find_headers(split_lines(decoded.text)))


def _of_package(place: Span, data: bytes) -> Iterator[Diagnostic]:
    """Yield what is said of a word processor's file."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            wanted = (one for one in package.infolist() if one.filename.endswith(".xml") and one.file_size <= LARGEST)
            parts = [package.read(one) for one in wanted]
    except FAULTS:
        return
    remarks = any(_COMMENT.search(part) for part in parts)
    if remarks or any(_DELETED.search(part) for part in parts):
        what = "comments" if remarks else "words that were deleted or added"
        said = f"the document holds {what}, with who wrote them and when, and git publishes all of it"
        yield TELLS_OF_PEOPLE.at(place, said, _KEEP)
    elif any(_AUTHOR.search(part) for part in parts):
        yield _written(place)


def _of_word_97(place: Span, data: bytes) -> Iterator[Diagnostic]:
    try:
        yield from _of_package(place, as_docx(data))
    except FAULTS:
        return


def _written(place: Span) -> Diagnostic:
    said = "the document names in its properties who wrote it, or last changed it, and git publishes these"
    return TELLS_WHO_WROTE.at(place, said, _KEEP)


def _author_of_pdf(data: bytes) -> bool:
    import pypdfium2  # type: ignore[import-untyped]  # noqa: PLC0415 - large, and needed for PDFs alone

    try:
        return bool(pypdfium2.PdfDocument(data).get_metadata_value("Author").strip())
    except pypdfium2.PdfiumError:
        return False


def has_place(data: bytes) -> bool:
    """Tell whether a picture (JPEG, PNG, WebP, TIFF) says in its EXIF where it was taken. No bytes raise."""
    start = data.find(_EXIF, 0, 1 << 20) + len(_EXIF)
    chunk = data.find(b"eXIf", 0, 1 << 20) + 4
    at = start if start >= len(_EXIF) else chunk if data.startswith(b"\x89PNG") and chunk > 3 else 0
    order = {b"II": "<", b"MM": ">"}.get(data[at : at + 2])
    if order is None or (at == 0 and data[2:4] not in (b"*\0", b"\0*")):
        return False
    try:
        (first,) = struct.unpack_from(f"{order}I", data, at + 4)
        (count,) = struct.unpack_from(f"{order}H", data, at + first)
        tags = [struct.unpack_from(f"{order}H", data, at + first + 2 + 12 * entry)[0] for entry in range(count)]
    except struct.error:
        return False
    return _PLACE in tags
