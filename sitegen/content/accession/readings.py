"""Letters read by themselves, and beside each other: which can help, and what is read then.

Those help that share an entry, and most of what one of them nests under it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from sitegen.content.holdings import Holdings
from sitegen.content.standing_in import read_kept
from sitegen.core.diagnostics import Checked
from sitegen.core.model import Letter, Manuscript, Reading, ReadingFact
from sitegen.core.source import Source
from sitegen.reading import choosing, formats

_NOT_A_LETTER = re.compile(r"[\W_]+")
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_SHARED = 0.5  # share of the members that both must name; the parser asks for more (`reading.parsing.nesting`)

Facts: TypeAlias = tuple[ReadingFact, ...]


def read_file(task: tuple[str, bytes, bytes, Facts]) -> tuple[Checked[Source | None], Checked[Reading] | None]:
    """Return a file (its path, its bytes, what was recognised in it, facts) as a source, and the reading of that."""
    path, data, recognised, facts = task
    source = formats.read_source(path, data, recognised)
    return source, choosing.read_letter(source.value, (), facts) if source.value else None


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
        return read_kept(source, kept, facts, siblings) if kept else choosing.read_letter(source, siblings, facts)

    def among(self, *, arrived: bool) -> dict[str, Letter]:
        """Return the letters of the holdings, with those that arrived if `arrived` says so."""
        updated = {one.update.letter_id for one in self.arrivals.values() if one.update} if arrived else set()
        letters = {
            one.source.sha256 if one.source else one.letter_id: one.letter
            for one in self.holdings.manuscripts.values()
            if one.letter_id not in updated
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


def related_letters(letter: Letter, others: Mapping[str, Letter]) -> tuple[str, ...]:
    """Return the keys of those of `others` with a nested list that stands in `letter` too, nested or not, in order.

    No other letter can change how `letter` is read, so a large archive is not read anew for every arrival.
    """
    names = {_key(one.name) for one in letter.signatories} | {
        _key(member.name) for one in letter.signatories for member in one.members
    }
    return tuple(key for key in sorted(others) if _nests_some_of(others[key], names))


def _nests_some_of(letter: Letter, names: set[str]) -> bool:
    for one in letter.signatories:
        if one.members and _key(one.name) in names:
            members = {_key(member.name) for member in one.members}
            if len(members & names) >= _SHARED * len(members):
                return True
    return False


def _key(name: str) -> str:
    """Return a name without anything in which two prints of it may differ: coarser than the parser's own comparison."""
    plain = _IN_BRACKETS.sub("", name.lower())
    return _NOT_A_LETTER.sub("", unicodedata.normalize("NFD", plain))
