"""Which parts of the files besides the pages are made, and which are kept as an earlier build made them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import SupportsBytes

from sitegen.core.digests import digest_of
from sitegen.core.memo import Spread, apart
from sitegen.publishing.exports.parts import Part
from sitegen.publishing.records import Done, PartRecord, Put, Record, in_memory
from sitegen.publishing.views import Views
from sitegen.publishing.views.registers import Noted


@dataclass(frozen=True, slots=True)
class Parts:
    """The files that were made, those that are kept, and how all parts were made, under their names.

    `new` are the records of those that were made now.
    """

    files: Mapping[str, SupportsBytes]
    kept: frozenset[str]
    records: Mapping[str, PartRecord]
    new: Sequence[Record]

    @property
    def done(self) -> dict[str, Done]:
        """What is known of each part."""
        return {name: one.done for name, one in self.records.items()}


def make_parts(
    parts: Iterable[Part],
    views: Views,
    earlier: Mapping[str, PartRecord],
    around: object,
    spread: Spread,
    put: Put = in_memory,
) -> Parts:
    """Return the parts: those are made of which `earlier` knows nothing, or that read a row that has changed.

    `around` is what all of them are made from; `put` keeps what is made.
    """
    every = tuple(parts)
    frames = {part.name: digest_of((part.name, part.basis, part.described, around)) for part in every}
    records: dict[str, PartRecord] = {}
    left: list[Part] = []
    changed = views.tables.changed()
    for part in every:
        record = earlier.get(part.name)
        if record and record.made_from.stands(frames[part.name], changed):
            records[part.name] = record
        else:
            left.append(part)
    kept = frozenset(path for one in records.values() for path in one.done.files)

    def make(part: Part) -> tuple[dict[str, SupportsBytes], Done, Noted]:
        made, noted = views.noted(part.make)
        return {path: put(path, data) for path, data in made.files.items()}, part.done(made), noted

    files: dict[str, SupportsBytes] = {}
    new: list[Record] = []
    for part, (made, done, noted) in zip(left, apart(spread, make, left), strict=True):
        new.append(views.tables.record(frames[part.name], noted))
        records[part.name] = PartRecord(new[-1], done)
        files |= made
    return Parts(files, kept, {part.name: records[part.name] for part in every}, new)
