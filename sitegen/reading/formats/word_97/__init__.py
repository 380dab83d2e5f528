"""Word files of before 2007 (.doc): written anew in memory as Word writes them today, and read as such."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

from sitegen.core.diagnostics import Checked
from sitegen.core.diagnostics.codes import DAMAGED_FILE
from sitegen.core.source import Source, Span, digest
from sitegen.reading.formats.compound import FIRST_DAY, open_compound
from sitegen.reading.formats.package import FAULTS
from sitegen.reading.formats.unread import locked
from sitegen.reading.formats.word import read_docx
from sitegen.reading.formats.word_97.binary import LockedError, binary
from sitegen.reading.formats.word_97.package import written_anew

_CODE_PAGE, _TITLE, _CREATED = 1, 2, 12
_UTF_8 = 65001


def read_word_97(path: str, data: bytes) -> Checked[Source | None]:
    """Return the text of an old Word file as a `Source`, or None with the reason why it cannot be read."""
    span = Span.line(path, 1)
    try:
        package = as_docx(data)
    except LockedError:
        return Checked(None, (locked(span),))
    except FAULTS as fault:
        hint = "open it in a word processor and save it as .docx"
        message = f"the file is no Word document of before 2007 that can be read: {fault}"
        return Checked(None, (DAMAGED_FILE.at(span, message, hint),))
    read = read_docx(path, package)
    return Checked(read.value and replace(read.value, sha256=digest(data)), read.diagnostics)


def as_docx(data: bytes) -> bytes:
    """Return an old Word file as a package of today. Raises `LockedError`, or one of `FAULTS` where it is damaged."""
    try:
        opened = open_compound(data)
        tables = opened.stream("0Table"), opened.stream("1Table")
        held = binary(opened.stream("WordDocument"), tables, opened.stream("Data"))
        said: Mapping[str, str] = {}
        with suppress(ValueError, LookupError, OverflowError, struct.error):  # a letter is read without them, too
            said = _said(opened.stream("\x05SummaryInformation"))
        return written_anew(held, said)
    except struct.error as fault:
        raise ValueError("it ends too early") from fault


def _said(properties: bytes) -> Mapping[str, str]:
    """Return title and day of a document ([MS-OLEPS] 2.21)."""
    (at,) = struct.unpack_from("<I", properties, 44)
    (count,) = struct.unpack_from("<I", properties, at + 4)
    places = dict(struct.iter_unpack("<II", properties[at + 8 : at + 8 + 8 * count]))
    found: dict[str, str] = {}
    if _TITLE in places:
        (page,) = struct.unpack_from("<H", properties, at + places[_CODE_PAGE] + 4)
        (length,) = struct.unpack_from("<I", properties, at + places[_TITLE] + 4)
        title = properties[at + places[_TITLE] + 8 :][:length]
        found["title"] = title.decode("utf-8" if page == _UTF_8 else f"cp{page}", "replace").strip("\0 ")
    if _CREATED in places:
        (ticks,) = struct.unpack_from("<Q", properties, at + places[_CREATED] + 4)
        if ticks:
            found["created"] = f"{FIRST_DAY + timedelta(microseconds=ticks // 10):%Y-%m-%dT%H:%M:%SZ}"
    return found
