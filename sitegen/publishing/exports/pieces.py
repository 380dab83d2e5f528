"""Files laid together from pieces of several parts; pieces that are kept are cut from the file that is there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import SupportsBytes

from sitegen.core.digests import digest_of
from sitegen.publishing.exports.parts import Part, Weighed, Whole
from sitegen.publishing.records import NO_RECORDS, Done, Facts, PartRecord, Put, Record, Records, in_memory

Pieces = Mapping[tuple[str, str], SupportsBytes]
"""Pieces that were made now, each under the path of its file and the name of its part."""


def lay_together(
    whole: Whole,
    parts: Sequence[Part],
    new: Pieces,
    records: Mapping[str, PartRecord],
    earlier: Records = NO_RECORDS,
    put: Put = in_memory,
) -> tuple[PartRecord, dict[str, SupportsBytes]]:
    """Return the record of a whole, and those of its files that are not as they were.

    `parts` are all parts, in the order of their pieces, `records` what is known of them, and `new` the pieces that
    were made now: the others are cut from the files of the `earlier` site.
    """
    names = {path: [part.name for part in parts if path in part.pieces] for path in whole.paths}
    before = earlier.parts.get(whole.name)
    frame = digest_of((whole.name, names))
    if (
        before
        and before.made_from.frame == frame
        and not any((path, one) in new for path in names for one in names[path])
    ):
        return before, {}
    files: dict[str, SupportsBytes] = {}
    facts: dict[str, Facts] = {}
    cuts: dict[str, tuple[tuple[str, int], ...]] = {}
    for path, its_names in names.items():
        kept = before.done if before and any((path, one) not in new for one in its_names) else None
        old = earlier.standing(path, kept.files[path]) if kept else b""
        places = _places(kept.cuts[path]) if kept else {}
        cut: list[tuple[str, int]] = []
        weighed = Weighed(_each(path, its_names, new, memoryview(old), places, cut))
        laid = put(path, weighed)
        facts[path], cuts[path] = weighed.facts, tuple(cut)
        if not kept or facts[path] != kept.files[path]:
            files[path] = laid
    rows = sum(records[one].done.rows for one in names[whole.paths[0]])
    return PartRecord(Record(frame, b""), Done(facts, whole.about(facts, rows), rows=rows, cuts=cuts)), files


def _each(
    path: str,
    names: Iterable[str],
    new: Pieces,
    old: memoryview,
    places: Mapping[str, slice],
    cut: list[tuple[str, int]],
) -> Iterator[bytes]:
    """Yield the pieces of a file; `cut` tells in the end how large each is."""
    for one in names:
        piece = bytes(new[path, one]) if (path, one) in new else bytes(old[places[one]])
        cut.append((one, len(piece)))
        yield piece


def _places(cut: Sequence[tuple[str, int]]) -> dict[str, slice]:
    """Return where each piece of a file is."""
    ends = accumulate(size for _, size in cut)
    return {name: slice(end - size, end) for (name, size), end in zip(cut, ends, strict=True)}
