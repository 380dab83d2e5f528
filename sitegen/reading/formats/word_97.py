"""Word files of before 2007 (.doc): read as a converter made them anew, for their format is closed to us."""

from __future__ import annotations

from dataclasses import replace

from sitegen.core.diagnostics import Checked
from sitegen.core.diagnostics.codes import ENCRYPTED_FILE, UNREADABLE_FORMAT
from sitegen.core.source import Source, Span, digest
from sitegen.reading.formats.plain import read_plain
from sitegen.reading.formats.word import read_docx

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TEXT_STREAM, _LOCKED_STREAM, _MAIL_STREAM, _SHEET_STREAM = (
    name.encode("utf-16-le") for name in ("WordDocument", "EncryptedPackage", "__substg1.0_", "Workbook")
)
_CONVERT = (
    "save it as .docx in a word processor, or install LibreOffice and give it again (Debian and Ubuntu: apt install"
    " libreoffice-writer-nogui, or antiword or catdoc; macOS: brew install --cask libreoffice; Windows: winget install"
    " TheDocumentFoundation.LibreOffice, and put its folder program on the PATH)"
)


def is_compound(data: bytes) -> bool:
    """Return whether bytes are a compound file, as Word and other programs of before 2007 wrote."""
    return data.startswith(_COMPOUND[:4])


def is_word_97(data: bytes) -> bool:
    """Return whether bytes are a Word file of before 2007."""
    return is_compound(data) and _TEXT_STREAM in data


def read_word_97(path: str, data: bytes, converted: bytes) -> Checked[Source | None]:
    """Return an old Word file as the text of what a converter made of it (a .docx or plain text), or None."""
    if converted:
        read = read_docx(path, converted) if converted.startswith(b"PK") else read_plain(path, converted)
        if read.value is None:
            return read
        return Checked(replace(read.value, sha256=digest(data)), read.diagnostics)
    span = Span.line(path, 1)
    if _LOCKED_STREAM in data:
        return Checked(
            None, (ENCRYPTED_FILE.at(span, "the document is locked with a password", "give a copy without a password"),)
        )
    if is_word_97(data):
        return Checked(
            None,
            (UNREADABLE_FORMAT.at(span, "the file is a Word file of before 2007, which is not read here", _CONVERT),),
        )
    if _SHEET_STREAM in data:
        hint = "save it as .xlsx or .csv, and give that"
        return Checked(None, (UNREADABLE_FORMAT.at(span, "the file is a spreadsheet of before 2007 (.xls)", hint),))
    kind = "a mail of Outlook (.msg)" if _MAIL_STREAM in data else "a file of an office program of before 2007"
    hint = "save it from Outlook as text, or as .eml" if _MAIL_STREAM in data else "save it as .docx or as text"
    return Checked(None, (UNREADABLE_FORMAT.at(span, f"the file is {kind}, which is not read here", hint),))
