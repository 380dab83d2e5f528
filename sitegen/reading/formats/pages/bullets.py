"""Marks drawn apart: bullets, in larger type behind the item that they stand before, and leaders, rows of dots."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from sitegen.reading.formats.pages.line import Cell, TextLine

_BULLETS = frozenset("•●○◦▪■□▫◾◆◇❖►▶➢➤➔→✓✔☑✦★*‣⁃–—-·" + "".join(map(chr, range(0xF0A0, 0xF100))))
_FAR = 4.0  # times the size of type: an item begins no further behind its bullet
_TALL = 80.0  # points: no bullet is set larger
_DOTS = re.compile(r"\s*(?:\.(?:\s?\.){4,}|…(?:\s?…)+)\s*")
_LETTER = re.compile(r"[^\W\d_]{2}")
_FEWEST = 3  # lines of a page


def with_bullets(lines: Sequence[TextLine]) -> list[TextLine]:
    """Return the lines of a page, every bullet that is a line of its own put before the line beside it."""
    alone = [at for at, line in enumerate(lines) if line.text in _BULLETS]
    if not alone or len(alone) == len(lines):
        return list(lines)
    items = sorted((at for at in range(len(lines)) if at not in set(alone)), key=lambda at: lines[at].middle)
    middles = [lines[at].middle for at in items]
    joined: dict[int, TextLine] = {}
    gone: set[int] = set()
    for at in alone:
        bullet = lines[at]
        near = items[bisect_left(middles, bullet.top - _TALL) : bisect_right(middles, bullet.bottom + _TALL)]
        beside = [one for one in near if one not in joined and _stands_before(bullet, lines[one])]
        if beside:
            # Large bullets reach over the line below: the first line of their item is the nearest to their baseline.
            item = min(beside, key=lambda one: abs(lines[one].base - bullet.base))
            joined[item] = _marked(bullet, lines[item])
            gone.add(at)
    return [joined.get(at, line) for at, line in enumerate(lines) if at not in gone]


def _stands_before(bullet: TextLine, line: TextLine) -> bool:
    room = line.left - bullet.right
    return -1.0 <= room <= _FAR * max(bullet.size, line.size) and bullet.top < line.middle < bullet.bottom


def _marked(bullet: TextLine, line: TextLine) -> TextLine:
    first = line.cells[0]
    cell = Cell(f"{bullet.text} {first.text}", bullet.left, first.right)
    return replace(line, cells=(cell, *line.cells[1:]), left=bullet.left, letters=line.letters + bullet.letters)


def without_leaders(lines: Sequence[TextLine]) -> list[TextLine]:
    """Return the lines of a page with cells where dots led from one to the other."""
    parted = {at: found for at, line in enumerate(lines) if (found := _parted(line))}
    ends = {cells[-1].text.casefold() for cells in parted.values()}
    if len(parted) < _FEWEST or len(ends) < 2:
        return list(lines)
    return [replace(line, cells=parted[at]) if at in parted else line for at, line in enumerate(lines)]


def _parted(line: TextLine) -> tuple[Cell, ...] | None:
    """Return the two cells of a line that dots lead through."""
    if "...." not in line.text and "…" not in line.text and ". . ." not in line.text:
        return None
    parts = _DOTS.split("\t".join(cell.text for cell in line.cells))
    if len(parts) != 2 or not all(_LETTER.search(part) for part in parts):
        return None
    first, last = (" ".join(part.split()) for part in parts)
    share = (line.right - line.left) / (len(line.text) or 1)
    return Cell(first, line.left, line.left + share * len(first)), Cell(
        last, line.right - share * len(last), line.right
    )
