"""Columns: where the cells of a page's lines begin, and the lines parted there, however little room is before a cell.

A wide gap parts two cells wherever it stands. A narrow one does where several lines have a cell begin at its end. A
program that draws the spaces between words, as most do, draws none between two cells: there the writing jumps.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from unicodedata import east_asian_width

from sitegen.reading.formats.pdf.glyphs import Glyph

_FEWEST = 3  # lines with a cell that begins at one place, for a column to begin there
_FEWEST_WIDER, _WIDER = 2, 1.05  # those with more room before it than a space is wide, and how much more
_ROOM = 0.1  # times its size: the least room before the next column, beyond the usual one between letters
_DRAWN = 0.6  # share of the spaces of a page that the text has itself, where its words are parted by such
Parts = list[list[Glyph]]


def in_columns(lines: Sequence[Parts]) -> list[Parts]:
    """Return the parts of the lines of a page between wide gaps, parted too where columns begin."""
    jumping = _draws_spaces(lines)
    edges = _edges(lines, jumping=jumping)
    return [_at_edges(parts, edges, jumping=jumping) for parts in lines] if edges else list(lines)


def rooms(part: Sequence[Glyph]) -> list[float]:
    """Return how much room the letters that stand beside each other leave, in points; those of one shape have none."""
    return [
        following.left - last.right
        for last, following in pairwise(part)
        if not (last.text.isspace() or following.text.isspace() or following.origin == last.origin)
    ]


def _draws_spaces(lines: Sequence[Parts]) -> bool:
    """Return whether the words of a page are parted by spaces of the text's own."""
    added = [glyph.added for parts in lines for part in parts for glyph in part if glyph.text.isspace()]
    return bool(added) and added.count(False) >= _DRAWN * len(added)


def _edges(lines: Sequence[Parts], *, jumping: bool) -> frozenset[float]:
    """Return where columns begin, in points rounded to tenths: the places at which cells of several lines do."""
    wide = Counter(round(part[0].origin, 1) for parts in lines for part in parts[1:])
    if not jumping:
        return frozenset(edge for edge, count in wide.items() if count >= _FEWEST)
    jumps = [(round(glyph.origin, 1), room) for parts in lines for part in parts for glyph, room in _jumps(part)]
    space = median(_spaces(lines))
    starts = Counter(round(parts[0][0].origin, 1) for parts in lines)  # of cells written on lines of their own, too
    every = wide + Counter(edge for edge, _ in jumps)
    every += Counter({edge: starts[edge] for edge in every})
    wider = wide + Counter(edge for edge, room in jumps if room > _WIDER * space)
    return frozenset(edge for edge, count in every.items() if count >= _FEWEST or wider[edge] >= _FEWEST_WIDER)


def _spaces(lines: Sequence[Parts]) -> list[float]:
    """Return how wide the spaces are that the text has itself, in times the size of its type."""
    every = (glyph for parts in lines for part in parts for glyph in part if glyph.text.isspace() and not glyph.added)
    return [(glyph.right - glyph.left) / (glyph.size or 1.0) for glyph in every]


def _jumps(part: Sequence[Glyph]) -> Iterator[tuple[Glyph, float]]:
    """Yield the glyphs behind room in which the text has no space, and that room in times the size of its type.

    Room behind the number of an entry, or its bullet, is none; nor is it in scripts all of whose letters are as wide,
    so that words of many lines begin at one place.
    """
    begun = False
    for before, last, glyph in zip(part, part[1:], part[2:], strict=False):
        begun |= before.text.isalpha()
        jumps = last.added and last.text.isspace() and not glyph.text.isspace() and before.item != glyph.item
        if begun and jumps and east_asian_width(before.text[:1]) not in "WF":
            yield glyph, (glyph.left - before.right) / (glyph.size or 1.0)


def _at_edges(parts: Parts, edges: frozenset[float], *, jumping: bool) -> Parts:
    """Return the parts of a line, parted too where a column begins with little room before it.

    Where PDFium put a space into that room, a line without other cells is parted only if the text draws its spaces:
    else it may be prose.
    """
    found: Parts = []
    for part in parts:
        found.append([])
        least = median(rooms(part) or [0.0])
        behind = {id(glyph) for glyph, _ in _jumps(part)} if jumping and len(parts) == 1 else set()
        last: Glyph | None = None
        spaced = False  # by a space of the text's own
        for glyph in part:
            if glyph.text.isspace():
                spaced |= not glyph.added or len(parts) == 1
            else:
                at_edge = last is not None and (not spaced or id(glyph) in behind) and round(glyph.origin, 1) in edges
                if last is not None and at_edge and glyph.left - last.right > least + _ROOM * glyph.size:
                    found.append([])
                last, spaced = glyph, False
            found[-1].append(glyph)
    return found
