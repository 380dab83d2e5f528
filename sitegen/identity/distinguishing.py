"""What tells organizations of one name apart: a place, the body above, the years of their letters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import replace

from sitegen.core.model import Organization
from sitegen.identity.folds import fold


def distinguish(
    organizations: Mapping[str, Organization], dates: Mapping[str, Collection[str]]
) -> Mapping[str, Organization]:
    """Return organizations, those of one name each with what tells it from the others; `dates` are of their letters.

    That is its place, else the body that it is a part of, else the years of its letters, else its id: the first that
    no other of that name has.
    """
    same: dict[str, list[str]] = {}
    for own, one in organizations.items():
        same.setdefault(fold(one.name), []).append(own)
    told: dict[str, str] = {}
    for ids in same.values():
        if len(ids) > 1:
            told |= _told({own: organizations[own] for own in ids}, organizations, dates)
    if not told:
        return organizations
    return {own: replace(one, distinction=told.get(own)) for own, one in organizations.items()}


def _told(
    some: Mapping[str, Organization], organizations: Mapping[str, Organization], dates: Mapping[str, Collection[str]]
) -> dict[str, str]:
    parents = {own: organizations.get(one.parent_id or "") for own, one in some.items()}
    choices = (
        {own: one.place or "" for own, one in some.items()},
        {own: parent.name if parent else "" for own, parent in parents.items()},
        {own: _years(dates.get(own, ())) for own in some},
    )
    told: dict[str, str] = {}
    for choice in choices:
        counts = Counter(fold(text) for own, text in choice.items())
        told |= {own: text for own, text in choice.items() if text and own not in told and counts[fold(text)] == 1}
    return {own: told.get(own, own) for own in some}


def _years(dates: Collection[str]) -> str:
    years = sorted({date[:4] for date in dates})
    return "–".join(dict.fromkeys((years[0], years[-1]))) if years else ""
