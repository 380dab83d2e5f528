"""What sets type, paragraphs and sections of an old Word file: properties ("sprms"), a number and a value each.

[MS-DOC] 2.6. Those of Word 6 and 95 have numbers of their own, of which the same properties became those of 1997.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from enum import IntEnum
from functools import lru_cache

_SIZES = (
    1,
    1,
    2,
    4,
    2,
    2,
    0,
    3,
)  # bytes of a value, by the three highest bits of its number; 0: they say it themselves
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
    DATA = 0x6A03
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
    OLD_NUMBERING = 0xC63E
    ELSEWHERE = 0x6646
    FIRST_PAGE_DIFFERS = 0x300A
    # Numbers of our own, for what Word 6 alone sets: which edges a section has, how a paragraph is listed.
    EDGES = 0x3BFF
    OLD_LISTING = 0x3BFE


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


# The numbers of Word 6 and 95, which pieces of text that were saved fast have kept, with those of 1997.
_OF_WORD_6: Mapping[int, int] = {
    2: Sprm.PARAGRAPH_STYLE, 12: Sprm.OLD_NUMBERING, 13: Sprm.OLD_LISTING, 24: Sprm.IN_TABLE, 25: Sprm.ENDS_ROW,
    46: Sprm.INITIAL, 47: Sprm.OLD_PARAGRAPH_GROUND, 65: Sprm.DELETED, 66: Sprm.ADDED, 74: Sprm.SYMBOL, 80: Sprm.STYLE,
    85: Sprm.BOLD, 86: Sprm.ITALIC, 87: Sprm.STRUCK, 92: Sprm.HIDDEN, 93: Sprm.FONT, 98: Sprm.OLD_COLOR, 99: Sprm.SIZE,
    117: Sprm.SPECIAL, 143: Sprm.FIRST_PAGE_DIFFERS, 153: Sprm.EDGES,
}  # fmt: skip


_SAYS, _SAYS_WIDE, _OLD_TABS = -1, -2, (15, 23)
_LENGTHS: Mapping[int, int] = {  # bytes of a value that are not 2; or that it says itself how many it has
    number: length
    for length, numbers in (
        (_SAYS, (3, 12, 15, 23, 52, 68, 74, 81, 82, 103, 105, 106, 108, 120, 133, 191)),
        (_SAYS_WIDE, (188, 190)),
        (0, (83,)),
        (1, (*range(4, 12), 13, 14, 24, 25, 29, 37, 44, 50, 51, 65, 66, 67, 71, 75, *range(85, 93), 94, 98, 100, 102)),
        (1, (104, 117, 118, 119, 131, 132, 138, 139, 142, 143, 146, 147, 150, 151, 152, 153, 158, 159, 162, 185, 186)),
        (3, (73, 95, 136, 137)),
        (4, (20, 70, 192, 194, 196, 200)),
        (5, (193, 199)),
        (12, (187,)),
    )
    for number in numbers
}


@lru_cache(maxsize=4096)
def modern(grpprl: bytes) -> bytes:
    """Return properties as Word 97 writes them, those that are read."""
    found = b""
    at = 0
    while at + 1 < len(grpprl):
        old = grpprl[at]
        length = _LENGTHS.get(old, 2)
        at += 1
        if length == _SAYS_WIDE:
            length, at = max(number_of(grpprl[at : at + 2]) - 1, 0), at + 2
        elif length == _SAYS:
            length, at = grpprl[at], at + 1
            if old in _OLD_TABS and length == 255:
                length = _size_of_tabs(grpprl, at)
        if old in _OF_WORD_6:
            found += _modern(_OF_WORD_6[old], grpprl[at : at + length])
        at += length
    return found


def _modern(number: int, value: bytes) -> bytes:
    size = _SIZES[number >> 13]
    return struct.pack("<H", number) + (value[:size].ljust(size, b"\0") if size else bytes((len(value),)) + value)


def one_of_a_piece(prm: int) -> Properties:
    """Return the one property that a piece of text sets by a number of two bytes."""
    number = _OF_WORD_6.get(prm >> 1 & 0x7F)
    return {} if number is None else {number: bytes((prm >> 8,))}


def number_of(value: bytes | None) -> int:
    """Return a value as a number, 0 for none."""
    return int.from_bytes(value or b"", "little")
