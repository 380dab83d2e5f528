"""Fidelity: a manuscript held against the source that it came from. Nothing lost, nothing invented, every line right.

People edit manuscripts by hand. What they change on purpose they say so, in the front matter: a correction of a name,
a departure from the source with its reason, a signatory to be withheld. Whatever else differs is reported here, at its
line of the manuscript.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sitegen.content.fidelity.arrangement import hold_arrangement
from sitegen.content.fidelity.listed import hold_list
from sitegen.content.fidelity.printed import Against
from sitegen.content.fidelity.settings import hold_facts, hold_settings, idle
from sitegen.content.fidelity.wording import hold_text
from sitegen.content.manuscript import entries_of
from sitegen.core.diagnostics import Diagnostic
from sitegen.core.model import Manuscript, Reading
from sitegen.core.source import Source, said_lines

__all__ = ["hold_against_source"]


def hold_against_source(manuscript: Manuscript, text: str, source: Source, reading: Reading) -> tuple[Diagnostic, ...]:
    """Return every difference between a manuscript and its source that nobody has accounted for, in no order.

    `manuscript` is as it was read from `text`, corrections applied; `reading` is the source as the parser reads it by
    itself. A withheld name is in no message.
    """
    against = Against(manuscript, text, source, reading)
    found = (*hold_list(against), *hold_arrangement(against), *hold_text(against))
    return (
        *hold_settings(manuscript, text, reading.letter),
        *hold_facts(against),
        *found,
        *(_idle(against, found) if manuscript.departures else ()),
    )


def _idle(against: Against, found: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield the departures of entries that stand in the list: nothing else is `found` without them, either."""
    printed, listed = (
        [one.line for one in entries_of(its.letter.signatories)] for its in (against.reading, against.manuscript)
    )
    for departure in against.manuscript.departures:
        lines = range(departure.first, departure.last + 1) if departure.first else range(0)
        there, here = ([line for line in some if line in lines] for some in (printed, listed))
        if not there or there != here:
            continue
        others = tuple(one for one in against.manuscript.departures if one is not departure)
        bare = replace(against, manuscript=replace(against.manuscript, departures=others))
        if (*hold_list(bare), *hold_arrangement(bare), *hold_text(bare)) == (*found,):
            said = f"the list has {said_lines(departure.first, departure.last)} as the source prints it"
            yield idle(against.manuscript.path, departure, said)
