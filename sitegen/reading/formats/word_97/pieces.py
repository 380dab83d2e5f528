"""The text of an old Word file: pieces of its stream, in one or two bytes a character, as its table of pieces says.

[MS-DOC] 2.4.1 and 2.9.38.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from sitegen.reading.formats.package import LARGEST
from sitegen.reading.formats.word_97.binary import Binary, Places, entries
from sitegen.reading.formats.word_97.settings import Settings, settings
from sitegen.reading.formats.word_97.sprms import Properties, one_of_a_piece, properties

_NARROW = 0x40000000
_PIECES, _CHANGES = 2, 1


@dataclass(frozen=True, slots=True)
class _Piece:
    """Characters from `start` to `end`, at a place in the stream, in `width` bytes each; what is `changed` in all."""

    start: int
    end: int
    at: int
    width: int
    changed: Properties

    def place(self, character: int) -> int:
        return self.at + (character - self.start) * self.width


@dataclass(frozen=True, slots=True)
class Text:
    """The characters of a file, by their numbers, with how they are set."""

    main: bytes
    pieces: list[_Piece]
    runs: Settings
    paragraphs: Settings
    starts: list[int]

    def within(self, start: int, end: int) -> Iterator[tuple[int, str, Properties]]:
        """Yield the text between two characters in runs that are set alike, each with the number of its first one."""
        for piece in self.pieces[max(bisect_right(self.starts, start) - 1, 0) :]:
            if piece.start >= end:
                return
            first, last = max(start, piece.start), min(end, piece.end)
            if first >= last:
                continue
            for at, stop, set_ in self.runs.within(piece.place(first), piece.place(last)):
                held = {**properties(set_), **piece.changed} if piece.changed else properties(set_)
                characters = self.main[at:stop]
                said = characters.decode("utf-16-le", "replace") if piece.width > 1 else _narrow(characters)
                yield piece.start + (at - piece.at) // piece.width, said, held

    def paragraph(self, character: int) -> tuple[int, Properties]:
        """Return the style and the properties of the paragraph that a character is of."""
        number = bisect_right(self.starts, character) - 1
        if number < 0:
            return 0, {}
        piece = self.pieces[number]
        set_ = self.paragraphs.at(piece.place(character))
        return int.from_bytes(set_[:2], "little"), {**properties(set_[2:]), **piece.changed}


def _narrow(characters: bytes) -> str:
    """Return characters of Windows-1252; bytes that it leaves open are those of Latin-1, as Word has them."""
    try:
        return characters.decode("cp1252")
    except UnicodeDecodeError:
        return "".join(bytes((one,)).decode("cp1252", "ignore") or chr(one) for one in characters)


def text(binary: Binary) -> Text:
    """Return the text of a file. Raises ValueError or struct.error where it is damaged."""
    pieces = list(_pieces(binary))
    for piece in pieces:
        if piece.end < piece.start or piece.end > LARGEST or piece.place(piece.end) > len(binary.main):
            raise ValueError("it ends too early")
    runs, paragraphs = settings(binary, Places.RUNS), settings(binary, Places.PARAGRAPHS)
    return Text(binary.main, pieces, runs, paragraphs, [one.start for one in pieces])


def _pieces(binary: Binary) -> Iterator[_Piece]:
    changes, table = _tables(binary.part(Places.PIECES))
    bounds, held = entries(table, 8)
    for number, one in enumerate(held):
        at, prm = struct.unpack_from("<IH", one, 2)
        changed = {} if prm & 1 else one_of_a_piece(prm)
        for set_ in changes[prm >> 1 : (prm >> 1) + 1] if prm & 1 else []:
            changed = properties(set_)
        halved = bool(at & _NARROW)
        place = (at & _NARROW - 1) // (2 if halved else 1)
        yield _Piece(bounds[number], bounds[number + 1], place, 1 if halved else 2, changed)


def _tables(part: bytes) -> tuple[list[bytes], bytes]:
    """Return the changes that pieces may name by their numbers, and the table of pieces itself."""
    changes: list[bytes] = []
    at = 0
    while at < len(part):
        if part[at] == _PIECES:
            (length,) = struct.unpack_from("<I", part, at + 1)
            return changes, part[at + 5 : at + 5 + length]
        if part[at] != _CHANGES:
            break
        (length,) = struct.unpack_from("<H", part, at + 1)
        changes.append(part[at + 3 : at + 3 + length])
        at += 3 + length
    raise ValueError("its table of pieces is damaged")
