"""Editing an archive: several files changed together, all of them or none, whoever kills us meanwhile.

The new files and the old ones are first laid beside each other in a folder of ours. Then a journal is put down: from
that moment the edit counts as made, and whoever comes next completes it, and says so. If a file cannot be put in its
place, the journal is turned round, and whoever comes next completes the way back. A file that somebody has changed
since is never written over: then nothing is completed, and a person has to look.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from sitegen.adapters.files.cut_short import changed_since, completed, foreign, meanwhile, unwritable
from sitegen.adapters.files.journal import lay_out, put_down, read_journal, stands_in
from sitegen.adapters.files.locking import locked, silent
from sitegen.adapters.files.paths import refusals, within
from sitegen.adapters.files.removing import remove
from sitegen.adapters.files.stopping import unstopped
from sitegen.core.diagnostics import Checked, Diagnostic
from sitegen.core.diagnostics.codes import UNWRITABLE

_FOLDER, _LOCK = ".sitegen-edit", ".sitegen-edit-lock"


@dataclass(slots=True)
class Turn:
    """The time in which a command edits a folder alone; `wrote` tells whether it has changed anything yet.

    A folder that was not there when the turn began has no lock of its own.
    """

    command: str = ""
    locked: bool = False
    wrote: bool = False


_turns: dict[Path, Turn] = {}  # of the folders that this program edits now


def write_files(
    changes: Mapping[str, bytes | None], root: Path, read: Mapping[str, bytes] | None = None
) -> Checked[bool]:
    """Write `changes` (path below the folder `root`, bytes), all or none; return whether they are written.

    A file whose bytes are None is removed. Files that `changes` does not name stay as they are. Folders are made as
    needed. `read` are the files that the changes were made from, where they were: one that has other bytes by now has
    been changed by somebody else meanwhile, and nothing is written. Whoever stops us (Ctrl-C) before the first file
    changes stops it all; from then on, only when all is written.
    """
    if found := (*refusals(changes, root), *_leading_out(changes, root)):
        return Checked(value=False, diagnostics=found)
    if not changes:
        return Checked(value=True)
    try:
        root.mkdir(parents=True, exist_ok=True)
        with _lock(root):
            found = _complete(root)
            if not any(one.severity == "error" for one in found):
                found += _edit(changes, root, read)
    except OSError as fault:
        return Checked(value=False, diagnostics=(unwritable(fault, root),))
    return Checked(value=not any(one.severity == "error" for one in found), diagnostics=found)


def _edit(changes: Mapping[str, bytes | None], root: Path, read: Mapping[str, bytes] | None) -> tuple[Diagnostic, ...]:
    folder = root / _FOLDER
    turn = _turns.get(root.resolve()) or Turn()
    try:
        if read is not None and (others := tuple(_others(changes, root, read))):
            return (meanwhile(others, root),)
        journal = lay_out(changes, folder, turn.command)
        with unstopped():
            put_down(journal)
            try:
                journal.go()
            except OSError:
                journal = journal.turned()
                journal.go()
                journal.close()
                raise
            turn.wrote = True
            journal.close()
    finally:
        if not stands_in(folder):
            remove(folder)
    return ()


@contextmanager
def alone(root: Path, waiting: Callable[[], None] = silent, command: str = "") -> Iterator[Turn]:
    """Let no other program edit the folder `root` while the block runs: what it reads there is what it changes.

    `command` is who edits it, in the words of the message if it is cut short. Two imports at the same moment would else
    each add to what both have read, and the later one would undo the earlier. A lock beside the folder keeps its name
    as well: whoever makes the folder has not yet the lock within it.
    """
    turn = Turn(command)
    with ExitStack() as held:
        root.parent.mkdir(parents=True, exist_ok=True)
        try:
            held.enter_context(locked(root.parent / f".{root.name}{_LOCK}", waiting))
        except OSError:
            if not root.is_dir():  # where nothing can be written beside a folder, nobody is making it either
                raise
        if root.is_dir():
            held.enter_context(locked(root / _LOCK, waiting))
            turn.locked = True
        _turns[own := root.resolve()] = turn
        held.callback(_turns.pop, own)
        yield turn


def _lock(root: Path) -> AbstractContextManager[None]:
    """Return the lock of `root`, or nothing to wait for where this program holds it already."""
    turn = _turns.get(root.resolve())
    return nullcontext() if turn and turn.locked else locked(root / _LOCK)


def complete_edit(root: Path) -> tuple[Diagnostic, ...]:
    """Bring an edit of `root` that was cut short to its end, so that all of it is found or none; return what was done.

    An edit that is going on now is waited for. Nothing is done, which is an error, where somebody has changed its files
    since, or where its journal is not of here: in a clone.
    """
    if not (root / _FOLDER).exists() and not (root / _LOCK).exists():
        return ()
    try:
        with _lock(root):
            return _complete(root)
    except OSError as fault:
        return (unwritable(fault, root),)


def _complete(root: Path) -> tuple[Diagnostic, ...]:
    folder = root / _FOLDER
    if not stands_in(folder):
        remove(folder)  # what was laid out of an edit that had not begun
        return ()
    journal = read_journal(folder)
    if journal is None:
        return (foreign(folder),)
    if others := journal.changed_since():
        return (changed_since(journal, others),)
    with unstopped():
        journal.go()
        journal.close()
    return (completed(journal),)


def _others(changes: Iterable[str], root: Path, read: Mapping[str, bytes]) -> Iterator[str]:
    """Yield what is to be changed and is not as it was read; names of a dot are not read with the others."""
    for path in changes:
        there = root / path
        if not there.name.startswith(".") and there.is_file() and there.read_bytes() != read.get(path):
            yield path


def _leading_out(changes: Iterable[str], root: Path) -> tuple[Diagnostic, ...]:
    """Return a diagnostic for every path that a symbolic link below `root` would lead out of it."""
    return tuple(
        UNWRITABLE.at(None, f"will not write {root / path}: a link leads from there out of {root}", "remove the link")
        for path in changes if not within(root / path, root)
    )  # fmt: skip
