"""A memo on disk: what a pure stage computed once, for the same key, is not computed again.

One SQLite file holds every value under its stage and its key. A memo may speed a build up and never change it, so:

- A memo belongs to one edition of the program: the digest of all its own files, of Python's version and of those of
  the libraries is part of every key. Editing a rule forgets what the old rule made, without anybody raising a number.
- A damaged memo is an empty memo. Every value carries a digest of itself with its key; what does not match, or
  cannot be read at all, is computed again.
- A memo from elsewhere runs no code: what is read back are values of the type that the stage names, and nothing else.
- A memo is bounded. What has not been used for longest goes when the file outgrows its limit.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import zlib
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

import msgspec

from sitegen.adapters.keeping import edition, linked
from sitegen.core.memo import Stage

T = TypeVar("T")

LIMIT = 512 * 1024 * 1024  # bytes of values; a thousand letters take about 40 MB
MEMO = "memo.sqlite3"
_DIGEST = 16
_SMALL = 512  # bytes of a value from which it is packed
_ENCODER = msgspec.msgpack.Encoder()
_LAYOUT = 2  # of the tables; a file with another one is emptied
_TABLES = f"""
DROP TABLE IF EXISTS memo;
DROP TABLE IF EXISTS uses;
PRAGMA user_version = {_LAYOUT};
CREATE TABLE memo (place BLOB PRIMARY KEY, value BLOB);
CREATE TABLE uses (place BLOB PRIMARY KEY, size INTEGER, used INTEGER) WITHOUT ROWID;
"""


AtHand = dict[bytes, tuple[Any, int]]
"""Values under their places, with their sizes: those that the last build of a process that goes on has used."""


class Memo:
    """A memo in the folder `folder`, to be written by one process at a time; use it in a `with` block.

    Opening never fails: where nothing can be kept, everything is computed. A copy of the process may read it.
    """

    def __init__(self, folder: Path, *, limit: int = LIMIT, at_hand: AtHand | None = None) -> None:
        """Open the memo; `at_hand` are values of earlier memos of this process, which need not be read again."""
        self._limit, self._at_hand = limit, at_hand
        self._uses: dict[bytes, int] = {}
        self._path = folder / MEMO
        self._base = _open(self._path)
        self._is_new = self._base is not None and self._base.execute("SELECT 1 FROM memo LIMIT 1").fetchone() is None
        self._process = os.getpid()

    def __call__(self, stage: Stage[T], key: str, compute: Callable[[], T], /) -> T:
        """Return what `compute` returns; `key` must name everything that it depends on, within `stage`."""
        place = hashlib.blake2b(f"{edition()}\0{stage.name}\0{key}".encode(), digest_size=_DIGEST).digest()
        kept = self._find(place, stage)
        if kept is not None:
            return kept[0]
        value = compute()
        self._keep(place, value)
        return value

    def close(self) -> None:
        """Note what was used, drop what has not been used for longest if there is too much, and close the file."""
        if self._at_hand is not None:
            for place in self._at_hand.keys() - self._uses.keys():
                del self._at_hand[place]
        if self._base is None:
            return
        with suppress(sqlite3.Error):
            self._base.execute("BEGIN")
            (newest,) = self._base.execute("SELECT coalesce(max(used), 0) FROM uses").fetchone()
            self._base.executemany(
                "INSERT OR REPLACE INTO uses VALUES (?, ?, ?)",
                ((place, size, newest + 1) for place, size in self._uses.items()),
            )
            gone = self._base.execute(
                """SELECT place FROM (
                     SELECT place, sum(size) OVER (ORDER BY used DESC, place) AS total FROM uses
                   ) WHERE total > ?""",
                (self._limit,),
            ).fetchall()
            for table in ("memo", "uses"):
                self._base.executemany(f"DELETE FROM {table} WHERE place = ?", gone)  # noqa: S608 - two fixed names
            self._base.execute("COMMIT")
        self._base.close()
        self._base = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _fault: BaseException | None, _at: TracebackType | None
    ) -> None:
        self.close()

    def _find(self, place: bytes, stage: Stage[T]) -> tuple[T] | None:
        if self._base is None:
            return None
        if self._at_hand and (known := self._at_hand.get(place)):
            self._uses[place] = known[1]
            return (known[0],)
        if self._is_new and place not in self._uses:  # what nobody has kept yet is nowhere
            return None
        try:
            if os.getpid() != self._process:  # SQLite's connections cannot be used by a copy of the process
                self._base, self._process = _reader(self._path), os.getpid()
            row = self._base.execute("SELECT value FROM memo WHERE place = ?", (place,)).fetchone()
            if row is None or _digest(place, row[0][_DIGEST:]) != row[0][:_DIGEST]:
                return None
            value: T = _decoder(stage.kind).decode(_unpacked(row[0][_DIGEST:]))
        except Exception:  # noqa: BLE001 - a damaged value may fail in any way; whichever it is, we compute
            return None
        self._used(place, value, len(row[0]))
        return (value,)

    def _keep(self, place: bytes, value: object) -> None:
        if self._base is None or os.getpid() != self._process:
            return
        data = _packed(_ENCODER.encode(value))
        with suppress(sqlite3.Error):  # a full disk must not stop a build
            self._base.execute("INSERT OR REPLACE INTO memo VALUES (?, ?)", (place, _digest(place, data) + data))
            self._used(place, value, _DIGEST + len(data))

    def _used(self, place: bytes, value: object, size: int) -> None:
        self._uses[place] = size
        if self._at_hand is not None:
            self._at_hand[place] = value, size


@cache
def _decoder(kind: Any) -> msgspec.msgpack.Decoder[Any]:  # noqa: ANN401 - any type of a value
    return msgspec.msgpack.Decoder(kind)


def _packed(data: bytes) -> bytes:
    """Return data with a sign whether it is packed: values name their fields again and again."""
    return b"\1" + zlib.compress(data, 1) if len(data) > _SMALL else b"\0" + data


def _unpacked(data: bytes) -> bytes:
    return zlib.decompress(data[1:]) if data[:1] == b"\1" else data[1:]


def _digest(place: bytes, data: bytes) -> bytes:
    return hashlib.blake2b(place + data, digest_size=_DIGEST).digest()


def _reader(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, isolation_level=None)


def _open(path: Path) -> sqlite3.Connection | None:
    """Return the memo at `path`, a new one if it is damaged, or None if the folder allows none."""
    if linked(path):
        return None
    for _ in range(2):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            # Whoever else writes now keeps it; we compute. Each value is written at once, for copies of us to read.
            base = sqlite3.connect(path, timeout=0, isolation_level=None)
            # Nothing here is worth waiting for the disk: a memo that a power cut damages is an empty memo.
            base.execute("PRAGMA synchronous = OFF")
            base.execute("PRAGMA journal_mode = MEMORY")
            if base.execute("PRAGMA user_version").fetchone() != (_LAYOUT,):
                base.executescript(_TABLES)
            base.execute("SELECT memo.place, used FROM memo, uses LIMIT 1").fetchone()
        except (sqlite3.DatabaseError, OSError) as fault:
            if isinstance(fault, sqlite3.OperationalError) and "locked" in str(fault):
                return None
            with suppress(OSError):
                path.unlink(missing_ok=True)
        else:
            return base
    return None
