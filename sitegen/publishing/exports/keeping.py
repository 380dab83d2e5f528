"""Which parts of the files besides the pages are made, and which are kept as an earlier build made them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import SupportsBytes

from sitegen.core.digests import digest_of
from sitegen.core.frozen import Frozen
from sitegen.core.memo import Spread, apart
from sitegen.publishing.exports.parts import Made, Part, Whole
from sitegen.publishing.exports.pieces import Pieces, lay_together
from sitegen.publishing.records import Done, Facts, PartRecord, Put, Record, Records, in_memory
from sitegen.publishing.views import Views
from sitegen.publishing.views.registers import Noted


class Parts(Frozen):
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
    parts: Iterable[Part | Whole], views: Views, earlier: Records, around: object, spread: Spread, put: Put = in_memory
) -> Parts:
    """Return the parts: those are made of which `earlier` knows nothing, or that read a row that has changed.

    `around` is what all of them are made from; `put` keeps what is made.
    """
    every = tuple(parts)
    single = [one for one in every if isinstance(one, Part)]
    frames = {part.name: digest_of((part.name, part.basis, part.described, around)) for part in single}
    records: dict[str, PartRecord] = {}
    left: list[Part] = []
    changed = views.tables.changed()
    cuts = {path: dict(cut) for one in earlier.parts.values() for path, cut in one.done.cuts.items()}
    for part in single:
        record = earlier.parts.get(part.name)
        stands = record and record.made_from.stands(frames[part.name], changed)
        if record and stands and all(part.name in cuts.get(path, ()) for path in part.pieces):
            records[part.name] = record
        else:
            left.append(part)

    def make(part: Part) -> tuple[dict[str, SupportsBytes], Pieces, Done, Noted]:
        (made, files, facts), noted = views.noted(lambda: _put(part.make(), put))  # streams read while they are written
        pieces = {(path, part.name): put(f"{path}/{part.name}", data) for path, data in made.pieces.items()}
        return files, pieces, part.done(made, facts), noted

    if 2 * len(left) > len(single):
        views.list_all()
    for part in left:
        part.ahead()
    files: dict[str, SupportsBytes] = {}
    pieces: dict[tuple[str, str], SupportsBytes] = {}
    new: list[Record] = []
    for part, (made, its_pieces, done, noted) in zip(left, apart(spread, make, left), strict=True):
        new.append(views.tables.record(frames[part.name], noted))
        records[part.name] = PartRecord(new[-1], done)
        files |= made
        pieces |= its_pieces
    for whole in every:
        if isinstance(whole, Whole):
            records[whole.name], laid = lay_together(whole, single, pieces, records, earlier, put)
            files |= laid
    kept = frozenset(path for one in records.values() for path in one.done.files if path not in files)
    return Parts(files, kept, {part.name: records[part.name] for part in every}, new)


def _put(made: Made, put: Put) -> tuple[Made, dict[str, SupportsBytes], dict[str, Facts]]:
    return made, *made.put(put)
