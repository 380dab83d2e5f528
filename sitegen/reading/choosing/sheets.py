"""Rows of sheets: the readers see the names alone, and what the columns say of each row stands in the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sitegen.core.model import Evidence, FactKind, LineReading, LineRole, Reading, Signatory, SignatoryKind
from sitegen.core.source import SheetRow, Source
from sitegen.reading.parsing import count, number_signatories
from sitegen.reading.parsing.names.kinds import has_given_name, is_personal
from sitegen.reading.parsing.names.persons import is_organization_like
from sitegen.reading.parsing.names.unnamed import is_unnamed
from sitegen.reading.parsing.vocabulary import fold

ROW, HEAD, ABOVE, TOTAL, UNNAMED = "sheet-row", "sheet-head", "sheet-above", "sheet-total", "unnamed-entry"
_WHY = {
    ROW: "it is a row of a sheet whose columns say who signs",
    ABOVE: "it stands over the columns of a sheet, and the letter is above it",
    HEAD: "it names the columns of a sheet",
    TOTAL: "it is a row of a sheet that counts the others",
    UNNAMED: "it is a row of a sheet of somebody who signs without a name",
}


def rows_of(source: Source) -> tuple[SheetRow, ...]:
    """Return the rows of a source's sheets; what stands over the head of one is the letter's if nothing is above it."""
    first = next((at for at, text in enumerate(source.lines, 1) if text.strip()), 0)
    over = {one.line for one in source.rows if one.kind == "above"}
    return tuple(one for one in source.rows if one.kind != "above" or first not in over)


def names_alone(source: Source, rows: Sequence[SheetRow]) -> Source:
    """Return a source as the readers see it: of rows of sheets the names, where columns say which those are."""
    if not rows:
        return source
    lines = list(source.lines)
    for one in rows:
        if one.kind != "row":
            lines[one.line - 1] = f"{one.number}. {one.name}" if one.number is not None else one.name
    return replace(source, lines=tuple(lines))


def said_by_rows(rows: Sequence[SheetRow]) -> dict[int, FactKind]:
    """Return the lines (from 0) on which somebody signs by what a sheet is."""
    return {one.line - 1: "signatories" for one in rows if one.kind in ("entry", "row")}


def with_rows(reading: Reading, rows: Sequence[SheetRow]) -> Reading:
    """Return a reading in which rows of sheets are what their columns say.

    What a column does not say, as whether a name is a person's, stays as it was read.
    """
    told = {one.line: _named(one) for one in rows if one.kind != "row"}
    letter = reading.letter
    read = {one.line: one for one in letter.signatories if one.line in told}
    others = [one for one in letter.signatories if one.line not in told]
    entries = [_entry(one, read.get(one.line)) for one in told.values() if one.kind == "entry"]
    listed = sorted((*others, *entries), key=lambda one: one.line)
    listed = [replace(one, ordinal=at) for at, one in enumerate(listed, 1)]
    letter = replace(letter, signatories=number_signatories(listed))
    lines = tuple(_line(one, told[one.line]) if one.line in told else one for one in reading.lines)
    return replace(reading, letter=letter, ledger=count(letter), lines=lines)


def _named(row: SheetRow) -> SheetRow:
    """Return a row as it is told, but one of somebody who gives no name: "Anonymous"."""
    return replace(row, kind="withheld") if row.kind == "entry" and is_unnamed(fold(row.name)) else row


def _entry(row: SheetRow, read: Signatory | None) -> Signatory:
    return Signatory(
        ordinal=1,
        number=row.number,
        number_status="none" if row.number is None else "printed",
        name=row.name,
        entry=row.entry,
        line=row.line,
        last=row.line,
        kind=_kind(row, read),
        role=row.role,
        affiliation=row.affiliation,
        place=row.place,
        group=read.group if read else None,
        number_range=None if row.number is None else (row.number, row.number),
    )


def _kind(row: SheetRow, read: Signatory | None) -> SignatoryKind:
    """Return what a row names: as its columns say, but for a body in a column of names, beside which nobody stands."""
    if row.of == "person" and not row.affiliation and not row.role and is_organization_like(row.name):
        return "organization"
    if row.of != "unknown":
        return row.of
    family, _, given = row.name.partition(", ")
    turned = f"{given} {family}"
    if given and has_given_name(turned) and is_personal(turned):
        return "person"
    return read.kind if read else "unknown"


def _line(read: LineReading, row: SheetRow) -> LineReading:
    rule = {"entry": ROW, "above": ABOVE, "head": HEAD, "total": TOTAL}.get(row.kind, UNNAMED)
    role: LineRole = "signatory" if row.kind == "entry" else "furniture"
    return LineReading(read.line, Evidence(rule, role, _WHY[rule], 1.0))
