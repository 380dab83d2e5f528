"""Editing an archive: several files changed together, all of them or none, whoever kills us meanwhile.

The new files and the old ones are first laid beside each other in a folder of ours. Then a journal is put down: from
that moment the edit counts as made, and whoever comes next completes it. If a file cannot be put in its place, the
journal is turned round, and whoever comes next completes the way back.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from pathlib import Path

from sitegen.adapters.files.locking import locked, silent
from sitegen.adapters.files.paths import refusal, refusals, within
from sitegen.adapters.files.removing import remove
from sitegen.core.diagnostics import Checked, Diagnostic
from sitegen.core.diagnostics.codes import UNWRITABLE

_FOLDER, _LOCK = ".sitegen-edit", ".sitegen-edit-lock"
_FORWARD, _BACK = "forward.json", "back.json"
_held: set[Path] = set()  # the folders that this program edits now
_NEW, _GONE = "new", "gone"  # endings of what comes and what goes


def write_files(changes: Mapping[str, bytes | None], root: Path) -> Checked[bool]:
    """Write `changes` (path below the folder `root`, bytes), all or none; return whether they are written.

    A file whose bytes are None is removed. Files that `changes` does not name stay as they are. Folders are made as
    needed.
    """
    if found := (*refusals(changes, root), *_leading_out(changes, root)):
        return Checked(value=False, diagnostics=found)
    if not changes:
        return Checked(value=True)
    try:
        root.mkdir(parents=True, exist_ok=True)
        with _lock(root):
            _complete(root)
            edit = _lay_out(changes, root)
            try:
                _go(edit, root, _read(edit / _FORWARD))
            except OSError:
                (edit / _FORWARD).replace(edit / _BACK)
                _complete(root)
                raise
            _close(edit)
    except OSError as fault:
        return Checked(value=False, diagnostics=(_unwritable(fault, root),))
    return Checked(value=True)


@contextmanager
def alone(root: Path, waiting: Callable[[], None] = silent) -> Iterator[None]:
    """Let no other program edit the folder `root` while the block runs: what it reads there is what it changes.

    Two imports at the same moment would else each add to what both have read, and the later one would undo the earlier.
    A lock beside the folder keeps its name as well: whoever makes the folder has not yet the lock within it.
    """
    with ExitStack() as held:
        root.parent.mkdir(parents=True, exist_ok=True)
        try:
            held.enter_context(locked(root.parent / f".{root.name}{_LOCK}", waiting))
        except OSError:
            if not root.is_dir():  # where nothing can be written beside a folder, nobody is making it either
                raise
        if root.is_dir():
            held.enter_context(locked(root / _LOCK, waiting))
            _held.add(own := root.resolve())
            held.callback(_held.discard, own)
        yield


def _lock(root: Path) -> AbstractContextManager[None]:
    """Return the lock of `root`, or nothing to wait for where this program holds it already."""
    return nullcontext() if root.resolve() in _held else locked(root / _LOCK)


def complete_edit(root: Path) -> tuple[Diagnostic, ...]:
    """Bring an edit of `root` that was cut short to its end, so that a reader finds all of it or none.

    An edit that is going on now is waited for.
    """
    if not (root / _FOLDER).exists() and not (root / _LOCK).exists():
        return ()
    try:
        with _lock(root):
            _complete(root)
    except OSError as fault:
        return (_unwritable(fault, root),)
    return ()


def _lay_out(changes: Mapping[str, bytes | None], root: Path) -> Path:
    """Lay new and old files side by side and put down the journal; from then on the edit counts as made."""
    edit = root / _FOLDER
    edit.mkdir()
    existed = []
    try:
        for number, (path, data) in enumerate(changes.items()):
            _write(edit / f"{number}.{_GONE if data is None else _NEW}", data or b"")
            existed.append((root / path).exists())
            if existed[-1]:
                _write(edit / f"{number}.old", (root / path).read_bytes())
        plan = [[path, before] for path, before in zip(changes, existed, strict=True)]
        _write(edit / "plan", json.dumps(plan).encode())
        (edit / "plan").replace(edit / _FORWARD)
    except OSError:
        remove(edit)
        raise
    return edit


def _complete(root: Path) -> None:
    edit = root / _FOLDER
    if (edit / _BACK).exists():
        _return(edit, root, _read(edit / _BACK))
    elif (edit / _FORWARD).exists():
        _go(edit, root, _read(edit / _FORWARD))
    _close(edit)


def _go(edit: Path, root: Path, plan: Sequence[tuple[str, bool]]) -> None:
    """Move the new files that are still in `edit` to their places, and remove those that go."""
    for number, (path, _before) in enumerate(plan):
        new = edit / f"{number}.{_NEW}"
        if new.exists():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            new.replace(root / path)
        elif (edit / f"{number}.{_GONE}").exists():
            (root / path).unlink(missing_ok=True)


def _return(edit: Path, root: Path, plan: Sequence[tuple[str, bool]]) -> None:
    """Move the old files back, and remove the new ones that had no forerunner."""
    for number, (path, before) in enumerate(plan):
        if before and (edit / f"{number}.old").exists() and not (edit / f"{number}.{_NEW}").exists():
            (edit / f"{number}.old").replace(root / path)
        elif not before and not (edit / f"{number}.{_NEW}").exists():
            (root / path).unlink(missing_ok=True)


def _close(edit: Path) -> None:
    """Remove the journal, then what it speaks of."""
    for journal in (_FORWARD, _BACK):
        (edit / journal).unlink(missing_ok=True)
    remove(edit)


def _read(journal: Path) -> list[tuple[str, bool]]:
    """Return the journal's paths, each with whether it existed; none if the journal is not one that we wrote."""
    try:
        plan = [(str(path), bool(before)) for path, before in json.loads(journal.read_bytes())]
    except (ValueError, TypeError):
        return []
    root = journal.parent.parent
    return [] if any(refusal(path) or not within(root / path, root) for path, _ in plan) else plan


def _write(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _leading_out(changes: Iterable[str], root: Path) -> tuple[Diagnostic, ...]:
    """Return a diagnostic for every path that a symbolic link below `root` would lead out of it."""
    return tuple(
        UNWRITABLE.at(None, f"will not write {root / path}: a link leads from there out of {root}", "remove the link")
        for path in changes if not within(root / path, root)
    )  # fmt: skip


def _unwritable(fault: OSError, root: Path) -> Diagnostic:
    where = f" ({fault.filename})" if fault.filename else ""
    return UNWRITABLE.at(
        None,
        f"cannot write to {root}: {fault.strerror or fault}{where}; nothing was changed",
        "check that the folder may be written and that the disk is not full",
    )
