"""Files of the search that stand as an earlier build made them: an index, or a shard, whose key is as it was.

Nothing of them is looked at then, not even what is remembered of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import SupportsBytes

from sitegen.core.digests import digest_of
from sitegen.core.frozen import Frozen
from sitegen.publishing.records import NO_RECORDS, Done, Facts, PartRecord, Record, Records


@dataclass(frozen=True, slots=True)
class Searched:
    """The files that were made, those that are `kept`, and how all of them were made, under the names of the parts."""

    files: Mapping[str, SupportsBytes] = field(default_factory=dict)
    kept: frozenset[str] = frozenset()
    records: Mapping[str, PartRecord] = field(default_factory=dict)


class Earlier(Frozen):
    """What an earlier build left, and what all files are made from: the settings, and whom nothing may name."""

    records: Records
    around: object

    def standing(self, name: str, key: object) -> PartRecord | None:
        """Return how the files of this name were made, if they would be made again from what `key` tells."""
        record = self.records.parts.get(name)
        return record if record and record.made_from.frame == self._frame(name, key) else None

    def made(self, name: str, key: object, facts: Mapping[str, Facts], about: str = "") -> PartRecord:
        """Return how files were made now; `about` is what has to be known of them where they are kept."""
        return PartRecord(Record(self._frame(name, key), b""), Done(facts, about, described=False))

    def _frame(self, name: str, key: object) -> bytes:
        return digest_of((name, key, self.around))


NOTHING_EARLIER = Earlier(NO_RECORDS, ())
