"""Title, date, addressees, copies and contacts, from lines with roles."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sitegen.model import Contact, LineReading, LineRole
from sitegen.parsing.context import Context
from sitegen.parsing.dates import find_date
from sitegen.parsing.entries import unwrap
from sitegen.parsing.landmarks import find_email

_FIELDS_OF_TITLE = ("title", "titel", "titre", "titulo", "título", "subject")
_FIELDS_OF_DATE = ("date", "datum", "fecha", "data", "publisheddate", "published", "pubdate", "publish_date")


def find_title(context: Context, readings: Sequence[LineReading]) -> str | None:
    """Return the title: a labelled subject, else the front matter's, else what stands before the letter."""
    labelled = [context.facts[one.line - 1].rest for one in readings
                if one.winner.role == "title" and one.winner.rule in ("labelled-subject", "goes-on")]  # fmt: skip
    if labelled:
        return _without_label(unwrap(labelled), context)
    for name in _FIELDS_OF_TITLE:
        if context.marks.fields.get(name, ("", 0))[0]:
            return context.marks.fields[name][0]
    lines = [context.facts[one.line - 1].rest for one in readings if one.winner.role == "title"]
    return unwrap(lines) or None


def find_letter_date(context: Context, readings: Sequence[LineReading]) -> str | None:
    """Return the date as ISO 8601: the first dateline, else the front matter's, else None."""
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
    return None


def find_parties(context: Context, readings: Sequence[LineReading], role: LineRole) -> tuple[str, ...]:
    """Return the addressees or the copies, one for each labelled line or line under a label; wrapped lines joined."""
    found: list[str] = []
    for reading in readings:
        if reading.winner.role != role:
            continue
        line = context.facts[reading.line - 1]
        text = _without_label(line.rest, context) if reading.winner.rule.startswith("labelled") else line.rest
        if found and reading.winner.rule == "goes-on" and _goes_on(found[-1], text, context):
            found[-1] = unwrap([found[-1], text])
        elif text:
            found.append(text)
    return tuple(one.strip(" ,;") for one in found if one.strip(" ,;"))


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
    before = text.split(email)[0]
    before = re.sub(r"(?:mailto:|[\[(<]|e-?mail:?)\s*$", "", before.strip(), flags=re.IGNORECASE)
    parts = [part.strip(" ;,:–—-") for part in re.split(r"[;,|]| [-–—] ", before)]
    parts = [part for part in parts if part]
    return Contact(parts[0] if parts else None, ", ".join(parts[1:]) or None, email, line)


def _without_label(text: str, context: Context) -> str:
    vocabulary = context.marks.vocabulary
    for name in ("subject", "cc", "addressee"):
        found = vocabulary.cues[name].match(text.lower())
        if found:
            rest = text[found.end() :].lstrip(" :.-–—")
            if name != "addressee" or ":" in text[: found.end() + 2] or " " not in found[0]:
                return rest
            return text[len(found[0].split()[0]) :].strip()
    return text


def _goes_on(above: str, text: str, context: Context) -> bool:
    words = text.split()
    return (
        above.endswith(",")
        or text[:1].islower()
        or (len(above) > 55 and context.width > 0 and len(words) <= 3)
    )
