"""Forms that come as a text, a page or a document: who of them may be named is asked of sheets alone."""

from __future__ import annotations

import re
from typing import Literal

from sitegen.core.diagnostics import Diagnostic
from sitegen.core.diagnostics.codes import DETAILS_IN_TABLE, UNKNOWN_COLUMNS
from sitegen.core.source import Source, Span
from sitegen.reading.formats.tabular.columns import Kind, fold, holds, kind_of, words
from sitegen.reading.formats.tabular.reach import AS_SHEET, LONGEST_HEADS

_MARKS = re.compile(r"\t|\s*\|\s*|\s*[;,]\s*|\s{2,}")
_MARKED = re.compile(r"[\t|;,]|\s\s")  # most lines have no mark: that is seen sooner
_ASKED = re.compile(r"[?？]\s*$")
_FEW = 4  # words of a question that need not say of what
_LONGEST_LABEL = 60  # characters
_NAMES = ("given", "family", "person", "name")
_MOST_COLUMNS = 40


def form_in(source: Source) -> Diagnostic | None:
    """Return what is to be said of a text with a line that names columns, of names and of what is nobody's to read.

    An error where one asks for leave to publish the names: such a text is not to be read.
    """
    rows = {one.line for one in source.rows}  # of a sheet, which was asked
    found: Diagnostic | None = None
    labels = set[str]()
    for at, line in enumerate(source.lines, 1):
        asked = _columns(line) if at not in rows and len(line) <= LONGEST_HEADS else None
        if at not in rows and "?" in line and _is_answered(line, next(filter(str.strip, source.lines[at:]), "")):
            asked = "leave"
        if at not in rows and (label := _answered_label(line)):
            asked = "leave" if label in labels else asked  # once, it may be said of a file: "published: true"
            labels.add(label)
        if asked == "leave":
            said = "a form asks who may be named, and only that of a sheet is understood"
            hint = "save the table as .csv and give that together with the letter"
            return UNKNOWN_COLUMNS.at(Span.line(source.path, at), said, hint)
        if asked == "details" and found is None:
            said = "a table holds addresses, numbers or days of birth of who signs, and git publishes the whole file"
            found = DETAILS_IN_TABLE.at(Span.line(source.path, at), said, AS_SHEET)
    return found


def _columns(line: str) -> Literal["leave", "details"] | None:
    """Return what a line that names columns asks beside names; None for a sentence or a list."""
    cells = [cell for cell in _MARKS.split(line) if cell] if _MARKED.search(line) else ()
    if not 1 < len(cells) <= _MOST_COLUMNS:
        return None
    asks, kinds = False, set[Kind]()
    for cell in cells:
        if _asks(cell):
            asks = True
        elif (kind := kind_of(cell)) is None:  # as in nearly all lines of lists: the other cells need not be asked
            return None
        else:
            kinds.add(kind)
    if kinds.isdisjoint(_NAMES):
        return None
    if asks:
        return "leave"
    return "details" if any(holds(fold(cell), "details") for cell in cells if kind_of(cell) == "closed") else None


def _asks(cell: str) -> bool:
    """Return whether the name of a column asks who may be named; "Link to the publication" does not."""
    plain = fold(cell)
    asked = _ASKED.search(cell) is not None and holds(plain, "name")  # "May we print your name on the website?"
    leave = holds(plain, "agree") and not holds(plain, "elsewhere")
    return (leave or holds(plain, "publish") or holds(plain, "hide")) and (asked or kind_of(cell) != "closed")


def _answered_label(line: str) -> str:
    """Return what a line with a label and a yes or no asks, of leave to publish a name: "Publish: no"; else ""."""
    label, sign, answer = line.replace("：", ":").partition(":")
    if not sign or len(label) > _LONGEST_LABEL or len(answer.split()) != 1 or not _asks(label):
        return ""
    return fold(label) if fold(answer) in words("yes") or fold(answer) in words("not") else ""


def _is_answered(line: str, below: str) -> bool:
    """Return whether a line asks for leave to publish a name, and has its answer behind it, or on the next one."""
    asked, sign, behind = line.replace("？", "?").partition("?")
    answer = fold(behind) or ("" if any(map(str.isalnum, behind)) else fold(below))
    about = holds(fold(asked), "name") or holds(fold(asked), "person") or len(asked.split()) < _FEW
    return bool(sign) and about and _asks(asked) and (answer in words("yes") or answer in words("not"))
