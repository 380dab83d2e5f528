"""What is left when a letter goes: records and notes that spoke of it alone, and the files that it came from, whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress

from sitegen.content.changes import read_changes
from sitegen.content.folder import Content
from sitegen.content.layout import ADDRESSEES, AUTHORITY, CHANGES, ORIGINALS, RECEIVED, SOURCES
from sitegen.core.diagnostics import Diagnostic
from sitegen.core.diagnostics.codes import KEPT_PRIVATE, UNNEEDED_RECORD
from sitegen.core.model import Manuscript, Organization
from sitegen.core.source import Span
from sitegen.identity.addressees import resolve_addressees, unaddressed
from sitegen.identity.resolution import resolve
from sitegen.reading.formats.bundle import is_bundle, unpack
from sitegen.reading.formats.package import FAULTS


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


def kept_private(letter: Manuscript, files: Mapping[str, bytes], label: str) -> Iterator[Diagnostic]:
    """Yield that the private folder keeps files as they came that are a letter's, and what it guards, if so.

    A sheet, and the mail that carried one, are kept under their own names, of which the source has the first part.
    """
    stems = {_stem(one) for one in _names_within(letter, files)}
    kept = sorted(
        name
        for name in files
        if name.startswith((RECEIVED, ORIGINALS))
        and any(one == _stem(name) or one.startswith(f"{_stem(name)}-") for one in stems)
    )
    if kept:
        said = f"the private folder keeps what {letter.letter_id} came from: {', '.join(kept)}"
        hint = "delete it if nobody is to have it; .private/withheld.yaml goes on guarding the names that stand there"
        yield KEPT_PRIVATE.at(Span.line(f"{label}/{kept[0]}", 1), said, hint)


def _names_within(letter: Manuscript, files: Mapping[str, bytes]) -> Iterator[str]:
    """Yield the name of a letter's source, and those of the files in it."""
    if letter.source:
        yield letter.source.file
        data = files.get(f"{SOURCES}{letter.source.file}", b"")
        if is_bundle(data):
            with suppress(*FAULTS):
                yield from (name for name, _ in unpack(data))


def _stem(name: str) -> str:
    last = name.rpartition("/")[2]
    return last.rpartition(".")[0] or last
