"""Two trees of one site: names of the same files, so that what is new in one needs no more than a name in the other."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping, Set
from contextlib import suppress
from pathlib import Path, PurePosixPath

from sitegen.adapters.files.removing import remove
from sitegen.adapters.states import State, files_below, state_of


def taken(spare: Path, place: Path) -> None:
    """Give a spare tree, if there is one, another place; where that cannot be, it is gone: nobody would follow it."""
    try:
        if spare.is_dir() and not spare.is_symlink():  # what is elsewhere is not ours to change
            spare.rename(place)
    except OSError:
        pass
    remove(spare)


def beside(folder: Path, site: Path) -> bool:
    """Make a folder for the spare tree of a site; return whether it is on the same file system."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return folder.stat().st_dev == site.stat().st_dev
    except OSError:
        return False


def settled(tree: Path, kept: Mapping[str, State], others: Set[str]) -> dict[str, State]:
    """Have a tree hold none but files that are `kept` in just these states, or at the paths of others.

    Return the states of those that it holds. Where there is no such folder, it is made.
    """
    tree.mkdir(exist_ok=True)
    found: dict[str, State] = {}
    gone: list[str] = []
    for path, entry in files_below(tree, whole=True):
        status = entry.stat(follow_symlinks=False)
        state = state_of(status)
        if stat.S_ISREG(status.st_mode) and (path in others or kept.get(path) == state):
            found[path] = state
        else:
            gone.append(path)
    _take_out(tree, gone)
    return found


def brought_up_to(tree: Path, site: Path) -> bool:
    """Have a tree hold the very files of a site, and no others; return whether it does now."""
    try:
        tree.mkdir(exist_ok=True)
        wanted = {path: entry.inode() for path, entry in files_below(site, whole=True)}
        there = {path: entry.inode() for path, entry in files_below(tree, whole=True)}
        _take_out(tree, [path for path, inode in there.items() if wanted.get(path) != inode])
        made: set[str] = set()
        for path, inode in wanted.items():
            if there.get(path) == inode:
                continue
            folder = path.rpartition("/")[0]
            if folder not in made:
                Path(f"{tree}/{folder}").mkdir(parents=True, exist_ok=True)
                made.add(folder)
            os.link(f"{site}/{path}", f"{tree}/{path}")
    except OSError:  # the file system knows no second names, or somebody is at the site
        return False
    return True


def _take_out(tree: Path, paths: list[str]) -> None:
    """Take files out of a tree, and the folders that are empty, or are then."""
    for path in paths:
        if not path.endswith("/"):
            os.unlink(f"{tree}/{path}")  # noqa: PTH108 - there may be thousands of them
    within = {PurePosixPath(path.rpartition("/")[0]) for path in paths}
    for folder in sorted({one for its in within for one in (its, *its.parents)}, reverse=True):
        if folder.name:
            with suppress(OSError):  # it is not empty
                (tree / folder).rmdir()
