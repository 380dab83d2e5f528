"""Accepted corrections as a letter's page shows them: what is read, what is printed, why, and on which line."""

from __future__ import annotations

from collections.abc import Iterable

from sitegen.content.manuscript import entries_of
from sitegen.content.transcriptions import Transcription
from sitegen.core.frozen import Frozen
from sitegen.core.model import Block, Correction, Departure, Footnote, Letter, Manuscript, Member, Signatory
from sitegen.identity.contacts import mask_addresses


class Repair(Frozen):
    """A name that is read otherwise than it is printed, and why."""

    printed: str
    corrected: str
    reason: str | None


class CorrectionView(Frozen):
    """One correction under its own `anchor`; `source_href` leads to the line as received."""

    anchor: str
    line: int
    printed: str
    corrected: str
    reason: str | None
    on: str | None
    source_href: str | None


class DepartureView(Frozen):
    """Where the archive departs from the source on purpose: in which lines, or of which particular, and why.

    `unlisted`: the lines read as signatories, and the list has none of them.
    """

    first: int
    last: int
    of: str | None
    reason: str
    on: str | None
    source_href: str | None
    unlisted: bool


def departures_of(
    manuscript: Manuscript, source_href: str | None, policy: str, transcription: Transcription | None
) -> tuple[DepartureView, ...]:
    """Return the departures of a letter from its source; `policy` says whether addresses in them are masked."""
    if not manuscript.departures:
        return ()
    read = enumerate(transcription.lines, 1) if transcription else ()
    signed = {number for number, line in read if line.role in ("signatory", "member")}
    listed = {line for one in entries_of(manuscript.letter.signatories) for line in range(one.line, one.last + 1)}

    def unlisted(one: Departure) -> bool:
        lines = set(range(one.first, max(one.first, one.last) + 1))
        return not lines.isdisjoint(signed) and lines.isdisjoint(listed)

    return tuple(
        DepartureView(
            first=one.first,
            last=one.last,
            of=one.of,
            reason=one.reason if policy == "shown" else mask_addresses(one.reason),
            on=one.on,
            source_href=f"{source_href}#L{one.first}" if source_href and one.first else None,
            unlisted=unlisted(one),
        )
        for one in sorted(manuscript.departures, key=lambda one: one.first)
    )


def repair_of(one: Signatory | Member, corrections: Iterable[Correction]) -> Repair | None:
    """Return how the name of an entry was corrected, if it was; `corrections` are those of its letter."""
    if one.corrected is None:
        return None
    here = (fix for fix in corrections if one.line <= fix.line <= one.last and fix.printed in one.name)
    reasons = dict.fromkeys(fix.reason for fix in here if fix.reason)
    return Repair(one.name, one.corrected, "; ".join(reasons) or None)


def corrections_of(manuscript: Manuscript, source_href: str | None) -> tuple[CorrectionView, ...]:
    """Return the corrections that the letter was read with, in order of line; those that found nothing are left out."""
    return tuple(
        CorrectionView(
            anchor=f"c{at}",
            line=one.line,
            printed=one.printed,
            corrected=one.corrected,
            reason=one.reason,
            on=one.on,
            source_href=f"{source_href}#L{one.line}" if source_href and one.line else None,
        )
        for at, one in enumerate(sorted(manuscript.corrections, key=lambda one: one.line), 1)
        if _was_applied(manuscript.letter, one)
    )


def anchors_within(pieces: Iterable[Block | Footnote], corrections: Iterable[CorrectionView]) -> tuple[str, ...]:
    """Return the anchors of the corrections that stand in some pieces of a text."""
    texts = tuple(pieces)
    return tuple(one.anchor for one in corrections if any(_holds(piece, one) for piece in texts))


def _was_applied(letter: Letter, one: Correction) -> bool:
    """Tell whether a correction changed anything of a letter."""
    entries: list[Signatory | Member] = [*letter.signatories]
    entries += [member for entry in letter.signatories for member in entry.members]
    return (
        any(_holds(piece, one) for piece in letter.body)
        or any(_holds(piece, one) for piece in letter.footnotes)
        or any(it.line <= one.line <= it.last and it.corrected and one.corrected in it.corrected for it in entries)
    )


def _holds(piece: Block | Footnote, one: Correction | CorrectionView) -> bool:
    return piece.first <= one.line <= piece.last and one.corrected in piece.text
