"""Co-signing: who signs with whom.

The cost of one organization's co-signers is the length of the lists it stands on. An organization that stands
on thousands of lists would pay for all of them, so the lists are sampled beyond `MOST_LETTERS`, evenly by
date: with 10,000 letters and 50,000 organizations the whole stays linear.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from sitegen.model import Archive

MOST_LETTERS = 200


@dataclass(frozen=True, slots=True)
class Cosigner:
    """An organization that signs with another, and the number of letters that both signed."""

    organization_id: str
    letters: int


@dataclass(frozen=True, slots=True)
class SigningLists:
    """Who is on which list, each organization once: ids by letter and letters (in order of date) by id."""

    by_letter: Mapping[str, tuple[str, ...]]
    by_organization: Mapping[str, tuple[str, ...]]


def signing_lists(archive: Archive) -> SigningLists:
    """Return the archive's lists without repeats. Make it once; every organization's co-signers are counted on it."""
    by_letter = {
        letter: tuple(dict.fromkeys(one.organization_id for one in signatures if one.organization_id is not None))
        for letter, signatures in archive.by_letter.items()
    }
    by_organization: dict[str, list[str]] = {own: [] for own in archive.organizations}
    for letter, ids in by_letter.items():
        for own in ids:
            by_organization[own].append(letter)
    return SigningLists(by_letter, {own: tuple(letters) for own, letters in by_organization.items()})


def cosigners(lists: SigningLists, organization_id: str, top: int = 10) -> tuple[Cosigner, ...]:
    """Return the `top` organizations that signed most letters with this one, most first, ties by id.

    On more than `MOST_LETTERS` letters, counts are of that many of them, evenly spread.
    """
    letters = lists.by_organization[organization_id]
    step = -(-len(letters) // MOST_LETTERS) or 1
    counts = Counter(own for letter in letters[::step] for own in lists.by_letter[letter])
    del counts[organization_id]
    most = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:top]
    return tuple(Cosigner(own, number) for own, number in most)
