"""Letter to letter: which letters follow one another, and what the lists of two have in common.

Lists are held against each other by organization, entries and members alike, each once. Lists differ; why they do,
no list says.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any, Literal

from sitegen.archive.grouping import under_keys
from sitegen.core.frozen import Frozen
from sitegen.core.model import Archive, Signatory, entry_at
from sitegen.identity.collation import sort_key
from sitegen.identity.folds import fold, key

# Two lists share a meaningful part if they share so many organizations, and so large a part of the shorter list.
# Fewer than that are met between letters that have nothing to do with each other.
FEW, PART = 3, 10

Written = Literal["same", "otherwise", "another name"]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two letters (ids), the earlier one first, of which one follows the other: in time, or to one addressee, or both.

    `addressee` is the one to whom the second is the next letter, as the second writes it; None if there is none.
    """

    first: str
    second: str
    in_time: bool
    addressee: str | None


class Overlap(Frozen):
    """The organizations (ids) on both of two lists, in the order of the names; how many are on one of them only."""

    both: tuple[str, ...]
    first_only: int
    second_only: int


class Place(Frozen):
    """Where a list names an organization: under which name, on which line of the source, under which entry's name.

    The name is the corrected one where an editor has repaired the printed one. `letter_id` is the letter's, or that of
    the translation whose list alone names the organization.
    """

    name: str
    line: int
    parent: str | None
    letter_id: str


def following(archive: Archive, addressees: Mapping[str, str]) -> tuple[Pair, ...]:
    """Return the pairs of dated letters that follow each other, in the order of the second letter.

    `addressees` tells which addressees are one, under the names that letters write. An undated letter follows none.
    """
    dated = [one for one in archive.letters if one.letter.date]
    found: dict[tuple[str, str], Pair] = {}
    before: dict[str, str] = {}
    in_time = {later.letter_id: earlier.letter_id for earlier, later in pairwise(dated)}
    for one in dated:
        own = one.letter_id
        for name in one.letter.addressees:
            earlier = before.get(addressees[name])
            if earlier and earlier != own:
                found.setdefault((earlier, own), Pair(earlier, own, in_time.get(own) == earlier, name))
            before[addressees[name]] = own
        if own in in_time:
            found.setdefault((in_time[own], own), Pair(in_time[own], own, in_time=True, addressee=None))
    return tuple(found.values())


def overlap(first: Set[str], second: Set[str], keys: Mapping[str, Any]) -> Overlap:
    """Return what two lists have in common; `keys` are what the ids are sorted by."""
    both = sorted(first & second, key=lambda own: (keys[own], own))
    return Overlap(tuple(both), len(first) - len(both), len(second) - len(both))


def is_meaningful(shared: int, first: int, second: int) -> bool:
    """Tell whether two lists of so many organizations that share so many have something to do with each other."""
    return shared >= FEW and shared * PART >= min(first, second)


def collated(archive: Archive) -> tuple[str, ...]:
    """Return all organizations (ids) in the order of their names."""
    return tuple(own for _, own in sorted((sort_key(one.name), own) for own, one in archive.organizations.items()))


def places(
    letter_id: str, archive: Archive, lists: Mapping[str, Sequence[Signatory]], wanted: Collection[str] | None = None
) -> dict[str, tuple[Place, ...]]:
    """Return where a letter's list names each organization, under its id, in the order of the list.

    Behind them stand those that only the list of a translation names. `lists` are the letters' entries as printed.
    With `wanted`, the places of these organizations alone.
    """
    found = _places(letter_id, archive, lists, wanted)
    for version in archive.versions.get(letter_id, ()):
        its = _places(version.letter_id, archive, lists, wanted)
        found |= {own: some for own, some in its.items() if own not in found}
    return found


def lines(letter_id: str, archive: Archive) -> dict[str, int]:
    """Return the first line on which a letter's list, or else that of a translation, names each organization."""
    found: dict[str, int] = {}
    for one in (letter_id, *(version.letter_id for version in archive.versions.get(letter_id, ()))):
        rows = reversed(archive.by_letter.get(one, ()))
        found = {row.organization_id: row.line for row in rows if row.organization_id is not None} | found
    return found


def _places(
    letter_id: str, archive: Archive, lists: Mapping[str, Sequence[Signatory]], wanted: Collection[str] | None
) -> dict[str, tuple[Place, ...]]:
    entries = lists[letter_id]
    found: dict[str, tuple[Place, ...]] = {}
    for row in archive.by_letter.get(letter_id, ()):
        if row.organization_id is None or (wanted is not None and row.organization_id not in wanted):
            continue
        nested = row.parent_ordinal is not None
        entry = entry_at(entries, row.ordinal if row.parent_ordinal is None else row.parent_ordinal)
        members = entry.members if entry else ()
        own = (members[row.ordinal - 1] if row.ordinal <= len(members) else None) if nested else entry
        place = Place(
            (own and own.corrected) or row.name_as_written,
            row.line,
            (entry.corrected or entry.name) if nested and entry else None,
            letter_id,
        )
        found[row.organization_id] = (*found.get(row.organization_id, ()), place)
    return found


def unidentified(letter_id: str, archive: Archive) -> int:
    """Return how many rows of a letter's list stand for no organization: persons, where these have no records."""
    return sum(own is None for own, _ in archive.list_of(letter_id))


def written(first: Sequence[Place], second: Sequence[Place]) -> Written:
    """Return how an organization is written on two lists: the same, otherwise, or under another name.

    What typesetting does (quotation marks, dashes, spaces, capitals) makes no difference. "Otherwise" are forms that
    the machine itself reads as one name; that two other names are one body, the authority file or a judgement says.
    """
    ours, theirs = ({one.name for one in some} for some in (first, second))
    if ours & theirs or set(map(folded, ours)) & set(map(folded, theirs)):
        return "same"
    return "otherwise" if set(map(keyed, ours)) & set(map(keyed, theirs)) else "another name"


@lru_cache(maxsize=1 << 16)
def folded(name: str) -> str:
    """Return the fold of a name: lists print the same few forms of one name again and again."""
    return fold(name)


@lru_cache(maxsize=1 << 16)
def keyed(name: str) -> str:
    """Return the key of a name, as `folded`."""
    return key(name)


def by_letter(pairs: Sequence[Pair]) -> dict[str, tuple[Pair, ...]]:
    """Return the pairs under the ids of both their letters."""
    return under_keys((own, one) for one in pairs for own in (one.first, one.second))
