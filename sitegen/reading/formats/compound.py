"""Compound files, in which programs of before 2007, and Outlook, keep several streams: a file system in a file.

[MS-CFB]. What follows upon what is bounded by the file's own size: a damaged file is refused at once. olefile, the
library at hand, goes round in circles for as long as such a file says.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from typing import Literal, NamedTuple

from sitegen.reading.formats.package import LARGEST

_HEADER = struct.Struct("<8s16xHHHHH6xIIIIIIIII")
_ENTRY = struct.Struct("<64sHBxIII36xIQ")
_IN_HEADER = 109  # numbers of sectors of the table that stand in the header
_STREAM, _FOLDER = 2, 1
_DEEPEST = 20  # folders within each other
FIRST_DAY = datetime(1601, 1, 1, tzinfo=UTC)  # from which Windows counts, in ten millionths of a second

Kind = Literal["word", "locked", "mail", "sheet", ""]
_KINDS: Mapping[str, Kind] = {  # by what stands at the top
    "WordDocument": "word", "EncryptedPackage": "locked", "__properties_version1.0": "mail", "Workbook": "sheet",
    "Book": "sheet",
}  # fmt: skip
MAGIC = b"\xd0\xcf\x11\xe0"


class _Entry(NamedTuple):
    name: str
    kind: int
    left: int
    right: int
    child: int
    start: int
    size: int


@dataclass(frozen=True, slots=True)
class Compound:
    """A compound file that is open: its streams by their names in capitals, behind those of their folders."""

    streams: dict[str, _Entry]
    _large: _Sectors
    _small: _Sectors
    _least: int  # bytes of a stream that is not small

    def stream(self, name: str) -> bytes:
        """Return a stream, b"" where there is none. Raises ValueError where it is damaged."""
        entry = self.streams.get(name.upper())
        if entry is None:
            return b""
        return (self._small if entry.size < self._least else self._large).chain(entry.start, entry.size)


@dataclass(frozen=True, slots=True)
class _Sectors:
    """Sectors of `size` bytes in `data`, from `first` on, and the table that says which follows which."""

    data: bytes
    first: int
    size: int
    follows: Sequence[int]

    def chain(self, sector: int, length: int | None = None) -> bytes:
        """Return what begins with a sector, `length` bytes of it if it is given."""
        wanted = None if length is None else -(-length // self.size)
        found = b"".join(self.sector(one) for one in islice(self.numbers(sector), wanted))
        if length is not None and len(found) < length:
            raise ValueError("it ends too early")
        return found[:length]

    def numbers(self, sector: int) -> Iterator[int]:
        for _ in range(len(self.follows)):
            if sector >= len(self.follows):
                return
            yield sector
            sector = self.follows[sector]
        raise ValueError("its parts go in circles")

    def sector(self, number: int) -> bytes:
        start = self.first + number * self.size
        return self.data[start : start + self.size]


def kind_of(data: bytes) -> Kind | None:
    """Return what a compound file is, "" if that is not known; None for any other file."""
    if not data.startswith(MAGIC):
        return None
    try:
        names = set(open_compound(data).streams)
    except (ValueError, struct.error):  # what is damaged is told by the names that it holds anywhere
        names = {name.upper() for name in _KINDS if name.encode("utf-16-le") in data}
    return next((kind for name, kind in _KINDS.items() if name.upper() in names), "")


def open_compound(data: bytes) -> Compound:
    """Return a compound file. Raises ValueError or struct.error where it is damaged, or larger than any letter."""
    if len(data) > LARGEST:
        raise ValueError("it is larger than any letter")
    head = _HEADER.unpack_from(data)
    shift, small_shift, folder, least, small_table, more = head[4], head[5], head[8], head[10], head[11], head[13]
    if shift not in (9, 12) or small_shift != 6:
        raise ValueError("its sectors are of no size that there is")
    size = 1 << shift
    large = _Sectors(data, size, size, _table(data, size, more))
    entries = [_entry(one) for one in _ENTRY.iter_unpack(_whole(large.chain(folder), _ENTRY.size))]
    if not entries:
        raise ValueError("it names no streams")
    table = _numbers(large.chain(small_table)) if small_table < len(large.follows) else ()
    held = large.chain(entries[0].start, entries[0].size) if entries[0].size else b""
    streams = dict(_beneath(entries, entries[0].child, "", 0, set()))
    return Compound(streams, large, _Sectors(held, 0, 1 << small_shift, table), least)


def _table(data: bytes, size: int, more: int) -> Sequence[int]:
    """Return which sector follows which; where the sectors that say so stand, the header begins to say."""
    listed = list(struct.unpack_from(f"<{_IN_HEADER}I", data, _HEADER.size))
    sectors = _Sectors(data, size, size, range(len(data) // size))
    for _ in sectors.follows:
        if more >= len(sectors.follows):
            break
        *numbers, more = _numbers(sectors.sector(more))
        listed += numbers
    return _numbers(b"".join(sectors.sector(one) for one in dict.fromkeys(listed) if one < len(sectors.follows)))


def _numbers(held: bytes) -> Sequence[int]:
    return struct.unpack(f"<{len(held) // 4}I", _whole(held, 4))


def _whole(held: bytes, size: int) -> bytes:
    return held[: len(held) // size * size]


def _entry(fields: tuple[bytes, int, int, int, int, int, int, int]) -> _Entry:
    name, length, kind, left, right, child, start, size = fields
    return _Entry(
        name[: max(length - 2, 0)].decode("utf-16-le", "replace"), kind, left, right, child, start, size & 0xFFFFFFFF
    )


def _beneath(
    entries: Sequence[_Entry], number: int, folder: str, depth: int, seen: set[int]
) -> Iterator[tuple[str, _Entry]]:
    """Yield the streams of a folder, and of those in it: a tree, in which each names its neighbours."""
    open_ = [number]
    while open_:
        at = open_.pop()
        if at >= len(entries) or at in seen:
            continue
        seen.add(at)
        one = entries[at]
        open_ += (one.left, one.right)
        name = f"{folder}{one.name.upper()}"
        if one.kind == _STREAM:
            yield name, one
        elif one.kind == _FOLDER and depth < _DEEPEST:
            yield from _beneath(entries, one.child, f"{name}/", depth + 1, seen)
