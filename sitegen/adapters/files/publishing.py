"""Publishing a site: written beside the old one, completed there, then put in its place in one step."""

from __future__ import annotations

import filecmp
import os
import shutil
import stat
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from typing import SupportsBytes

from sitegen import __version__
from sitegen.adapters.files.locking import locked, silent
from sitegen.adapters.files.paths import refusal, refusals
from sitegen.adapters.files.removing import remove
from sitegen.adapters.files.spooling import Spooled
from sitegen.adapters.files.swapping import put_in_place, recover, sync_tree
from sitegen.adapters.files.trees import beside, brought_up_to, settled, taken
from sitegen.adapters.states import State, state_of, states_of
from sitegen.core.diagnostics import Checked, Diagnostic
from sitegen.core.diagnostics.codes import FOREIGN_FOLDER, UNWRITABLE
from sitegen.core.source import digest
from sitegen.publishing.records import Facts


class ChangedError(Exception):
    """A file of the site that was to be kept is not as it was: somebody else has touched the site meanwhile."""


MARKER = ".sitegen"  # the file by which a folder is known to be a site of ours, which may be replaced

Finish = Callable[[Path], Sequence[Diagnostic]]


Note = Callable[[Mapping[str, State], Sequence[Diagnostic]], None]


def _nothing_noted(_states: Mapping[str, State], _found: Sequence[Diagnostic]) -> None:
    """Note nothing of the written site."""


def write_site(
    outputs: Iterable[tuple[str, SupportsBytes]],
    destination: Path,
    finish: Finish | None = None,
    *,
    note: Note = _nothing_noted,
    kept: Mapping[str, State] = MappingProxyType({}),
    spare: Path | None = None,
    waiting: Callable[[], None] = silent,
    durable: bool = True,
) -> Checked[bool]:
    """Make `destination` hold exactly `outputs` and what `finish` adds; return whether it does.

    Outputs are a path below it and bytes, or a file that has them, which is moved.

    `kept` are files of the site that is there which the new one holds too, with their states; if one of them is no
    longer so, `ChangedError` is raised and nothing is done.

    `spare` is where a second tree of the site is kept, which has no more than second names of its files. The next build
    changes it into the new site and need not name all files anew. It holds what the site holds once this returns, or
    is not there.

    The site is written into a folder beside the old one, where `finish` may add files (it must not change the written
    ones: unchanged files are shared with the old site). Only if all of that went well, without an error among the
    diagnostics, does it take the old one's place, in one step; otherwise the old site stays untouched. A folder that
    is neither empty nor an earlier site of ours is never replaced. `note` is called with the states of all files, and
    with what was found, just before the site takes its place: files keep their time stamps there, and no other build
    can be between what is noted of a site and the site. Builds of the same site wait for each other;
    `waiting` is called when this one has to. `durable` waits until the new site is on the disk for good, so that a
    power cut keeps it whole too.
    """
    target = Path(os.path.realpath(destination))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with locked(_beside(target, "lock"), waiting):
            recover(target, _beside(target, "old"))
            if refused := _foreign(target, destination):
                return Checked(value=False, diagnostics=(refused,))
            staging = _beside(target, "new")
            remove(staging)  # what a killed build left
            try:
                if spare:
                    taken(spare, staging)
                filled = _fill(staging, outputs, target, destination, kept)
                states, found = filled.value, [*filled.diagnostics]
                if finish and not filled.failed:
                    found += finish(staging)
                    states = states_of(staging)
                if _failed(found):
                    return Checked(value=False, diagnostics=tuple(found))
                if durable:
                    sync_tree(staging)
                note(states, found)
                put_in_place(staging, target, _beside(target, "old"))
                if spare and beside(spare.parent, target) and brought_up_to(staging, target):
                    with suppress(OSError):
                        staging.rename(spare)
            finally:
                remove(staging)
    except OSError as fault:
        return Checked(value=False, diagnostics=(_unwritable(fault, destination),))
    return Checked(value=True, diagnostics=tuple(found))


def unfinished(destination: Path) -> bool:
    """Tell whether a build of this site is at work, or was killed: then what it wrote stands beside the site."""
    target = Path(os.path.realpath(destination))
    return any(os.path.lexists(_beside(target, role)) for role in ("lock", "new", "old"))


def standing(site: Path, path: str, facts: Facts) -> bytes:
    """Return a file of the site that is there; `ChangedError` if it is not the one that a build made."""
    try:
        data = (site / path).read_bytes()
    except OSError:
        raise ChangedError(path) from None
    if digest(data) != facts.sha256:
        raise ChangedError(path)
    return data


def _beside(target: Path, role: str) -> Path:
    """Return our working name beside `target`: on the same file system, and hidden."""
    return target.parent / f".{target.name}.sitegen-{role}"


def _foreign(target: Path, shown: Path) -> Diagnostic | None:
    """Return why the folder at `target` must not be replaced, or None if there is none, or it is empty or ours."""
    if not os.path.lexists(target):
        return None
    if not target.is_dir():
        return FOREIGN_FOLDER.at(None, f"{shown} is a file, not a folder", "name another folder with --output")
    if (target / ".git").exists():
        message = f"{shown} is a repository of its own, which would be lost"
        return FOREIGN_FOLDER.at(None, message, "build elsewhere with --output, and copy the site into it")
    if (target / MARKER).is_file() or not any(target.iterdir()):
        return None
    return FOREIGN_FOLDER.at(
        None,
        f"{shown} holds files and is not a site that sitegen made; it will not be replaced",
        f"name another folder with --output. If all of it may go, empty it first (sites of ours hold a file {MARKER})",
    )


def _fill(
    staging: Path, outputs: Iterable[tuple[str, SupportsBytes]], old: Path, destination: Path, kept: Mapping[str, State]
) -> Checked[dict[str, State]]:
    """Make the folder `staging` hold all outputs, and what is kept; return the states of all files.

    Files that `old` holds with the same bytes are shared with it. `destination` is how messages name the folder that
    they will stand in.
    """
    every = {MARKER: f"sitegen {__version__}\n".encode(), **dict(outputs)}
    standing = settled(staging, kept, every.keys())
    written: dict[str, State] = {}
    made = {""}
    for path, data in every.items():
        if path != MARKER and refusal(path):
            return Checked({}, refusals((path,), destination))
        place = f"{staging}/{path}"
        if path in standing:
            if _holds(place, standing[path][0], data):
                written[path] = standing[path]
                continue
            os.unlink(place)  # noqa: PTH108 - thousands of them, in the shortest time
        folder = path.rpartition("/")[0]
        if folder not in made:
            (staging / folder).mkdir(parents=True, exist_ok=True)
            made.add(folder)
        written[path] = _shared(f"{old}/{path}", data, place) or _written(place, data)
    _keep(staging, old, {path: state for path, state in kept.items() if path not in standing})
    return Checked({**kept, **written}, tuple(refusals(every, destination, beside=kept)))


def _written(place: str, data: SupportsBytes) -> State:
    """Write a file where none may be yet, and return its state."""
    if isinstance(data, Spooled):
        data.move(Path(place))
    else:
        with open(place, "xb") as file:  # noqa: PTH123 - as above
            file.write(bytes(data))
    return state_of(os.lstat(place))


def _keep(staging: Path, old: Path, kept: Mapping[str, State]) -> None:
    """Take files of the folder `old` into `staging`, each if its state is still what it was."""
    made: set[str] = set()
    for path, state in kept.items():
        folder = path.rpartition("/")[0]
        if folder not in made:
            (staging / folder).mkdir(parents=True, exist_ok=True)
            made.add(folder)
        source, place = f"{old}/{path}", f"{staging}/{path}"
        try:
            if state_of(os.lstat(source)) != state:
                raise ChangedError(path)
        except FileNotFoundError:
            raise ChangedError(path) from None
        try:
            os.link(source, place)
        except OSError:  # the file system knows no second names
            shutil.copy2(source, place)


def _shared(old: str, data: SupportsBytes, new: str) -> State | None:
    """Give the file `old` the second name `new` if it holds exactly `data`; return its state if that was done.

    A shared file keeps its time stamp, so that a copy to a host sends only what changed, and costs no write.
    """
    try:
        status = os.lstat(old)
        if not stat.S_ISREG(status.st_mode) or not _holds(old, status.st_size, data):
            return None
        os.link(old, new)
    except OSError:  # there is no such file, or the file system knows no second names
        return None
    return state_of(status)


def _holds(place: str, size: int, data: SupportsBytes) -> bool:
    """Return whether a file of that size has exactly `data`; of large ones a part may tell."""
    if isinstance(data, Spooled):
        return size == data.size and filecmp.cmp(place, data.place, shallow=False)
    whole = bytes(data)
    if size != len(whole):
        return False
    with open(place, "rb") as file:  # noqa: PTH123 - as above
        return file.read() == whole


def _failed(found: Iterable[Diagnostic]) -> bool:
    return any(one.severity == "error" for one in found)


def _unwritable(fault: OSError, destination: Path) -> Diagnostic:
    reason = fault.strerror or str(fault)
    where = f" ({fault.filename})" if fault.filename else ""
    return UNWRITABLE.at(
        None,
        f"cannot write the site to {destination}: {reason}{where}; the old site is untouched",
        "check that the folder above it may be written and that the disk is not full",
    )
