"""What stands behind a list in a block of its own and is unlike all of it: to whom the letter goes, with an address."""

from __future__ import annotations

from collections.abc import Sequence

from sitegen.reading.parsing.lines.facts import LineFacts
from sitegen.reading.parsing.lines.landmarks import Block, Landmarks
from sitegen.reading.parsing.names.naming import names_person

FEWEST = 4  # blocks before the last that show what entries look like
MOSTLY = 0.8  # share of them that begin with a person
FEWEST_FIGURES = 2  # lines with figures that make a block an address
FEWEST_DIGITS = 3  # of such a line; "District 12" has fewer
MOST_LOOKED_AT = 40  # blocks


def without_address(marks: Landmarks, first: int, last: int) -> int:
    """Return the last line of the list on lines `first` to `last`, without a block at its end that is none of it.

    In a list of persons that is a block with an address, where no other has one.
    """
    *before, end = _blocks(marks, first, last) or [()]
    if len(before) < FEWEST or not _are_persons(before) or not _is_address(before, end):
        return last
    return before[-1][-1].index


def _blocks(marks: Landmarks, first: int, last: int) -> list[tuple[LineFacts, ...]]:
    """Return the last blocks of a list, in order."""
    number = marks.block_of[last]
    if number < 0:
        return []
    found: list[Block] = []
    while number >= 0 and marks.blocks[number].last >= first and len(found) < MOST_LOOKED_AT:
        found.append(marks.blocks[number])
        number -= 1
    return [marks.facts[max(first, one.first) : min(last, one.last) + 1] for one in reversed(found)]


def _are_persons(blocks: Sequence[Sequence[LineFacts]]) -> bool:
    return sum(names_person(block[0]) for block in blocks) >= MOSTLY * len(blocks)


def _is_address(before: Sequence[Sequence[LineFacts]], end: Sequence[LineFacts]) -> bool:
    """Return whether figures stand on several lines of a block, as in an address, and in hardly any other block."""
    alone = _figures(end, FEWEST_DIGITS) >= FEWEST_FIGURES > max(_figures(block, FEWEST_DIGITS) for block in before)
    housed = sum(_figures(block, 1) >= FEWEST_FIGURES for block in before)
    return alone and 2 * housed < len(before)


def _figures(block: Sequence[LineFacts], fewest: int) -> int:
    return sum(sum(map(str.isdecimal, line.text)) >= fewest for line in block)
