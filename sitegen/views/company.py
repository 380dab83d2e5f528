"""Who signs with whom: exact counts over sets of letters held as bits, without counting every pair."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sitegen.model import Archive


@dataclass(frozen=True, slots=True)
class Company:
    """For every organization the letters it signed, as bits; `order` has the organizations that signed most first."""

    bits: Mapping[str, int]
    order: tuple[tuple[str, int], ...]

    def letters(self, organization_id: str) -> int:
        """Return how many letters an organization signed."""
        return self.bits.get(organization_id, 0).bit_count()

    def closest(self, organization_id: str, limit: int) -> tuple[tuple[str, int], ...]:
        """Return up to `limit` organizations with the number of letters they share with this one, most first.

        Among equals, those that signed more letters come first, then by id. Nobody can share more letters than the
        lesser of the two signed: once that is no more than the least of the found, the rest cannot change the answer.
        """
        own = self.bits.get(organization_id, 0)
        signed = own.bit_count()
        found: list[tuple[str, int]] = []
        for other, count in self.order:
            if len(found) == limit and min(signed, count) <= found[-1][1]:
                break
            shared = (own & self.bits[other]).bit_count()
            if shared and other != organization_id:
                found.append((other, shared))
                found.sort(key=lambda pair: -pair[1])  # stable: among equals the earlier one stays ahead
                del found[limit:]
        return tuple(found)


def keep_company(archive: Archive) -> Company:
    """Return who signed what, from the archive's signatures (entries and members alike)."""
    place = {one.letter_id: 1 << at for at, one in enumerate(archive.letters)}
    bits: dict[str, int] = {}
    for row in archive.signatures:
        if row.organization_id:
            bits[row.organization_id] = bits.get(row.organization_id, 0) | place[row.letter_id]
    counts = {one: signed.bit_count() for one, signed in bits.items()}
    return Company(bits, tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))))
