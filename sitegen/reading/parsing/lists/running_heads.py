"""Running headers and footers, told by their repetition."""

from __future__ import annotations

from collections import Counter

from sitegen.reading.parsing.lines.landmarks import Landmarks, is_page_number
from sitegen.reading.parsing.lists.regions import ListRegion

NEAR = 2  # lines from a page number to a running head; a blank one may stand between


def find_repeated(marks: Landmarks, lists: tuple[ListRegion, ...]) -> frozenset[str]:
    """Return the texts of running headers and footers.

    They stand, without number or bullet, on three lines or more, or on two of which one is a page's first or
    beside a page number.
    """
    tabled = {
        line
        for region in lists
        if region.layout.shape in ("rows", "cells", "places", "cards", "pairs")
        for line in range(region.first, region.last + 1)
    }
    lines = [line for line in marks.facts if len(line.plain) > 3 and not line.marked and line.index not in tabled]
    counts = Counter(line.plain for line in lines)
    found = {text for text, count in counts.items() if count >= 3}
    for line in lines:
        if counts[line.plain] == 2 and (line.page_start or _beside_page_number(marks, line.index)):
            found.add(line.plain)
    return frozenset(found)


def _beside_page_number(marks: Landmarks, index: int) -> bool:
    near = (line for line in (marks.above(index), marks.below(index)) if line and abs(line.index - index) <= NEAR)
    return any(is_page_number(line) for line in near)
