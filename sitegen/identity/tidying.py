"""Tidying the authority file: records that no manuscript names."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sitegen.core.model import Organization


def unnamed(organizations: Mapping[str, Organization], named: Collection[str]) -> tuple[str, ...]:
    """Return the ids of those `organizations` that no letter names, nor any that is a part of them, in order.

    `named` are the ids of those that letters name.
    """
    kept: set[str] = set()
    for own in named:
        current: str | None = own
        while current is not None and current in organizations and current not in kept:
            kept.add(current)
            current = organizations[current].parent_id
    return tuple(own for own in sorted(organizations) if own not in kept)
