"""Records of which letters print another name now: a slip was corrected, or a name misread before is read aright.

The id of such a record was published, so it stays, or leads on to the organization that is meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from rapidfuzz.distance import OSA
from rapidfuzz.process import extractOne

from sitegen.core.model import Manuscript, Member, Organization, Signatory
from sitegen.core.model.joined import Standing
from sitegen.identity.folds import fold

NEARLY = 0.9  # of the signs of a name, from which it may be another with a slip


def to_record(unrecorded: Sequence[Organization], authority: Sequence[Organization]) -> list[Organization]:
    """Return those of the `unrecorded` that get a record of their own: none that a correction made of a known one."""
    recorded = by_name(authority)
    return [one for one in unrecorded if corrected_from(one, recorded) is None]


def renamed_records(
    unrecorded: Sequence[Organization], authority: Sequence[Organization], silent: Sequence[Organization]
) -> dict[str, Organization]:
    """Return records of which letters have a name in another form now, by id, as they are with both names.

    A correction made that form; or the record is `silent`, for no letter names it, and an `unrecorded` name is the same
    but for a few signs. An id that was published stays: it is no other organization.
    """
    recorded = by_name(authority)
    waiting = {fold(one.name): one for one in to_record(unrecorded, authority)}
    pairs = [(known, one) for one in unrecorded if (known := corrected_from(one, recorded)) is not None]
    for one in silent:
        near = extractOne(fold(one.name), waiting.keys(), scorer=OSA.normalized_similarity, score_cutoff=NEARLY)
        if near is not None and waiting[near[0]].nested == one.nested:
            pairs.append((one, waiting[near[0]]))
    return {known.organization_id: with_both_names(known, new) for known, new in reversed(pairs)}


def corrected_records(
    letters: Sequence[Manuscript], by_letter: Mapping[str, Sequence[Standing]], authority: Sequence[Organization]
) -> dict[str, str]:
    """Return the records that only a slip of a letter names: their ids, and those of the records it is corrected to.

    What a slip was published under leads on to the organization that the letter means. A record that any list
    names otherwise, or whose name became two, stays as it is.
    """
    kept = {one.organization_id for one in authority}
    slips = [
        (one, own)
        for letter in letters
        for one, own in standing(letter, by_letter[letter.letter_id])
        if one.corrected and own in kept
    ]
    recorded = by_name(authority) if slips else {}
    became: dict[str, set[str]] = {}
    for one, own in slips:
        if (known := recorded.get(fold(one.name))) is not None:
            became.setdefault(known.organization_id, set()).add(own)
    if became:
        named = {own for rows in by_letter.values() for head, nested in rows for own in (head, *nested)}
        became = {known: its for known, its in became.items() if known not in named and len(its) == 1}
    return {known: own for known, its in became.items() for own in its}


def standing(letter: Manuscript, ids: Sequence[Standing]) -> Iterator[tuple[Signatory | Member, str | None]]:
    """Yield the entries of a letter and their members, each with the organization that it stands for."""
    for entry, (head, nested) in zip(letter.letter.signatories, ids, strict=True):
        yield entry, head
        yield from zip(entry.members, nested, strict=True)


def by_name(authority: Sequence[Organization]) -> dict[str, Organization]:
    """Return records under the folds of their names; the first wins."""
    return {fold(name): one for one in reversed(authority) for name in one.names}


def corrected_from(new: Organization, recorded: Mapping[str, Organization]) -> Organization | None:
    """Return the record of the name as it was printed, where a correction made this one of it."""
    known = next((recorded[key] for name in new.variant_names if (key := fold(name)) in recorded), None)
    return known if known is not None and new.nested == known.nested else None


def with_both_names(known: Organization, new: Organization) -> Organization:
    """Return a record with the name of another, and its own among the variants."""
    names = dict.fromkeys((known.name, *known.variant_names, *new.variant_names))
    names.pop(new.name, None)
    return replace(known, name=new.name, variant_names=tuple(names))
