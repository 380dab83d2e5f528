"""Habits of a list, decided once for all of its lines: what a role, a group or a blank means there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from sitegen.reading.parsing.lines.facts import LineFacts
from sitegen.reading.parsing.lines.landmarks import Landmarks, shown_lines
from sitegen.reading.parsing.lists.list_openings import is_group_heading
from sitegen.reading.parsing.lists.regions import ListRegion, Stretch
from sitegen.reading.parsing.names.persons import looks_like_person, names_a_person, starts_with_role

LEAST_WRAPPED = 0.5  # share of the longest line that a line which wraps has at least


@dataclass(frozen=True, slots=True)
class ListHabits:
    """What a list does throughout.

    `indent` is that of its bullets. `numbers_lost`: printed numbers leave room for entries without one. `with_roles`:
    roles stand below persons, as they do below a fifth of its lines, or they are entries; `roles_apart`: blank lines
    stand between. `regrouped` is the first heading of a group behind the last printed number, or -1: entries below it
    have no numbers. `blank_ends`: lines that wrap end in a blank.
    """

    indent: int
    numbers_lost: bool
    with_roles: bool
    roles_apart: bool
    regrouped: int
    blank_ends: bool


def habits_of_list(marks: Landmarks, region: ListRegion, stretches: Sequence[Stretch]) -> ListHabits:
    """Return the habits of a list, whose numbers part it into `stretches`."""
    lines = shown_lines(marks, region.first, region.last)
    roles = _role_lines(lines)
    apart = sum(marks.begins_block(line) for line in roles)
    often = len(roles) >= 0.2 * len(lines)
    return ListHabits(
        indent=next((line.indent for line in marks.facts[region.first : region.last + 1] if line.bullet), 0),
        numbers_lost=any(one.room for one in stretches),
        with_roles=often,
        roles_apart=often and apart >= 0.7 * len(roles) > 0,
        regrouped=_group_behind_numbers(marks, region),
        blank_ends=_wraps_end_in_blanks(marks, region),
    )


def _role_lines(lines: Sequence[LineFacts]) -> list[int]:
    return [
        line.index
        for above, line in pairwise(lines)
        if starts_with_role(line.rest) and looks_like_person(above.rest) and not names_a_person(line.rest)
    ]


def _group_behind_numbers(marks: Landmarks, region: ListRegion) -> int:
    last = next(reversed(region.anchors), None) if region.anchors else None
    if last is None:
        return -1
    below = marks.facts[last + 1 : region.last + 1]
    return next((line.index for line in below if not line.blank and is_group_heading(line)), -1)


def _wraps_end_in_blanks(marks: Landmarks, region: ListRegion) -> bool:
    """Return whether only some lines end in a blank: text taken from a page often has one where a line wraps.

    Such lines are long; behind short ones a blank is a slip.
    """
    lines = [line for line in marks.facts[region.first : region.last + 1] if not line.blank]
    ends = [line for line in lines if line.raw.endswith(" ")]
    longest = max((len(line.text) for line in lines), default=0)
    return 0 < len(ends) <= 0.25 * len(lines) and all(len(line.text) >= LEAST_WRAPPED * longest for line in ends)
