"""What the last build of a site left: what it was made from, how each page was made, how each file was written.

With it, a build that follows can tell without reading the site which of its files are as they were written: the size
and the time stamp tell, as they tell git. A file that somebody has touched counts as not there. A manifest belongs to
one edition of the program and to one folder; one that is damaged, or of another edition, is none. What tells that
nothing has to be made stands in a small file of its own, so that no more is read where that is so.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

import msgspec

from sitegen.adapters.states import State, files_below
from sitegen.core.diagnostics import Diagnostic
from sitegen.core.digests import digest_of
from sitegen.publishing.records import PageRecord, PartRecord, Records, TableRecord

_INSTANT = 3_000_000_000  # nanoseconds that file systems may be wrong by; FAT counts in steps of two seconds
_DIGEST = 16  # bytes of a digest


class Seen(msgspec.Struct, frozen=True, array_like=True):
    """How files stood before they were read: the digest of their states and of what was asked of them, and the time.

    Times are in nanoseconds: `newest` that of the file written last, `at` when they were looked at, by our own clock.
    """

    digest: bytes
    newest: int
    at: int

    def stands(self, now: Seen) -> bool:
        """Return whether the files are sure to be those that were read.

        What was written shortly before it was read may have been written again in the same instant, and tells nothing.
        """
        return self.digest == now.digest and self.newest < self.at - _INSTANT


class Last(msgspec.Struct, frozen=True, array_like=True):
    """The last build in short: all that it was made from, as it was seen and as a digest of its bytes.

    `states` is the digest of the states of the files it left, `pages` how many pages it has, `found` what it had to
    say, `manifest` the digest of the manifest that it left.
    """

    edition: str
    seen: Seen
    inputs: bytes
    states: bytes
    pages: int
    found: tuple[Diagnostic, ...]
    manifest: bytes = b""


class Manifest(msgspec.Struct, frozen=True, array_like=True):
    """How each file of the last build was written, and how its pages and the parts of its other files were made.

    `tables` are what these were made from.
    """

    files: dict[str, State]
    tables: dict[str, TableRecord]
    pages: dict[str, PageRecord]
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


def last_build(folder: Path, site: Path, edition: str) -> Last | None:
    """Return what `folder` keeps of the last build of the site at `site`, if it was one of this edition."""
    with suppress(OSError, msgspec.MsgspecError, ValueError):
        data = _place(folder, site, "last").read_bytes()
        if data[:_DIGEST] == _digest(data[_DIGEST:]):
            last = msgspec.msgpack.decode(data[_DIGEST:], type=Last)
            return last if last.edition == edition else None
    return None


def spare_tree(folder: Path) -> Path:
    """Return where a second tree is kept of the site that was built last, whichever it was: others would go stale."""
    return folder / "tree"


def read_manifest(folder: Path, site: Path, edition: str) -> Manifest:
    """Return the manifest that `folder` holds for the site at `site`, an empty one if there is none of this edition."""
    if last := last_build(folder, site, edition):
        with suppress(OSError, msgspec.MsgspecError, ValueError):
            data = _place(folder, site, "manifest").read_bytes()
            if _digest(data) == last.manifest:
                return msgspec.msgpack.decode(data, type=Manifest)
    return NO_MANIFEST


def write_manifest(folder: Path, site: Path, last: Last, manifest: Manifest) -> None:
    """Keep the manifest; where nothing can be kept, the next build makes everything anew."""
    data = msgspec.msgpack.encode(manifest)
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        _write(_place(folder, site, "manifest"), data)
        write_last(folder, site, msgspec.structs.replace(last, manifest=_digest(data)))


def write_last(folder: Path, site: Path, last: Last) -> None:
    """Keep what the last build came to in short, beside the manifest that it left."""
    data = msgspec.msgpack.encode(last)
    with suppress(OSError):
        _write(_place(folder, site, "last"), _digest(data) + data)


def _write(place: Path, data: bytes) -> None:
    draft = place.with_suffix(f".{os.getpid()}")
    draft.write_bytes(data)
    draft.replace(place)


def _digest(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=_DIGEST).digest()


def seen(folders: Iterable[Path], asked: object) -> Seen:
    """Return how the files below folders stand now; `asked` is what else a build is made from.

    A file's state is its size, the times when it was written and when it was changed in any way (which nobody can set
    back), and its number on the disk.
    """
    at, newest, found = time.time_ns(), 0, []
    for folder in folders:
        for path, entry in files_below(folder):
            status = entry.stat(follow_symlinks=False)
            newest = max(newest, status.st_mtime_ns, status.st_ctime_ns)
            found.append((path, status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino))
        found.append((str(folder), 0, 0, 0, 0))
    return Seen(digest_of((found, asked)), newest, at)


def digest_of_states(states: Mapping[str, State]) -> bytes:
    """Return a digest of states, in whatever order the disk tells them."""
    return digest_of(sorted(states.items()))


def _place(folder: Path, site: Path, what: str) -> Path:
    name = hashlib.blake2b(os.fsencode(os.path.realpath(site)), digest_size=8).hexdigest()
    return folder / f"site-{name}.{what}"
