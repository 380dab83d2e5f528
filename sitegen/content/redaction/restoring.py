"""A letter with what a withholding took out of it, once it is taken back: entries, contacts, words of its text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from sitegen.content.manuscript import OVER, is_heading, withheld_lines
from sitegen.core.model import Block, Contact, Footnote, Letter, Manuscript, Reading, Signatory
from sitegen.core.source import Source

Piece = TypeVar("Piece", Block, Footnote)


def restored(
    m: Manuscript,
    source: Source,
    reading: Reading,
    back: frozenset[int],
    contacts: Sequence[Contact],
    entries: Sequence[Signatory] = (),
) -> Letter:
    """Return a manuscript's letter with what stood on the lines that are given `back`.

    Entries and members are as the `source` reads, at their places. `contacts` are as they were when they were taken
    out, and so are `entries`; for lines of which none is known, as the source reads.
    """
    known = {one.line for one in contacts} | {one.line for one in m.letter.contacts}
    again = (one for one in reading.letter.contacts if one.line in back and one.line not in known)
    all_contacts = [*m.letter.contacts]
    for one in (*contacts, *again):
        at = next((at for at, other in enumerate(all_contacts) if other.line > one.line), len(all_contacts))
        all_contacts.insert(at, one)
    text = withheld_lines(m.withheld)
    return replace(
        m.letter,
        signatories=_with_headings(_entries(m, reading, back, entries), source, back, reading.letter.signatories),
        contacts=tuple(all_contacts),
        body=tuple(_with_words(one, source, text, back, reading.letter.body) for one in m.letter.body),
        footnotes=tuple(_with_words(one, source, text, back, reading.letter.footnotes) for one in m.letter.footnotes),
    )


def _entries(
    m: Manuscript, reading: Reading, back: frozenset[int], known: Sequence[Signatory]
) -> tuple[Signatory, ...]:
    entries = list(m.letter.signatories)
    told = {line for one in known for line in range(one.line, one.last + 1)}
    read = (one for one in reading.letter.signatories if told.isdisjoint(range(one.line, one.last + 1)))
    for one in (*known, *read):
        if back & set(range(one.line, one.last + 1)):
            at = next((at for at, other in enumerate(entries) if other.line > one.line), len(entries))
            entries.insert(at, one)
            continue
        again = tuple(member for member in one.members if back & set(range(member.line, member.last + 1)))
        parent = next((at for at, other in enumerate(entries) if again and other.line == one.line), None)
        if parent is not None:
            members = sorted((*entries[parent].members, *again), key=lambda member: member.line)
            entries[parent] = replace(entries[parent], members=tuple(members))
    return tuple(replace(one, ordinal=at) for at, one in enumerate(entries, 1))


def _with_headings(
    entries: tuple[Signatory, ...], source: Source, back: frozenset[int], read: Sequence[Signatory]
) -> tuple[Signatory, ...]:
    """Return entries with the headings of groups that stand on the lines which are given back."""
    lines = [source.lines[line - 1] for line in back if line <= len(source.lines)]
    groups = {one.line: one.group for one in read if any(is_heading(one.group, line) for line in lines)}
    return tuple(
        replace(one, group=groups[one.line]) if one.group == OVER and one.line in groups else one for one in entries
    )


def _with_words(
    one: Piece, source: Source, withheld: frozenset[int], back: frozenset[int], printed: Sequence[Piece]
) -> Piece:
    """Return a text with the words of its lines for "[withheld]", or as the source reads if it is not clear which."""
    lines = [line for line in range(one.first, one.last + 1) if line in withheld]
    if back.isdisjoint(lines) or OVER not in one.text:
        return one
    parts = one.text.split(OVER)
    if len(parts) == len(lines) + 1:
        said: list[str] = [" ".join(source.lines[line - 1].split()) if line in back else OVER for line in lines]
        return replace(one, text="".join(part + word for part, word in zip(parts, [*said, ""], strict=True)))
    return next((other for other in printed if (other.first, other.last) == (one.first, one.last)), one)
