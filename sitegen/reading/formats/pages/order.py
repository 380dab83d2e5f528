"""Reading order: PDFium's own, but for what the page proves wrong.

A file draws its text in the order in which its program wrote it, and PDFium keeps that: right for columns, for tables
and for most pages. It is wrong where a heading, a number or a foot line was drawn last. So blocks stay in PDFium's
order, except that a block that stands above another in the same column comes before it, and that one with nothing
beside it comes before all that is below and behind all that is above.
"""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heapify, heappop, heappush

from sitegen.reading.formats.pages.line import TextLine

_MOST = 400  # blocks of a page that are held against each other; a page of more is no letter's
_HEADING = 1.25  # times the size of the line below
_SAME_COLUMN = 0.1  # least share of the narrower of two blocks that stands over the other


def in_reading_order(lines: Sequence[TextLine]) -> list[TextLine]:
    """Return the lines of a page in the order in which they are read."""
    blocks = _blocks(lines)
    if len(blocks) > _MOST:
        return [line for block in blocks for line in block]
    after: list[list[int]] = [[] for _ in blocks]
    waits = [0] * len(blocks)
    boxes = [_Box(block) for block in blocks]
    alone = [not any(one is not other and one.beside(other) for other in boxes) for one in boxes]
    for upper, above in enumerate(boxes):
        for lower, below in enumerate(boxes):
            if upper != lower and above.over(below) and (alone[upper] or alone[lower] or above.shares_column(below)):
                after[upper].append(lower)
                waits[lower] += 1
    ready = [index for index, count in enumerate(waits) if not count]
    heapify(ready)
    ordered: list[TextLine] = []
    while ready:
        index = heappop(ready)
        ordered += blocks[index]
        for lower in after[index]:
            waits[lower] -= 1
            if not waits[lower]:
                heappush(ready, lower)
    return ordered


class _Box:
    """Where a block stands."""

    __slots__ = ("bottom", "left", "middle", "right", "top")

    def __init__(self, block: Sequence[TextLine]) -> None:
        self.left = min(line.left for line in block)
        self.right = max(line.right for line in block)
        self.top = min(line.top for line in block)
        self.bottom = max(line.bottom for line in block)
        self.middle = (self.top + self.bottom) / 2

    def over(self, other: _Box) -> bool:
        """Return whether this block stands above another one."""
        return self.middle < other.top and self.bottom < other.middle

    def shares_column(self, other: _Box) -> bool:
        """Return whether one block stands over or under a part of the other that is worth the name."""
        common = min(self.right, other.right) - max(self.left, other.left)
        return common > _SAME_COLUMN * min(self.right - self.left, other.right - other.left)

    def beside(self, other: _Box) -> bool:
        """Return whether two blocks stand at one height of the page."""
        return min(self.bottom, other.bottom) > max(self.top, other.top)


def _blocks(lines: Sequence[TextLine]) -> list[list[TextLine]]:
    """Return runs of lines, each right below the one before it in the same column."""
    blocks: list[list[TextLine]] = []
    for line in lines:
        if blocks and _follows(blocks[-1][-1], line):
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return blocks


def _follows(above: TextLine, line: TextLine) -> bool:
    over = min(above.right, line.right) - max(above.left, line.left)
    step = line.base - above.base
    headed = above.size > _HEADING * line.size  # what stands under a heading may have something beside it
    return over > 0 and 0 < step < 3 * max(above.size, line.size) and not headed
