"""Word files of before 2007 (.doc): written anew in memory as Word writes them today, and read as such."""

from __future__ import annotations

from dataclasses import replace

from sitegen.core.diagnostics import Checked, Diagnostic
from sitegen.core.diagnostics.codes import DAMAGED_FILE, ENCRYPTED_FILE, UNREADABLE_FORMAT
from sitegen.core.source import Source, Span, digest
from sitegen.reading.formats.package import FAULTS
from sitegen.reading.formats.word import read_docx
from sitegen.reading.formats.word_97.binary import LockedError
from sitegen.reading.formats.word_97.opened import as_docx

__all__ = ["as_docx", "is_compound", "is_word_97", "read_word_97"]

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TEXT_STREAM, _LOCKED_STREAM, _MAIL_STREAM, _SHEET_STREAM = (
    name.encode("utf-16-le") for name in ("WordDocument", "EncryptedPackage", "__substg1.0_", "Workbook")
)


def is_compound(data: bytes) -> bool:
    """Return whether bytes are a compound file, as Word and other programs of before 2007 wrote."""
    return data.startswith(_COMPOUND[:4])


def is_word_97(data: bytes) -> bool:
    """Return whether bytes are a Word file of before 2007."""
    return is_compound(data) and _TEXT_STREAM in data


def read_word_97(path: str, data: bytes) -> Checked[Source | None]:
    """Return the text of an old Word file as a `Source`, or None with the reason why it cannot be read."""
    span = Span.line(path, 1)
    if _LOCKED_STREAM in data:
        return Checked(None, (_locked(span),))
    if is_word_97(data):
        return _read(path, span, data)
    if _SHEET_STREAM in data:
        hint = "save it as .xlsx or .csv, and give that"
        return Checked(None, (UNREADABLE_FORMAT.at(span, "the file is a spreadsheet of before 2007 (.xls)", hint),))
    kind = "a mail of Outlook (.msg)" if _MAIL_STREAM in data else "a file of an office program of before 2007"
    hint = "save it from Outlook as text, or as .eml" if _MAIL_STREAM in data else "save it as .docx or as text"
    return Checked(None, (UNREADABLE_FORMAT.at(span, f"the file is {kind}, which is not read here", hint),))


def _read(path: str, span: Span, data: bytes) -> Checked[Source | None]:
    try:
        package = as_docx(data)
    except LockedError:
        return Checked(None, (_locked(span),))
    except FAULTS as fault:
        hint = "open it in a word processor and save it as .docx"
        message = f"the file is no Word document of before 2007 that can be read: {fault}"
        return Checked(None, (DAMAGED_FILE.at(span, message, hint),))
    read = read_docx(path, package)
    return Checked(read.value and replace(read.value, sha256=digest(data)), read.diagnostics)


def _locked(span: Span) -> Diagnostic:
    return ENCRYPTED_FILE.at(span, "the document is locked with a password", "give a copy without a password")
