"""Entries of a manuscript that are not published as they stand: who no longer signs, and what leads to a person.

Whoever is struck out, or said to sign no longer, is left out. Mail addresses, telephone numbers and numbers of identity
documents are masked on the site. Messages give the lines, and never quote them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from shlex import quote

from sitegen.content.manuscript.entries import Entry, entries_of
from sitegen.core.diagnostics import Checked, Diagnostic
from sitegen.core.diagnostics.codes import DETAILS_FOR_A_NAME, DETAILS_IN_ENTRY, RETRACTED_LISTED
from sitegen.core.model import Manuscript
from sitegen.core.source import Span
from sitegen.identity.contacts import MASK, mask_addresses, mask_name
from sitegen.reading.parsing.entries.withdrawn import begins_struck, says_retracted

_WHAT = "a mail address, a telephone number or the number of an identity document"


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
    return Checked(left, tuple(_left_out(one, m) for one in gone))


def _left_out(one: Entry, m: Manuscript) -> Diagnostic:
    line = one.line or "LINE"
    message = "this entry is struck out, or says that it no longer signs: it is not published"
    hint = (
        f"delete it here; the source's file still holds the name: sitegen withhold {m.letter_id} {line} --name NAME\n"
        "if somebody does sign, write the entry without the words that say otherwise, and why: "
        f'departures: [{{line: {line}, reason: "…"}}]'
    )
    return RETRACTED_LISTED.at(Span.line(m.path, one.written), message, hint)


def details_in(manuscript: Manuscript, text: str) -> Iterator[Diagnostic]:
    """Yield the entries of a manuscript, whose `text` is given, that hold such details."""
    for one in entries_of(manuscript.letter.signatories):
        if mask_addresses(one.entry) != one.entry or mask_name(one.name) != one.name:
            yield _told(one, Span.line(manuscript.path, _line_of(one, text)), manuscript)


def _told(one: Entry, place: Span, m: Manuscript) -> Diagnostic:
    on = f"line {one.line} of the source" if one.line else "an entry"
    if mask_name(one.name) == one.name:
        command = f"sitegen withhold {m.letter_id} {one.line or 'LINE'}"
        hint = f"nothing has to be done; if the whole entry says too much, withhold it: {command}"
        return DETAILS_IN_ENTRY.at(place, f"{on} holds {_WHAT} beside the name; the site shows {MASK} instead", hint)
    content = m.path.rpartition("letters/")[0]
    file = quote(f"{content}sources/{m.source.file}") if m.source else "FILE"
    hint = (
        f"if nobody signs there: sitegen import {file} --is {one.line or 'LINE'}=none, or delete the entry; then, for "
        "its record in organizations.yaml: sitegen tidy"
    )
    return DETAILS_FOR_A_NAME.at(place, f"{on} has {_WHAT} in a signatory's name; the site shows {MASK} instead", hint)


def _line_of(one: Entry, text: str) -> int:
    """Return the line of the manuscript on which an entry stands, by the line of its source that it gives."""
    found = re.search(rf"^.*<!--[ \t]*{one.line}(?!\d)", text, re.MULTILINE) if one.line else None
    return text.count("\n", 0, found.start()) + 1 if found else 1
