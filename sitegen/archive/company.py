"""Who signs with whom, exactly, without counting every pair."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from sitegen.model import Archive


@dataclass(frozen=True, slots=True)
class Company:
    """Who is on which list, each organization once, and on which lists each stands, as numbers and as bits.

    A letter has one list here: all who stand on it or on a list of its versions.

    `ranks` are in the order of the organizations that signed most letters first, then of their ids.
    """

    lists: tuple[tuple[str, ...], ...]
    places: Mapping[str, tuple[int, ...]]
    bits: Mapping[str, int]
    ranks: Mapping[str, int]

    def signed(self, organization_id: str) -> int:
        """Return how many letters an organization signed."""
        return len(self.places.get(organization_id, ()))

    def closest(self, organization_id: str, limit: int) -> tuple[tuple[str, int], ...]:
        """Return up to `limit` organizations with the number of letters they share with this one, most first.

        Among equals, those that signed more letters come first, then by id. Counting goes through the lists that the
        organization stands on, or, where these hold more names than the archive, through the archive's organizations.
        """
        if limit < 1:
            return ()
        lists = [self.lists[at] for at in self.places.get(organization_id, ())]
        if sum(map(len, lists)) > len(self.ranks):
            return self._through_all(organization_id, limit)
        counts: Counter[str] = Counter()
        for ids in lists:
            counts.update(ids)
        del counts[organization_id]
        return tuple(heapq.nsmallest(limit, counts.items(), key=lambda pair: (-pair[1], self.ranks[pair[0]])))

    def _through_all(self, organization_id: str, limit: int) -> tuple[tuple[str, int], ...]:
        """Go through all, most letters first. Nobody shares more letters than both signed, so the search ends early."""
        own, signed = self.bits.get(organization_id, 0), self.signed(organization_id)
        found: list[tuple[int, int, str]] = []  # a heap, the least of the found on top
        for other, rank in self.ranks.items():
            bits = self.bits[other]
            if len(found) == limit and min(signed, bits.bit_count()) <= found[0][0]:
                break
            shared = (own & bits).bit_count()
            if not shared or other == organization_id:
                continue
            if len(found) < limit:
                heapq.heappush(found, (shared, -rank, other))
            elif shared > found[0][0]:
                heapq.heapreplace(found, (shared, -rank, other))
        return tuple((other, shared) for shared, _, other in sorted(found, reverse=True))


def keep_company(archive: Archive) -> Company:
    """Return who signed what, from the archive's signatures (entries and members alike)."""
    rows = (
        [
            row
            for each in (one, *archive.versions.get(one.letter_id, ()))
            for row in archive.by_letter.get(each.letter_id, ())
        ]
        for one in archive.letters
    )
    lists = tuple(tuple(dict.fromkeys(row.organization_id for row in some if row.organization_id)) for some in rows)
    places: dict[str, list[int]] = {}
    for at, ids in enumerate(lists):
        for organization_id in ids:
            places.setdefault(organization_id, []).append(at)
    most_first = sorted(places, key=lambda one: (-len(places[one]), one))
    return Company(
        lists=lists,
        places={one: tuple(found) for one, found in places.items()},
        bits={one: sum(1 << at for at in found) for one, found in places.items()},
        ranks={one: rank for rank, one in enumerate(most_first)},
    )
