"""Who signs with whom, exactly, without counting every pair."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from sitegen.model import Archive


@dataclass(frozen=True, slots=True)
class Company:
    """Who is on which list, each organization once, and which letters it signed, as bits.

    `ranks` are in the order of the organizations that signed most letters first, then of their ids.
    """

    lists: Mapping[str, tuple[str, ...]]
    letters: tuple[str, ...]
    bits: Mapping[str, int]
    ranks: Mapping[str, int]

    def signed(self, organization_id: str) -> int:
        """Return how many letters an organization signed."""
        return self.bits.get(organization_id, 0).bit_count()

    def closest(self, organization_id: str, limit: int) -> tuple[tuple[str, int], ...]:
        """Return up to `limit` organizations with the number of letters they share with this one, most first.

        Among equals, those that signed more letters come first, then by id. Counting goes through the lists that the
        organization stands on, or, where these hold more names than the archive, through the archive's organizations.
        """
        own = self.bits.get(organization_id, 0)
        lists = [self.lists[letter] for at, letter in enumerate(self.letters) if own >> at & 1]
        if sum(map(len, lists)) > len(self.ranks):
            return self._through_all(organization_id, own, limit)
        counts: Counter[str] = Counter()
        for ids in lists:
            counts.update(ids)
        del counts[organization_id]
        return tuple(heapq.nsmallest(limit, counts.items(), key=lambda pair: (-pair[1], self.ranks[pair[0]])))

    def _through_all(self, organization_id: str, own: int, limit: int) -> tuple[tuple[str, int], ...]:
        """Go through all, most letters first. Nobody shares more letters than both signed, so the search ends early."""
        signed = own.bit_count()
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
    bits: dict[str, int] = {}
    lists: dict[str, tuple[str, ...]] = {}
    for at, one in enumerate(archive.letters):
        rows = archive.by_letter.get(one.letter_id, ())
        lists[one.letter_id] = tuple(dict.fromkeys(row.organization_id for row in rows if row.organization_id))
        for organization_id in lists[one.letter_id]:
            bits[organization_id] = bits.get(organization_id, 0) | 1 << at
    most_first = sorted(bits, key=lambda one: (-bits[one].bit_count(), one))
    return Company(lists, tuple(lists), bits, {one: rank for rank, one in enumerate(most_first)})
