"""What Word 6 and 95 wrote otherwise than Word 97: their properties, in numbers of one byte, and text in code pages."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from functools import lru_cache

from sitegen.reading.formats.word_97.sprms import OF_WORD_6, SIZES, number_of, size_of_tabs

_SAYS, _SAYS_WIDE, _TABS = -1, -2, (15, 23)
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
_PAGES = {  # of languages, by the ten lowest bits of their numbers
    0x01: "cp1256", 0x02: "cp1251", 0x05: "cp1250", 0x08: "cp1253", 0x0D: "cp1255", 0x0E: "cp1250", 0x11: "cp932",
    0x12: "cp949", 0x15: "cp1250", 0x18: "cp1250", 0x19: "cp1251", 0x1A: "cp1250", 0x1B: "cp1250", 0x1C: "cp1250",
    0x1E: "cp874", 0x1F: "cp1254", 0x22: "cp1251", 0x23: "cp1251", 0x24: "cp1250", 0x25: "cp1257", 0x26: "cp1257",
    0x27: "cp1257", 0x29: "cp1256", 0x2A: "cp1258", 0x2F: "cp1251",
}  # fmt: skip
_CHINESE, _SIMPLE = 0x04, (0x0804, 0x1004)


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
            if old in _TABS and length == 255:
                length = size_of_tabs(grpprl, at)
        if old in OF_WORD_6:
            found += _modern(OF_WORD_6[old], grpprl[at : at + length])
        at += length
    return found


def _modern(number: int, value: bytes) -> bytes:
    size = SIZES[number >> 13]
    return struct.pack("<H", number) + (value[:size].ljust(size, b"\0") if size else bytes((len(value),)) + value)


def code_page(language: int) -> str:
    """Return the code page in which text was written whose font does not tell it."""
    if language & 0x3FF == _CHINESE:
        return "cp936" if language in _SIMPLE else "cp950"
    return _PAGES.get(language & 0x3FF, "cp1252")
