"""What the last build of a site left: what it was made from, how each page was made, how each file was written.

With it, a build that follows can tell without reading the site which of its files are as they were written: the size
and the time stamp tell, as they tell git. A file that somebody has touched counts as not there. A manifest belongs to
one edition of the program and to one folder; one that is damaged, or of another edition, is none. What tells that
nothing has to be made stands before the rest, so that no more is read where that is so.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from contextlib import suppress
from itertools import chain
from pathlib import Path

import msgspec

from sitegen.core.diagnostics import Diagnostic
from sitegen.publishing.records import Done, PartRecord, Record, Records

State = tuple[int, int]  # a file's size in bytes and its time stamp in nanoseconds
_LENGTH = 8  # bytes that say how long the first part is


class Last(msgspec.Struct, frozen=True, array_like=True):
    """The last build in short: the digest of all that it was made from, and of the states of the files it left.

    `pages` is how many pages it has, `found` what it had to say.
    """

    edition: str
    inputs: bytes
    states: bytes
    pages: int
    found: tuple[Diagnostic, ...]


class Manifest(msgspec.Struct, frozen=True, array_like=True):
    """How each file of the last build was written, and how its pages were made.

    `rows` are the names of what pages were made from, with their digests; `made` says of each page what else it was
    made from, and which rows; `parts` say so of the parts of all other files, with what is known of these.
    """

    files: dict[str, State]
    rows: list[tuple[str, bytes]]
    made: dict[str, tuple[bytes, list[int]]]
    parts: dict[str, tuple[bytes, list[int], Done]]

    def records(self, present: Mapping[str, State]) -> Records:
        """Return how those pages and parts were made that are `present` as they were written."""
        names = [name for name, _ in self.rows]
        pages = {
            path: Record(frame, frozenset([names[at] for at in rows]))
            for path, (frame, rows) in self.made.items()
            if present.get(path) == self.files.get(path)
        }
        parts = {
            name: PartRecord(Record(frame, frozenset([names[at] for at in rows])), done)
            for name, (frame, rows, done) in self.parts.items()
            if all(path in self.files and present.get(path) == self.files[path] for path in done.files)
        }
        return Records(pages, dict(self.rows), parts)


NO_MANIFEST = Manifest({}, [], {}, {})


def manifest_of(files: Mapping[str, State], records: Records) -> Manifest:
    """Return the manifest of a build."""
    places = {name: at for at, name in enumerate(records.rows)}
    return Manifest(
        dict(files),
        list(records.rows.items()),
        {path: (one.frame, [places[row] for row in one.rows]) for path, one in records.pages.items()},
        {
            name: (one.made_from.frame, [places[row] for row in one.made_from.rows], one.done)
            for name, one in records.parts.items()
        },
    )


def last_build(folder: Path, site: Path, edition: str) -> Last | None:
    """Return what `folder` keeps of the last build of the site at `site`, if it was one of this edition."""
    read = _read(folder, site, edition)
    return read[0] if read else None


def read_manifest(folder: Path, site: Path, edition: str) -> Manifest:
    """Return the manifest that `folder` holds for the site at `site`, an empty one if there is none of this edition."""
    if read := _read(folder, site, edition):
        with suppress(msgspec.MsgspecError, ValueError):
            found = msgspec.msgpack.decode(read[1], type=Manifest)
            rows = len(found.rows)
            places = chain((its for _, its in found.made.values()), (its for _, its, _ in found.parts.values()))
            if all(max(its, default=0) < rows for its in places):
                return found
    return NO_MANIFEST


def write_manifest(folder: Path, site: Path, last: Last, manifest: Manifest) -> None:
    """Keep the manifest; where nothing can be kept, the next build makes everything anew."""
    place = _place(folder, site)
    head = msgspec.msgpack.encode(last)
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        draft = place.with_suffix(f".{os.getpid()}")
        draft.write_bytes(len(head).to_bytes(_LENGTH) + head + msgspec.msgpack.encode(manifest))
        draft.replace(place)


def _read(folder: Path, site: Path, edition: str) -> tuple[Last, memoryview] | None:
    with suppress(OSError, msgspec.MsgspecError, ValueError):
        data = memoryview(_place(folder, site).read_bytes())
        length = int.from_bytes(data[:_LENGTH])
        last = msgspec.msgpack.decode(data[_LENGTH : _LENGTH + length], type=Last)
        if last.edition == edition:
            return last, data[_LENGTH + length :]
    return None


def states_of(site: Path) -> dict[str, State]:
    """Return the state of every file below the folder `site`, under its path from there; nothing if there is none."""
    found: dict[str, State] = {}
    waiting = [("", str(site))]
    while waiting:
        prefix, folder = waiting.pop()
        with suppress(OSError):
            for entry in os.scandir(folder):
                if entry.is_dir(follow_symlinks=False):
                    waiting.append((f"{prefix}{entry.name}/", entry.path))
                else:
                    status = entry.stat(follow_symlinks=False)
                    found[prefix + entry.name] = (status.st_size, status.st_mtime_ns)
    return found


def _place(folder: Path, site: Path) -> Path:
    name = hashlib.blake2b(os.fsencode(os.path.realpath(site)), digest_size=8).hexdigest()
    return folder / f"site-{name}.manifest"
