"""What follows from the lists, the records and the judgements of an archive, for the finding aid to look up.

Each is a function of the archive. What of it that is, is said where its table is made (`gathering`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sitegen.archive.grouping import under_keys
from sitegen.core.model import Archive, Join, Signature


@dataclass(frozen=True, slots=True)
class Counts:
    """How many signatures there are; how many have a number that is worked out, several, or no organization."""

    all: int
    inferred: int
    ambiguous: int
    unplaced: int


def counts_of(signatures: Iterable[Signature]) -> Counts:
    """Return how many signatures there are, and of what kind."""
    rows = tuple(signatures)
    certain = [one.number_status for one in rows if one.known_number is not None]
    several = sum(one.number_range is not None for one in rows)
    return Counts(len(rows), certain.count("inferred"), several, sum(one.organization_id is None for one in rows))


def listed_of(archive: Archive, own: str) -> frozenset[str]:
    """Return the organizations on a letter's list, or on that of one of its versions."""
    every = (own, *(one.letter_id for one in archive.versions.get(own, ())))
    return frozenset(each for one in every for each in on_list(archive, one))


def on_list(archive: Archive, own: str) -> Iterator[str]:
    """Yield the organizations on the list of a letter itself, entries and members alike."""
    return (each for head, members in archive.list_of(own) for each in (head, *members) if each)


def order_of(archive: Archive) -> dict[str, tuple[str | None, str | None]]:
    """Return the ids before and after each letter's; the versions of a letter have the same neighbours as it."""
    ids = [one.letter_id for one in archive.letters]
    return {
        each: (before, after)
        for own, before, after in zip(ids, (None, *ids), (*ids[1:], None), strict=False)
        for each in (own, *(one.letter_id for one in archive.versions.get(own, ())))
    }


def children_of(archive: Archive) -> dict[str, frozenset[str]]:
    """Return the organizations under each: those that the authority file puts there, and members on letters' lists."""
    found: dict[str, set[str]] = defaultdict(set)
    for one in archive.organizations.values():
        if one.parent_id:
            found[one.parent_id].add(one.organization_id)
    for own in archive.by_letter:
        for parent, members in archive.list_of(own):
            if parent and (own_ones := [one for one in members if one and one != parent]):
                found[parent].update(own_ones)
    return {parent: frozenset(children) for parent, children in found.items()}


def joins_of(archive: Archive) -> dict[str, tuple[Join, ...]]:
    """Return what the machine joined by evidence, under the id of the organization that it made."""
    return under_keys((archive.redirects.get(one.first, one.first), one) for one in archive.joins)


def tongues_of(archive: Archive) -> dict[str, dict[str, tuple[str, ...]]]:
    """Return, for organizations that versions of a letter name in several forms, each form with their languages."""
    found: dict[str, dict[str, dict[str, None]]] = defaultdict(lambda: defaultdict(dict))
    for one in archive.letters:
        for version in (one, *archive.versions[one.letter_id]) if one.letter_id in archive.versions else ():
            if version.letter.language:
                for row in archive.by_letter[version.letter_id]:
                    found[row.organization_id or ""][row.name_as_written][version.letter.language] = None
    return {
        own: {form: tuple(languages) for form, languages in forms.items()}
        for own, forms in found.items()
        if own and len(forms) > 1
    }


def former_of(archive: Archive) -> dict[str, tuple[str, ...]]:
    """Return the ids that lead to each organization."""
    return under_keys((own, former) for former, own in sorted(archive.redirects.items()))


def below_of(archive: Archive) -> dict[str, tuple[str, ...]]:
    """Return the addressees that belong to each: members, offices, those who hold them."""
    return under_keys((one, own) for own, above in archive.addressed.above.items() for one in above)
