"""Title, date, addressees, copies and contacts, from lines with roles."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sitegen.core.model import Contact, LineReading
from sitegen.reading.parsing.context import Context
from sitegen.reading.parsing.dates import find_date, leading_date
from sitegen.reading.parsing.entries import flow
from sitegen.reading.parsing.landmarks import find_email
from sitegen.reading.parsing.parties import without_label

LONGEST_TITLE = 12  # lines
OPENING = 6  # lines of text, any of which may open with the date
_FIELDS_OF_TITLE = ("title", "titel", "titre", "titulo", "título", "subject")
_FIELDS_OF_DATE = ("date", "datum", "fecha", "data", "publisheddate", "published", "pubdate", "publish_date")


def find_title(context: Context, readings: Sequence[LineReading]) -> str | None:
    """Return the title: a labelled subject, else the front matter's, else what stands before the letter."""
    labelled = [context.facts[one.line - 1].rest for one in readings
                if one.winner.role == "title" and one.winner.rule in ("labelled-subject", "goes-on")]  # fmt: skip
    if labelled:
        return without_label(flow(labelled), context)
    for name in _FIELDS_OF_TITLE:
        if context.marks.fields.get(name, ("", 0))[0]:
            return context.marks.fields[name][0]
    lines: list[str] = []
    for one in readings:
        text = context.facts[one.line - 1].rest
        if one.winner.role == "title" and len(lines) < LONGEST_TITLE and not _said(text, lines):
            lines.append(text[:1000])
    return flow(lines) or None


def _said(text: str, lines: Sequence[str]) -> bool:
    """Return whether the title so far holds this line already: pages print their title twice."""
    bare = "".join(one for one in text.lower() if one.isalnum())
    return bool(bare) and bare in "".join(one for line in lines for one in line.lower() if one.isalnum())


def find_letter_date(context: Context, readings: Sequence[LineReading]) -> str | None:
    """Return the date as ISO 8601: the first dateline, else the front matter's, else what else tells it, or None.

    That is the date with which a paragraph opens as in news ("Geneva, 3 May 2021 - We …"), or a month ("2021-09").
    """
    for reading in readings:
        if reading.winner.role == "date" and reading.line - 1 >= context.marks.front:
            found = context.marks.dates.get(reading.line - 1)
            if found and found.iso:
                return found.iso
    for name in _FIELDS_OF_DATE:
        value = context.marks.fields.get(name)
        found = find_date(value[0][:40], context.marks.vocabulary) if value else None
        if found and found.iso:
            return found.iso
    for reading in [one for one in readings if one.winner.role == "body"][:OPENING]:
        found = leading_date(context.facts[reading.line - 1].rest, context.marks.vocabulary)
        if found and found.iso:
            return found.iso
    months = (context.marks.months[one.line - 1] for one in readings if one.winner.rule == "month-line")
    return next((month.iso for month in months), None)


def find_contacts(context: Context, readings: Sequence[LineReading]) -> tuple[Contact, ...]:
    """Return the contacts: person, organization and address from "Person, Organization; address" lines."""
    found = []
    for reading in readings:
        line = context.facts[reading.line - 1]
        email = find_email(line.text) if reading.winner.role == "contact" else None
        if email:
            found.append(_contact(line.rest, email, reading.line))
    return tuple(found)


def _contact(text: str, email: str, line: int) -> Contact:
    before = text.split(email, maxsplit=1)[0]
    before = re.sub(r"(?:mailto:|[\[(<]|e-?mail:?)\s*$", "", before.strip(), flags=re.IGNORECASE)
    parts = [part.strip(" ;,:–—-") for part in re.split(r"[;,|]| [-–—] ", before)]
    parts = [part for part in parts if part]
    return Contact(parts[0] if parts else None, ", ".join(parts[1:]) or None, email, line)
