"""A folder read as one value, so that nothing after it has to touch the disk."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path
from unicodedata import normalize

from sitegen.adapters.files.editing import complete_edit
from sitegen.adapters.files.paths import within
from sitegen.content.layout import PRIVATE_FOLDER
from sitegen.core.diagnostics import Checked, Diagnostic
from sitegen.core.diagnostics.codes import IGNORED_FILE, MISSING_FOLDER, OUTSIDE_LINK, TWO_SPELLINGS, UNREADABLE
from sitegen.core.source import Span

_FILES = (".md", ".txt", ".yaml", ".toml")  # how files of an archive end
LARGEST = 256 * 1024 * 1024  # bytes of one file; no letter comes near, and a device has no end


_WHERE = "go to the folder of your archive first (cd my-archive), or start one: sitegen init DIR"


def read_file(path: Path) -> Checked[bytes | None]:
    """Return the bytes of one regular file, or None with the reason why it cannot be read."""
    try:
        if path.is_dir():
            return Checked(None, (_unreadable(path, "it is a folder", "give the files in it, each by its name"),))
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return Checked(None, (_unreadable(path, "it is not a regular file"),))
        if status.st_size > LARGEST:
            return Checked(None, (_unreadable(path, f"it is larger than {LARGEST // 1024 // 1024} MB"),))
        return Checked(path.read_bytes())
    except FileNotFoundError:
        return Checked(
            None, (_unreadable(path, "there is no such file", "check the path: is the name right, and the folder?"),)
        )
    except (OSError, ValueError) as fault:
        return Checked(None, (_unreadable(path, getattr(fault, "strerror", None) or str(fault)),))


def read_tree(folder: Path) -> Checked[dict[str, bytes] | None]:
    """Return the bytes of every file below `folder` under its path from there ("letters/a.md"), in order of path.

    None if there is no such folder. A file that cannot be read is an error, and so is a symbolic link that leads out
    of the folder: an archive from elsewhere must not be able to publish its builder's files. Names that begin with a
    dot are the system's and other programs' own and are left out. All other names are kept as they are, but accents are
    joined to their letters (NFC), which some systems take apart. An import that was cut short is completed first, so
    that no half of it is seen.
    """
    if not folder.is_dir():
        what = "is not a folder" if folder.exists() else "does not exist"
        return Checked(None, (MISSING_FOLDER.at(Span.line(str(folder), 1), f"{folder} {what}", _WHERE),))
    found: list[Diagnostic] = list(complete_edit(folder))
    files: dict[str, bytes] = {}
    for path, entry in _walk(folder, folder, "", frozenset(), found):
        try:
            # Reading a pipe or a device could wait for ever.
            regular = stat.S_ISREG(entry.stat().st_mode) if entry.is_symlink() else entry.is_file()
            if not regular:
                found.append(_unreadable(entry.path, "it is not a regular file"))
                continue
            with open(entry.path, "rb") as file:  # noqa: PTH123 - thousands of them, in the shortest time
                data = file.read()
            name = normalize("NFC", path)
            if files.setdefault(name, data) != data:
                found.append(
                    TWO_SPELLINGS.at(
                        Span.line(entry.path, 1),
                        f"another file has the same name, {name}, with its accents stored in the other way (NFC, NFD)",
                        "keep the one that is right, and remove the other",
                    )
                )
        except OSError as fault:
            found.append(_unreadable(entry.path, fault.strerror or str(fault)))
    return Checked(dict(sorted(files.items())), tuple(found))


class Tree(Mapping[str, bytes]):
    """The files below a folder under their paths from there, each read from the disk when somebody asks for it."""

    def __init__(self, places: Mapping[str, str]) -> None:
        self._places = places

    def __getitem__(self, key: str) -> bytes:
        with open(self._places[key], "rb") as file:  # noqa: PTH123 - thousands of them, in the shortest time
            return file.read()

    def __contains__(self, key: object) -> bool:
        return key in self._places

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


def open_tree(folder: Path) -> Checked[Tree | None]:
    """Return the files below a folder, in order of path, without holding them; None if there is no such folder.

    What is an error of a whole folder in `read_tree` is one here; a file that cannot be read fails when it is read.
    """
    if not folder.is_dir():
        return Checked(None, read_tree(folder).diagnostics)
    found: list[Diagnostic] = []
    places = {path: entry.path for path, entry in _walk(folder, folder, "", frozenset(), found)}
    return Checked(Tree(dict(sorted(places.items()))), tuple(found))


def read_archive(folder: Path) -> Checked[dict[str, bytes] | None]:
    """Return a content folder as `read_tree` does, with its private folder, which no other folder of a dot is."""
    read = read_tree(folder)
    private = folder / PRIVATE_FOLDER
    if read.value is None or not private.is_dir() or private.is_symlink():
        return read
    within_it = read_tree(private)
    inner = {f"{PRIVATE_FOLDER}{name}": data for name, data in (within_it.value or {}).items()}
    return Checked(read.value | inner, read.diagnostics + within_it.diagnostics)


def _walk(
    root: Path, folder: Path | str, prefix: str, above: frozenset[tuple[int, int]], found: list[Diagnostic]
) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield what is not a folder below `folder`, under its path from `root`, which begins with `prefix`.

    `above` are the folders that led here: no link may go in circles.
    """
    try:
        status = os.stat(folder)  # noqa: PTH116 - as above
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as fault:
        found.append(_unreadable(folder, fault.strerror or str(fault)))
        return
    here = (status.st_dev, status.st_ino)
    if here in above:
        found.append(_unreadable(folder, "it is a link to a folder above it"))
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if not _readable_name(entry.name):
            found.append(_unreadable(os.fsencode(entry.path).decode("utf-8", "replace"), "its name is not UTF-8"))
        elif entry.is_symlink() and not within(Path(entry.path), root):
            found.append(
                OUTSIDE_LINK.at(
                    Span.line(entry.path, 1),
                    f"the link leads outside, to {Path(entry.path).readlink()}",
                    "put a copy of the file in its place",
                )
            )
        elif entry.is_dir():
            if entry.name.endswith(_FILES):
                found.append(
                    IGNORED_FILE.at(
                        Span.line(entry.path, 1),
                        "this is a folder, and has the name of a file that would be read",
                        "if it is the copy of a file, take the file out of it; else give it another name",
                    )
                )
            yield from _walk(root, entry.path, f"{prefix}{entry.name}/", above | {here}, found)
        else:
            yield prefix + entry.name, entry


def _readable_name(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:  # the system hands over bytes that are not UTF-8 as lone surrogates
        return False
    return True


def _unreadable(path: Path | str, reason: str, hint: str = "check that you may read it, or move it away") -> Diagnostic:
    return UNREADABLE.at(Span.line(str(path), 1), f"cannot read {path}: {reason}", hint)
