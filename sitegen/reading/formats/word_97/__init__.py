"""Word files of before 2007 (.doc): written anew in memory as Word writes them today, and read as such."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

from sitegen.core.diagnostics import Checked
from sitegen.core.diagnostics.codes import DAMAGED_FILE
from sitegen.core.source import Source, Span, digest
from sitegen.reading.formats.compound import FIRST_DAY, Compound, open_compound
from sitegen.reading.formats.package import FAULTS
from sitegen.reading.formats.unread import locked
from sitegen.reading.formats.word import read_docx
from sitegen.reading.formats.word_97.binary import LockedError, binary
from sitegen.reading.formats.word_97.package import written_anew

_CODE_PAGE, _TITLE, _CREATED, _LAST = 1, 2, 12, 32
_TEXT = 30  # the kind of a property
_ENCODINGS = {65001: "utf-8", 1200: "utf-16-le", 10000: "mac-roman"}


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
        said: list[tuple[str, str]] = []
        with suppress(ValueError, LookupError, OverflowError, struct.error):  # a letter is read without them, too
            said.extend(_said(opened))
        return written_anew(held, said)
    except struct.error as fault:
        raise ValueError("it ends too early") from fault


def _said(opened: Compound) -> Iterator[tuple[str, str]]:
    """Yield what a document says of itself ([MS-OLEPS] 2.21): title and day, and for who searches it, who wrote it."""
    for stream in ("\x05SummaryInformation", "\x05DocumentSummaryInformation"):
        properties, own = opened.stream(stream), stream == "\x05SummaryInformation"
        (at,) = struct.unpack_from("<I", properties, 44)
        (count,) = struct.unpack_from("<I", properties, at + 4)
        places = dict(struct.iter_unpack("<II", properties[at + 8 : at + 8 + 8 * count]))
        page = struct.unpack_from("<H", properties, at + places.get(_CODE_PAGE, -4) + 4)[0]
        for number, place in places.items():
            if number > _LAST or at + place + 16 > len(properties):
                continue
            kind, length = struct.unpack_from("<II", properties, at + place)
            if kind == _TEXT:
                text = properties[at + place + 8 :][:length].decode(_ENCODINGS.get(page) or f"cp{page}", "replace")
                yield "title" if own and number == _TITLE else f"said{number}", text.strip("\0 ")
            elif own and number == _CREATED:
                (ticks,) = struct.unpack_from("<Q", properties, at + place + 4)
                if ticks:
                    yield "created", f"{FIRST_DAY + timedelta(microseconds=ticks // 10):%Y-%m-%dT%H:%M:%SZ}"
