"""How a list marks its entries, and which printed numbers count them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Literal

from sitegen.reading.parsing.lines.facts import LineFacts
from sitegen.reading.parsing.lines.landmarks import Landmarks, begins_note, shown_lines

LONGEST_ROW = 12  # lines of a row of a table with its number alone on the first
LONGEST_SKIP = 5  # numbers that a list of lone numbers can have lost in one place
FEWEST_BARE = 3  # numbers without marks that count, and those behind a number that the list has lost
FEWEST_ONE_BY_ONE = 6  # numbers without marks that count from another number than one
FEWEST_COUNTED = 2  # numbers that are not more than a chance
FEWEST_BEFORE_NOTES = 2  # numbers of a list before those of its notes
MISREAD_ONE = re.compile(r"[lI|!][.,)] ?(?=[^\W\d_])")
Style = Literal["numbered", "bulleted", "plain", "paragraph"]


def entry_numbers(lines: Sequence[LineFacts]) -> list[tuple[int, int]]:
    """Return the (line, number) pairs that may count entries.

    A number without a mark ("12 Foo", or "12" alone on its line) counts only where such numbers rise one by one, for
    names begin with numbers too: from one, or many of them. Alone on its line it may skip a few, and so may one from
    which the next ones rise one by one again.
    """
    marked = [(line.index, line.number) for line in lines if line.number is not None]
    counted = _counted_one_by_one(lines)
    if len(counted) > max(len(marked), FEWEST_COUNTED):
        return counted
    if len(marked) >= 2:
        return marked
    bare: list[tuple[int, int]] = []
    for at, line in enumerate(lines):
        if line.bare is None:
            continue
        if _begins(lines[at:]) if not bare else _counts_on(bare[-1], line) or _goes_on(bare, lines[at:]):
            bare.append((line.index, line.bare))
    return bare if len(bare) >= FEWEST_BARE else marked


def _counted_one_by_one(lines: Sequence[LineFacts]) -> list[tuple[int, int]]:
    """Return numbers with marks and without that rise one by one from the list's start, as a scan may mix them.

    Its first number may be read as a letter: "l. Foo", "2, Bar", "3 Baz", "4. Qux".
    """
    found: list[tuple[int, int]] = []
    above: LineFacts | None = None
    marked = 0
    for line in lines:
        number = line.number if line.number is not None else None if line.rest.isdecimal() else line.bare
        if not found and number == 2 and above is not None and MISREAD_ONE.match(above.rest):
            found.append((above.index, 1))
        if number == len(found) + 1:
            found.append((line.index, number))
            marked += line.number is not None
        above = above if line.blank else line
    return found if marked else []


def _counts_on(last: tuple[int, int], line: LineFacts) -> bool:
    """Return whether a bare number counts on from the last; numbers alone on their lines far apart count pages."""
    above, number = last
    alone = line.rest.isdecimal()
    most = LONGEST_SKIP if alone else 1
    return (
        line.bare is not None
        and number < line.bare <= number + most
        and (not alone or line.index - above <= LONGEST_ROW)
    )


def _goes_on(before: Sequence[tuple[int, int]], lines: Sequence[LineFacts]) -> bool:
    """Return whether a list that has counted so far lost a few numbers before these lines, which count on."""
    first, last = lines[0].bare or 0, before[-1][1]
    return len(before) >= FEWEST_BARE and last + 1 < first <= last + LONGEST_SKIP and _rise(lines, FEWEST_BARE)


def _begins(lines: Sequence[LineFacts]) -> bool:
    """Return whether numbers begin on the first of these lines: with one, or so many one by one as no names do."""
    first = lines[0].bare
    return first is not None and (first <= 1 or _rise(lines, FEWEST_ONE_BY_ONE))


def _rise(lines: Sequence[LineFacts], least: int) -> bool:
    """Return whether the bare numbers of so many entries rise one by one from that of the first line on."""
    numbers = [line.bare for line in lines[: least * LONGEST_ROW] if line.bare is not None][:least]
    return len(numbers) == least and all(number + 1 == following for number, following in pairwise(numbers))


def style_of(marks: Landmarks, first: int, last: int, anchors: Mapping[int, int]) -> Style:
    """Return how the list marks its entries, by what most of its lines do."""
    lines = shown_lines(marks, first, last)
    if len(anchors) >= 2 and len(anchors) >= 0.15 * len(lines):
        return "numbered"
    bulleted = [line for line in lines if line.bullet]
    most = len(bulleted) >= 0.5 * len(lines) or _are_wraps([line for line in lines if not line.bullet], bulleted)
    return "bulleted" if len(bulleted) > 1 and most and lines else "plain"


def _are_wraps(others: Sequence[LineFacts], bulleted: Sequence[LineFacts]) -> bool:
    """Return whether all lines without a bullet stand deeper than those with one, as lines do that go on."""
    deepest = max((line.indent for line in bulleted), default=0)
    return len(bulleted) > 1 and all(line.indent > deepest for line in others)


def notes_below(marks: Landmarks, first: int, numbers: Sequence[tuple[int, int]]) -> int | None:
    """Return the line on which notes begin below the list from line `first`, or None if there are none.

    `numbers` are the (line, number) pairs that may count its entries. Notes count from one, in brackets where the
    entries have none, and the text above the list refers to the first: "for 140 days.(1)".
    """
    for position, (index, number) in enumerate(numbers):
        if number != 1 or position < FEWEST_BEFORE_NOTES or marks.glued.get(1, first) >= first:
            continue
        above = marks.facts[numbers[position - 1][0]].text.lstrip()
        if marks.begins_block(index) and not above.startswith("(") and begins_note(marks, index):
            return index
    return None
