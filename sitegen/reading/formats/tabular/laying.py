"""A sheet as lines: a row a line, with the cells that may be read, and what the columns say of who signs there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from sitegen.core.source import SheetRow
from sitegen.reading.formats.tabular.columns import CLOSED, Kind, find_head, fold, holds, kinds_of, words
from sitegen.reading.formats.tabular.consent import (
    Question,
    are_answers,
    asks_of_names,
    not_understood,
    questions,
    refuses,
    speaks_against,
    speaks_of_others,
)
from sitegen.reading.formats.tabular.entries import Columns
from sitegen.reading.formats.tabular.private import without_private
from sitegen.reading.formats.tabular.sheet import Row, Sheet

OVER = "[withheld]"  # stands in the place of a row of somebody who did not agree to be named
LONGEST_CELL = 300  # characters of a cell that is part of an entry
MOSTLY = 0.6  # share of the rows of a sheet that say more than a name, so that one that does not may be a heading
MOST_UNTOLD = 2  # columns with words that may be names and places though nothing says so
LONGEST_UNTOLD = 20  # words of a cell of such a column
COUNTS = re.compile(r"[#№(]?\d{1,5}[.):]?")  # cells of a column of numbers
NAMES: tuple[Kind, ...] = ("given", "family", "person", "name")
_MARKED = re.compile(r"\[withheld: (.+?)\]")


@dataclass(slots=True)
class Laid:
    """A sheet as lines, a row on that of its own number, and what is to be said of it.

    `closed` are the heads of columns that are not printed, `for_bodies` of those that are only where no organization
    stands: who filled in a form for it is nobody's to read. `unnamed` are the lines of rows without permission to name
    who signs, with the names that stand there; `by` are the heads of the columns that ask for it. `asked` are columns
    of answers that are not understood, `unclear` those in which a yes may mean both. `ragged` are lines with cells that
    stand under no head, or with a word against names that may be said of the rows below. `masked` are lines from which
    an address or a number was taken. `headless`: no row names the columns; `more`: and they hold more than names and
    places.
    """

    lines: list[str]
    rows: list[SheetRow] = field(default_factory=list)
    closed: list[str] = field(default_factory=list)
    unnamed: dict[int, tuple[str, ...]] = field(default_factory=dict)
    by: list[str] = field(default_factory=list)
    for_bodies: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    unclear: list[str] = field(default_factory=list)
    ragged: list[int] = field(default_factory=list)
    masked: list[int] = field(default_factory=list)
    headless: bool = False
    more: bool = False


def lay_out(sheet: Sheet) -> Laid:
    """Return a sheet as lines."""
    laid = Laid([""] * sheet.height)
    found = find_head(sheet)
    if found is None:
        _lay_headless(laid, sheet)
        return laid
    heads, names = found
    first, last = heads[0].line, heads[-1].line
    for row in sheet.rows:
        if row.line < first:
            laid.more |= row.filled > MOST_UNTOLD  # rows whose columns are named below them
            laid.ragged += [row.line] if any(map(speaks_against, row.cells)) else []
            laid.lines[row.line - 1] = _text(laid, row, row.cells)
            laid.rows.append(SheetRow(row.line, "above"))
    below = [row for row in sheet.rows if row.line > last]
    # A sheet from which columns were taken was understood when it was whole: its heads alone tell what is left.
    whole = not any(map(CLOSED.match, names))
    open_rows = [row for row in below if not _is_over(row)]
    asks = list(questions(names, open_rows, whole=whole))
    shut = {one.at for one in asks} | sheet.unseen
    kinds: list[Kind | None] = [
        "closed" if at in shut or (whole and _is_closed(kind, at, open_rows)) else kind
        for at, kind in enumerate(kinds_of(names))
    ]
    for at in Columns(kinds).beside:
        kinds[at] = "closed"
    laid.closed = [
        _MARKED.sub(r"\1", name) for name, kind in zip(names, kinds, strict=True) if name and kind in (None, "closed")
    ]
    laid.asked = list(not_understood(names, open_rows, [one.at for one in asks])) if whole else []
    laid.unclear = [one.head for one in asks if one.unclear]
    laid.ragged += [row.line for row in open_rows if whole and _is_ragged(row, names)]
    for row in heads:
        laid.lines[row.line - 1] = _joined(_head_cells(row, kinds))
        laid.rows.append(SheetRow(row.line, "head"))
    _lay_rows(laid, below, names, kinds, asks)
    return laid


def _is_closed(kind: Kind | None, at: int, rows: Sequence[Row]) -> bool:
    """Return whether what stands below a head is not what it says: answers, or numbers that count nothing."""
    if kind == "number":
        return not all(_counts(cell) for row in rows if (cell := row.cell(at)))
    return kind != "place" and are_answers(at, rows)  # NO is Norway


def _counts(cell: str) -> bool:
    return COUNTS.fullmatch(cell) is not None or fold(cell) in words("total")


def _is_ragged(row: Row, names: Sequence[str]) -> bool:
    """Return whether it is not certain under which heads a row's cells stand, or of which rows it speaks."""
    more = any(cell and not name for cell, name in zip(row.cells, names, strict=False))
    section = row.filled == 1 and any(refuses(one) for one in row.cells)
    alone = len([one for one in names if one]) == 1  # where "Anonymous" is an entry like others
    return more or (section and (not alone or any(map(speaks_of_others, row.cells))))


def _is_over(row: Row) -> bool:
    return OVER in row.cells


def _over(row: Row) -> str:
    """Return what stands on a row that somebody wrote over: the number before it, if there is one, and that it is."""
    return _joined([cell if cell == OVER or cell.strip(" .)").isdecimal() else "" for cell in row.cells])


def _head_cells(row: Row, kinds: Sequence[Kind | None]) -> Iterator[str]:
    """Yield the names of columns, those that are not printed as such."""
    for at, kind in enumerate(kinds):
        cell = row.cell(at)
        shut = kind in (None, "closed") and cell and not CLOSED.match(cell)
        yield f"[withheld: {cell}]" if shut else cell


def _lay_rows(
    laid: Laid, rows: Sequence[Row], names: Sequence[str], kinds: Sequence[Kind | None], asks: Sequence[Question]
) -> None:
    columns = Columns(kinds)
    laid.by = [one.head for one in asks]
    laid.for_bodies = [names[at] for at in columns.persons if any(columns.hides(row) and row.cell(at) for row in rows)]
    silent = {row.line for row in rows if _is_over(row) or not all(one.permits(row.cell(one.at)) for one in asks)}
    silent |= {row.line for row in rows if _refuses(row, names, kinds)}
    # "Jane Oak" and "Oak, Jane" may be one person, who thought better of it.
    called = {row.line: " ".join(sorted(fold(columns.name(row.cells)).split())) for row in rows}
    refused = {called[row.line] for row in rows if row.line in silent and columns.answers(row)} - {""}
    silent |= {line for line, name in called.items() if name in refused}
    more = sum(columns.says_more(row) for row in rows if row.line not in silent)
    headed = more >= MOSTLY * (len(rows) - len(silent))
    for row in rows:
        if row.line in silent:
            if not _is_over(row):  # a heading names nobody, and answers nothing
                laid.unnamed[row.line] = columns.names(row.cells) if columns.answers(row) else ()
            laid.lines[row.line - 1] = _over(row) if _is_over(row) else OVER
            laid.rows.append(SheetRow(row.line, "withheld"))
            continue
        text = _text(laid, row, columns.shown(row), kinds)
        laid.lines[row.line - 1] = text
        kept = text.split("\t")
        told = columns.entry(row.line, [*kept, *[""] * (len(kinds) - len(kept))])
        alone = row.wide or (headed and not columns.says_more(row))
        if told is not None and not alone and len(told.entry) <= LONGEST_CELL:
            laid.rows.append(told)
        elif text:
            laid.rows.append(SheetRow(row.line, "total" if _is_total(kept) else "row"))


def _is_public(name: str, kind: Kind | None) -> bool:
    """Return whether cells of a column speak of something else than names."""
    return kind in ("organization", "role", "place") or holds(fold(name), "topics")


def _refuses(row: Row, names: Sequence[str], kinds: Sequence[Kind | None]) -> bool:
    """Return whether a cell of a row says, in whatever column, that who signs there is not to be named."""
    return any(
        refuses(cell, names=kinds[at] in NAMES, public=_is_public(names[at], kinds[at]))
        for at, cell in enumerate(row.cells[: len(kinds)])
        if cell and kinds[at] != "number" and not (holds(fold(names[at]), "topics") and fold(cell) in words("hide"))
    )


def _is_total(cells: Sequence[str]) -> bool:
    """Return whether a row counts the others: a word that says so, and figures."""
    first, *others = [cell for cell in cells if cell] or [""]
    return fold(first) in words("total") and bool(others) and not any(map(str.isalpha, "".join(others)))


def _lay_headless(laid: Laid, sheet: Sheet) -> None:
    """Lay out a sheet whose columns have no names: all that leads to nobody is printed."""
    laid.headless = True
    worded = [at for at in range(sheet.width) if any(any(map(str.isalpha, row.cell(at))) for row in sheet.rows)]
    long = any(len(cell.split()) > LONGEST_UNTOLD for row in sheet.rows for cell in row.cells)
    answers = any(are_answers(at, sheet.rows) for at in range(sheet.width))
    answers |= any(refuses(cell) or asks_of_names(cell) for row in sheet.rows for cell in row.cells)
    laid.more = len(worded) > MOST_UNTOLD or (len(worded) > 1 and long) or answers
    for row in sheet.rows:
        text = _text(laid, row, row.cells)
        laid.lines[row.line - 1] = text
        if text:
            laid.rows.append(SheetRow(row.line, "row"))


def _text(laid: Laid, row: Row, cells: Sequence[str], kinds: Sequence[Kind | None] = ()) -> str:
    kept = [without_private(cell, kind) for cell, kind in zip_longest(cells, kinds, fillvalue=None) if cell is not None]
    if kept != [*cells]:
        laid.masked.append(row.line)
    return _joined(kept)


def _joined(cells: Iterator[str] | Sequence[str]) -> str:
    return "\t".join(cells).rstrip("\t")
