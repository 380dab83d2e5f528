"""Signatures that marks tell ("gez. Jane Roe", "/s/ Jane Roe"), where no other words open a list of them."""

from __future__ import annotations

from sitegen.reading.parsing.lines.landmarks import Landmarks
from sitegen.reading.parsing.lists.regions import ListRegion
from sitegen.reading.parsing.names.name_habits import is_by_hand

LONGEST = 4  # lines from one such signature to the next


def find_signed_by_hand(marks: Landmarks) -> ListRegion | None:
    """Return the last lines signed by hand as a list, with what stands below each name; None where nobody signs so."""
    signed = [
        line.index for line in marks.facts[marks.front :] if line.text and is_by_hand(line.rest, marks.vocabulary)
    ]
    if not signed:
        return None
    first = signed[-1]
    for at in reversed(signed[:-1]):
        if first - at > LONGEST:
            break
        first = at
    last = marks.block_at(signed[-1]).last
    return ListRegion(first, first, min(last, signed[-1] + LONGEST - 1), "closing", "plain", {})
