"""The index of all groups in files: a query loads those of its words, however large the archive is.

A file holds the lines of all groups whose terms begin alike, as a classic script: that is all that a browser loads from
a disk, and over http it is loaded in the same way. Cells of terms are put together until a file has a certain size;
terms that begin with different letters stand in different ones, so that a change moves few bounds.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

import msgspec

from sitegen.core.source import digest
from sitegen.publishing.search.postings import Group

T = TypeVar("T")

SMALL = 8_000  # characters up to which cells are put into one file, as long as these are not more than
FILES = 1_000
_BITS = 60
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")  # signs that are two halves in UTF-16


def grouped(keyed: Mapping[str, T], most: int) -> Iterator[tuple[str, tuple[T, ...]]]:
    """Yield what is to be indexed in groups of at most `most`, each with a name, by the digests of their keys.

    A group that grows too large is parted in two; all others stay as they are.
    """
    coded = sorted((int(digest(key.encode())[: _BITS // 4], 16), key) for key in keyed)
    waiting = [("1", coded, _BITS - 1)]
    while waiting:
        name, some, bit = waiting.pop()
        if some and (len(some) <= most or bit < 0):
            yield f"{int(name, 2):x}", tuple(keyed[key] for _, key in some)
        elif some:
            parts = ([one for one in some if one[0] >> bit & 1 == digit] for digit in (1, 0))
            waiting += [(f"{name}{digit}", part, bit - 1) for digit, part in zip((1, 0), parts, strict=True)]


def files_of(kind: str, groups: Sequence[Group]) -> tuple[Iterator[tuple[str, bytes]], list[str]]:
    """Return the files of an index in the folder `kind`, and with what cell each file of words begins, in order."""
    bounds = list(_bounds(groups))
    paths = ((f"{kind}/{name}", value) for name, value in _values(groups, bounds))
    return ((f"search/{path}.js", _script(path, value)) for path, value in paths), bounds


def _values(groups: Sequence[Group], bounds: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    for first, lines in zip(bounds, _sliced(groups, bounds), strict=True):
        yield f"w/{file_name(first)}", _lines(lines)
    apart: defaultdict[str, list[str]] = defaultdict(list)
    for group in groups:
        for term, line in group.apart.items():
            apart[term].append(f"{group.head}{term}\t{line}\n")
        yield from ((f"t/{name}", data) for name, data in group.texts.items())
    for term, some in apart.items():
        yield f"p/{file_name(term)}", _lines("".join(some))


def manifest(indexes: Mapping[str, Mapping[str, Any]]) -> bytes:
    """Return the file by which a browser finds all others."""
    return _script("index", msgspec.json.encode(indexes))


def file_name(term: str) -> str:
    """Return a name for the file of what begins with `term`, fit for every disk: Windows keeps "con" for itself."""
    return "_" + re.sub(r"[^a-z0-9]", lambda sign: f"-{ord(sign[0]):x}-", term)


def _bounds(groups: Iterable[Group]) -> Iterator[str]:
    """Yield the cells at which a new file begins; all stand in one if there is little."""
    sizes: defaultdict[str, int] = defaultdict(int)
    for group in groups:
        for cell, lines in group.cells.items():
            sizes[cell] += len(lines)
    whole = sum(sizes.values())
    most = max(SMALL, whole // FILES)
    total, initial = 0, ""
    for cell in sorted(sizes, key=_in_browsers):
        if not initial or (whole > most and (_initial(cell) != initial or total + sizes[cell] > most)):
            yield cell
            total, initial = 0, _initial(cell)
        total += sizes[cell]


def _sliced(groups: Iterable[Group], bounds: Sequence[str]) -> list[str]:
    """Return the lines of all groups from each bound to the next, those of each group behind its head."""
    parts: list[list[str]] = [[] for _ in bounds]
    keys = [_in_browsers(first) for first in bounds]
    for group in groups:
        before = -1
        for cell in sorted(group.cells, key=_in_browsers):
            at = bisect_right(keys, _in_browsers(cell)) - 1
            if at != before:
                parts[at].append(group.head)
            parts[at].append(group.cells[cell])
            before = at
    return list(map("".join, parts))


def _initial(cell: str) -> str:
    """Return what cells of one file have in common: their first letter, or where in Unicode it stands."""
    return cell[0] if cell[0] < "\x80" else f"{ord(cell[0]) >> 8:04x}"


def _in_browsers(text: str) -> str:
    """Return a key by which texts are sorted as JavaScript sorts them: by the halves of UTF-16, not by signs."""
    return text if text.isascii() else _ASTRAL.sub(_halves, text)


def _halves(sign: re.Match[str]) -> str:
    above = ord(sign[0]) - 0x10000
    return chr(0xD800 + (above >> 10)) + chr(0xDC00 + (above & 0x3FF))


def _lines(lines: str) -> bytes:
    """Return `lines` as they stand in a script; no term has a sign that would need to be escaped."""
    return b"`" + lines.encode() + b"`"


def _script(name: str, value: bytes) -> bytes:
    """Return the script that hands over a value."""
    return b'archiveSearch.take("' + name.encode() + b'",' + value + b");\n"
