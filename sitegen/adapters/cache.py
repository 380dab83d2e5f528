"""A memo on disk: what a pure stage computed once, for the same key, is not computed again.

One SQLite file holds every value under its stage and its key. A memo may speed a build up and never change it, so:

- A memo belongs to one edition of the program: the digest of all its own files, of Python's version and of those of
  the libraries is part of every key. Editing a rule forgets what the old rule made, without anybody raising a number.
- A damaged memo is an empty memo. Every value carries a digest of itself with its key; what does not match, or
  cannot be read at all, is computed again.
- A memo from elsewhere must not run code. Values are pickled, but only plain data and the dataclasses of this
  package are unpickled (the "restricting globals" of Python's manual): no function and no other class can be named.
- A memo is bounded. What has not been used for longest goes when the file outgrows its limit.
"""

from __future__ import annotations

import hashlib
import io
import pickle
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from dataclasses import is_dataclass
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar, cast

from sitegen.adapters.keeping import edition, linked

T = TypeVar("T")

LIMIT = 512 * 1024 * 1024  # bytes of values; a thousand letters take about 50 MB
MEMO = "memo.sqlite3"
_DIGEST = 16
_MISSING = object()


class Memo:
    """A memo in the folder `folder`, for one process at a time; use it in a `with` block.

    Opening never fails: where nothing can be kept, everything is computed.
    """

    def __init__(self, folder: Path, *, limit: int = LIMIT) -> None:
        self._limit = limit
        self._used: set[bytes] = set()
        self._base = _open(folder / MEMO)

    def __call__(self, stage: str, key: str, compute: Callable[[], T]) -> T:
        """Return what `compute` returns; `key` must name everything that it depends on, within `stage`."""
        place = hashlib.blake2b(f"{edition()}\0{stage}\0{key}".encode(), digest_size=_DIGEST).digest()
        kept = self._find(place)
        if kept is not _MISSING:
            return cast("T", kept)
        value = compute()
        self._keep(place, value)
        return value

    def close(self) -> None:
        """Note what was used, drop what has not been used for longest if there is too much, and close the file."""
        if self._base is None:
            return
        with suppress(sqlite3.Error):
            (newest,) = self._base.execute("SELECT coalesce(max(used), 0) FROM memo").fetchone()
            self._base.executemany(
                "UPDATE memo SET used = ? WHERE place = ?", ((newest + 1, one) for one in self._used)
            )
            self._base.execute(
                """DELETE FROM memo WHERE place IN (SELECT place FROM (
                     SELECT place, sum(length(value)) OVER (ORDER BY used DESC, place) AS total FROM memo
                   ) WHERE total > ?)""",
                (self._limit,),
            )
            self._base.commit()
        self._base.close()
        self._base = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _fault: BaseException | None, _at: TracebackType | None
    ) -> None:
        self.close()

    def _find(self, place: bytes) -> object:
        if self._base is None:
            return _MISSING
        try:
            row = self._base.execute("SELECT value FROM memo WHERE place = ?", (place,)).fetchone()
            if row is None or _digest(place, row[0][_DIGEST:]) != row[0][:_DIGEST]:
                return _MISSING
            value = _Unpickler(io.BytesIO(row[0][_DIGEST:])).load()
        except Exception:  # noqa: BLE001 - a damaged value may fail in any way; whichever it is, we compute
            return _MISSING
        self._used.add(place)
        return value

    def _keep(self, place: bytes, value: object) -> None:
        if self._base is None:
            return
        data = pickle.dumps(value, protocol=5)
        with suppress(sqlite3.Error):  # a full disk must not stop a build
            self._base.execute("INSERT OR REPLACE INTO memo VALUES (?, ?, 0)", (place, _digest(place, data) + data))
            self._used.add(place)


class _Unpickler(pickle.Unpickler):
    """Reads plain data and the dataclasses of this package, and refuses to name anything else."""

    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401 - as the base class has it
        if module.startswith("sitegen."):
            found = getattr(import_module(module), name, None)
            if isinstance(found, type) and is_dataclass(found) and found.__module__ == module:
                return found
        raise pickle.UnpicklingError(f"a memo may not hold {module}.{name}")


def _digest(place: bytes, data: bytes) -> bytes:
    return hashlib.blake2b(place + data, digest_size=_DIGEST).digest()


def _open(path: Path) -> sqlite3.Connection | None:
    """Return the memo at `path`, a new one if it is damaged, or None if the folder allows none."""
    if linked(path):
        return None
    for _ in range(2):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            base = sqlite3.connect(path, timeout=0)  # whoever else writes now keeps it; we compute
            # Nothing here is worth waiting for the disk: a memo that a power cut damages is an empty memo.
            base.execute("PRAGMA synchronous = OFF")
            base.execute(
                "CREATE TABLE IF NOT EXISTS memo (place BLOB PRIMARY KEY, value BLOB, used INTEGER) WITHOUT ROWID"
            )
            base.execute("SELECT place, used FROM memo LIMIT 1").fetchone()
        except (sqlite3.DatabaseError, OSError) as fault:
            if isinstance(fault, sqlite3.OperationalError) and "locked" in str(fault):
                return None
            with suppress(OSError):
                path.unlink(missing_ok=True)
        else:
            return base
    return None
