"""Manuscripts that were here and get what is new: in their sources, or by letters that came."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sitegen.content.accession.differing import replaced_list, what_changed
from sitegen.content.accession.merging import content, merge_letters
from sitegen.content.accession.moving import Confirmed, Lines, move_letter, move_records
from sitegen.content.accession.readings import Arrival, Facts, Readings, related_letters
from sitegen.content.accession.returning import written_over_in
from sitegen.content.fidelity.unsettled import still_in_doubt
from sitegen.content.fidelity.withheld import Hidden
from sitegen.content.holdings import Holdings
from sitegen.content.manuscript import as_stored, withheld_lines, withhold
from sitegen.content.naming import source_name
from sitegen.core.diagnostics import Checked, Diagnostic
from sitegen.core.diagnostics.codes import IMPORT_CONFLICT, LIST_REPLACED, LOST_SOURCE, REVIEW_ENDED, UPDATED_LETTER
from sitegen.core.model import Letter, Manuscript, Review
from sitegen.core.source import SEVERAL, Source, Span

OF_READING = frozenset(("reading", "gaps", "noise"))  # settled doubts that a new state of a source opens again


def update_letters(readings: Readings, confirmed: Confirmed, today: str | None) -> Checked[tuple[Manuscript, ...]]:
    """Return the manuscripts whose sources came again with other bytes, merged with what is new in them.

    What was reviewed is so until `today`, if anything is new.
    """
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
                        "so what is new cannot be separated from what people edited",
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
            source = replace(
                before.source,
                file=_name_of(arrival, before.source.file, readings.holdings),
                sha256=sha256,
                lines=len(arrival.source.lines),
            )
            after = replace(moved.value, facts=facts, source=source)
            merged = _merge(readings, before, old, read.value.letter, after, lines, arrival.path, today)
            found += still_in_doubt(merged.value, arrival.path, read)
            found += merged.diagnostics
            made.append(merged.value)
    return Checked(tuple(made), tuple(found))


def _name_of(arrival: Arrival, file: str, holdings: Holdings) -> str:
    """Return the name of a source: that which it has, unless it comes with other files from now on."""
    if not arrival.source.parts or file.endswith(SEVERAL):
        return file
    return source_name(arrival.path, {name.lower() for name in holdings.sources})


def help_letters(readings: Readings, today: str | None) -> Checked[tuple[Manuscript, ...]]:
    """Return the manuscripts that were here before and that an arrival helps to read better; `today` as above."""
    found: list[Diagnostic] = []
    made: list[Manuscript] = []
    updated = {one.update.letter_id for one in readings.arrivals.values() if one.update}
    arrived = {key: one.letter for key, one in readings.arrivals.items()}
    for before in readings.holdings.manuscripts.values():
        if before.letter_id in updated or not related_letters(before.letter, arrived):
            continue
        source = readings.source_of(before)
        if source:
            now = readings.beside(source, before.letter, readings.among(arrived=True), before.facts, before)
            merged = _merge(readings, before, source, now.value.letter, before, None, source.path, today)
            if content(merged.value.letter) != content(withhold(before).letter):
                found += merged.diagnostics
                made.append(merged.value)
    return Checked(tuple(made), tuple(found))


def _merge(
    readings: Readings,
    before: Manuscript,
    old: Source,
    now: Letter,
    moved: Manuscript,
    lines: Lines | None,
    came: str,
    today: str | None,
) -> Checked[Manuscript]:
    """Return `moved` with what is new in `now`; people's changes stay. It is unreviewed if anything is new.

    `moved` is the manuscript with its records on the lines of the new state, `lines` where the old ones stand there.
    `came` is the path of the file that has these lines.
    """
    base = readings.beside(old, before.letter, readings.among(arrived=False), before.facts, before).value.letter
    then, here = withheld_lines(before.withheld), withheld_lines(moved.withheld)
    hidden = Hidden.on(then, base.signatories, before.letter.signatories).also(Hidden.on(here, now.signatories))
    shown = hidden.absent(before.letter, then)
    ours = move_letter(shown, lines) if lines else shown
    stored = [
        as_stored(replace(before, letter=letter)).letter
        for letter in (hidden.absent(base, then), ours, hidden.absent(now, here))
    ]
    letter, conflicts = merge_letters(*stored)
    new = content(letter) != content(shown)
    found = [
        IMPORT_CONFLICT.at(
            Span.line(before.path, 1),
            f"{one.what} was edited here, and is also new in line {one.line} of the source; the edit stays: {one.ours}",
            f"the source now says: {one.theirs}",
        )
        for one in conflicts
    ]
    merged = replace(moved, letter=letter)
    if not new:
        return Checked(merged, tuple(found))
    if replaced := _is_another(before, moved) and replaced_list(shown, letter):
        hint = (
            "if they still sign, give their list as well, with the new one: sitegen import --together LETTER LIST "
            "NEWLIST; if they do not, all is right"
        )
        found.append(LIST_REPLACED.at(Span.line(before.path, 1), replaced, hint))
    opened = tuple(one.of for one in before.settled if one.of in OF_READING) if _is_another(before, moved) else ()
    found.append(
        _said_new(readings.holdings, before, merged, f"{what_changed(shown, letter)} (lines of {came})", opened)
    )
    review = moved.review
    if before.status == "reviewed" and today:
        review = replace(review or Review(), until=today)
    settled = tuple(one for one in moved.settled if one.of not in opened)
    return Checked(replace(merged, status="unreviewed", review=review, settled=settled), tuple(found))


def _is_another(before: Manuscript, after: Manuscript) -> bool:
    """Return whether the source is another one; what was settled of the same source is settled."""
    return before.source is not None and after.source is not None and before.source.sha256 != after.source.sha256


def _said_new(
    holdings: Holdings, before: Manuscript, after: Manuscript, changed: str, opened: Sequence[str]
) -> Diagnostic:
    """Return that something is new in a letter, what, and what follows where it was reviewed.

    `opened` are the doubts that were settled and are none the less in doubt again.
    """
    again = f"; in doubt again, for the source is another one: {', '.join(opened)}" if opened else ""
    what = f"{changed}{again}"
    place, hint = Span.line(after.path, 1), "compare these with the source, then write status: reviewed"
    if before.status != "reviewed":
        message = f"what is new was taken over. {what}"
        return UPDATED_LETTER.at(place, message, f"{hint}; until then it is said to be unreviewed, or left out")
    if holdings.unreviewed == "published":
        message = f"the page says from now on that nobody has reviewed it. New since the review: {what}"
        return UPDATED_LETTER.at(place, message, hint)
    left_out = holdings.unreviewed == "left out"
    follows = f"the site leaves {after.letter_id} out" if left_out else "no build passes"
    message = f"{follows} until it is reviewed again. New since the review: {what}"
    show = 'or let such letters be published with a note: unreviewed = "published" in archive.toml'
    return REVIEW_ENDED.at(place, message, f"{hint}; {show}")


def _with_facts(before: Facts, said: Facts) -> Facts:
    """Return what a person said before and says now; of lines on which both speak, what is said now holds."""
    kept = [one for one in before if not any(new.first <= one.first and one.last <= new.last for new in said)]
    return (*kept, *said)
