"""The streams of an old Word file, and where in them its parts stand, as the block at its beginning (FIB) says.

[MS-DOC] 2.5. Word 6 and 95 wrote it otherwise, and their files are refused.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from enum import IntEnum

_ENCRYPTED, _SECOND_TABLE = 0x0100, 0x0200
_OF_97 = 0xC1
_STORIES = 8


class Places(IntEnum):
    """The numbers of the parts among the pairs of offset and length."""

    STYLES = 1
    FOOTNOTE_MARKS = 2
    FOOTNOTES = 3
    COMMENTS = 5
    SECTIONS = 6
    EDGES = 11
    RUNS = 12
    PARAGRAPHS = 13
    FONTS = 15
    PIECES = 33
    COMMENTERS = 36
    ANCHORS = 40
    ANCHORS_OF_EDGES = 41
    ENDNOTE_MARKS = 46
    ENDNOTES = 47
    DRAWINGS = 50
    CHANGERS = 51
    BOXES = 56
    BOXES_OF_EDGES = 58
    SAVERS = 71
    LISTS = 73
    LISTS_IN_USE = 74


class LockedError(ValueError):
    """The file is locked with a password."""


@dataclass(frozen=True, slots=True)
class Binary:
    """The streams; `data` holds what is too large for the others."""

    main: bytes
    table: bytes
    data: bytes

    def part(self, place: Places) -> bytes:
        """Return a part, b"" where there is none. Raises ValueError where it is beyond the file."""
        at, length = self.place(place)
        if at + length > len(self.table):
            raise ValueError("it ends too early")
        return self.table[at : at + length]

    def place(self, place: Places) -> tuple[int, int]:
        """Return the offset of a part in the table and its length, 0 where there is none."""
        (count,) = struct.unpack_from("<H", self.main, 0x98)
        start, length = struct.unpack_from("<II", self.main, 0x9A + 8 * place) if place < count else (0, 0)
        return start, length

    @property
    def lengths(self) -> tuple[int, ...]:
        """The characters of the stories, in their order: text, footnotes, edges, macros, comments, endnotes, boxes."""
        return struct.unpack_from(f"<{_STORIES}i", self.main, 0x4C)

    def pages(self, place: Places) -> list[int]:
        """Return the numbers of the pages of properties."""
        _, listed = entries(self.part(place), 4)
        return [int.from_bytes(one[:3], "little") for one in listed]


def binary(main: bytes, tables: tuple[bytes, bytes], data: bytes) -> Binary:
    """Return the streams of a file. Raises `LockedError`, struct.error, or ValueError where it is none of Word's."""
    magic, version = struct.unpack_from("<HH", main)
    (flags,) = struct.unpack_from("<H", main, 0x0A)
    if magic not in (0xA5EC, 0xA5DC):
        raise ValueError("its text does not begin as Word's does")
    if flags & _ENCRYPTED:
        raise LockedError
    if version < _OF_97:
        raise ValueError("it is of Word 95 or older")
    return Binary(main, tables[bool(flags & _SECOND_TABLE)], data)


def entries(part: bytes, size: int) -> tuple[tuple[int, ...], list[bytes]]:
    """Return what most parts are (PLC): places, one more than the entries between them, and these, of one size each."""
    count = max(len(part) - 4, 0) // (4 + size)
    if not count:
        return (), []
    at = 4 * (count + 1)
    return struct.unpack_from(f"<{count + 1}I", part), [part[at + size * n : at + size * (n + 1)] for n in range(count)]
