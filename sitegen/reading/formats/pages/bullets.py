"""Bullets drawn apart: in larger type, behind the item that they stand before."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from sitegen.reading.formats.pages.line import Cell, TextLine

_BULLETS = frozenset("•●○◦▪■□▫◾◆◇❖►▶➢➤➔→✓✔☑✦★*‣⁃–—-·" + "".join(map(chr, range(0xF0A0, 0xF100))))
_FAR = 4.0  # times the size of type: an item begins no further behind its bullet
_TALL = 80.0  # points: no bullet is set larger


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
