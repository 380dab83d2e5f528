"""Records of the authority files and notes of the changelog that spoke of one letter alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sitegen.content.changes import read_changes
from sitegen.content.folder import Content
from sitegen.content.layout import ADDRESSEES, AUTHORITY, CHANGES
from sitegen.core.diagnostics import Diagnostic
from sitegen.core.diagnostics.codes import UNNEEDED_RECORD
from sitegen.core.model import Manuscript, Organization
from sitegen.core.source import Span
from sitegen.identity import resolve
from sitegen.identity.addressees import resolve_addressees, unaddressed


def unneeded_records(content: Content, kept: Sequence[Manuscript], path: str) -> list[Organization]:
    """Return the records that the letters `kept` do not need, and all letters together did."""

    def needed(manuscripts: Sequence[Manuscript]) -> set[str]:
        found = resolve(manuscripts, content.organizations, content.judgements, authority_path=path).value
        ids = {own for entries in found.by_letter.values() for entry, members in entries for own in (entry, *members)}
        above = {one.parent_id for one in content.organizations if one.organization_id in ids}
        return {own for own in (*ids, *above) if own}

    gone = needed(content.manuscripts) - needed(kept)
    return [one for one in content.organizations if one.organization_id in gone and one.line]


def unneeded_addressees(content: Content, kept: Sequence[Manuscript]) -> list[Organization]:
    """Return the records of addressees that the letters `kept` do not need, and all letters together did."""
    records, judgements = content.addressees, content.judgements
    before, after = (
        unaddressed(records, resolve_addressees(those, records, judgements).value.addressed)
        for those in (content.manuscripts, kept)
    )
    return [one for one in after if one not in before and one.line]


def bare(records: Sequence[Organization]) -> list[int]:
    """Return the lines of records to which nobody has added anything."""
    return [one.line for one in records if not (one.note or one.websites or one.identifiers or one.name_reason)]


def notes_on(held: Mapping[str, bytes], label: str, letter: Manuscript) -> list[int]:
    """Return the lines of the changelog's records that speak of a letter."""
    text = held.get(CHANGES, b"").decode("utf-8-sig").replace("\r\n", "\n")
    changes = read_changes(text, f"{label}/{CHANGES}").value or ()
    return [one.line for one in changes if one.letter in (letter.letter_id, *letter.former_ids)]


def offered(
    unneeded: Sequence[Organization],
    unwritten: Sequence[Organization],
    notes: Sequence[int],
    label: str,
    own: str,
    further: str = "",
) -> Iterator[Diagnostic]:
    """Yield what spoke of the letter `own` alone, and how to take it out; `further` is another way."""
    records = "sitegen tidy removes what nobody names"
    for name, lines, what, hint in (
        (AUTHORITY, [one.line for one in unneeded], "of an organization", records),
        (ADDRESSEES, [one.line for one in unwritten], "of an addressee", records),
        (CHANGES, list(notes), "of the changelog", "delete what no longer holds"),
    ):
        if lines:
            some = ", ".join(map(str, lines[:10])) + (" …" if len(lines) > 10 else "")
            many = f"1 record {what}" if len(lines) == 1 else f"{len(lines)} records {what}"
            message = f"{many} spoke of {own} alone ({'line' if len(lines) == 1 else 'lines'} {some})"
            yield UNNEEDED_RECORD.at(Span.line(f"{label}/{name}", lines[0]), message, f"{hint}{further}")
