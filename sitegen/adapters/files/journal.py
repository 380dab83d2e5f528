"""The journal of an edit: what it changes, with the digests of all files before and after.

It stands with the new files and the old ones in a folder of ours in the folder that is edited. A file is only ever
replaced if it is as the edit found it, or as it left it: what somebody wrote since then is nowhere else.
"""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from sitegen.adapters.files.paths import refusal, within
from sitegen.adapters.files.removing import remove
from sitegen.core.source import digest

_NEW, _OLD, _TAKEN = "new", "old", "taken"  # endings of what comes, of what was there, of what was taken out
_IGNORED = ".gitignore"
_HERE = "here"  # an empty folder, which git does not keep: a journal without it came with a clone

Way = Literal["forward", "back"]


@dataclass(frozen=True, slots=True)
class Row:
    """One file of an edit: its path, and its SHA-256 before and after; None where there is no such file."""

    path: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Journal:
    """An edit as it was written down: by which command, of which files, and which way it goes from here."""

    folder: Path
    command: str
    way: Way
    rows: tuple[Row, ...]

    @property
    def _root(self) -> Path:
        return self.folder.parent

    def changed_since(self) -> tuple[str, ...]:
        """Return the paths of files that somebody else has written, so that they would be lost."""
        return tuple(row.path for number, row in enumerate(self.rows) if self._step(number, row) is None)

    def go(self) -> None:
        """Make all files what they are to be, those that are not yet; `OSError` where the system does not let us."""
        for number, row in enumerate(self.rows):
            source = self._step(number, row)
            if source is None:
                raise OSError(errno.EBUSY, "the file is being changed by another program", str(self._root / row.path))
            if isinstance(source, Path):
                (self._root / row.path).parent.mkdir(parents=True, exist_ok=True)
                source.replace(self._root / row.path)
            elif source == "take out":
                (self._root / row.path).replace(self.folder / f"{number}.{_TAKEN}")

    def turned(self) -> Journal:
        """Return the journal of the way back, which is the one that counts from now on."""
        (self.folder / _name("forward")).replace(self.folder / _name("back"))
        return Journal(self.folder, self.command, "back", self.rows)

    def close(self) -> None:
        """Remove the journal, then what it speaks of."""
        (self.folder / _name(self.way)).unlink(missing_ok=True)
        remove(self.folder)

    def _step(self, number: int, row: Row) -> Path | Literal["take out", "leave"] | None:
        """Return what is to be done with a file: move another in its place, take it out, nothing; None if nobody may.

        A file that is to be replaced has to be as it was on the other end of the way, and what replaces it has to be
        here still: where it is not, the file had been replaced, and somebody has brought back what was there.
        """
        goal, start = (row.after, row.before) if self.way == "forward" else (row.before, row.after)
        there = _digest(self._root / row.path)
        if there == goal or (self.way == "back" and (self.folder / f"{number}.{_NEW}").exists()):
            return "leave"
        if there != start:
            return None
        if goal is None:
            return None if (self.folder / f"{number}.{_TAKEN}").exists() else "take out"
        source = self.folder / f"{number}.{_NEW if self.way == 'forward' else _OLD}"
        return source if source.exists() else None


def lay_out(changes: Mapping[str, bytes | None], folder: Path, command: str) -> Journal:
    """Lay new and old files side by side in `folder`, which is made; return the journal, which does not stand yet."""
    folder.mkdir()
    _write(folder / _IGNORED, b"*\n")
    (folder / _HERE).mkdir()
    rows = []
    for number, (path, data) in enumerate(changes.items()):
        there = folder.parent / path
        before = there.read_bytes() if there.exists() else None
        if data is not None:
            _write(folder / f"{number}.{_NEW}", data)
        if before is not None:
            _write(folder / f"{number}.{_OLD}", before)
        rows.append(Row(path, _digest_of(before), _digest_of(data)))
    plan = {"command": command, "files": [[row.path, row.before, row.after] for row in rows]}
    _write(folder / "plan", json.dumps(plan).encode())
    return Journal(folder, command, "forward", tuple(rows))


def put_down(journal: Journal) -> None:
    """Let the journal stand: from then on the edit counts as made."""
    (journal.folder / "plan").replace(journal.folder / _name("forward"))


def stands_in(folder: Path) -> bool:
    """Tell whether a journal stands in the folder of an edit."""
    return any((folder / _name(way)).exists() for way in ("forward", "back"))


def read_journal(folder: Path) -> Journal | None:
    """Return the journal that stands in the folder of an edit, or None if it is none that was written here."""
    way: Way = "back" if (folder / _name("back")).exists() else "forward"
    try:
        plan = json.loads((folder / _name(way)).read_bytes())
        rows = tuple(
            Row(str(path), _digest_written(before), _digest_written(after)) for path, before, after in plan["files"]
        )
        command = str(plan["command"])
    except (ValueError, TypeError, KeyError):
        return None
    ours = not folder.is_symlink() and (folder / _HERE).is_dir()
    return Journal(folder, command, way, rows) if ours and all(_may_be(row, folder.parent) for row in rows) else None


def _may_be(row: Row, root: Path) -> bool:
    """Return whether a row names a file below `root`."""
    return not refusal(row.path) and within(root / row.path, root)


def _name(way: Way) -> str:
    return f"{way}.json"


def _digest_written(value: object) -> str | None:
    return None if value is None else str(value)


def _digest(path: Path) -> str | None:
    """Return the SHA-256 of a file, or None if there is none; of what is no file, nothing that a file can have."""
    if not os.path.lexists(path):
        return None
    return _digest_of(path.read_bytes()) if path.is_file() else ""


def _digest_of(data: bytes | None) -> str | None:
    return None if data is None else digest(data)


def _write(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
