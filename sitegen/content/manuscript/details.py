"""What leads to a person in a manuscript's list: mail addresses, telephone numbers, identity documents' numbers.

The site masks them. Messages give their lines, and never quote them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.content.manuscript.entries import Entry, entries_of
from sitegen.core.diagnostics import Diagnostic
from sitegen.core.diagnostics.codes import DETAILS_FOR_A_NAME, DETAILS_IN_ENTRY
from sitegen.core.model import Manuscript
from sitegen.core.source import Span
from sitegen.identity.contacts import MASK, mask_addresses, mask_name

WHAT = "a mail address, a telephone number or the number of an identity document"


def details_in(manuscript: Manuscript, text: str) -> Iterator[Diagnostic]:
    """Yield the entries of a manuscript, whose `text` is given, that hold such details."""
    for one in entries_of(manuscript.letter.signatories):
        if mask_addresses(one.entry) != one.entry or mask_name(one.name) != one.name:
            yield _told(one, Span.line(manuscript.path, _line_of(one, text)))


def _told(one: Entry, place: Span) -> Diagnostic:
    on = f"line {one.line} of the source" if one.line else "an entry"
    if mask_name(one.name) == one.name:
        hint = "nothing has to be done; if the whole entry says too much, withhold it: sitegen withhold LETTER LINE"
        return DETAILS_IN_ENTRY.at(place, f"{on} holds {WHAT} beside the name; the site shows {MASK} instead", hint)
    hint = (
        f"if nobody signs there: sitegen import FILE --is {one.line or 'LINE'}=none, or delete the entry; then, for "
        "its record in organizations.yaml: sitegen tidy"
    )
    return DETAILS_FOR_A_NAME.at(place, f"{on} has {WHAT} in a signatory's name; the site shows {MASK} instead", hint)


def _line_of(one: Entry, text: str) -> int:
    """Return the line of the manuscript on which an entry stands, by the line of its source that it gives."""
    found = re.search(rf"^.*<!--[ \t]*{one.line}(?!\d)", text, re.MULTILINE) if one.line else None
    return text.count("\n", 0, found.start()) + 1 if found else 1
