"""Lines that name somebody: a person at their start, or a word by which organizations are called."""

from __future__ import annotations

from sitegen.reading.parsing.lines.facts import LineFacts
from sitegen.reading.parsing.names.kinds import has_given_name
from sitegen.reading.parsing.names.name_habits import behind_mark
from sitegen.reading.parsing.names.persons import (
    NAME_END,
    before_end,
    behind_office,
    is_appendage,
    is_organization_like,
    is_place,
    looks_like_person,
    starts_with_role,
)
from sitegen.reading.parsing.vocabulary import fold, load_phrases

LONGEST_FOR = 14  # words of a line that says for whom somebody signs
LONGEST_PERSON = 45  # words of one line with a person and all that is said of them


def name_in(text: str) -> str:
    """Return whom a line names at its start: without emphasis, the target of a link, or a mark that it is signed."""
    bare = text.strip("*_ []").split("](")[0]
    return before_end(behind_mark(bare) or bare).strip("*_ .]")


def signer_on(line: LineFacts) -> str | None:
    """Return whom a line names at its start, if it is a person's name and no office."""
    name = name_in(line.rest)
    return name if looks_like_person(name) and not starts_with_role(name) else None


def begins_with_person(line: LineFacts) -> bool:
    """Return whether a person's name stands at the start of a line, and behind it, parted from it, something else."""
    if behind_office(line.rest) is not None:
        return len(line.words) <= LONGEST_PERSON
    head = NAME_END.split(line.rest[:120], maxsplit=1)
    return len(head) == 2 and len(line.words) <= LONGEST_PERSON and looks_like_person(head[0])


def names_person(line: LineFacts) -> bool:
    """Return whether a line is a person's name, or begins with one that something parts from the rest."""
    return begins_with_person(line) or looks_like_person(line.rest)


def names_somebody(line: LineFacts) -> bool:
    """Return whether a line says by its words that it names a person, an organization or a place."""
    head = before_end(line.rest.strip("*_ ")[:200]).strip("*_ ")
    return looks_like_person(head) or is_organization_like(line.rest) or is_place(head)


def says_for_whom(line: LineFacts) -> bool:
    """Return whether a line says for whom those sign who stand below, and names none of them ("On behalf of Foo,")."""
    text = line.rest.strip("*_ ")
    found = load_phrases("letters", "signing_for").match(fold(text))
    behind = text[found.end() :].strip(" ,.:") if found and len(fold(text)) == len(text) else ""
    known = looks_like_person(behind) and has_given_name(behind)
    sentence = line.text.endswith(".") and not is_appendage(line.last_word)
    return bool(behind) and not known and len(line.words) <= LONGEST_FOR and not sentence
