"""Which relative paths may be written: those that mean the same file below the same folder on every system."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from sitegen.core.diagnostics import Diagnostic
from sitegen.core.diagnostics.codes import UNSAFE_PATH
from sitegen.core.source import Span

# Names that Windows gives to devices, with any ending (Microsoft, "Naming Files, Paths, and Namespaces").
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)", re.IGNORECASE)
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"|?*\\]')
_LONGEST = 255  # bytes in one segment, on every common file system


def refusal(path: str) -> str | None:
    """Return why `path` (segments joined by "/") must not be written below a folder, or None if it may be."""
    if path.startswith("/"):
        return "it is absolute"
    if marks := _FORBIDDEN.search(path):
        return f"it holds {marks[0]!r}, which not every system allows"
    return next(filter(None, map(_segment_refusal, path.split("/"))), None)


def _segment_refusal(segment: str) -> str | None:
    if segment in ("", ".", ".."):
        return "it has an empty, '.' or '..' segment and may lead elsewhere"
    if _DEVICE.match(segment):
        return f"{segment} is the name of a device on Windows"
    if segment[-1] in ". ":
        return f"{segment!r} ends in a dot or a space, which Windows drops"
    if len(segment.encode("utf-8", errors="surrogateescape")) > _LONGEST:
        return f"the name {segment[:20]}… is longer than {_LONGEST} bytes"
    return None


def refusals(paths: Iterable[str], folder: str | Path, beside: Iterable[str] = ()) -> tuple[Diagnostic, ...]:
    """Return a diagnostic for every path below `folder` that may not be written, alone or beside the others.

    What stands there already, `beside` them, has been found to be good.

    Two paths that differ only by case, or of which one is the other's folder, cannot both exist everywhere.
    """
    found: list[Diagnostic] = []
    taken = {path.casefold(): path for path in beside}
    folders: dict[str, str] = {}
    for folded, path in taken.items():
        parent = folded.rpartition("/")[0]
        while parent and parent not in folders:
            folders[parent] = path
            parent = parent.rpartition("/")[0]
    for path in paths:
        if why := refusal(path):
            place = Span.line(f"{folder}/{path}", 1)
            found.append(
                UNSAFE_PATH.at(place, f"{path!r} cannot be written: {why}", "rename what this file is made from")
            )
            continue
        folded = path.casefold()
        above = [folded[:place] for place in range(len(folded)) if folded[place] == "/"]
        rival = taken.get(folded) or folders.get(folded) or next((taken[one] for one in above if one in taken), None)
        if rival is not None:
            found.append(
                UNSAFE_PATH.at(
                    Span.line(f"{folder}/{path}", 1),
                    f"{path!r} and {rival!r} cannot stand side by side on every system",
                    "rename what one of the two is made from",
                )
            )
            continue
        taken[folded] = path
        folders.update((one, path) for one in above)
    return tuple(found)


def within(path: Path, folder: Path) -> bool:
    """Whether `path`, with every symbolic link followed, is `folder` or lies below it."""
    return path.resolve().is_relative_to(folder.resolve())
