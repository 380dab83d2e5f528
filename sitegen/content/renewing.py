"""`sitegen reread`: what makes the records of all letters say how their sources read today, and why each changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sitegen.content.layout import LETTERS, READINGS, Edits, reading_of
from sitegen.content.recorded import Reader, Recorded, read_record
from sitegen.content.recording import pairs_in, record_edits, recorded
from sitegen.content.sources import Pair
from sitegen.core.memo import Spread, in_turn, no_memo


@dataclass(frozen=True, slots=True)
class Renewal:
    """What makes the records of all letters say how their sources read today.

    `edits` are files to write, or to take away where they are None; `reasons` say why, under the same names. Of the
    letters (ids) that are `withholding` somebody no record is kept. `unread` are letters whose manuscript or source
    cannot be read, so that their records stay as they are; what is wrong with them, a build says.
    """

    edits: Edits
    reasons: Mapping[str, str]
    withholding: tuple[str, ...]
    unread: tuple[str, ...]


def renewed(files: Mapping[str, bytes], label: str, edition: str, spread: Spread = in_turn) -> Renewal:
    """Return what is to be done with the records in `files` by the reader of an `edition`."""
    letters = [name for name in files if name.startswith(LETTERS) and name.endswith(".md")]
    pairs = {reading_of(pair.own): pair for pair in pairs_in(files, label, letters, no_memo, spread)}
    unread = [own for name in letters if reading_of(own := name.rpartition("/")[2].removesuffix(".md")) not in pairs]
    kept = set(map(reading_of, unread))
    before = [name for name in files if name.startswith(READINGS) and name not in kept]
    edits = record_edits(files, recorded(pairs.values(), edition, no_memo, spread), before)
    return Renewal(
        edits,
        {name: _reason(pairs.get(name), files.get(name), edition, gone=edits[name] is None) for name in edits},
        tuple(pair.own for pair in pairs.values() if pair.manuscript.withheld),
        tuple(unread),
    )


def _reason(pair: Pair | None, data: bytes | None, edition: str, *, gone: bool) -> str:
    if pair is None:
        return "there is no letter of that name"
    if gone:
        withholds = "the letter withholds somebody, and a record could confirm a guess"
        return withholds if pair.manuscript.withheld else "its source cannot be read"
    if data is None:
        return "there was none"
    record, by = read_record(data), pair.read_by(edition)
    if record is None:
        return "it was changed by hand, or by a merge"
    other_ends = "its line ends had been changed" if b"\r\n" in data else None
    return _difference(record, by, pair) or other_ends or "the source reads otherwise"


def _difference(record: Recorded, by: Reader, pair: Pair) -> str | None:
    for same, reason in (
        (record.by.source == by.source and record.by.recognised == by.recognised, "it was of another source"),
        (record.by.said == by.said, "what a person said of lines has changed"),
        (record.by.edition == by.edition, "another edition of the reader had read the source"),
        (record.manuscript == pair.seal, "the manuscript was edited"),
    ):
        if not same:
            return reason
    return None
