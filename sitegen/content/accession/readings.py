"""Letters read by themselves and beside each other."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from sitegen.content.accession.holdings import Holdings
from sitegen.content.accession.related import related_letters
from sitegen.core.diagnostics import Checked
from sitegen.core.model import Letter, Manuscript
from sitegen.core.source import Source
from sitegen.reading.choosing import read_letter
from sitegen.reading.formats import read_source


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file that came: as read, and as the parser reads it alone. `update` is the manuscript it is a new state of.

    `recognised` is what was recognised in its pictures.
    """

    path: str
    data: bytes
    source: Source
    letter: Letter
    update: Manuscript | None
    recognised: bytes = b""


@dataclass(frozen=True, slots=True)
class Readings:
    """The letters of the holdings and those that arrived, each under the digest of its source."""

    holdings: Holdings
    arrivals: Mapping[str, Arrival]
    _alone: dict[str, Letter] = field(default_factory=dict)

    def beside(self, source: Source, alone: Letter, among: Mapping[str, Letter]) -> Checked[Letter]:
        """Return a source as read beside its kin in `among`, whose letters stand under their sources' digests."""
        keys = related_letters(alone, {key: one for key, one in among.items() if key != source.sha256})
        read = read_letter(source, tuple(self._by_itself(key, among[key]) for key in keys))
        return Checked(read.value.letter, read.diagnostics)

    def among(self, *, arrived: bool, without: Collection[str] = ()) -> dict[str, Letter]:
        """Return the letters of the holdings, with those that arrived if `arrived` says so, except those `without`."""
        updated = {one.update.letter_id for one in self.arrivals.values() if one.update} if arrived else set()
        letters = {
            one.source.sha256 if one.source else one.letter_id: one.letter
            for one in self.holdings.manuscripts.values()
            if one.letter_id not in updated and one.letter_id not in without
        }
        if arrived:
            letters |= {key: one.letter for key, one in self.arrivals.items()}
        return letters

    def _by_itself(self, key: str, letter: Letter) -> Letter:
        """Return a letter as evidence for others: as an editor reviewed it, else as its source reads by itself.

        What an unreviewed letter owes to its own kin must not count twice, or the order of arrival would matter.
        """
        if key in self.arrivals or key in self._alone:
            return self._alone.get(key, letter)
        manuscript = self.holdings.by_digest().get(key)
        source = self.source_of(manuscript) if manuscript and manuscript.status == "unreviewed" else None
        self._alone[key] = read_letter(source).value.letter if source else letter
        return self._alone[key]

    def source_of(self, manuscript: Manuscript) -> Source | None:
        """Return what a manuscript came from, or None if that is gone or was changed."""
        data = self.holdings.source_of(manuscript)
        if data is None or manuscript.source is None:
            return None
        path = f"{self.holdings.label}/sources/{manuscript.source.file}"
        return read_source(path, data, self.holdings.recognised_in(manuscript)).value
