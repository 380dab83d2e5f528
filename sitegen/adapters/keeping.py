"""What is kept between builds: it belongs to one edition of the program, and stands behind no link."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

_SIZE = 16  # bytes of a digest
_PACKAGE = Path(__file__).resolve().parent.parent
# What decides how a source reads, and what a manuscript does not share with it: all that these parts of the program
# import, themselves among them, and libraries. A test goes through their imports.
READER = (
    "core/",
    "reading/",
    "identity/",
    "content/fidelity/",
    "content/manuscript/",
    "content/layout.py",
    "content/letters.py",
    "content/recorded.py",
    "content/sources.py",
    "content/standing_in.py",
    "content/transcriptions.py",
)
# The libraries by which sources may read differently. What others give the reader follows from their definition.
READER_LIBRARIES = ("anyascii-", "openpyxl-", "pypdfium2-", "selectolax-")


@cache
def edition() -> str:
    """Return the digest of this package's own files, its data, its libraries and Python: what computed a value."""
    return _digest(f"{sys.version} {sys.byteorder}", _libraries(), _files(str(_PACKAGE)))


@cache
def reader_edition() -> str:
    """Return the digest of all that decides how a source reads; other versions of Python read alike.

    Of a library's version the first two numbers count: whoever installs the wheel has later patches than the lock.
    """
    libraries = (".".join(name.split(".")[:2]) for name in _libraries() if name.startswith(READER_LIBRARIES))
    return _digest("reader", libraries, (one for one in _files(str(_PACKAGE)) if one[0].startswith(READER)))


def _digest(start: str, libraries: Iterable[str], files: Iterable[tuple[str, str]]) -> str:
    total = hashlib.blake2b(start.encode(), digest_size=_SIZE)
    for name in sorted(libraries):
        total.update(f"{name}\0".encode())
    for name, path in sorted(files):
        with open(path, "rb") as file:  # noqa: PTH123 - a thousand files, in the shortest time
            data = file.read()
        total.update(f"{name}\0{len(data)}\0".encode() + data)
    return total.hexdigest()


def _libraries() -> Iterator[str]:
    """Yield the names and versions of what is installed beside us: what a library draws or reads may change with it."""
    for folder in {str(Path(one)) for one in sys.path if one}:
        with suppress(OSError):
            yield from (entry.name for entry in os.scandir(folder) if entry.name.endswith(".dist-info"))


def _files(folder: str, prefix: str = "") -> Iterator[tuple[str, str]]:
    for entry in os.scandir(folder):
        if not entry.is_dir():
            yield prefix + entry.name, entry.path
        elif entry.name != "__pycache__":
            yield from _files(entry.path, f"{prefix}{entry.name}/")


def linked(path: Path) -> Path | None:
    """Return which of `path`, its folder and the folder above is a symbolic link, if one is.

    Nothing is kept behind one: an archive from elsewhere must not make its builder write in other places.
    """
    return next((one for one in (path.parent.parent, path.parent, path) if one.is_symlink()), None)
