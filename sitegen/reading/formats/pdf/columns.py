"""Columns: a cell that fills its column up to the next one, so that nothing but the column parts two words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from sitegen.reading.formats.pdf.glyphs import Glyph

_FEWEST = 3  # lines with a cell that begins at one place, for a column to begin there
_ROOM = 0.1  # times its size: the least room before the next column, beyond the usual one between letters

Parts = list[list[Glyph]]


def column_edges(lines: Sequence[Parts]) -> frozenset[float]:
    """Return where columns begin: the places at which cells behind a wide gap do, in points rounded to tenths."""
    starts = Counter(round(part[0].origin, 1) for parts in lines for part in parts[1:])
    return frozenset(edge for edge, count in starts.items() if count >= _FEWEST)


def at_columns(parts: Parts, edges: frozenset[float]) -> Parts:
    """Return the parts of a line, parted too where a column begins with little room before it.

    Where PDFium put a space into that room, only a line that has cells already is parted there: it may be prose.
    """
    found: Parts = []
    for part in parts:
        found.append([])
        least = median(rooms(part) or [0.0])
        last: Glyph | None = None
        spaced = False  # by a space of the text's own
        for glyph in part:
            if glyph.text.isspace():
                spaced |= not glyph.added or len(parts) == 1
            else:
                at_edge = last is not None and not spaced and round(glyph.origin, 1) in edges
                if last is not None and at_edge and glyph.left - last.right > least + _ROOM * glyph.size:
                    found.append([])
                last, spaced = glyph, False
            found[-1].append(glyph)
    return found


def rooms(part: Sequence[Glyph]) -> list[float]:
    """Return how much room the letters that stand beside each other leave, in points."""
    return [
        following.left - last.right
        for last, following in pairwise(part)
        if not (last.text.isspace() or following.text.isspace())
    ]
