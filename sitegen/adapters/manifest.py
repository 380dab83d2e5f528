"""What the last build of a site left: what it was made from, how each page was made, how each file was written.

With it, a build that follows can tell without reading the site which of its files are as they were written: the size
and the time stamp tell, as they tell git. A file that somebody has touched counts as not there. A manifest belongs to
one edition of the program and to one folder; one that is damaged, or of another edition, is none.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

import msgspec

from sitegen.build import Record, Records
from sitegen.core.diagnostics import Diagnostic

State = tuple[int, int]  # a file's size in bytes and its time stamp in nanoseconds


class Manifest(msgspec.Struct, frozen=True, array_like=True):
    """The last build of a site.

    `inputs` is the digest of all that it was made from, `pages` how many pages it has, `found` what the build had to
    say, `files` how each file was written. `rows` are the names of what pages were made from, with their digests;
    `made` says of each page what else it was made from, and which rows.
    """

    edition: str
    inputs: str
    pages: int
    found: tuple[Diagnostic, ...]
    files: dict[str, State]
    rows: list[tuple[str, bytes]]
    made: dict[str, tuple[bytes, list[int]]]

    def records(self, present: Mapping[str, State]) -> Records:
        """Return how those pages were made that are `present` as they were written."""
        names = [name for name, _ in self.rows]
        pages = {
            path: Record(frame, frozenset([names[at] for at in rows]))
            for path, (frame, rows) in self.made.items()
            if present.get(path) == self.files.get(path)
        }
        return Records(pages, dict(self.rows))


def manifest_of(
    edition: str, inputs: str, pages: int, found: Iterable[Diagnostic], files: Mapping[str, State], records: Records
) -> Manifest:
    """Return the manifest of a build."""
    places = {name: at for at, name in enumerate(records.rows)}
    return Manifest(
        edition,
        inputs,
        pages,
        tuple(found),
        dict(files),
        list(records.rows.items()),
        {path: (one.frame, [places[row] for row in one.rows]) for path, one in records.pages.items()},
    )


def read_manifest(folder: Path, site: Path, edition: str) -> Manifest | None:
    """Return the manifest that `folder` holds for the site at `site`, or None if there is none of this edition."""
    with suppress(OSError, msgspec.MsgspecError, ValueError):
        found = msgspec.msgpack.decode(_place(folder, site).read_bytes(), type=Manifest)
        rows = len(found.rows)
        if found.edition == edition and all(max(its, default=0) < rows for _, its in found.made.values()):
            return found
    return None


def write_manifest(folder: Path, site: Path, manifest: Manifest) -> None:
    """Keep the manifest; where nothing can be kept, the next build makes everything anew."""
    place = _place(folder, site)
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        draft = place.with_suffix(f".{os.getpid()}")
        draft.write_bytes(msgspec.msgpack.encode(manifest))
        draft.replace(place)


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
