"""Whom a letter says to ask: the person, the organization and the address on lines that give contacts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sitegen.core.model import Contact, LineReading
from sitegen.reading.parsing.context import Context
from sitegen.reading.parsing.lines.facts import read_facts
from sitegen.reading.parsing.lines.likeness import name_likeness
from sitegen.reading.parsing.lines.mail_addresses import find_email
from sitegen.reading.parsing.names.persons import looks_like_person
from sitegen.reading.parsing.vocabulary import Vocabulary, fold

NAMED = 0.5  # likeness from which a part is a name; what is left of a sentence has less
_BEFORE_ADDRESS = re.compile(r"(?:(?:mailto:|[\[(<]|e-?mail:?)\s*)+$", re.IGNORECASE)
_PARTS = re.compile(r"[;,|:]| [-–—] |(?<=[^\W\d_]{4}[.?!]) ")
_AROUND = " ;,:.–—-*_•"


def find_contacts(context: Context, readings: Sequence[LineReading]) -> tuple[Contact, ...]:
    """Return the contacts: person, organization and address from "Person, Organization; address" lines.

    Words that say whom to ask are no name, nor is what is left of a sentence around an address.
    """
    found = []
    for reading in readings:
        line = context.facts[reading.line - 1]
        email = find_email(line.text) if reading.winner.role == "contact" else None
        if email:
            found.append(_contact(line.rest, email, reading.line, context.vocabulary))
    return tuple(found)


def _contact(text: str, email: str, line: int, vocabulary: Vocabulary) -> Contact:
    before = _BEFORE_ADDRESS.sub("", text.split(email, maxsplit=1)[0].strip())
    parts = [_without_cue(part.strip(_AROUND), vocabulary) for part in _PARTS.split(before)]
    names = [part for part in parts if part and _is_name(part, vocabulary)]
    if len(names) == 1 and not looks_like_person(names[0], vocabulary) and " " in names[0]:
        return Contact(None, names[0], email, line)
    return Contact(names[0] if names else None, ", ".join(names[1:]) or None, email, line)


def _without_cue(part: str, vocabulary: Vocabulary) -> str:
    """Return a part without the words before its name that say whom to ask: "please contact", "Media contact"."""
    while part and (cue := vocabulary.cues["contact"].match(fold(part))) and len(fold(part)) == len(part):
        part = part[cue.end() :].strip(_AROUND)
    return part


def _is_name(part: str, vocabulary: Vocabulary) -> bool:
    line = read_facts([part])[0]
    return looks_like_person(part, vocabulary) or name_likeness(line, vocabulary) >= NAMED
