"""How the files of a site were made: what a build that follows needs to know which of them it may keep."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass, field
from typing import SupportsBytes


@dataclass(frozen=True, slots=True)
class Record:
    """What a page was made from: the digest of its template and of what is around every page, and the rows it read."""

    frame: bytes
    rows: frozenset[str]

    def stands(self, frame: bytes, changed: Set[str]) -> bool:
        """Return whether the same would be made again: from the same frame, and from rows of which none changed."""
        return self.frame == frame and changed.isdisjoint(self.rows)


@dataclass(frozen=True, slots=True)
class Facts:
    """What others say of a file: how many bytes it has, and its SHA-256."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Done:
    """What is known of a part of the files besides the pages that was made, now or in an earlier build.

    `about` is what the data package says of a table, as JSON. The crate describes the files of a `described` part.
    """

    files: Mapping[str, Facts]
    about: str = ""
    described: bool = True


@dataclass(frozen=True, slots=True)
class PartRecord:
    """A part of the files besides the pages, and what it was made from."""

    made_from: Record
    done: Done


@dataclass(frozen=True, slots=True)
class Records:
    """How a site was made: its pages under their permalinks, the parts of its other files, the digests of all rows."""

    pages: Mapping[str, Record]
    rows: Mapping[str, bytes]
    parts: Mapping[str, PartRecord] = field(default_factory=dict)


Put = Callable[[str, bytes], SupportsBytes]
"""Keeps a file that was made, under its path, until there is a site to put it into; gives what has its bytes."""


def in_memory(_path: str, data: bytes) -> bytes:
    """Keep a file as it is."""
    return data


NO_RECORDS = Records({}, {})


def records_of(pages: Mapping[str, Record], parts: Mapping[str, PartRecord], digest: Callable[[str], bytes]) -> Records:
    """Return how a site was made; `digest` knows that of a row by its name."""
    read = frozenset().union(*(one.rows for one in pages.values()), *(one.made_from.rows for one in parts.values()))
    return Records(pages, {row: digest(row) for row in sorted(read)}, parts)
