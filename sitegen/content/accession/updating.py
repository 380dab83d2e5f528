"""Manuscripts that were here and get what is new: in their sources, or by letters that came."""

from __future__ import annotations

from dataclasses import replace

from sitegen.content.accession.merging import content, merge_letters
from sitegen.content.accession.moving import Confirmed, Lines, move_letter, move_records
from sitegen.content.accession.readings import Facts, Readings
from sitegen.content.accession.related import related_letters
from sitegen.content.accession.returning import written_over_in
from sitegen.content.fidelity.withheld import Hidden
from sitegen.content.manuscript import as_stored, withheld_lines, withhold
from sitegen.core.diagnostics import Checked, Diagnostic
from sitegen.core.diagnostics.codes import (
    IMPORT_CONFLICT,
    LOST_SOURCE,
    UPDATED_LETTER,
)
from sitegen.core.model import Letter, Manuscript
from sitegen.core.source import Source, Span

OF_READING = frozenset(("reading", "gaps", "noise"))  # settled doubts that a new state of a source opens again


def update_letters(readings: Readings, confirmed: Confirmed) -> Checked[tuple[Manuscript, ...]]:
    """Return the manuscripts whose sources came again with other bytes, merged with what is new in them."""
    found: list[Diagnostic] = []
    made: list[Manuscript] = []
    for sha256, arrival in readings.arrivals.items():
        if before := arrival.update:
            old = readings.source_of(before)
            if old is None or before.source is None:
                found.append(
                    LOST_SOURCE.at(
                        Span.line(arrival.path, 1),
                        f"the file that {before.path} came from is gone or was changed, "
                        "so what is new cannot be told from what people edited",
                        "put the file back as it was received, then import again",
                    )
                )
                continue
            over = written_over_in(readings.holdings, before)
            known = over.received if over and over.received and arrival.source.lines != old.lines else old
            lines = Lines.between(known.lines, arrival.source.lines)
            unknown = over.lines if over and known is old else frozenset[int]()
            moved = move_records(before, lines, confirmed, arrival.path, unknown)
            found += moved.diagnostics
            facts = _with_facts(moved.value.facts, arrival.facts)
            read = readings.beside(arrival.source, arrival.letter, readings.among(arrived=True), facts)
            found += read.diagnostics
            merged = _merge(readings, before, old, read.value, replace(moved.value, facts=facts), lines)
            found += merged.diagnostics
            source = replace(before.source, sha256=sha256, lines=len(arrival.source.lines))
            made.append(replace(merged.value, source=source))
    return Checked(tuple(made), tuple(found))


def help_letters(readings: Readings) -> Checked[tuple[Manuscript, ...]]:
    """Return the manuscripts that were here before and that an arrival helps to read better."""
    found: list[Diagnostic] = []
    made: list[Manuscript] = []
    updated = {one.update.letter_id for one in readings.arrivals.values() if one.update}
    arrived = {key: one.letter for key, one in readings.arrivals.items()}
    for before in readings.holdings.manuscripts.values():
        if before.letter_id in updated or not related_letters(before.letter, arrived):
            continue
        source = readings.source_of(before)
        if source:
            now = readings.beside(source, before.letter, readings.among(arrived=True), before.facts)
            merged = _merge(readings, before, source, now.value, before, None)
            if content(merged.value.letter) != content(withhold(before).letter):
                found += merged.diagnostics
                made.append(merged.value)
    return Checked(tuple(made), tuple(found))


def _merge(
    readings: Readings, before: Manuscript, old: Source, now: Letter, moved: Manuscript, lines: Lines | None
) -> Checked[Manuscript]:
    """Return `moved` with what is new in `now`; people's changes stay. It is unreviewed if anything is new.

    `moved` is the manuscript with its records on the lines of the new state, `lines` where the old ones stand there.
    """
    base = readings.beside(old, before.letter, readings.among(arrived=False), before.facts).value
    then, here = withheld_lines(before.withheld), withheld_lines(moved.withheld)
    hidden = Hidden.on(then, base.signatories, before.letter.signatories).also(Hidden.on(here, now.signatories))
    shown = hidden.absent(before.letter, then)
    ours = move_letter(shown, lines) if lines else shown
    stored = [
        as_stored(replace(before, letter=letter)).letter
        for letter in (hidden.absent(base, then), ours, hidden.absent(now, here))
    ]
    merged = merge_letters(*stored)
    new = content(merged.letter) != content(shown)
    found = [
        IMPORT_CONFLICT.at(
            Span.line(before.path, 1),
            f"{one.what} was edited here, and is also new in line {one.line} of the source; the edit stays: {one.ours}",
            f"the source now says: {one.theirs}",
        )
        for one in merged.conflicts
    ]
    if new:
        found.append(
            UPDATED_LETTER.at(
                Span.line(before.path, 1),
                "what is new in its source was taken over",
                "look through the changes, then write status: reviewed; until then the page says that it was not, "
                "or the site leaves the letter out (unreviewed, in archive.toml)",
            )
        )
    status = "unreviewed" if new else before.status
    settled = tuple(one for one in moved.settled if one.of not in OF_READING) if new else moved.settled
    return Checked(replace(moved, letter=merged.letter, status=status, settled=settled), tuple(found))


def _with_facts(before: Facts, said: Facts) -> Facts:
    """Return what a person said before and says now; of lines on which both speak, what is said now holds."""
    kept = [one for one in before if not any(new.first <= one.first and one.last <= new.last for new in said)]
    return (*kept, *said)
