"""Entries of a manuscript that no longer sign: struck out, or with words that say so. They are left out, and told."""

from __future__ import annotations

from dataclasses import replace

from sitegen.content.manuscript.entries import Entry, entries_of
from sitegen.core.diagnostics import Checked, Diagnostic
from sitegen.core.diagnostics.codes import RETRACTED_LISTED
from sitegen.core.model import Manuscript
from sitegen.core.source import Span
from sitegen.reading.parsing.entries.withdrawn import begins_struck, says_retracted


def without_retracted(m: Manuscript) -> Checked[Manuscript]:
    """Return a manuscript without the entries and members that no longer sign; each is told, and none is quoted."""
    listed = entries_of(m.letter.signatories)
    gone = [one for one in listed if says_retracted(one.entry) or begins_struck(one.entry)]
    if not gone:
        return Checked(m)
    lines = {one.written for one in gone}
    kept = [
        replace(one, members=tuple(member for member in one.members if member.written not in lines))
        for one in m.letter.signatories
        if one.written not in lines
    ]
    left = replace(m, letter=replace(m.letter, signatories=tuple(kept)))  # with their ordinals, which are addresses
    return Checked(left, tuple(_told(one, m) for one in gone))


def _told(one: Entry, m: Manuscript) -> Diagnostic:
    line = one.line or "LINE"
    message = "this entry is struck out, or says that it no longer signs: it is not published"
    hint = (
        f"delete it here; the source's file still holds the name: sitegen withhold {m.letter_id} {line} --name NAME\n"
        "if somebody does sign, write the entry without the words that say otherwise, and why: "
        f'departures: [{{line: {line}, reason: "…"}}]'
    )
    return RETRACTED_LISTED.at(Span.line(m.path, one.written), message, hint)
