"""Tables within a letter: what their heads say is to reach a person (by mail, by telephone, whom to ask) is left out.

A sheet's columns of that sort are not printed; a table of a text, a page or a document is no other. Its lines stay
where they are, with "[…]" for such a cell, so that no page, no file of data and no message has what stood there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sitegen.core.diagnostics import Checked
from sitegen.core.diagnostics.codes import DETAILS_IN_TABLE
from sitegen.core.source import Source, Span
from sitegen.reading.formats.tabular.columns import CLOSED, fold, holds, kind_of, may_name_columns, names_columns, words
from sitegen.reading.formats.tabular.private import MASK
from sitegen.reading.formats.tabular.sheet import Row

LONGEST_HEADS = 300  # characters of a line that names columns
LONGEST_BETWEEN = 60  # characters of a line between rows that has no cells: a country over some of them
AS_SHEET = "save the table as .csv and give that together with the letter: such columns are left out of a sheet"
_PARTED = re.compile(r"\t|\||\s{3}")
_SPACED = re.compile(r"\S+(?: {1,2}\S+)*")
_RULE = re.compile(r"[\s|:+=-]*")  # the line that is drawn under a head


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A cell of a line (from 1) that is left out, with what its column is called."""

    line: int
    head: str
    text: str


@dataclass(frozen=True, slots=True)
class _Cell:
    at: int  # the column, from 0, between tabs and pipes
    start: int
    end: int
    text: str


def without_reach(read: Checked[Source | None]) -> Checked[Source | None]:
    """Return a source that was read without what the heads of its tables say is to reach a person."""
    source = read.value
    if source is None or source.rows or source.parts:
        return read
    found = list(_found(source.lines))
    if not found:
        return read
    lines, heads = list(source.lines), dict[str, None]()
    for one, cell in reversed(found):
        line = lines[one.line - 1]
        lines[one.line - 1] = f"{line[: cell.start]}{MASK}{line[cell.end :]}"
    heads = dict.fromkeys(one.head for one, _ in found)
    said = f"left out of a table: {', '.join(f'“{one}”' for one in heads)}; git publishes the whole file"
    said_of_it = DETAILS_IN_TABLE.at(Span.line(source.path, found[0][0].line), said, AS_SHEET)
    return Checked(replace(source, lines=tuple(lines)), (*read.diagnostics, said_of_it))


def left_out(lines: Sequence[str]) -> tuple[LeftOut, ...]:
    """Return the cells that are left out of lines as a file has them, in order."""
    return tuple(one for one, _ in _found(lines))


def is_reach(head: str) -> bool:
    """Return whether a column holds, by its head, how to reach a person, or who that is."""
    plain = fold(head)
    return (holds(plain, "contacts") or holds(plain, "details")) and kind_of(head) == "closed"


def begins_with_contact(text: str) -> str | None:
    """Return what stands behind a word for whom to ask, with which a text begins; None if it begins with none."""
    said, plain = text.split(), fold(text)
    begins = [one for one in words("contacts") if f"{plain} ".startswith(f"{one} ")]
    if not begins:
        return None
    return " ".join(said[len(max(begins, key=len).split()) :]) if len(said) == len(plain.split()) else ""


def _found(lines: Sequence[str]) -> Iterator[tuple[LeftOut, _Cell]]:
    """Yield what is left out of lines, each with where it stands there."""
    heads: Mapping[int, _Cell] = {}
    mails: Sequence[int] = ()
    width = 0
    for at, line in enumerate(lines, 1):
        if not line.strip() or _RULE.fullmatch(line):
            continue
        if not _PARTED.search(line):
            if len(line) > LONGEST_BETWEEN:
                heads = {}
            continue
        if not heads and (len(line) > LONGEST_HEADS or not _tells_of_reach(line)):
            continue
        cells = list(_cells(line))
        if len(line) <= LONGEST_HEADS and _names_columns(at, cells):
            heads = {one.at: one for one in cells if is_reach(one.text) and not CLOSED.match(one.text)}
            mails, width = [one.at for one in cells if holds(fold(one.text), "mails")], len(cells)
            continue
        shift = _shift(cells, mails) if len(cells) < width else 0
        for cell in cells if heads else ():
            head = _over(cell, cells, heads, width, spaced=_is_spaced(line))
            head = head or (heads.get(cell.at + shift) if shift and cell.at else None)
            if head is not None and cell.text not in ("", MASK):
                yield LeftOut(at, head.text, cell.text), cell


def _tells_of_reach(text: str) -> bool:
    return holds(plain := fold(text), "contacts") or holds(plain, "details")


def _names_columns(line: int, cells: Sequence[_Cell]) -> bool:
    texts = tuple(one.text for one in cells)
    return may_name_columns(texts) and names_columns(Row(line, texts))


def _shift(cells: Sequence[_Cell], mails: Sequence[int]) -> int:
    """Return by how many places cells stand before their heads, as a mail address tells; on paper none stands empty."""
    at = next((one.at for one in cells if "@" in one.text), None)
    return max((mail - at for mail in mails), default=0) if at is not None and at not in mails else 0


def _over(cell: _Cell, cells: Sequence[_Cell], heads: Mapping[int, _Cell], width: int, *, spaced: bool) -> _Cell | None:
    """Return the head over a cell, if its column is left out.

    Between wide gaps an empty cell leaves no trace: there it is the head that stands over some of it.
    """
    if not spaced or len(cells) == width:
        return heads.get(cell.at)
    return next((one for one in heads.values() if one.start < cell.end and cell.start < one.end), None)


def _is_spaced(line: str) -> bool:
    return "\t" not in line and "|" not in line


def _cells(line: str) -> Iterator[_Cell]:
    """Yield the cells of a line, without the signs of emphasis around them."""
    if _is_spaced(line):
        for at, found in enumerate(_SPACED.finditer(line)):
            yield _Cell(at, found.start(), found.end(), found[0].strip("*_ "))
        return
    begin = line.index("|") + 1 if line.lstrip().startswith("|") else 0
    sign = "|" if begin or "\t" not in line else "\t"
    for at, part in enumerate(line[begin:].split(sign)):
        text = part.strip()
        if text:
            start = begin + len(part) - len(part.lstrip())
            yield _Cell(at, start, start + len(text), text.strip("*_ "))
        begin += len(part) + 1
