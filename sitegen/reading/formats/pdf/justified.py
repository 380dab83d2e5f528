"""Justified lines of narrow columns: their words stand far apart, and are no cells.

All spaces of a justified line are as wide. Of a line of two words only those around it tell: several begin and end at
the same edges though their second words begin elsewhere, and text goes on below one of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from sitegen.reading.formats.pdf.glyphs import Glyph

_EVEN = 0.08  # times the size of type: spaces that are as wide
_SAME = 0.8  # points: edges that are one
_WIDEST = 16  # times the size of type: of a narrow column
_NEAR = 12  # lines before and behind one that are looked at
_FEWEST = 2  # other lines that begin and end where one does

Parts = list[list[Glyph]]
Edges = tuple[float, float, float]  # where a line begins and ends, and where its second part begins


def without_wide_spaces(lines: Sequence[Parts]) -> list[Parts]:
    """Return the parts of the lines of a page, those of justified lines as one."""
    if not any(len(parts) > 1 for parts in lines):
        return list(lines)
    edges = [_edges(parts) if parts else (0.0, 0.0, 0.0) for parts in lines]
    even = [len(parts) > 1 and _is_even(parts) for parts in lines]
    return [
        [[glyph for part in parts for glyph in part]]
        if even[at] or (len(parts) == 2 and _is_narrow(parts, edges[at]) and _is_among(at, lines, edges, even))
        else parts
        for at, parts in enumerate(lines)
    ]


def _edges(parts: Parts) -> Edges:
    return parts[0][0].left, parts[-1][-1].right, parts[1][0].left if len(parts) > 1 else 0.0


def _is_narrow(parts: Parts, edges: Edges) -> bool:
    return edges[1] - edges[0] < _WIDEST * parts[0][0].size and all(part[0].text.isalpha() for part in parts)


def _is_even(parts: Parts) -> bool:
    """Return whether the spaces between all words of a line, of which there are several, are as wide."""
    every = [glyph for part in parts for glyph in part]
    seen = [(at, glyph) for at, glyph in enumerate(every) if not glyph.text.isspace()]
    rooms = [glyph.left - last.right for (before, last), (at, glyph) in pairwise(seen) if at > before + 1]
    even = len(rooms) > 1 and max(rooms) - min(rooms) <= _EVEN * every[0].size
    return even and _is_narrow(parts, _edges(parts))


def _is_among(at: int, lines: Sequence[Parts], edges: Sequence[Edges], even: Sequence[bool]) -> bool:
    """Return whether lines near a line of two words are justified between the same edges."""
    left, right, second = edges[at]
    alike = [
        other
        for other in range(max(at - _NEAR, 0), min(at + _NEAR + 1, len(lines)))
        if other != at and abs(edges[other][0] - left) <= _SAME and abs(edges[other][1] - right) <= _SAME
    ]
    if any(even[other] for other in alike):
        return True
    apart = [other for other in alike if len(lines[other]) == 2 and abs(edges[other][2] - second) > _SAME]
    goes_on = any(
        one + 1 < len(lines) and len(lines[one + 1]) == 1 and abs(edges[one + 1][0] - left) <= _SAME
        for one in (at, *apart)
    )
    return len(apart) >= _FEWEST and goes_on
