"""Who stands on a list as received and was left out by an editor, who says why: a departure that counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sitegen.content.manuscript import entries_of, withheld_lines
from sitegen.content.transcriptions import Transcription, Transcriptions
from sitegen.core.model import Manuscript
from sitegen.reading.parsing.rules.lists import WRAPPED


def with_left_out(manuscripts: Iterable[Manuscript], transcriptions: Transcriptions) -> Iterator[Manuscript]:
    """Yield letters whose departures know the lines of the source on which somebody signs who is not on the list."""
    for one in manuscripts:
        if any(each.first for each in one.departures) and one.letter_id in transcriptions:
            yield _with_left_out(one, transcriptions[one.letter_id])
        else:
            yield one


def _with_left_out(one: Manuscript, there: Transcription) -> Manuscript:
    listed = {line for entry in entries_of(one.letter.signatories) for line in range(entry.line, entry.last + 1)}
    listed |= withheld_lines(one.withheld)
    signed = {
        number
        for number, line in enumerate(there.lines, 1)
        if line.role == "signatory" and line.rule not in WRAPPED and number not in listed
    }
    lines = (signed.intersection(range(each.first, each.last + 1)) for each in one.departures)
    departures = zip(one.departures, lines, strict=True)
    return replace(one, departures=tuple(replace(each, left_out=tuple(sorted(its))) for each, its in departures))
