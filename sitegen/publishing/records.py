"""How the files of a site were made: what a build that follows needs to know which of them it may keep.

Rows that pages read have numbers, which stay the same from build to build: the table's number and the row's place among
those of the table that were ever told apart. So what thousands of pages read of thousands of rows is a row of numbers
each, and names are only looked at in tables that have changed.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from typing import Final, SupportsBytes

import msgspec

from sitegen.core.frozen import Frozen
from sitegen.core.source import digest

NUMBER: Final = "I"  # how a row's number is kept: four bytes
_PLACES = 24  # bits of it that are the row's place in its table
UNREAD = bytes(16)  # instead of the digest of a row that nobody has read


class Facts(Frozen):
    """What others say of a file: how many bytes it has, and its SHA-256."""

    size: int
    sha256: str

    @classmethod
    def of(cls, data: bytes) -> Facts:
        """Return what is said of a file that has these bytes."""
        return cls(len(data), digest(data))


def facts_of(files: Mapping[str, bytes]) -> dict[str, Facts]:
    """Return what others say of files."""
    return {path: Facts.of(data) for path, data in files.items()}


class Record(Frozen):
    """What something was made from: the digest of what is given to it ready-made, and the rows that it read.

    `rows` are the numbers of the rows, one behind the other.
    """

    frame: bytes
    rows: bytes

    def stands(self, frame: bytes, changed: Set[int]) -> bool:
        """Return whether the same would be made again: from the same frame, and from rows of which none changed."""
        return self.frame == frame and (not changed or changed.isdisjoint(memoryview(self.rows).cast(NUMBER)))

    def joined(self, other: Record) -> Record:
        """Return the record of what read the rows of both."""
        rows = {*memoryview(self.rows).cast(NUMBER), *memoryview(other.rows).cast(NUMBER)}
        return Record(self.frame, array(NUMBER, sorted(rows)).tobytes())


class TableRecord(Frozen):
    """A table as it was read: its number, the digest of all of it, and the names and digests of its rows by place.

    `names` are a list of texts (MessagePack). `digests` are those of the rows that were read, one behind the other.
    `basis` is what a later build can tell by which rows have changed (`core.loading.Since`), if the table has one.
    """

    number: int
    whole: bytes
    names: bytes
    digests: bytes
    basis: bytes = b""

    def __len__(self) -> int:
        return len(self.digests) // len(UNREAD)

    def listed(self) -> list[str]:
        """Return the names of all rows that have a place."""
        return msgspec.msgpack.decode(self.names, type=list[str])

    def digest(self, place: int) -> bytes:
        """Return the digest that a row had, or `UNREAD`."""
        size = len(UNREAD)
        return self.digests[place * size : (place + 1) * size]


def number_of(table: int, place: int) -> int:
    """Return the number of a row."""
    return table << _PLACES | place


def place_of(number: int) -> tuple[int, int]:
    """Return the number of a row's table, and its place there."""
    return number >> _PLACES, number & (1 << _PLACES) - 1


class Done(Frozen):
    """What is known of a part of the files besides the pages that was made, now or in an earlier build.

    `about` is what the data package says of a table, as JSON. The crate describes the files of a `described` part.
    `rows` is how many rows of a table the part made. `cuts` are, for files that are made of the pieces of several
    parts, the names of these with the sizes of their pieces, in order.
    """

    files: Mapping[str, Facts]
    about: str = ""
    described: bool = True
    rows: int = 0
    cuts: Mapping[str, tuple[tuple[str, int], ...]] = msgspec.field(default_factory=dict)


class PageRecord(Record):
    """A page, and what it was made from: also its `template`, as the digest of all that it draws in.

    `cuts` are the parts of it that can be cut from its file, whose `facts` are known then (`render.parts`).
    """

    template: bytes
    facts: Facts | None = None
    cuts: bytes = b""


class PartRecord(Frozen):
    """A part of the files besides the pages, and what it was made from."""

    made_from: Record
    done: Done


Standing = Callable[[str, Facts], bytes]
"""Returns a file of the site that is there, under its path, if it is still as it was made."""


def _nothing_stands(path: str, _facts: Facts) -> bytes:
    raise FileNotFoundError(path)


@dataclass(frozen=True, slots=True)
class Records:
    """How a site was made: its pages under their permalinks, the parts of its other files, the tables they read.

    `standing` returns its files, for those that are cut from it.
    """

    pages: Mapping[str, PageRecord]
    tables: Mapping[str, TableRecord]
    parts: Mapping[str, PartRecord] = field(default_factory=dict)
    standing: Standing = field(default=_nothing_stands, compare=False)


Stream = Callable[[], Iterator[bytes]]
"""Yields a file that is too large to be held, one part after another."""

Put = Callable[[str, bytes | Iterable[bytes]], SupportsBytes]
"""Keeps a file that was made, under its path, until there is a site to put it into; gives what has its bytes.

A file may be given in parts, which are written one after another.
"""


def in_memory(_path: str, data: bytes | Iterable[bytes]) -> bytes:
    """Keep a file as it is."""
    return data if isinstance(data, bytes) else b"".join(data)


NO_RECORDS = Records({}, {})
