"""What an archive keeps of a sheet: no more than anybody may read, for whoever clones the archive has its sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sitegen.core.diagnostics import Diagnostic
from sitegen.core.diagnostics.codes import UNKNOWN_COLUMNS
from sitegen.core.source import Span
from sitegen.reading.formats.tabular.columns import find_head, kinds_of
from sitegen.reading.formats.tabular.delimited import write_rows
from sitegen.reading.formats.tabular.entries import Columns
from sitegen.reading.formats.tabular.laying import Laid
from sitegen.reading.formats.tabular.opened import open_sheets
from sitegen.reading.formats.tabular.reach import is_reach
from sitegen.reading.formats.tabular.saying import said_of
from sitegen.reading.formats.tabular.sheet import Row, Sheet


@dataclass(frozen=True, slots=True)
class Public:
    """A file's sheets as texts with commas, by the names of the sheets, a row on the line of its own number.

    `unnamed` are lines with those who did not agree to be named; `found` is what is to be said of the file.
    """

    sheets: Mapping[str, bytes]
    unnamed: tuple[tuple[int, str], ...] = ()
    found: tuple[Diagnostic, ...] = ()


def public_copy(path: str, data: bytes) -> Public | None:
    """Return the copy of a file with sheets that holds what may be printed, and nothing else.

    None where the file itself is that: a text all of whose cells are printed, without an error. A workbook never is: it
    says who wrote it, and may hold comments and earlier states. None, too, where it cannot be read. A copy that would
    read otherwise than its sheet is an error.
    """
    read = open_sheets(path, data)
    opened = read.value
    if opened is None or not opened.sheets:
        return None
    printed = all(
        laid.lines[row.line - 1] == "\t".join(row.cells).rstrip("\t")
        for sheet, laid in opened.sheets
        for row in sheet.rows
    )
    found = [*read.diagnostics, *(one for each in opened.sheets for one in _said(path, *each))]
    if printed and not opened.workbook and not any(one.severity == "error" for one in found):
        return None
    copies = {sheet.name: write_rows(laid.lines).encode() for sheet, laid in opened.sheets}
    found += (_otherwise(path) for sheet, laid in opened.sheets if not _reads_as(copies[sheet.name], laid))
    return Public(
        copies,
        tuple((at, name) for _, laid in opened.sheets for at, those in laid.unnamed.items() for name in those),
        tuple(found),
    )


def cells_not_printed(path: str, data: bytes, line: int, printed: str) -> Iterator[tuple[str, str]]:
    """Yield what a file with sheets has on a `line` besides what is `printed` of it, and may name a person.

    Each cell comes with its head: those of whom to ask, and who filled in the form for an organization.
    """
    opened = open_sheets(path, data).value
    for sheet, laid in opened.sheets if opened else ():
        found = find_head(sheet)
        row = next((one for one in sheet.rows if one.line == line), None)
        if found is None or row is None or laid.lines[line - 1] != printed:
            continue
        heads = found[1]
        kept = {*printed.split("\t")}
        names = Columns(kinds_of(heads)).names(row.cells)
        yield from ((" ".join(_heads_of(heads, row, one)), one) for one in names if one not in kept)
        for head, cell in zip(heads, row.cells, strict=False):
            if cell and cell not in kept and cell not in names and is_reach(head):
                yield head, cell


def _heads_of(heads: Sequence[str], row: Row, name: str) -> Iterator[str]:
    """Yield the heads of the columns that a name was put together of."""
    yield from (head for head, cell in zip(heads, row.cells, strict=False) if cell and cell in name)


def _said(path: str, sheet: Sheet, laid: Laid) -> Iterator[Diagnostic]:
    """Yield what is to be said of a sheet, with its name where it has one."""
    of = f" (sheet “{sheet.name}”)" if sheet.name else ""
    yield from (replace(one, message=f"{one.message}{of}") for one in said_of(path, sheet, laid, 0))


def _reads_as(copy: bytes, laid: Laid) -> bool:
    """Return whether the copy of a sheet reads as the sheet itself."""
    opened = open_sheets("copy.csv", copy).value
    if opened is None:
        return False
    ((_, again),) = opened.sheets
    return [one for one in again.lines if one] == [one for one in laid.lines if one] and again.rows == laid.rows


def _otherwise(path: str) -> Diagnostic:
    hint = "call its columns by plain names in a copy, as Name, Organization, Country, and give that"
    return UNKNOWN_COLUMNS.at(Span.line(path, 1), "it is not certain what of the sheet may be published", hint)
