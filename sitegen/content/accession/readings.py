"""Letters read by themselves and beside each other."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from sitegen.content.accession.related import related_letters
from sitegen.content.holdings import Holdings
from sitegen.content.standing_in import read_kept
from sitegen.core.diagnostics import Checked
from sitegen.core.model import Letter, Manuscript, Reading, ReadingFact
from sitegen.core.source import Source
from sitegen.reading import choosing, formats

Facts: TypeAlias = tuple[ReadingFact, ...]


def read_alone(source: Source, facts: Facts = (), siblings: Sequence[Letter] = ()) -> Checked[Reading]:
    """Return the reading of a source with what is in doubt."""
    return choosing.read_letter(source, siblings, facts)


def read_file(task: tuple[str, bytes, bytes, Facts]) -> tuple[Checked[Source | None], Checked[Reading] | None]:
    """Return a file (its path, its bytes, what was recognised in it, facts) as a source, and the reading of that."""
    path, data, recognised, facts = task
    source = formats.read_source(path, data, recognised)
    return source, read_alone(source.value, facts) if source.value else None


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file that came: as read, and the reading of it alone, with what was in doubt.

    `update` is the manuscript it is a new state of, or of which a person said something; `recognised` is what was
    recognised in its pictures, `facts` are what a person said.
    """

    path: str
    data: bytes
    source: Source
    read: Checked[Reading]
    update: Manuscript | None
    recognised: bytes = b""
    facts: Facts = ()

    @property
    def letter(self) -> Letter:
        """The letter as read alone."""
        return self.read.value.letter


@dataclass(frozen=True, slots=True)
class Readings:
    """The letters of the holdings and those that arrived, each under the digest of its source."""

    holdings: Holdings
    arrivals: Mapping[str, Arrival]
    _alone: dict[str, Letter] = field(default_factory=dict)

    def beside(
        self,
        source: Source,
        alone: Letter,
        among: Mapping[str, Letter],
        facts: Facts = (),
        kept: Manuscript | None = None,
    ) -> Checked[Reading]:
        """Return a source as read beside its kin in `among`, whose letters stand under their sources' digests.

        `facts` are what a person says that its lines are; `kept` is the manuscript that came from it, if any.
        """
        keys = related_letters(alone, {key: one for key, one in among.items() if key != source.sha256})
        arrival = self.arrivals.get(source.sha256)
        if not keys and arrival and arrival.facts == facts:
            return arrival.read
        siblings = tuple(self._by_itself(key, among[key]) for key in keys)
        return read_kept(source, kept, facts, siblings) if kept else read_alone(source, facts, siblings)

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
        self._alone[key] = read_kept(source, manuscript).value.letter if source and manuscript else letter
        return self._alone[key]

    def source_of(self, manuscript: Manuscript) -> Source | None:
        """Return what a manuscript came from, or None if that is gone or was changed."""
        data = self.holdings.source_of(manuscript)
        if data is None or manuscript.source is None:
            return None
        path = f"{self.holdings.label}/sources/{manuscript.source.file}"
        return formats.read_source(path, data, self.holdings.recognised_in(manuscript)).value
