"""Who stands on a list as received and was left out by an editor, who says why: a departure that counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sitegen.content.manuscript import entries_of, withheld_lines
from sitegen.content.transcriptions import Transcription, Transcriptions
from sitegen.core.model import Manuscript, Organization
from sitegen.core.model.reading import WRAPPED
from sitegen.identity.folds import fold


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


def records_left(
    manuscripts: Iterable[Manuscript], transcriptions: Transcriptions, records: Iterable[Organization]
) -> dict[str, str]:
    """Return under the ids of records the letters (ids) whose lists name them no more since an editor left them out."""
    left = [one for one in manuscripts if one.left_out() and one.letter_id in transcriptions]  # in most archives none
    if not left:
        return {}
    forms = [(one.organization_id, {fold(form) for form in (one.name, *one.variant_names)}) for one in records]
    found: dict[str, str] = {}
    for one in left:
        lines = [f" {fold(transcriptions[one.letter_id].source.lines[line - 1])} " for line in one.left_out()]
        for own, names in forms:
            if any(f" {name} " in line for line in lines for name in names):
                found.setdefault(own, one.letter_id)
    return found
