"""Ids: made once from a name, never given twice."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable

from sitegen.core.slugs import slugify

_WHOLE = 10_000  # characters; no name is longer

Minted = tuple[str, str, str]
"""What an id is made of: a name, its place or a person's affiliation ("" for none), the parent's id ("" for none)."""


def mint(wanted: Iterable[Minted], taken: Collection[str]) -> dict[Minted, str]:
    """Return an id for each of `wanted`: the slug of the name, with a short digest where that is taken or cut short.

    The result depends on what is wanted and taken, never on its order. `taken` holds former ids too, so none
    is used again.
    """
    ids: dict[Minted, str] = {}
    used = set(taken)
    for one in sorted(set(wanted)):
        name, place, parent = one
        slug = slugify(f"{name} {place}")
        digest = hashlib.sha256(f"{name}\n{place}\n{parent}".encode()).hexdigest()
        # A name too long for a slug shares its beginning with others, whichever of them comes first.
        length = 6 if slug != slugify(f"{name} {place}", limit=_WHOLE) else 0
        candidate = f"{slug}-{digest[:length]}" if length else slug
        while candidate in used:
            length += 6
            candidate = f"{slug}-{digest[:length]}"
        used.add(candidate)
        ids[one] = candidate
    return ids
