"""Gutters: the white strips between cells that stand closer to each other than columns mostly do.

One wide space says nothing, for words of justified lines stand apart, too. It is a gutter where the lines right above
and below leave the same strip free, and words begin and end at both sides of it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from sitegen.reading.formats.pdf.glyphs import Glyph

_ROOM = 0.7  # times the size of type: the least room of a gutter
_WIDER = 1.6  # times the usual space of its line
_NEAR, _NEXT = 5.0, 1.8  # times the size of type: lines around that tell a gutter, and those that must leave it free
_FEWEST = 2  # words that begin behind it, and words that end before it, on these lines

Parts = list[list[Glyph]]
Gap = tuple[int, float, float]  # the place of the glyph behind it, where it begins and ends
Extent = tuple[float, float]
Word = tuple[float, int, float, float]  # the baseline and the number of its line, where it begins and ends


def at_gutters(lines: Sequence[Parts]) -> list[Parts]:
    """Return the parts of the lines of a page, parted too where a gutter runs between two words."""
    gaps = [[list(_gaps(part)) for part in parts] for parts in lines]
    if not any(gap for parts in gaps for gap in parts):
        return list(lines)
    page = sorted(
        (parts[0][0].base, at, *extent)
        for at, (parts, found) in enumerate(zip(lines, gaps, strict=True))
        for extent in _extents(parts, found)
    )
    return [
        [
            cell
            for part, its in zip(parts, found, strict=True)
            for cell in _split(part, [place for place, left, right in its if _is_gutter(at, parts, left, right, page)])
        ]
        for at, (parts, found) in enumerate(zip(lines, gaps, strict=True))
    ]


def _gaps(part: Sequence[Glyph]) -> Iterator[Gap]:
    """Yield the spaces of a part that are wider than its others."""
    seen = [(at, glyph) for at, glyph in enumerate(part) if not glyph.text.isspace()]
    rooms = [(at, last.right, glyph.left) for (before, last), (at, glyph) in pairwise(seen) if at > before + 1]
    if rooms and not any(glyph.text.isalpha() for glyph in part[: rooms[0][0]]):
        rooms = rooms[1:]  # behind an entry's number or bullet
    if not rooms:
        return
    usual = median(right - left for _, left, right in rooms) if len(rooms) > 1 else 0.0
    for at, left, right in rooms:
        if right - left > max(_ROOM * part[at].size, _WIDER * usual):
            yield at, left, right


def _extents(parts: Parts, gaps: Sequence[Sequence[Gap]]) -> Iterator[Extent]:
    """Yield where the words of a line begin and end between its gaps."""
    for part, found in zip(parts, gaps, strict=True):
        edges = [part[0].left, *(side for _, left, right in found for side in (left, right)), part[-1].right]
        yield from zip(edges[::2], edges[1::2], strict=True)


def _is_gutter(at: int, parts: Parts, left: float, right: float, page: Sequence[Word]) -> bool:
    """Return whether the next lines leave a strip of a line free, and those around have words at both sides of it."""
    middle, base, size = (left + right) / 2, parts[0][0].base, parts[0][0].size
    near = page[bisect_left(page, (base - _NEAR * size,)) : bisect_right(page, (base + _NEAR * size, len(page)))]
    others = [(abs(its - base), start, end) for its, line, start, end in near if line != at]
    if any(off <= _NEXT * size and start <= middle <= end for off, start, end in others):
        return False
    return min(sum(start > middle for _, start, _ in others), sum(end < middle for *_, end in others)) >= _FEWEST


def _split(part: list[Glyph], places: Sequence[int]) -> Parts:
    return [part[start:end] for start, end in pairwise([0, *places, len(part)])]
