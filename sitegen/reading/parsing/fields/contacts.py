"""Whom a letter says to ask: the person, the organization and the address on lines that give contacts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sitegen.core.model import Contact, LineReading
from sitegen.reading.parsing.context import Context
from sitegen.reading.parsing.lines.facts import read_facts
from sitegen.reading.parsing.lines.likeness import name_likeness
from sitegen.reading.parsing.lines.mail_addresses import find_email
from sitegen.reading.parsing.names.persons import is_office, looks_like_person
from sitegen.reading.parsing.vocabulary import fold, load_forms, load_vocabulary

TELEPHONE = 7  # figures of a telephone's number, at least
NAMED = 0.5  # likeness from which a part is a name; what is left of a sentence has less
_BEFORE_ADDRESS = re.compile(r"(?:(?:mailto:|[\[(<]|e-?mail:?)\s*)+$", re.IGNORECASE)
_PARTS = re.compile(r"[;,|:]| [-–—] |(?<=[^\W\d_]{4}[.?!]) ")
_AROUND = " ;,:.–—-*_•"


def find_contacts(context: Context, readings: Sequence[LineReading]) -> tuple[Contact, ...]:
    """Return the contacts: person, organization and address from "Person, Organization; address" lines.

    Words that say whom to ask are no name, nor is what is left of a sentence around an address.
    """
    found: list[Contact] = []
    above: list[str] = []  # lines of the same contact without an address
    for reading in readings:
        if reading.winner.role != "contact":
            found += _by_telephone(above, reading.line)
            above = []
            continue
        text = context.facts[reading.line - 1].rest.replace("\\@", "@")  # Markdown may escape it
        email = find_email(text)
        if email is None:
            above.append(text)
            continue
        names = _names(_BEFORE_ADDRESS.sub("", text.split(email, maxsplit=1)[0].strip()))
        found.append(_contact(names or _names_above(above), email, reading.line))
        above = []
    found += _by_telephone(above, len(readings) + 1)
    return tuple(found)


def _by_telephone(lines: Sequence[str], end: int) -> Iterator[Contact]:
    """Yield the contact of lines, the last before line `end`, that give a person and a telephone's number only."""
    names = _names_above(lines)
    if names and any(sum(map(str.isdigit, one)) >= TELEPHONE for one in lines):
        at = next(at for at, one in enumerate(lines) if names[0] in one)
        yield Contact(names[0], ", ".join(names[1:]) or None, None, end - len(lines) + at)


def _names_above(lines: Sequence[str]) -> list[str]:
    """Return a person whom one of several lines names, and the body behind the name, or nothing."""
    for line in lines:
        names = _names(line)
        at = next((at for at, one in enumerate(names) if looks_like_person(one)), len(names))
        if at < len(names):
            return [names[at], *(one for one in names[at + 1 :] if " " in one)]
    return []


def _names(text: str) -> list[str]:
    parts = (_without_cue(part.strip(_AROUND)) for part in _PARTS.split(text))
    return [part for part in parts if part and _is_name(part)]


def _contact(names: Sequence[str], email: str, line: int) -> Contact:
    if len(names) == 1 and not looks_like_person(names[0]) and " " in names[0]:
        return Contact(None, names[0], email, line)
    return Contact(names[0] if names else None, ", ".join(names[1:]) or None, email, line)


def _without_cue(part: str) -> str:
    """Return a part without the words before its name that say whom to ask: "please contact", "Media contact"."""
    while part and (cue := load_vocabulary().cues["contact"].match(fold(part))) and len(fold(part)) == len(part):
        part = part[cue.end() :].strip(_AROUND)
    small = [word.islower() for word in part.split()]
    if True in small and False in small and small[0] and part.split()[0] not in load_forms("particles"):
        part = " ".join(part.split()[small.index(False) :])  # "merci de contacter Léa Martin"
    return part


def _is_name(part: str) -> bool:
    line = read_facts([part])[0]
    if sum(map(str.isdigit, part)) >= sum(map(str.isalpha, part)):  # a telephone's number is nobody
        return False
    if part in load_vocabulary().connectors or is_office(part):
        return False
    return looks_like_person(part) or name_likeness(line) >= NAMED
