"""Habits of a list, decided once for all of its lines: what a role, a group, a blank or a bracket means there."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from sitegen.reading.parsing.lines.facts import LineFacts
from sitegen.reading.parsing.lines.landmarks import Landmarks, shown_lines
from sitegen.reading.parsing.lists.list_openings import is_group_heading
from sitegen.reading.parsing.lists.regions import ListRegion
from sitegen.reading.parsing.names.persons import looks_like_person, names_a_person, starts_with_role

LEAST_WRAPPED = 0.5  # share of the longest line that a line which wraps has at least
LONGEST_BRACKET = 6  # lines over which a bracket may stay open; one that never closes is a slip of the pen


def has_role_lines(marks: Landmarks, region: ListRegion) -> bool:
    """Return whether roles stand below persons in a list: they do below a fifth of its lines, or they are entries."""
    return len(_role_lines(marks, region)) >= 0.2 * len(_lines(marks, region))


def roles_stand_apart(marks: Landmarks, region: ListRegion) -> bool:
    """Return whether blank lines stand between persons and their roles throughout a list."""
    found = _role_lines(marks, region)
    apart = sum(marks.facts[line - 1].blank for line in found)
    return len(found) >= 0.2 * len(_lines(marks, region)) and apart >= 0.7 * len(found) > 0


def _role_lines(marks: Landmarks, region: ListRegion) -> list[int]:
    return [
        line.index
        for above, line in pairwise(_lines(marks, region))
        if starts_with_role(line.rest, marks.vocabulary)
        and looks_like_person(above.rest, marks.vocabulary)
        and not names_a_person(line.rest, marks.vocabulary)
    ]


def group_behind_numbers(marks: Landmarks, region: ListRegion) -> int:
    """Return the first heading of a group behind the last printed number, or -1: entries below it have no numbers."""
    last = next(reversed(region.anchors), None) if region.anchors else None
    if last is None:
        return -1
    below = marks.facts[last + 1 : region.last + 1]
    return next((line.index for line in below if not line.blank and is_group_heading(line, marks)), -1)


def wraps_end_in_blanks(marks: Landmarks, region: ListRegion) -> bool:
    """Return whether only some lines end in a blank: text taken from a page often has one where a line wraps.

    Such lines are long; behind short ones a blank is a slip.
    """
    lines = [line for line in marks.facts[region.first : region.last + 1] if not line.blank]
    ends = [line for line in lines if line.raw.endswith(" ")]
    longest = max((len(line.text) for line in lines), default=0)
    return 0 < len(ends) <= 0.25 * len(lines) and all(len(line.text) >= LEAST_WRAPPED * longest for line in ends)


def plain_over_bold(marks: Landmarks, region: ListRegion) -> int:
    """Return the first line of a list, where it is not bold and every other line begins bold, or -1: a heading."""
    lines = _lines(marks, region)
    bold = [line.rest.startswith(("**", "__")) or line.strong for line in lines]
    return lines[0].index if len(lines) > 3 and not bold[0] and sum(bold) >= 0.9 * (len(lines) - 1) else -1


def lines_in_brackets(marks: Landmarks, region: ListRegion) -> Iterator[int]:
    """Yield the lines of a list before which a bracket was opened that closes on this line or a later one."""
    opened: int | None = None
    for line in _lines(marks, region):
        if opened is None or line.number is not None or line.bullet or line.index - opened > 2 * LONGEST_BRACKET:
            opened = None
        elif _closes(marks, opened, region.last):
            yield line.index
        depth = line.rest.count("(") - line.rest.count(")")
        if depth > 0 and opened is None:
            opened = line.index
        elif depth < 0:
            opened = None


def _closes(marks: Landmarks, opened: int, last: int) -> bool:
    """Return whether the bracket that line `opened` leaves open is closed soon, and no other is opened before."""
    lines = [line for line in marks.facts[opened + 1 : min(last + 1, opened + 2 * LONGEST_BRACKET)] if not line.blank]
    for line in lines[:LONGEST_BRACKET]:
        if line.rest.count(")") > line.rest.count("("):
            return True
        if "(" in line.rest or line.number is not None or line.bullet:
            return False
    return False


def _lines(marks: Landmarks, region: ListRegion) -> tuple[LineFacts, ...]:
    return shown_lines(marks, region.first, region.last)
