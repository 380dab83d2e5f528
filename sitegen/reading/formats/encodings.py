"""From bytes to characters: which encoding a text file is in, said aloud wherever it is not UTF-8.

A byte order mark decides. Without one, text that is valid UTF-8 is UTF-8; no other encoding passes that test by
accident. What is left is an older encoding in which common words are seen, Windows-1252, or a file that is damaged or
in an encoding that we cannot tell from the others: then the reader asks for UTF-8.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from sitegen.core.diagnostics import Checked, Diagnostic
from sitegen.core.diagnostics.codes import BINARY_SOURCE, LEGACY_ENCODING, UNKNOWN_ENCODING
from sitegen.core.source import NEWLINE, Span
from sitegen.reading.formats.guessing import guess_encoding

# UTF-32 stands first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = re.compile(rb"[\x80-\xff]")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MOSTLY = 0.3  # of the bytes of Western text fewer than this share are not ASCII (French: 4 %, Vietnamese: 25 %)
_SAVE = "open the file in a text editor and save it as UTF-8"


class Decoded(NamedTuple):
    """A file's characters without byte order mark, and the encoding they were in, by Python's name for it."""

    text: str
    encoding: str


def decode(path: str, data: bytes) -> Checked[Decoded | None]:
    """Return the characters of `data`, or None with the reason why they cannot be known."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode_as(path, data[len(mark) :], encoding)
    if b"\0" in data or len(_CONTROL.findall(data)) > len(data) // 50:
        return Checked(None, (_not_text(path),))
    try:
        return Checked(Decoded(data.decode("utf-8"), "utf-8"))
    except UnicodeDecodeError as fault:
        return _decode_western(path, data, fault)


def _decode_as(path: str, data: bytes, encoding: str) -> Checked[Decoded | None]:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as fault:
        whole = data[: fault.start].decode(encoding, errors="replace")
        return Checked(None, (_damaged(path, len(NEWLINE.findall(whole)) + 1, encoding),))
    if "\0" in text:
        return Checked(None, (_not_text(path),))
    said = () if encoding == "utf-8" else (_said(path, encoding),)
    return Checked(Decoded(text, encoding), said)


def _decode_western(path: str, data: bytes, fault: UnicodeDecodeError) -> Checked[Decoded | None]:
    """Read an older encoding, unless the file is rather a damaged UTF-8 one.

    That is one in which common words are seen, else Windows-1252, of which Latin-1's letters are a part.
    """
    line = len(NEWLINE.findall(data[: fault.start].decode("latin-1"))) + 1
    high = len(_HIGH.findall(data))
    in_sequences = sum(len(found) for found in _MULTIBYTE.findall(data))
    if in_sequences * 2 > high:
        return Checked(None, (_damaged(path, line, "utf-8"),))
    guessed = guess_encoding(data)
    if guessed is not None and guessed != "windows-1252":
        return Checked(Decoded(data.decode(guessed), guessed), (_said(path, guessed, line),))
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        text = ""
    if not text or high > len(data) * _MOSTLY:
        return Checked(
            None,
            (
                UNKNOWN_ENCODING.at(
                    Span.line(path, line), "the text is in an encoding that its bytes do not show", _SAVE
                ),
            ),
        )
    return Checked(Decoded(text, "windows-1252"), (_said(path, "windows-1252", line),))


def _said(path: str, encoding: str, line: int = 1) -> Diagnostic:
    return LEGACY_ENCODING.at(
        Span.line(path, line),
        f"the text is not in UTF-8; it was read as {encoding}",
        "compare the letters with accents; if they are wrong, save the file as UTF-8",
    )


def _damaged(path: str, line: int, encoding: str) -> Diagnostic:
    return UNKNOWN_ENCODING.at(Span.line(path, line), f"the bytes of this line are not valid {encoding.upper()}", _SAVE)


def _not_text(path: str) -> Diagnostic:
    return BINARY_SOURCE.at(
        Span.line(path, 1),
        "the file holds bytes that no text has",
        "give the letter as .txt, .md, .html, .pdf, .docx, .odt, .rtf or .eml",
    )
