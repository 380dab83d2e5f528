"""One writer at a time: a lock that the system itself lifts when its holder dies."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int, *, wait: bool) -> None:
        msvcrt.locking(handle, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(handle: int, *, wait: bool) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)


def silent() -> None:
    """Say nothing."""


@contextmanager
def locked(path: Path, waiting: Callable[[], None] = silent) -> Iterator[None]:
    """Hold the lock file `path` while the block runs; call `waiting` once if someone else holds it now.

    A holder that is killed holds nothing any more, so no lock is ever stale. The file goes when the lock does; as
    another process may have opened it just before, a lock counts only if the file still has its name.
    """
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            _acquire(handle, waiting)
            if not _names(path, handle):
                continue
            try:
                yield
            finally:
                _remove(path)
            return
        finally:
            os.close(handle)


def _acquire(handle: int, waiting: Callable[[], None]) -> None:
    try:
        _take(handle, wait=False)
    except (BlockingIOError, PermissionError):
        waiting()
        _take(handle, wait=True)


def _names(path: Path, handle: int) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(handle))
    except FileNotFoundError:
        return False


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except PermissionError:  # Windows removes no open file; an empty one may stay
        return
