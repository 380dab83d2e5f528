"""The names on a line that names who sends a letter: one, or several in cells, or persons in a row."""

from __future__ import annotations

from sitegen.reading.parsing.names.parted import persons_in_turn
from sitegen.reading.parsing.names.persons import is_organization_like, looks_like_person
from sitegen.reading.parsing.names.several import joined_persons
from sitegen.reading.parsing.vocabulary import load_words
from sitegen.reading.senders.candidates import Candidate


def names_on(one: Candidate) -> list[str]:
    """Return the names that stand where a sender stands, with what is said of each; mostly one."""
    if len(one.line.cells) > 1 and not one.said:
        cells = [cell.strip("*_ ") for cell in one.line.cells]
        named = [looks_like_person(cell) or is_organization_like(cell) for cell in cells]
        if all(named):
            return cells
    if persons_in_turn(one.rest):
        return _in_turn(one.rest)
    return joined_persons(one.rest)[0] or [one.rest]


def _in_turn(text: str) -> list[str]:
    """Return the persons of a row, as far as it names persons: "Jane Roe, John Doe and Ann Poe, for the boatmen"."""
    joints = load_words("numbers", "and") | {"&", "+"}
    found: list[str] = []
    for part in (part.strip(" .") for part in text.split(",")):
        words: list[str] = []
        for word in [*part.split(), None]:
            if word is not None and word not in joints:
                words.append(word)
                continue
            name = " ".join(words)
            words = []
            if name and not looks_like_person(name):
                return found
            found += [name] if name else []
    return found
