"""Forms that come as a text, a page or a document: who of them may be named is asked of sheets alone."""

from __future__ import annotations

import re

from sitegen.core.diagnostics import Diagnostic
from sitegen.core.diagnostics.codes import UNKNOWN_COLUMNS
from sitegen.core.source import Source, Span
from sitegen.reading.formats.tabular.columns import fold, holds, kind_of

_MARKS = re.compile(r"\t|\s*\|\s*|\s*[;,]\s*")
_NAMES = ("given", "family", "person", "name")
LONGEST_HEADS = 300  # characters of a line that names columns
_MOST_COLUMNS = 40


def refuse_form(source: Source) -> Diagnostic | None:
    """Return why a text is not to be read: one of its lines names columns, of names and of leave to publish them."""
    rows = {one.line for one in source.rows}  # of a sheet, which was asked
    for at, line in enumerate(source.lines, 1):
        if at not in rows and len(line) <= LONGEST_HEADS and _names_answers(line):
            said = "a table asks who may be named, and only that of a sheet is understood"
            hint = "save the table as .csv and give that together with the letter"
            return UNKNOWN_COLUMNS.at(Span.line(source.path, at), said, hint)
    return None


def _names_answers(line: str) -> bool:
    cells = [cell for cell in _MARKS.split(line) if cell]
    if not 1 < len(cells) <= _MOST_COLUMNS:
        return False
    asks = [cell for cell in cells if _asks(cell)]
    others = [kind_of(cell) for cell in cells if cell not in asks]
    # All of the other cells are names of columns, or it is a sentence, or a list.
    return bool(asks) and None not in others and any(kind in _NAMES for kind in others)


def _asks(cell: str) -> bool:
    """Return whether the name of a column asks who may be named; "Link to the publication" does not."""
    return kind_of(cell) != "closed" and (holds(fold(cell), "publish") or holds(fold(cell), "hide"))
