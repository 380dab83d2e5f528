"""Describing addressees: under which record and name each stands, whom it belongs to, what joined it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from sitegen.core.model import Addressed, Join, Lead, Manuscript, Organization
from sitegen.identity.addressees.classes import Classes, form_key
from sitegen.identity.minting import slug_of_name

ABOUT = {
    "address": "other words for the same office, members or body",
    "version": "the same addressee in a version of the letter in another language",
    "person": "the name of the person, titles and office aside",
}


def addressed_in(classes: Classes, letters: Sequence[Manuscript], rows: Mapping[str, tuple[int, ...]]) -> Addressed:
    """Return the addressees that letters name, and those above them, under their ids."""
    members = classes.members()
    ids = {root: classes.all[its[0]].own for root, its in members.items()}
    own_of = [ids[classes.groups.of(at)] for at in range(len(classes.all))]
    by_key = {one.address.key: own_of[at] for at, one in enumerate(classes.all) if one.address.key}
    above = {ids[root]: _above(classes, ids[root], its, own_of, by_key) for root, its in members.items()}
    named = {own_of[at] for its in rows.values() for at in its}
    waiting = sorted(named)
    while waiting:
        more = {other for own in waiting for other in above[own]} - named
        named |= more
        waiting = sorted(more)
    records = {ids[root]: _describe(classes, ids[root], its) for root, its in members.items() if ids[root] in named}
    redirects = {one.own: own_of[at] for at, one in enumerate(classes.all)} | {
        old: own_of[at] for old, at in classes.ids.items()
    }
    for form, at in classes.by_form.items():  # addresses that pages had before they were joined
        redirects.setdefault(slug_of_name(form), own_of[at])
    return Addressed(
        {own: replace(records[own], parent_id=next(iter(above[own]), None)) for own in sorted(records)},
        {one.letter_id: tuple(own_of[at] for at in rows[one.letter_id]) for one in letters},
        {own: its for own, its in sorted(above.items()) if own in named and its},
        {old: own for old, own in sorted(redirects.items()) if own in named and old not in records},
        tuple(_joins(classes, letters)),
        tuple(_leads(classes, own_of, named)),
    )


def _above(
    classes: Classes, own: str, its: Sequence[int], own_of: Sequence[str], by_key: Mapping[tuple[str, ...], str]
) -> tuple[str, ...]:
    """Return whom the classes of an addressee belong to: what a person wrote before what their words say."""
    found: dict[str, None] = {}
    for at in its:
        record = classes.all[at].record
        if record and record.parent_id in classes.ids:
            found[own_of[classes.ids[record.parent_id]]] = None
    for at in its:
        for one in classes.all[at].address.above:
            if one.key and one.key in by_key:
                found[by_key[one.key]] = None
                break
    return tuple(one for one in found if one != own)


def _describe(classes: Classes, own: str, its: Sequence[int]) -> Organization:
    """Return the record of a group: under the name that an editor gave it, else the one printed most."""
    first = classes.all[its[0]]
    named = max(its, key=lambda at: (_is_edited(classes, at), _fullness(classes, at)))
    name = classes.all[named].name
    forms = {name: None}
    for one in (classes.all[at] for at in its):
        forms |= dict.fromkeys((*(one.record.names if one.record else ()), *one.forms))
    base = first.record or Organization(own, name)
    kind = base.kind or next((kind for at in its if (kind := classes.all[at].address.kind)), None)
    return replace(base, organization_id=own, name=name, variant_names=tuple(forms)[1:], kind=kind)


def _is_edited(classes: Classes, at: int) -> bool:
    one = classes.all[at]
    return one.record is not None and form_key(one.record.name) != one.own


def _fullness(classes: Classes, at: int) -> tuple[bool, bool, int, tuple[int, ...]]:
    """Return what puts the names of a group in order: the body in full, the most printed; translations' come last."""
    one = classes.all[at]
    in_full = one.address.body.name.casefold() in one.name.casefold()
    return one.original, in_full, sum(one.forms.values()), tuple(-number for number in one.first)


def _joins(classes: Classes, letters: Sequence[Manuscript]) -> Iterator[Join]:
    order = {one.letter_id: at for at, one in enumerate(letters)}
    for first, second, rule in classes.joins:
        one, other = classes.all[first], classes.all[second]
        printed = sorted({*one.letters, *other.letters}, key=order.__getitem__)
        yield Join(one.own, other.own, one.name, other.name, rule, ABOUT[rule], tuple(printed))


def _leads(classes: Classes, own_of: Sequence[str], named: set[str]) -> Iterator[Lead]:
    told: set[frozenset[str]] = set()
    for first, second, rule, against in classes.open:
        pair = frozenset((own_of[first], own_of[second]))
        if len(pair) == 2 and pair <= named and pair not in told:
            told.add(pair)
            low, high = sorted(pair)
            yield Lead(low, high, rule, ABOUT[rule], against)
