"""What sets type, paragraphs and sections of an old Word file: properties ("sprms"), a number and a value each.

[MS-DOC] 2.6.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from enum import IntEnum
from functools import lru_cache

_SIZES = (1, 1, 2, 4, 2, 2, 0, 3)  # bytes of a value, by the three highest bits of its number; 0: it says it itself
_TABLE, _TABS = 0xD608, 0xC615


class Sprm(IntEnum):
    """The properties that are read."""

    DELETED = 0x0800
    ADDED = 0x0801
    SPECIAL = 0x0855
    HIDDEN = 0x083C
    STRUCK = 0x0837
    STRUCK_TWICE = 0x2A53
    BOLD = 0x0835
    ITALIC = 0x0836
    RUNS_ON = 0x0818
    SYMBOL = 0x6A09
    FONT = 0x4A4F
    STYLE = 0x4A30
    SIZE = 0x4A43
    COLOR = 0x6870
    OLD_COLOR = 0x2A42
    MARKER = 0x2A0C
    GROUND = 0xCA71
    OLD_GROUND = 0x4866
    PARAGRAPH_STYLE = 0x4600
    LIST = 0x460B
    LIST_LEVEL = 0x260A
    OUTLINE = 0x2640
    IN_TABLE = 0x2416
    ENDS_ROW = 0x2417
    DEPTH = 0x6649
    ENDS_INNER_CELL = 0x244B
    ENDS_INNER_ROW = 0x244C
    INITIAL = 0x442C
    PARAGRAPH_GROUND = 0xC64D
    OLD_PARAGRAPH_GROUND = 0x442D
    ELSEWHERE = 0x6646
    FIRST_PAGE_DIFFERS = 0x300A


Properties = Mapping[int, bytes]


@lru_cache(maxsize=4096)
def properties(grpprl: bytes) -> Properties:
    """Return the values of properties that stand one behind the other; the last of a number counts."""
    found: dict[int, bytes] = {}
    at = 0
    while at + 2 < len(grpprl):
        (number,) = struct.unpack_from("<H", grpprl, at)
        at += 2
        size = _SIZES[number >> 13]
        if number == _TABLE:
            size, at = (int.from_bytes(grpprl[at : at + 2], "little") or 1) - 1, at + 2
        elif not size:
            size, at = grpprl[at], at + 1
            if number == _TABS and size == 255:
                size = _size_of_tabs(grpprl, at)
        found[number] = grpprl[at : at + size]
        at += size
    return found


def _size_of_tabs(grpprl: bytes, at: int) -> int:
    """Return how long the changes of tabs are that are too many for a length of one byte."""
    deleted = grpprl[at] if at < len(grpprl) else 0
    behind = at + 1 + 4 * deleted
    return 2 + 4 * deleted + 3 * (grpprl[behind] if behind < len(grpprl) else 0)


_OF_A_PIECE: Mapping[int, int] = {  # by the numbers that pieces of text have kept that were saved fast
    24: Sprm.IN_TABLE, 25: Sprm.ENDS_ROW, 65: Sprm.DELETED, 66: Sprm.ADDED, 85: Sprm.BOLD, 86: Sprm.ITALIC,
    87: Sprm.STRUCK, 92: Sprm.HIDDEN, 98: Sprm.OLD_COLOR, 117: Sprm.SPECIAL,
}  # fmt: skip


def one_of_a_piece(prm: int) -> Properties:
    """Return the one property that a piece of text sets by a number of two bytes."""
    number = _OF_A_PIECE.get(prm >> 1 & 0x7F)
    return {} if number is None else {number: bytes((prm >> 8,))}


def number_of(value: bytes | None) -> int:
    """Return a value as a number, 0 for none."""
    return int.from_bytes(value or b"", "little")
