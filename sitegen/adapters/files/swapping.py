"""Putting one folder in the place of another in one step, where the system can, and telling the disk to keep it."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from pathlib import Path

from sitegen.adapters.files.removing import remove

_AT_FDCWD = -100  # "relative to the working directory", <fcntl.h>
_RENAME_EXCHANGE = 2  # <linux/fs.h>
_UNSUPPORTED = {errno.EINVAL, errno.ENOSYS, errno.EOPNOTSUPP}


def put_in_place(new: Path, target: Path, aside: Path) -> None:
    """Give the folder `new` the name `target`; what stood there is then at `new`.

    Where the system can exchange two names (Linux, on most file systems), there is no moment without a whole folder
    at `target`. Elsewhere there is a short one between two renames; `aside` then holds the old folder, and `recover`
    brings it back.
    """
    if not target.exists():
        new.rename(target)
    elif not exchange(new, target):
        target.rename(aside)
        try:
            new.rename(target)
        except OSError:
            aside.rename(target)
            raise
        aside.rename(new)
    _sync_folder(target.parent)


def recover(target: Path, aside: Path) -> None:
    """Undo what a killed `put_in_place` left: bring the old folder back if its place is empty, else drop it."""
    if aside.exists():
        if target.exists():
            remove(aside)
        else:
            aside.rename(target)


def exchange(first: Path, second: Path) -> bool:
    """Exchange the names of two folders in one step; False, with nothing done, where the system cannot."""
    if not sys.platform.startswith("linux"):
        return False
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    if rename(_AT_FDCWD, os.fsencode(first), _AT_FDCWD, os.fsencode(second), _RENAME_EXCHANGE) == 0:
        return True
    fault = ctypes.get_errno()
    if fault in _UNSUPPORTED:
        return False
    raise OSError(fault, os.strerror(fault), str(first), None, str(second))


def sync_tree(folder: Path) -> None:
    """Have everything below `folder` on the disk before this returns, as far as the system offers it.

    One call for the whole file system (Linux's syncfs) costs far less than one for each of thousands of files.
    """
    if sys.platform == "win32":
        return
    syncfs = getattr(ctypes.CDLL(None), "syncfs", None)
    if syncfs is None:
        os.sync()
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        syncfs(handle)
    finally:
        os.close(handle)


def _sync_folder(folder: Path) -> None:
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
