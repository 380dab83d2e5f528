"""Compiled templates, kept beside the program as Python keeps its modules: compiled once, not in each build.

They stand in `__pycache__` of this very package, never with an archive: they are code, and whoever could write them
there could as well write the program. Each carries the digest of itself with what it was compiled from, and belongs to
one edition of the program; what does not match is compiled again. Where the folder cannot be written, nothing is kept.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from sitegen.adapters.keeping import edition

_SIZE = 16  # bytes of a digest
FOLDER = Path(__file__).resolve().parent / "__pycache__" / "templates"


class Compiled(BytecodeCache):
    """The compiled templates in a folder, each under its name and the language in which it says its phrases."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self._folder = folder

    def load_bytecode(self, bucket: Bucket) -> None:
        """Load what is kept of a template, if it was compiled from this very text by this very program."""
        with suppress(OSError):
            data = self._path(bucket).read_bytes()
            if data[:_SIZE] == self._digest(bucket, data[_SIZE:]):
                bucket.bytecode_from_string(data[_SIZE:])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template that was compiled."""
        data, path = bucket.bytecode_to_string(), self._path(bucket)
        new = path.with_suffix(f".{os.getpid()}")
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            new.write_bytes(self._digest(bucket, data) + data)
            new.replace(path)

    def _path(self, bucket: Bucket) -> Path:
        return self._folder / f"{bucket.key}.{_language(bucket)}"

    def _digest(self, bucket: Bucket, data: bytes) -> bytes:
        basis = f"{edition()}\0{_language(bucket)}\0{bucket.checksum}\0".encode()
        return hashlib.blake2b(basis + data, digest_size=_SIZE).digest()


def _language(bucket: Bucket) -> str:
    return str(getattr(bucket.environment, "language", ""))
