"""Lines that name somebody: a person at their start, or a word by which organizations are called."""

from __future__ import annotations

import re

from sitegen.reading.parsing.lines.facts import LineFacts
from sitegen.reading.parsing.names.persons import is_organization_like, is_place, looks_like_person
from sitegen.reading.parsing.vocabulary import Vocabulary

LONGEST_PERSON = 45  # words of one line with a person and all that is said of them
# What stands behind a name on its line.
NAME_ENDS = re.compile(r"[,;(|\t/:，；（：]|\s[-–—]\s|(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff]{2})")


def begins_with_person(line: LineFacts, vocabulary: Vocabulary) -> bool:
    """Return whether a person's name stands at the start of a line, and behind it, parted from it, something else."""
    head = NAME_ENDS.split(line.rest[:120], maxsplit=1)
    return len(head) == 2 and len(line.words) <= LONGEST_PERSON and looks_like_person(head[0], vocabulary)


def names_person(line: LineFacts, vocabulary: Vocabulary) -> bool:
    """Return whether a line is a person's name, or begins with one that something parts from the rest."""
    return begins_with_person(line, vocabulary) or looks_like_person(line.rest, vocabulary)


def names_somebody(line: LineFacts, vocabulary: Vocabulary) -> bool:
    """Return whether a line says by its words that it names a person, an organization or a place."""
    head = NAME_ENDS.split(line.rest.strip("*_ ")[:200], maxsplit=1)[0].strip("*_ ")
    return looks_like_person(head, vocabulary) or is_organization_like(line.rest, vocabulary) or is_place(head)
