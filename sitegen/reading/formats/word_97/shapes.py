"""The drawings of an old Word file ([MS-ODRAW]): which shapes are grouped, and what is written in them as art.

Text boxes name their shape, but the text names only the group that the shape is in.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

_DRAWING, _GROUP, _SHAPE, _NAME, _PROPERTIES = 0xF002, 0xF003, 0xF004, 0xF00A, 0xF00B
_HEAD = 8  # bytes before each record's own
_WORDS, _LONG = 0xC0, 0x8000  # the property of words drawn as art; what says that its value stands behind all others
_DEEPEST = 20


@dataclass(slots=True)
class Shapes:
    """The shapes by their numbers: the number of the one that the text names, and the words that are art."""

    named: dict[int, int] = field(default_factory=dict)
    words: dict[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Record:
    kind: int
    count: int
    holds: bool  # it holds other records
    held: bytes


def shapes(part: bytes) -> Shapes:
    """Return the shapes of a file: those of the text, then those of the edges of its pages, each behind a byte."""
    found = Shapes()
    at = -1  # of the byte before a record; the first record has none, and holds for all drawings
    while (drawing := next(_records(part[at + 1 :]), None)) is not None:
        at += 1 + _HEAD + len(drawing.held)
        for group in _records(drawing.held) if drawing.kind == _DRAWING else ():
            for one in _records(group.held) if group.kind == _GROUP else ():
                _take(found, one)
    return found


def _take(found: Shapes, record: _Record) -> None:
    """Take a shape, or a group, whose first shape stands for it."""
    first = 0
    for shape in _shapes(record, 0):
        number = 0
        for one in _records(shape.held):
            if one.kind == _NAME:
                number = int.from_bytes(one.held[:4], "little")
                first = first or number
                found.named[number] = first
            elif one.kind == _PROPERTIES and (words := _words(one)):
                found.words[number] = words


def _shapes(record: _Record, depth: int) -> Iterator[_Record]:
    if record.kind == _SHAPE:
        yield record
    elif record.holds and depth < _DEEPEST:
        for one in _records(record.held):
            yield from _shapes(one, depth + 1)


def _words(record: _Record) -> str:
    """Return the words that a shape draws as art; long values stand behind the properties, in their order."""
    at = 6 * record.count
    for number, value in struct.iter_unpack("<HI", record.held[:at]) if len(record.held) >= at else ():
        if number & _LONG:
            if number & 0x3FFF == _WORDS:
                return record.held[at : at + value].decode("utf-16-le", "replace").strip("\0").replace("\r", "\n")
            at += value
    return ""


def _records(held: bytes) -> Iterator[_Record]:
    at = 0
    while at + _HEAD <= len(held):
        head, kind, length = struct.unpack_from("<HHI", held, at)
        yield _Record(kind, head >> 4, head & 15 == 15, held[at + _HEAD : at + _HEAD + length])
        at += _HEAD + length
