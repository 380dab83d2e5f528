"""Describing: groups of names as organizations with ids, names and redirects.

What the machine joins by itself is a class, and every class without a record is given an id of its own. Where
a judgement joins several classes, the other ids lead to the first: so a judgement taken back restores what
was before it, ids included.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sitegen.core.model import Organization
from sitegen.identity.choosing import choose_name
from sitegen.identity.contacts import mask_name
from sitegen.identity.folds import as_written, fold
from sitegen.identity.minting import Minted, mint, slug_of_name
from sitegen.identity.nodes import NO_PARENT, NodeKey, Nodes, Uses
from sitegen.identity.profiles import form_of
from sitegen.identity.vocabulary import COUNTRY_NAMES


@dataclass(frozen=True, slots=True)
class Described:
    """Organizations under their ids, where other ids lead, the id of every group and class, and the records to add.

    `id_of_class` has the id that a class would have by itself, under the number that stood for it before evidence
    linked it to others.
    """

    organizations: Mapping[str, Organization]
    redirects: Mapping[str, str]
    id_of_group: Mapping[int, str]
    id_of_class: Mapping[int, str]
    unrecorded: tuple[Organization, ...]


@dataclass(frozen=True, slots=True)
class _Base:
    """What may give a group its id and name: a record of a class of its own, or a provisional one.

    `translated`: translations alone print its names.
    """

    organization: Organization
    uses: int
    first: tuple[int, int]
    translated: bool


UNKNOWN = "unknown"  # the kind of a record that may be a person's: no page before somebody says what it is
_NEVER = (1 << 30, 0)
_PLACE_PARTS = re.compile("[,:]")


def describe(nodes: Nodes, classes: Sequence[int]) -> Described:
    """Return the organizations that the groups of `nodes` make. Without any use, only records are organizations.

    `classes` are the groups of the first nodes before evidence linked any.
    """
    made: dict[str, tuple[int, Organization]] = {}
    id_of_group: dict[int, str] = {}
    bases: dict[int, list[_Base]] = _recorded_bases(nodes, classes)
    id_of_class = {base: nodes.records[base].organization_id for base in classes if nodes.is_recorded(base)}
    unrecorded = _unrecorded_classes(nodes)
    taken = {one for record in nodes.records for one in (record.organization_id, *record.former_ids)}
    id_of_person = {node: own for own, node in nodes.persons.items()}
    for nested in (False, True):  # the id of a member is made with its parent's
        wanted: dict[Minted, tuple[list[int], Organization]] = {}
        persons: list[tuple[str, tuple[list[int], Organization]]] = []
        for members in unrecorded.values():
            under = nodes.keys[members[0]][2]
            if (under != NO_PARENT) is nested:
                parent = id_of_group[nodes.groups.of(under)] if nested else None
                one = _compose(nodes, members, parent, nested=nested)
                if nodes.is_person(members[0]):
                    persons.append((id_of_person[members[0]], (members, one)))
                    continue
                minted = _minted(nodes, members[0], one)
                if minted in wanted:  # what a judgement parted has the same words
                    minted = one.name, *minted[1:]
                wanted[minted] = (members, one)
        minted_ids = mint(wanted, taken | nodes.persons.keys() | made.keys())
        for own, (members, one) in (*((own, wanted[minted]) for minted, own in minted_ids.items()), *persons):
            root = nodes.groups.of(members[0])
            made[own] = (root, replace(one, organization_id=own))
            bases.setdefault(root, []).append(_Base(made[own][1], *_uses(nodes, members)))
            for node in members:
                if node < len(classes):
                    id_of_class.setdefault(classes[node], own)
        id_of_group |= {root: min(its, key=_rank).organization.organization_id for root, its in bases.items()}
    return Described(
        _organizations(nodes, bases), _redirects(nodes, id_of_group, made), id_of_group, id_of_class,
        tuple(one for _, (_, one) in sorted(made.items())),
    )  # fmt: skip


def name_persons(nodes: Nodes) -> None:
    """Give the persons on lists their ids, by which judgements call them: their names are those of others, too.

    Ids that organizations may get are left to them.
    """
    if nodes.works:
        taken = {one for record in nodes.records for one in (record.organization_id, *record.former_ids)}
        taken |= {slug_of_name(as_written(nodes.names[node])) for node in nodes.printed}
        wanted = {(nodes.names[node], nodes.keys[node][1], work): node for node, work in nodes.works.items()}
        nodes.persons |= {own: wanted[minted] for minted, own in mint(wanted, taken).items()}


def _rank(base: _Base) -> tuple[bool, bool, tuple[int, int], str]:
    """Return what puts records before provisional ones, those that people wrote more into first, then by first use."""
    one = base.organization
    edited = bool(one.websites or one.identifiers or one.note or one.former_ids)
    return one.line == 0, not edited, base.first, one.organization_id


def _fullness(base: _Base) -> tuple[bool, bool, int, int, tuple[int, int], str]:
    """Return what puts names in full before acronyms, a letter's own words before those of its translations alone.

    Then those printed most, the fullest, the first.
    """
    name = base.organization.name
    return form_of(name).alone is not None, base.translated, -base.uses, -len(name), base.first, name


def _recorded_bases(nodes: Nodes, classes: Sequence[int]) -> dict[int, list[_Base]]:
    """Return the records of every group: of each class in it the first, which stands for what people joined."""
    members: dict[int, list[int]] = {}
    for node, base in enumerate(classes):
        members.setdefault(base, []).append(node)
    bases: dict[int, list[_Base]] = {}
    for node in nodes.record_nodes.values():
        if classes[node] == node:
            one = _Base(nodes.records[node], *_uses(nodes, members[node]))
            bases.setdefault(nodes.groups.of(node), []).append(one)
    return bases


def _uses(nodes: Nodes, members: Collection[int]) -> tuple[int, tuple[int, int], bool]:
    """Return how often names are printed, where first, and whether translations alone print them."""
    printed = [uses for node in members for uses in nodes.uses.get(node, {}).values() if uses.count]
    translated = bool(printed) and nodes.original.isdisjoint(members)
    return sum(uses.count for uses in printed), min((uses.first for uses in printed), default=_NEVER), translated


def _minted(nodes: Nodes, node: int, one: Organization) -> Minted:
    """Return what the id of a class is made of: the words of its name, and its place.

    "Looms" with the place Norway and "Looms Norway" make two ids, whichever comes first.
    """
    place = nodes.keys[node][1]
    if place:
        place = "in " + " ".join(COUNTRY_NAMES.get(part, part) for part in _PLACE_PARTS.split(place))
    masked = mask_name(one.name)  # words have lost the signs by which an address is known
    return as_written(masked, nodes.words(one.name) if masked == one.name else None), place, one.parent_id or ""


def _unrecorded_classes(nodes: Nodes) -> dict[tuple[int, NodeKey], list[int]]:
    """Return the printed names that are of no record, even by the machine's lights, by group and key."""
    recorded = {
        (root, nodes.machine_key(node)) for node in nodes.claimed if nodes.is_recorded(root := nodes.groups.of(node))
    }
    classes: dict[tuple[int, NodeKey], list[int]] = {}
    for node in nodes.uses:
        of_class = (nodes.groups.of(node), nodes.machine_key(node))
        if of_class not in recorded:
            classes.setdefault(of_class, []).append(node)
    return classes


def _compose(nodes: Nodes, members: list[int], parent: str | None, *, nested: bool) -> Organization:
    """Return an organization without an id, from the printed forms of its names."""
    forms: dict[str, Uses] = {}
    for node in members:
        for form, uses in nodes.uses[node].items():
            known = forms.get(form)
            forms[form] = uses if known is None else Uses(known.count + uses.count, min(known.first, uses.first))
    folds = {form: nodes.fold(form) for form in forms}
    name, reason = choose_name({form: uses for form, uses in forms.items() if uses.count}, folds)
    variants = {folds[form]: form for form in sorted(forms, key=lambda form: forms[form].first, reverse=True)}
    variants.pop(fold(name), None)
    places = sorted({place for node in members if (place := nodes.places[node])}) if nodes.keys[members[0]][1] else []
    kind = "person" if nodes.is_person(members[0]) else None
    return Organization(
        "", name, tuple(reversed(variants.values())), parent, places[0] if places else None, kind, name_reason=reason,
        nested=nested,
    )  # fmt: skip


def _organizations(nodes: Nodes, bases: Mapping[int, Sequence[_Base]]) -> Mapping[str, Organization]:
    groups: dict[int, list[int]] = {}
    for node in range(len(nodes.keys)):
        groups.setdefault(nodes.groups.of(node), []).append(node)
    first = {root: min(its, key=_rank).organization for root, its in bases.items()}
    organizations: dict[str, Organization] = {}
    for root, base in sorted(first.items(), key=lambda item: item[1].organization_id):
        one = _named(base, bases[root])
        parent = nodes.record_nodes.get(base.parent_id or "")
        parent_id = base.parent_id if parent is None else first[nodes.groups.of(parent)].organization_id
        variants = dict.fromkeys(form for form in _forms(nodes, groups[root], base) if form != one.name)
        organizations[base.organization_id] = replace(
            one,
            variant_names=tuple(variants),
            parent_id=None if parent_id == base.organization_id else parent_id,
            kind=_kind(nodes, groups[root], bases[root]),
            place=base.place or next((it.organization.place for it in bases[root] if it.organization.place), None),
        )
    return organizations


def _kind(nodes: Nodes, group: Sequence[int], bases: Sequence[_Base]) -> str | None:
    """Return the kind of a group: what a record says, else unknown where all that prints it may mean a person."""
    said = next(
        (kind for one in sorted(bases, key=_rank) if (kind := one.organization.kind) not in (None, UNKNOWN)), None
    )
    if said is None and not nodes.personal.isdisjoint(group) and nodes.bodily.isdisjoint(group):
        return UNKNOWN
    return said


def _named(base: Organization, bases: Sequence[_Base]) -> Organization:
    """Return the organization of a group under the name in full that is printed most, and why, where classes differ."""
    if len(bases) == 1:
        return base
    best = min(bases, key=_fullness).organization
    return base if best.name == base.name else replace(base, name=best.name, name_reason=best.name_reason)


def _forms(nodes: Nodes, group: list[int], base: Organization) -> Iterator[str]:
    """Yield the names of a group: those of its records, then the printed ones by first use."""
    yield from base.names
    for node in filter(nodes.is_recorded, group):
        yield from nodes.records[node].names
    printed = [(uses.first, form) for node in group for form, uses in nodes.uses.get(node, {}).items()]
    yield from (form for _, form in sorted(printed))


def _redirects(
    nodes: Nodes, id_of_group: Mapping[int, str], made: Mapping[str, tuple[int, Organization]]
) -> Mapping[str, str]:
    redirects: dict[str, str] = {}
    for record in nodes.records:
        own = id_of_group[nodes.groups.of(nodes.record_nodes[record.organization_id])]
        redirects |= dict.fromkeys((*record.former_ids, record.organization_id), own)
    redirects |= {own: id_of_group[root] for own, (root, _) in made.items()}
    return {old: new for old, new in sorted(redirects.items()) if old != new}
