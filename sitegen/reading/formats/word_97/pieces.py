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
from sitegen.reading.formats.word_97.fonts import SIGNS, Font, code_page
from sitegen.reading.formats.word_97.settings import Settings, settings
from sitegen.reading.formats.word_97.sprms import Properties, Sprm, modern, number_of, one_of_a_piece, properties

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
    page: str  # the code page of text in one byte a character
    fonts: tuple[Font, ...]  # those that tell another one

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
                said = characters.decode("utf-16-le", "replace") if piece.width > 1 else self._narrow(characters, held)
                yield piece.start + (at - piece.at) // piece.width, said, held

    def _narrow(self, characters: bytes, held: Properties) -> str:
        """Return characters; bytes that a code page leaves open are those of Latin-1, as Word has them."""
        font = number_of(held.get(Sprm.FONT))
        page = self.fonts[font].code_page if Sprm.FONT in held and font < len(self.fonts) else ""
        if page == SIGNS:
            return "".join(chr(0xF000 + one) if one > 0x20 else chr(one) for one in characters)
        try:
            return characters.decode(page or self.page)
        except UnicodeDecodeError:
            return "".join(bytes((one,)).decode(page or self.page, "ignore") or chr(one) for one in characters)

    def paragraph(self, character: int) -> tuple[int, Properties]:
        """Return the style and the properties of the paragraph that a character is of."""
        number = bisect_right(self.starts, character) - 1
        if number < 0:
            return 0, {}
        piece = self.pieces[number]
        set_ = self.paragraphs.at(piece.place(character))
        return int.from_bytes(set_[:2], "little"), {**properties(set_[2:]), **piece.changed}


def text(binary: Binary, fonts: tuple[Font, ...]) -> Text:
    """Return the text of a file. Raises ValueError or struct.error where it is damaged."""
    pieces = list(_pieces(binary))
    for piece in pieces:
        if piece.end < piece.start or piece.end > LARGEST or piece.place(piece.end) > len(binary.main):
            raise ValueError("it ends too early")
    runs, paragraphs = settings(binary, Places.RUNS), settings(binary, Places.PARAGRAPHS)
    starts = [one.start for one in pieces]
    if binary.old:
        page = "mac-roman" if binary.of_a_mac else code_page(binary.language)
        return Text(binary.main, pieces, runs, paragraphs, starts, page, fonts)
    return Text(binary.main, pieces, runs, paragraphs, starts, "cp1252", ())


def _pieces(binary: Binary) -> Iterator[_Piece]:
    if binary.begins is not None:
        yield _Piece(0, sum(binary.lengths), binary.begins, 1, {})
        return
    changes, table = _tables(binary.part(Places.PIECES))
    bounds, held = entries(table, 8)
    for number, one in enumerate(held):
        at, prm = struct.unpack_from("<IH", one, 2)
        named = changes[prm >> 1 : (prm >> 1) + 1] if prm & 1 else []
        changed = {} if prm & 1 else one_of_a_piece(prm)
        for set_ in named:
            changed = properties(modern(set_) if binary.old else set_)
        halved = bool(at & _NARROW)
        place = (at & _NARROW - 1) // (2 if halved else 1)
        yield _Piece(bounds[number], bounds[number + 1], place, 1 if halved or binary.old else 2, changed)


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
