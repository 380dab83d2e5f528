"""Files as received → `Source`: one small reader per format. The parser behind them knows no format.

The first bytes decide before the name does: a PDF called `letter.txt` is a PDF.
"""

from __future__ import annotations

from sitegen.diagnostics import Checked
from sitegen.diagnostics.codes import EMPTY_SOURCE
from sitegen.readers.plain import read_plain
from sitegen.source import Source, Span

__all__ = ["read_source"]


def read_source(path: str, data: bytes) -> Checked[Source | None]:
    """Return the file's text as a `Source`, or None with the reason why it has none. No bytes raise.

    `path` names the file in messages, and its ending may tell the format where the bytes do not.
    """
    if not data.strip():
        return Checked(None, (EMPTY_SOURCE.at(Span.line(path, 1), "the file is empty", "give the file that holds the letter"),))  # fmt: skip
    return read_plain(path, data)
