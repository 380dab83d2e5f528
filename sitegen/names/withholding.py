"""Names that are withheld from one letter and signed openly nowhere: no record and no judgement may tell them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from sitegen.model import Judgement, Organization
from sitegen.names.folds import fold


@dataclass(frozen=True, slots=True)
class Disclosed:
    """The records and judgements that may be published, and the `names` that must stand nowhere."""

    organizations: tuple[Organization, ...]
    judgements: tuple[Judgement, ...]
    names: frozenset[str]


def disclose(
    organizations: tuple[Organization, ...],
    judgements: tuple[Judgement, ...],
    withheld: Iterable[str],
    signed: Iterable[str],
) -> Disclosed:
    """Return what may be published where the names `withheld` are signed openly only as far as `signed` has them."""
    hidden = {fold(name): name for name in withheld}
    if not hidden:
        return Disclosed(organizations, judgements, frozenset())
    open_names = {fold(name) for name in signed}
    secret: dict[str, Organization] = {}
    for one in organizations:
        forms = {fold(name) for name in (one.name, *one.variant_names)}
        if not forms.isdisjoint(hidden):
            if forms.isdisjoint(open_names):
                secret[one.organization_id] = one
            else:
                open_names |= forms
    names = {name for key, name in hidden.items() if key not in open_names}
    names |= {name for one in secret.values() for name in (one.name, *one.variant_names)}
    keys = {fold(name) for name in names} | {fold(own) for own in secret}
    return Disclosed(
        tuple(
            replace(one, parent_id=None, nested=False) if one.parent_id in secret else one
            for one in organizations
            if one.organization_id not in secret
        ),
        tuple(one for one in judgements if fold(one.first) not in keys and fold(one.second) not in keys),
        frozenset(names),
    )
