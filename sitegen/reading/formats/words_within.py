"""All words that a file holds, shown or not: what whoever has the file can find in it.

Readers give what a person reads as the letter. Fields of a header, comments, deleted words and who wrote them, the
other forms of a mail and what it carries are none of it, and are in the file all the same.
"""

from __future__ import annotations

import html
import re
import zipfile
from collections.abc import Iterator
from email import message_from_bytes, policy
from io import BytesIO

from sitegen.reading.formats.encodings import decode
from sitegen.reading.formats.mail import is_stored_mail
from sitegen.reading.formats.mail.message import field_of
from sitegen.reading.formats.package import FAULTS, LARGEST
from sitegen.reading.formats.packed_words import fields_within, is_packed

DEEPEST = 8  # files within files
# In what text of one byte a sign may be, if it is not in UTF-8: which of these it is, nobody can tell for certain.
_OTHER_ENCODINGS = ("cp1250", "cp1251", "cp1254", "koi8-r", "cp874", "gb18030", "big5", "shift_jis", "euc-kr")
_PDF = re.compile(rb"%PDF-[0-9]")
_BREAKS = re.compile(r"</(?:\w+:)?(?:p|h|tc|table-cell)>|<(?:\w+:)?(?:br|tab|line-break)\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")
_VALUE = re.compile(r"=\s*(?:\"([^\"<]*)\"|'([^'<]*)')")

Within = tuple[str, str]


def words_within(data: bytes) -> Iterator[Within]:
    """Yield the texts that a file holds, each with the part of the file, or "" for text that is the file's own lines.

    Entities of HTML become their characters. Of pictures and fonts only what their fields say; no bytes raise.
    """
    try:
        yield from _within(data, "", 0)
    except RecursionError:  # a mail of endless parts, which no reader opens either
        return


def _within(data: bytes, part: str, depth: int) -> Iterator[Within]:
    if depth > DEEPEST:
        return
    if data.startswith(b"PK\x03\x04"):
        yield from _in_package(data, part, depth)
    elif _PDF.search(data, 0, 1024):
        yield from _in_pdf(data, part)
    elif is_packed(data):
        yield from ((f"{part}fields", text) for text in fields_within(data))
    else:
        for text in _decoded(data):
            yield part, html.unescape(text) if "&" in text else text
        if is_stored_mail("", data):
            yield from _in_mail(data, part, depth)


def _decoded(data: bytes) -> Iterator[str]:
    """Yield the characters of a file of text, in each encoding in which it may be."""
    known = decode("", data).value
    if known:
        yield known.text.replace("\r\n", "\n")
    if known is None or known.encoding not in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"):
        for encoding in _OTHER_ENCODINGS if b"\0" not in data else ():
            try:
                yield data.decode(encoding).replace("\r\n", "\n")
            except UnicodeDecodeError:
                continue


def _in_package(data: bytes, part: str, depth: int) -> Iterator[Within]:
    """Yield what the parts of a zip hold: the text of XML, the values of its attributes, the names of parts."""
    left = LARGEST
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            for one in archive.infolist():
                where = f"{part}{one.filename}"
                yield where, one.filename
                left -= one.file_size
                if left < 0:
                    return
                if one.is_dir() or one.flag_bits & 1:
                    continue
                inner = archive.read(one)
                if inner.lstrip()[:1] == b"<":
                    yield from ((where, text) for text in _in_xml(inner))
                else:
                    yield from _within(inner, f"{where}: ", depth + 1)
    except (*FAULTS, NotImplementedError):
        return


def _in_xml(data: bytes) -> Iterator[str]:
    """Yield the words between tags, of a paragraph in one line, and those within tags."""
    text = data.decode("utf-8", "replace")
    yield html.unescape(_TAG.sub("", _BREAKS.sub("\n", text)))
    yield html.unescape("\n".join(one or other for one, other in _VALUE.findall(text)))


def _in_pdf(data: bytes, part: str) -> Iterator[Within]:
    """Yield what a PDF says of itself; its pages are read as a source."""
    import pypdfium2  # type: ignore[import-untyped]  # noqa: PLC0415 - large, and needed for PDFs alone

    try:
        said = pypdfium2.PdfDocument(data).get_metadata_dict(skip_empty=True)
    except pypdfium2.PdfiumError:
        return
    yield f"{part}properties", "\n".join(said.values())


def _in_mail(data: bytes, part: str, depth: int) -> Iterator[Within]:
    for one in message_from_bytes(data, policy=policy.default).walk():
        yield f"{part}header", "\n".join(field_of(one, name) for name in one.keys())  # noqa: SIM118 - a mail is no dict
        if not one.is_multipart():
            inner = one.get_payload(decode=True)
            if isinstance(inner, bytes):
                yield from _within(inner, f"{part}{one.get_content_type()} ", depth + 1)
