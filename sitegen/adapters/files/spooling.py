"""Files that are made before there is a site to put them into: on the disk, so that memory does not grow with them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from tempfile import mkdtemp

from sitegen.adapters.files.removing import remove

_PREFIX = "made-"


@dataclass(frozen=True, slots=True)
class Spooled:
    """A file that waits on the disk."""

    place: str
    size: int

    def __bytes__(self) -> bytes:
        with open(self.place, "rb") as file:  # noqa: PTH123 - thousands of them, in the shortest time
            return file.read()

    def move(self, place: Path) -> None:
        """Put the file to its place, where none may be yet."""
        shutil.move(self.place, place)


@dataclass(frozen=True, slots=True)
class Spool:
    """A folder of files that wait; copies of the process may put files there too."""

    folder: str

    def put(self, path: str, data: bytes | Iterable[bytes]) -> Spooled:
        """Keep the file that will stand at `path` of the site; each path is put once."""
        place = f"{self.folder}/{blake2b(path.encode(errors='surrogatepass'), digest_size=16).hexdigest()}"
        with open(place, "xb") as file:  # noqa: PTH123 - as above
            file.writelines((data,) if isinstance(data, bytes) else data)
            size = file.tell()
        return Spooled(place, size)


@contextmanager
def spool(folder: Path | None) -> Iterator[Spool]:
    """Open a spool below `folder`, or where the system keeps what is temporary; it is gone in the end."""
    prefix = f"{_PREFIX}{os.getpid()}-"
    try:
        if folder:
            folder.mkdir(parents=True, exist_ok=True)
        made = mkdtemp(prefix=prefix, dir=folder)
    except OSError:
        made = mkdtemp(prefix=prefix)
    try:
        yield Spool(made)
    finally:
        remove(Path(made))


def sweep(folder: Path) -> None:
    """Remove from a folder what builds that were killed left there: it may hold what was taken back since."""
    with suppress(OSError):
        for one in folder.glob(f"{_PREFIX}*"):
            if not _is_alive(one.name.removeprefix(_PREFIX).partition("-")[0]):
                remove(one)


def _is_alive(process: str) -> bool:
    """Tell whether a process runs; whoever is not known for sure to have ended does."""
    if not process.isdecimal() or os.name == "nt":  # there, asking would end it
        return True
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True
