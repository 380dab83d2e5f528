"""What an archive's policies keep from readers: letters that nobody has reviewed, and where the withheld stood."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from sitegen.content.manuscript import OVER, entries_of
from sitegen.content.transcriptions import Transcription
from sitegen.core.model import Judgement, Manuscript, Organization, Signatory
from sitegen.core.source import SEVERAL
from sitegen.identity.withholding import Disclosed, disclose
from sitegen.reading.formats.tabular import SHEETS


def without_letters(
    waiting: Sequence[Manuscript],
    shown: Sequence[Manuscript],
    organizations: tuple[Organization, ...],
    judgements: tuple[Judgement, ...],
) -> Disclosed:
    """Return the records and judgements without what only letters that are `waiting` say, whose own forms included."""
    return disclose(organizations, judgements, _names(waiting), tuple(_names(shown)))


def without_addressees(
    waiting: Sequence[Manuscript],
    shown: Sequence[Manuscript],
    addressees: tuple[Organization, ...],
    judgements: tuple[Judgement, ...],
) -> Disclosed:
    """Return the same of the records of addressees."""
    waiting_names, names = ([name for one in some for name in one.letter.addressees] for some in (waiting, shown))
    return disclose(addressees, judgements, waiting_names, names)


def with_places(one: Manuscript) -> Manuscript:
    """Return a letter whose entries have the ordinals that they have beside those it withholds, or left out.

    So the address of an entry stays that of this entry, whoever asks to be left out. Its lines say the same already.
    """
    gone = tuple(sorted((*one.withheld_signatories(), *one.left_out())))
    if not gone:
        return one
    kept, before = [], 0
    for entry in one.letter.signatories:
        before = max(before, bisect_left(gone, entry.line))
        kept.append(replace(entry, ordinal=entry.ordinal + before))
    return replace(one, letter=replace(one.letter, signatories=tuple(kept)))


def with_gaps(manuscripts: Iterable[Manuscript], transcriptions: Mapping[str, Transcription]) -> set[str]:
    """Return the ids of letters whose lists have gaps where somebody is withheld, or did not agree in a form."""
    return {one.letter_id for one in manuscripts if one.withheld or _refused_in_form(one, transcriptions)}


def _refused_in_form(one: Manuscript, transcriptions: Mapping[str, Transcription]) -> bool:
    """Tell whether the source of a letter is, or holds, a sheet with rows of whom nothing is told."""
    file = one.source.file.lower() if one.source else ""
    if not file.endswith((SEVERAL, *(f".{ending}" for ending in SHEETS))) or one.letter_id not in transcriptions:
        return False
    return any(line.endswith(OVER) for line in transcriptions[one.letter_id].source.lines)


def without_places(one: Manuscript) -> Manuscript:
    """Return a letter without numbers and lines of its entries: no gap tells who is missing."""
    signatories = tuple(_without_place(entry, at) for at, entry in enumerate(one.letter.signatories, 1))
    return replace(one, letter=replace(one.letter, signatories=signatories))


def _without_place(one: Signatory, ordinal: int) -> Signatory:
    members = tuple(replace(member, line=0, last=0) for member in one.members)
    return replace(
        one, ordinal=ordinal, number=None, number_status="none", number_range=None, line=0, last=0, members=members
    )


def _names(manuscripts: Iterable[Manuscript]) -> Iterable[str]:
    for one in manuscripts:
        for entry in entries_of(one.letter.signatories):
            yield entry.name
            if entry.corrected:
                yield entry.corrected
