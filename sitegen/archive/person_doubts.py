"""Persons in doubt: the same name on two letters. They are asked about, and never joined by the program."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from sitegen.archive.blocks import LARGEST_BLOCK, IdPair
from sitegen.archive.grouping import under_keys
from sitegen.core.model import Archive
from sitegen.identity.clues import Clue
from sitegen.identity.persons import person_key

SAME_PERSON = Clue("person", "the same name of a person", 0.7)
NEVER = "persons are never joined by the program"


def persons_alike(archive: Archive) -> Iterator[tuple[IdPair, tuple[str, ...]]]:
    """Yield the pairs of persons (ids) of one name that no letter prints both, with what speaks against each."""
    blocks = under_keys(
        (person_key(one.name), own)
        for own, one in archive.organizations.items()
        if one.kind == "person" and archive.by_organization.get(own)
    )
    letters_by_id = {one.letter_id: one.letter for one in archive.manuscripts}

    def affiliations(own: str) -> set[str]:
        rows = archive.by_organization[own]
        said = (
            letters_by_id[row.letter_id].signatories[row.ordinal - 1].affiliation
            for row in rows
            if row.parent_ordinal is None
        )
        return {one for one in said if one}

    for block in blocks.values():
        for first, second in combinations(sorted(block), 2) if len(block) <= LARGEST_BLOCK else ():
            letters = ({row.letter_id for row in archive.by_organization[own]} for own in (first, second))
            if set.intersection(*letters):
                continue
            ours, theirs = affiliations(first), affiliations(second)
            apart = ours and theirs and ours.isdisjoint(theirs)
            told = f"different affiliations: {', '.join(sorted(ours))} / {', '.join(sorted(theirs))}"
            yield (first, second), (told, NEVER) if apart else (NEVER,)
