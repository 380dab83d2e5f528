"""Notes below a numbered list, whose numbers begin anew in brackets: "(1) Report of the river board, p. 4."."""

from __future__ import annotations

from collections.abc import Sequence

from sitegen.reading.parsing.lines.landmarks import Landmarks, begins_note

FEWEST_COUNTED = 2  # numbers of a list before those of its notes


def notes_below(marks: Landmarks, first: int, numbers: Sequence[tuple[int, int]]) -> int | None:
    """Return the line on which notes begin below the list from line `first`, or None if there are none.

    `numbers` are the (line, number) pairs that may count its entries. Notes count from one, in brackets where the
    entries have none, and the text above the list refers to the first: "for 140 days.(1)".
    """
    for position, (index, number) in enumerate(numbers):
        if number != 1 or position < FEWEST_COUNTED or marks.glued.get(1, first) >= first:
            continue
        above = marks.facts[numbers[position - 1][0]].text.lstrip()
        if marks.facts[index - 1].blank and not above.startswith("(") and begins_note(marks, index):
            return index
    return None
