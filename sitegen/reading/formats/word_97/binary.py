"""The streams of an old Word file, and where in them its parts stand, as the block at its beginning (FIB) says.

[MS-DOC] 2.5. Word 6 and 95 wrote the same block with other places, and all in one stream.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from enum import IntEnum

_SAVED_FAST, _ENCRYPTED, _SECOND_TABLE, _WIDE = 0x0004, 0x0100, 0x0200, 0x1000
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
    """The streams; `data` holds what is too large for the others. `old`: the file is of Word 6 or 95."""

    main: bytes
    table: bytes
    data: bytes
    old: bool = False

    def part(self, place: Places) -> bytes:
        """Return a part, b"" where there is none. Raises ValueError where it is beyond the file."""
        at, length = self.place(place)
        if at + length > len(self.table):
            raise ValueError("it ends too early")
        return self.table[at : at + length]

    def place(self, place: Places) -> tuple[int, int]:
        """Return the offset of a part in the table and its length, 0 where there is none."""
        if self.old:
            if place in (Places.ENDNOTE_MARKS, Places.ENDNOTES):
                return self._pair(0x62 + 8 * place)
            return self._pair(0x58 + 8 * place) if place <= Places.PIECES else (0, 0)
        (count,) = struct.unpack_from("<H", self.main, 0x98)
        return self._pair(0x9A + 8 * place) if place < count else (0, 0)

    def _pair(self, at: int) -> tuple[int, int]:
        start, length = struct.unpack_from("<II", self.main, at)
        return start, length

    @property
    def lengths(self) -> tuple[int, ...]:
        """The characters of the stories, in their order: text, footnotes, edges, macros, comments, endnotes, boxes."""
        return struct.unpack_from(f"<{_STORIES}i", self.main, 0x34 if self.old else 0x4C)

    @property
    def language(self) -> int:
        """The number of the language of the program that wrote the file."""
        return int(struct.unpack_from("<H", self.main, 6)[0])

    @property
    def of_a_mac(self) -> bool:
        """Whether the file was written on a Mac of its days."""
        return bool(self.main[0x12] | self.main[0x13] & 1)

    @property
    def begins(self) -> int | None:
        """Where the text of an old file begins that stands in one piece, None where a table says where it stands."""
        (flags,) = struct.unpack_from("<H", self.main, 0x0A)
        return None if flags & _SAVED_FAST or not self.old else int(struct.unpack_from("<I", self.main, 0x18)[0])

    def pages(self, place: Places) -> list[int]:
        """Return the numbers of the pages of properties; old files list the first ones, and tell how many there are."""
        _, listed = entries(self.part(place), 2 if self.old else 4)
        found = [int.from_bytes(one[:3], "little") for one in listed]
        if self.old and found:
            (count,) = struct.unpack_from("<H", self.main, 0x18E + 2 * (place == Places.PARAGRAPHS))
            found += range(found[-1] + 1, found[-1] + 1 + max(count - len(found), 0))
        return found


def binary(main: bytes, tables: tuple[bytes, bytes], data: bytes) -> Binary:
    """Return the streams of a file. Raises `LockedError`, struct.error, or ValueError where it is none of Word's."""
    magic, version = struct.unpack_from("<HH", main)
    (flags,) = struct.unpack_from("<H", main, 0x0A)
    if magic not in (0xA5EC, 0xA5DC):
        raise ValueError("its text does not begin as Word's does")
    if flags & _ENCRYPTED:
        raise LockedError
    old = version < _OF_97
    if old and flags & _WIDE:
        raise ValueError("it is of Word 95 in a form of its own for languages of the East")
    return Binary(main, main if old else tables[bool(flags & _SECOND_TABLE)], data, old)


def entries(part: bytes, size: int) -> tuple[tuple[int, ...], list[bytes]]:
    """Return what most parts are (PLC): places, one more than the entries between them, and these, of one size each."""
    count = max(len(part) - 4, 0) // (4 + size)
    if not count:
        return (), []
    at = 4 * (count + 1)
    return struct.unpack_from(f"<{count + 1}I", part), [part[at + size * n : at + size * (n + 1)] for n in range(count)]
