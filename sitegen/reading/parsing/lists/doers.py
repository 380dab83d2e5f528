"""Lines below signatures that say who did what for a letter, behind words that nobody knows: "Layout: Jane Roe"."""

from __future__ import annotations

from sitegen.reading.parsing.lines.facts import LineFacts, latin_marks
from sitegen.reading.parsing.lines.landmarks import Landmarks
from sitegen.reading.parsing.names.kinds import has_given_name
from sitegen.reading.parsing.names.naming import name_in, names_person, says_for_whom
from sitegen.reading.parsing.names.persons import (
    is_organization_like,
    is_place,
    looks_like_person,
    starts_with_role,
)
from sitegen.reading.parsing.vocabulary import load_phrases

LONGEST = 4  # words before the colon
MOST_BEHIND = 12  # lines behind the first of them
MOST_ABOVE = 6  # lines of the signatures above them


def says_who_did(marks: Landmarks, index: int) -> bool:
    """Return whether line `index` begins a block of labels that are no office, each with a known person behind it.

    It stands at the end of a letter, and persons without labels sign right above it. Whether those below sign, too, is
    not known: no reader lists them, and the verdict says so.
    """
    line = marks.facts[index]
    if ":" not in latin_marks(line.rest[:80]) or not marks.begins_block(index):
        return False
    block = marks.following(index, MOST_BEHIND)
    behind = sum(one.shown for one in marks.facts[index : index + 3 * MOST_BEHIND])
    if behind > MOST_BEHIND or not all(_is_doer(marks, one) for one in block):
        return False
    above = marks.above(index)
    if above is None:
        return False
    signed = marks.block_at(above.index)
    lines = marks.facts[max(signed.first, above.index - MOST_ABOVE) : above.index + 1]
    return names_person(lines[0]) and not any(":" in latin_marks(one.rest) for one in lines)


def says_who_published(line: LineFacts) -> bool:
    """Return whether a line says who posted, edited or translated a letter: words for it, and a colon or a person."""
    found = load_phrases("cues", "published_by").match(line.plain)
    if found is None:
        return False
    behind = latin_marks(line.plain[found.end() :]).lstrip(" *_")
    words = line.plain[: found.end()].split()
    return behind.startswith(":") or (len(words) > 1 and looks_like_person(" ".join(line.rest.split()[len(words) :])))


def doer_on(line: LineFacts) -> str | None:
    """Return the person behind the label at a line's start, if that is short and no office, body, person or place."""
    label, colon, said = latin_marks(line.rest).partition(":")
    label, name = label.strip(" *_"), name_in(said.strip(" *_"))
    if not colon or not 0 < len(label.split()) <= LONGEST or not looks_like_person(name) or starts_with_role(name):
        return None
    known = starts_with_role(label) or is_organization_like(label) or is_place(label) or looks_like_person(label)
    return None if known else name


def _is_doer(marks: Landmarks, line: LineFacts) -> bool:
    """Return whether a line is a label and a known person, and its words do not say that somebody signs."""
    name = doer_on(line)
    if name is None or not has_given_name(name) or line.marked or line.level or line.cells or says_for_whom(line):
        return False
    said = {"statement", "closing"} & set(marks.cues[line.index])
    return not said and load_phrases("cues", "statement_within").search(line.plain) is None
