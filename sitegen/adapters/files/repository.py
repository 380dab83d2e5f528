"""What git publishes of a folder: the files that it has, and those that it would take with the next `git add`."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

_SECONDS = 60
_LARGEST = 64 * 1024 * 1024  # bytes of one file


@dataclass(frozen=True, slots=True)
class Repository:
    """Paths below a `folder`: those of files that git has (`tracked`), and of others that nothing keeps out of it."""

    folder: Path
    tracked: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()

    def files(self, wanted: Collection[str]) -> Iterator[tuple[str, bytes]]:
        """Yield those of the `wanted` files that can be read, in order; git has of a link where it leads, no more."""
        for name in sorted(wanted):
            path = self.folder / name
            try:
                if path.is_symlink():
                    yield name, str(path.readlink()).encode()
                elif path.is_file() and path.stat().st_size <= _LARGEST:
                    yield name, path.read_bytes()
            except OSError:
                continue


def repository_of(folder: Path) -> Repository:
    """Return what git publishes of a folder: nothing where there is no git, or the folder is in no repository."""
    program = shutil.which("git")
    if program is None:
        return Repository(folder)
    tracked = _listed(program, folder, "--cached")
    return Repository(folder, tracked, _listed(program, folder, "--others", "--exclude-standard"))


def _listed(program: str, folder: Path, *which: str) -> frozenset[str]:
    call = [program, "-c", "core.fsmonitor=false", "-C", str(folder), "ls-files", "-z", *which]
    try:
        ended = subprocess.run(call, capture_output=True, check=False, timeout=_SECONDS)  # noqa: S603 - found on the PATH
    except (OSError, subprocess.TimeoutExpired):
        return frozenset()
    names = ended.stdout.decode("utf-8", "replace").split("\0") if not ended.returncode else ()
    return frozenset(one for one in names if one)
