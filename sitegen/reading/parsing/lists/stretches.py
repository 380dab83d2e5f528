"""What the printed numbers of a list leave room for: the lines between two of them, and how many entries fit there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from sitegen.reading.parsing.lines.facts import LineFacts
from sitegen.reading.parsing.lists.regions import ListRegion
from sitegen.reading.parsing.names.pieces import last_number


@dataclass(frozen=True, slots=True)
class Stretch:
    """Lines of a numbered list between two printed numbers (or before the first, or after the last).

    `room` is how many entries the numbers leave room for, None where one end is open.
    """

    after: int | None
    first: int
    last: int
    room: int | None


def stretches_of(region: ListRegion, facts: Sequence[LineFacts]) -> list[Stretch]:
    """Return the stretches of a list, in order: none, where it has no numbers."""
    lines = list(region.anchors)
    if not lines:
        return []
    found = []
    if region.first < lines[0]:
        found.append(Stretch(None, region.first, lines[0] - 1, region.anchors[lines[0]] - 1))
    for line, following in pairwise(lines):
        number, last = last_number(facts[line].rest, region.anchors[line]), following - 1
        room = region.anchors[following] - number - 1
        if last > line:
            found.append(Stretch(number, line + 1, last, room if room >= 0 else None))
    if lines[-1] < region.last:
        found.append(Stretch(region.anchors[lines[-1]], lines[-1] + 1, region.last, None))
    return found
