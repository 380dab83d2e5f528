"""`sitegen reread`: what makes the records of all letters say how their sources read today, and why each changes."""

from __future__ import annotations

from collections.abc import Mapping

from sitegen.content.layout import LETTERS, READINGS, WITHHOLDS, reading_of
from sitegen.content.recorded import Reader, Recorded, read_record
from sitegen.content.recording import Edits, pairs_in, record_edits, recorded
from sitegen.content.sources import Pair
from sitegen.core.memo import Memo, Spread, in_turn, no_memo


def renewed(
    files: Mapping[str, bytes], label: str, edition: str, memo: Memo = no_memo, spread: Spread = in_turn
) -> Edits:
    """Return what makes the records of all letters in `files` say how their sources read today.

    Those of letters that have none go. Nothing is said of manuscripts that cannot be read: a build says it.
    """
    pairs = pairs_in(files, label, [name for name in files if name.startswith(LETTERS)], memo, spread)
    before = [name for name in files if name.startswith(READINGS)]
    return record_edits(files, recorded(pairs, edition, memo, spread), before)


def reasons_for(edits: Edits, files: Mapping[str, bytes], label: str, edition: str) -> dict[str, str]:
    """Return, under the names of the records that `renewed` changes, why each is written anew or goes."""
    letters = [f"{LETTERS}{name.removeprefix(READINGS).removesuffix('.txt')}.md" for name in edits]
    pairs = {reading_of(pair.own): pair for pair in pairs_in(files, label, letters)}
    return {name: _reason(pairs.get(name), files.get(name), edition, gone=edits[name] is None) for name in edits}


def kept_unrecorded(files: Mapping[str, bytes], label: str) -> tuple[str, ...]:
    """Return the ids of the letters of which no record is kept, for they withhold somebody."""
    letters = [name for name, data in files.items() if name.startswith(LETTERS) and WITHHOLDS.encode() in data]
    return tuple(pair.own for pair in pairs_in(files, label, letters) if pair.manuscript.withheld)


def _reason(pair: Pair | None, data: bytes | None, edition: str, *, gone: bool) -> str:
    if pair is None:
        return "there is no letter of that name whose source could be read"
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
