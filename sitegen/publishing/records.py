"""How the pages of a site were made: what a build that follows needs to know which of them it may keep."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Record:
    """What a page was made from: the digest of its template and of what is around every page, and the rows it read."""

    frame: bytes
    rows: frozenset[str]


@dataclass(frozen=True, slots=True)
class Records:
    """How the pages of a site were made, under their permalinks, and the digests that all rows had then."""

    pages: Mapping[str, Record]
    rows: Mapping[str, bytes]


NO_RECORDS = Records({}, {})
