"""What lines look like as parts of a list: marked alike and worded as names. And running text, told by its wraps."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from sitegen.reading.parsing.lines.facts import COLONS, LineFacts
from sitegen.reading.parsing.lines.landmarks import Landmarks, begins_note
from sitegen.reading.parsing.lines.likeness import LIKE_A_NAME, is_prose, name_likeness
from sitegen.reading.parsing.lists.list_endings import stops_list
from sitegen.reading.parsing.names.naming import begins_with_person
from sitegen.reading.parsing.names.persons import before_end, looks_like_person
from sitegen.reading.parsing.vocabulary import REMEMBERED

LONGEST_ENTRY = 28  # words of one line of an entry
MANY_WORDS = 20  # of a block without capitals: text, whatever the language
LIKE_A_MARKED_NAME = 0.4
_SOURCE = re.compile(r"https?://|\bdoi\b|\((?:[^\W\d_]+ \d{1,2}, )?[12]\d{3}\)", re.IGNORECASE)
_TARGET = re.compile(
    r"\]\([^()\s]{0,500}\)|<https?://[^<>\s]{1,300}>$"
)  # of a link: it says nothing of the name before it

# How a line is marked: with a bullet, with a number, as cells of a row.
Shape = tuple[bool, bool, bool]


def shape_of(line: LineFacts) -> Shape:
    """Return how a line is marked. Entries of one list are marked alike."""
    return line.bullet != "", line.number is not None, len(line.cells) > 1


def entry_like(marks: Landmarks, index: int) -> bool:
    """Return whether line `index` can be an entry by its words: no heading, no sentence, nothing that ends a list."""
    line = marks.facts[index]
    if not line.shown or line.level or len(line.words) > LONGEST_ENTRY:
        return False
    if line.text.endswith((*COLONS, "?", "!", "？", "。")) or stops_list(marks, index) or note_like(marks, index):
        return False
    if begins_with_person(line):
        return True
    least = LIKE_A_MARKED_NAME if line.marked else LIKE_A_NAME
    return name_likeness(line) >= least and not is_prose((line,))


def note_like(marks: Landmarks, index: int) -> bool:
    """Return whether line `index` is part of a note: it has a note's mark, or an address or a year as sources do."""
    return begins_note(marks, index) or says_source(marks.facts[index].text)


@lru_cache(maxsize=REMEMBERED)
def says_source(text: str) -> bool:
    """Return whether a text has an address or a year as sources of something do; the target of a link says nothing."""
    return _SOURCE.search(_TARGET.sub("]", text[:600])) is not None


def is_text(lines: Sequence[LineFacts]) -> bool:
    """Return whether a block is running text: by its words, by its wraps, or as many words with few capitals."""
    if is_prose(tuple(lines[:6])) or is_running(lines):
        return True
    words = [word for line in lines[:12] for word in line.words[:60]]
    marked = any(line.marked for line in lines[:12])
    return len(words) >= MANY_WORDS and not marked and sum(word[:1].isupper() for word in words) < 0.35 * len(words)


def is_running(lines: Sequence[LineFacts]) -> bool:
    """Return whether lines without a blank one between are running text, in any language.

    The lines are long, many begin in small letters, because sentences wrap anywhere, and hardly any that begins with a
    capital begins with a person's name.
    """
    lines = lines[:12]
    if len(lines) < 3 or any(line.marked or line.cells for line in lines):
        return False
    long = sum(len(line.text) > 45 for line in lines)
    small = [line for line in lines[1:] if line.rest[:1].islower()]
    if long < 0.7 * (len(lines) - 1) or len(small) < 0.34 * (len(lines) - 1):
        return False
    heads = [line for line in lines if line.rest[:1].isupper()]
    persons = sum(looks_like_person(before_end(line.rest)) for line in heads)
    words = [word for line in lines for word in line.words]
    capitals = sum(word[:1].isupper() for word in words)
    return persons < 0.5 * max(1, len(heads)) and capitals < 0.4 * len(words)
