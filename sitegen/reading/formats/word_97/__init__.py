"""Word files of before 2007 (.doc): written anew in memory as Word writes them today, and read as such."""

from __future__ import annotations

from dataclasses import replace

from sitegen.core.diagnostics import Checked
from sitegen.core.diagnostics.codes import DAMAGED_FILE
from sitegen.core.source import Source, Span, digest
from sitegen.reading.formats.package import FAULTS
from sitegen.reading.formats.unread import locked
from sitegen.reading.formats.word import read_docx
from sitegen.reading.formats.word_97.binary import LockedError
from sitegen.reading.formats.word_97.opened import as_docx

__all__ = ["as_docx", "read_word_97"]


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
