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
from pathlib import Path

import msgspec

from sitegen.core.diagnostics import Diagnostic
from sitegen.publishing.records import PartRecord, Record, Records, TableRecord

State = tuple[int, int]  # a file's size in bytes and its time stamp in nanoseconds
_LENGTH = 8  # bytes that say how long the first part is
_DIGEST = 16  # bytes of the digest of the rest, which stand behind them


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
    """How each file of the last build was written, and how its pages and the parts of its other files were made.

    `tables` are what these were made from.
    """

    files: dict[str, State]
    tables: dict[str, TableRecord]
    pages: dict[str, Record]
    parts: dict[str, PartRecord]

    def records(self, present: Mapping[str, State]) -> Records:
        """Return how those pages and parts were made that are `present` as they were written."""
        files = self.files
        same = {path for path, state in present.items() if files.get(path) == state}
        return Records(
            {path: one for path, one in self.pages.items() if path in same},
            self.tables,
            {name: one for name, one in self.parts.items() if same.issuperset(one.done.files)},
        )


NO_MANIFEST = Manifest({}, {}, {}, {})


def manifest_of(files: Mapping[str, State], records: Records) -> Manifest:
    """Return the manifest of a build."""
    return Manifest(dict(files), dict(records.tables), dict(records.pages), dict(records.parts))


def last_build(folder: Path, site: Path, edition: str) -> Last | None:
    """Return what `folder` keeps of the last build of the site at `site`, if it was one of this edition."""
    read = _read(folder, site, edition)
    return read[0] if read else None


def read_manifest(folder: Path, site: Path, edition: str) -> Manifest:
    """Return the manifest that `folder` holds for the site at `site`, an empty one if there is none of this edition."""
    if read := _read(folder, site, edition):
        _, digest, rest = read
        with suppress(msgspec.MsgspecError, ValueError):
            if _digest(rest) == digest:
                return msgspec.msgpack.decode(rest, type=Manifest)
    return NO_MANIFEST


def write_manifest(folder: Path, site: Path, last: Last, manifest: Manifest) -> None:
    """Keep the manifest; where nothing can be kept, the next build makes everything anew."""
    place = _place(folder, site)
    head, rest = msgspec.msgpack.encode(last), msgspec.msgpack.encode(manifest)
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        draft = place.with_suffix(f".{os.getpid()}")
        draft.write_bytes(b"".join((len(head).to_bytes(_LENGTH), _digest(rest), head, rest)))
        draft.replace(place)


def _read(folder: Path, site: Path, edition: str) -> tuple[Last, bytes, memoryview] | None:
    """Return the first part, the digest of the rest, and the rest."""
    with suppress(OSError, msgspec.MsgspecError, ValueError):
        data = memoryview(_place(folder, site).read_bytes())
        start = _LENGTH + _DIGEST
        end = start + int.from_bytes(data[:_LENGTH])
        last = msgspec.msgpack.decode(data[start:end], type=Last)
        if last.edition == edition:
            return last, bytes(data[_LENGTH:start]), data[end:]
    return None


def _digest(data: bytes | memoryview) -> bytes:
    return hashlib.blake2b(data, digest_size=_DIGEST).digest()


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
