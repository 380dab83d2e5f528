"""Entries of a list with bullets that have lost their own, as in a scan or a paste: told from wraps by their room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from sitegen.reading.parsing.lines.facts import LineFacts
from sitegen.reading.parsing.lines.landmarks import Landmarks, shown_lines
from sitegen.reading.parsing.lines.likeness import name_likeness
from sitegen.reading.parsing.lists.list_openings import is_group_heading
from sitegen.reading.parsing.lists.regions import ListRegion
from sitegen.reading.parsing.lists.wraps import LEAST_WIDTH, led_by_persons
from sitegen.reading.parsing.names.kinds import is_known_person
from sitegen.reading.parsing.names.naming import begins_with_person, name_in, names_person
from sitegen.reading.parsing.names.persons import (
    NAME_END,
    is_organization_like,
    is_place,
    looks_like_person,
    starts_with_role,
)

FEWEST = 6  # lines with a bullet
FEWEST_SHORT = 2  # of a short list
MOST_LOST = 0.35  # of the lines with a bullet; where more have none, they say something of the line above
ROOM = 0.93  # of the longest line, up to which the line above and the first word may reach, if it had room for that
LIKE = 0.75  # how like a name


def lost_bullets(marks: Landmarks, region: ListRegion) -> Iterator[int]:
    """Yield the lines of a list with bullets that are entries without one.

    They stand where the bullets do, are few, and name somebody as the others do: a person with an office, or a person
    below another, or where the line above had room for their first word, if they went on from it. In a short list both
    are known to be persons.
    """
    lines = shown_lines(marks, region.first, region.last) if region.style == "bulleted" else ()
    marked = [line for line in lines if line.bullet]
    if len(marked) < FEWEST:
        yield from _lost_in_short_list(lines, marked)
        return
    longest = max(len(line.raw.rstrip()) for line in lines)
    persons = led_by_persons(marks, region) or 2 * sum(map(names_person, marked)) > len(marked)
    indents = {line.indent for line in marked}
    bare = [(above, line) for above, line in pairwise(lines) if not line.marked and line.indent in indents]
    found = []
    for above, line in bare:
        reach = len(above.raw.rstrip()) + 1 + len(line.words[0] if line.words else "")
        has_room = reach <= ROOM * longest or longest < LEAST_WIDTH
        whole = looks_like_person(above.rest) and looks_like_person(line.rest)
        begins = above.marked and line.index == above.index + 1 and (has_room or whole)
        if (begins and _is_entry(line, persons=persons)) or (persons and _has_office(line)):
            found.append(line.index)
    if len(found) <= MOST_LOST * len(marked):
        yield from found


def _lost_in_short_list(lines: Sequence[LineFacts], marked: Sequence[LineFacts]) -> Iterator[int]:
    """Yield the one line without a bullet of a short list, if it begins with a known person, and so do all others."""
    bare = [(above, line) for above, line in pairwise(lines) if not line.marked]
    if len(bare) != 1 or len(marked) < FEWEST_SHORT or not all(map(_is_known_person, lines)):
        return
    above, line = bare[0]
    if line.indent in {one.indent for one in marked} and line.index == above.index + 1:
        yield line.index


def _is_known_person(line: LineFacts) -> bool:
    """Return whether a line is a person with a known given name, alone or with something parted from it."""
    return names_person(line) and is_known_person(name_in(line.rest)) and not is_place(line.rest)


def _has_office(line: LineFacts) -> bool:
    """Return whether a line is a person and, parted from the name, an office."""
    return begins_with_person(line) and starts_with_role(NAME_END.split(line.rest, maxsplit=1)[1].strip())


def _is_entry(line: LineFacts, *, persons: bool) -> bool:
    """Return whether a line names somebody of the kind that the list names, and says nothing of somebody."""
    small = line.rest[:1] != line.rest[:1].upper()
    if small or is_group_heading(line) or is_place(line.rest) or starts_with_role(line.rest):
        return False
    if persons and (begins_with_person(line) or names_person(line)):
        return not is_organization_like(line.rest.split(",")[0])
    called = is_organization_like(line.words[0]) or (is_organization_like(line.rest) and name_likeness(line) >= LIKE)
    return not persons and called
