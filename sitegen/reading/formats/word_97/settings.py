"""How the text of an old Word file is set: pages of 512 bytes (FKP) say it of the bytes of its runs and paragraphs.

[MS-DOC] 2.9.33 and 2.9.175.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from sitegen.reading.formats.word_97.binary import Binary, Places
from sitegen.reading.formats.word_97.sprms import Sprm, number_of, properties

_PAGE = 512
_ENTRY = {Places.RUNS: 1, Places.PARAGRAPHS: 13}  # bytes of an entry, of which the first says where its properties are


@dataclass(frozen=True, slots=True)
class Settings:
    """Stretches of bytes, in order, with the properties of each."""

    starts: list[int]
    ends: list[int]
    properties: list[bytes]

    def within(self, start: int, end: int) -> Iterator[tuple[int, int, bytes]]:
        """Yield the stretches between two places, with b"" for what has no properties."""
        number = max(bisect_right(self.starts, start) - 1, 0)
        while start < end and number < len(self.starts) and self.starts[number] < end:
            if self.ends[number] > start:
                if self.starts[number] > start:
                    yield start, self.starts[number], b""
                    start = self.starts[number]
                stop = min(self.ends[number], end)
                yield start, stop, self.properties[number]
                start = stop
            number += 1
        if start < end:
            yield start, end, b""

    def at(self, place: int) -> bytes:
        """Return the properties of the byte at a place."""
        return next(self.within(place, place + 1))[2]


def settings(binary: Binary, place: Places) -> Settings:
    """Return how the runs or paragraphs of a file are set; a paragraph's properties begin with its style."""
    found: list[tuple[int, int, bytes]] = []
    for page in dict.fromkeys(binary.pages(place)):
        start = page * _PAGE
        if start + _PAGE > len(binary.main):
            raise ValueError("it ends too early")
        found += _on_page(binary, binary.main[start : start + _PAGE], place)
    found.sort(key=lambda one: one[0])
    return Settings([one[0] for one in found], [one[1] for one in found], [one[2] for one in found])


def _on_page(binary: Binary, page: bytes, place: Places) -> Iterator[tuple[int, int, bytes]]:
    count, size = page[-1], _ENTRY[place]
    if 4 * (count + 1) + count * size > _PAGE:
        raise ValueError("a page of properties is damaged")
    bounds = struct.unpack_from(f"<{count + 1}I", page)
    for number in range(count):
        at = 2 * page[4 * (count + 1) + number * size]
        of_run = page[at + 1 : at + 1 + page[at]]
        set_ = of_run if place == Places.RUNS else _paragraph(binary, page, at)
        yield bounds[number], bounds[number + 1], set_ if at else b""


def _paragraph(binary: Binary, page: bytes, at: int) -> bytes:
    half = page[at]
    held = page[at + 1 : at + 2 * half] if half else page[at + 2 : at + 2 + 2 * page[at + 1]]
    elsewhere = properties(held[2:]).get(Sprm.ELSEWHERE)
    if elsewhere is None:
        return held
    start = number_of(elsewhere)
    length = number_of(binary.data[start : start + 2])
    return held[:2] + binary.data[start + 2 : start + 2 + length]
