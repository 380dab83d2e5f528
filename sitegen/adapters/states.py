"""How files stand on the disk: by size and time stamp they are known again without being read, as git does it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

State = tuple[int, int]  # a file's size in bytes and its time stamp in nanoseconds


def state_of(status: os.stat_result) -> State:
    """Return the state of a file."""
    return status.st_size, status.st_mtime_ns


def states_of(site: Path) -> dict[str, State]:
    """Return the state of every file below the folder `site`, under its path from there; nothing if there is none."""
    return {path: state_of(entry.stat(follow_symlinks=False)) for path, entry in files_below(site)}


def files_below(top: Path, *, whole: bool = False) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield all that is below a folder and is none, with its path from there; links are not followed.

    What cannot be looked into has nothing below it, unless the `whole` is wanted: then folders that hold nothing are
    yielded, too, and their paths end in a slash.
    """
    waiting: list[tuple[str, str | os.DirEntry[str]]] = [("", str(top))]
    while waiting:
        prefix, folder = waiting.pop()
        with suppress(*(() if whole else (OSError,))):
            empty = True
            for entry in os.scandir(folder):
                empty = False
                if entry.is_dir(follow_symlinks=False):
                    waiting.append((f"{prefix}{entry.name}/", entry))
                else:
                    yield prefix + entry.name, entry
            if whole and empty and isinstance(folder, os.DirEntry):
                yield prefix, folder
