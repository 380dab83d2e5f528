"""Describing: groups of names as organizations with ids, names and redirects.

What the machine joins by itself is a class, and every class without a record is given an id of its own. Where
a judgement joins several classes, the other ids lead to the first: so a judgement taken back restores what
was before it, ids included.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from sitegen.core.model import Organization
from sitegen.identity.choosing import choose_name
from sitegen.identity.folds import fold
from sitegen.identity.minting import Minted, mint
from sitegen.identity.nodes import NO_PARENT, NodeKey, Nodes, Uses


@dataclass(frozen=True, slots=True)
class Described:
    """Organizations under their ids, where other ids lead, the id of every group, and the records to add."""

    organizations: Mapping[str, Organization]
    redirects: Mapping[str, str]
    id_of_group: Mapping[int, str]
    unrecorded: tuple[Organization, ...]


def describe(nodes: Nodes) -> Described:
    """Return the organizations that the groups of `nodes` make. Without any use, only records are organizations."""
    id_of_group = {number: nodes.records[number].organization_id for number in _recorded_groups(nodes)}
    made: dict[str, tuple[int, Organization]] = {}
    classes = _unrecorded_classes(nodes)
    taken = {one for record in nodes.records for one in (record.organization_id, *record.former_ids)}
    for nested in (False, True):  # the id of a member is made with its parent's
        wanted: dict[Minted, tuple[int, Organization]] = {}
        for (root, _), members in classes.items():
            under = nodes.keys[members[0]][2]
            if (under != NO_PARENT) is nested:
                parent = id_of_group[nodes.groups.of(under)] if nested else None
                one = replace(_compose(nodes, members), parent_id=parent, nested=nested)
                beside = nodes.keys[members[0]][1] if one.kind == "person" else one.place
                wanted[one.name, beside or "", parent or ""] = (root, one)
        for minted, own in mint(wanted, taken | made.keys()).items():
            root, one = wanted[minted]
            made[own] = (root, replace(one, organization_id=own))
            if not nodes.is_recorded(root):
                id_of_group[root] = min(own, id_of_group.get(root, own))
    return Described(
        _organizations(nodes, id_of_group, made), _redirects(nodes, id_of_group, made), id_of_group,
        tuple(one for _, (_, one) in sorted(made.items())),
    )  # fmt: skip


def _recorded_groups(nodes: Nodes) -> set[int]:
    return {nodes.groups.of(node) for node in nodes.record_nodes.values()}


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


def _compose(nodes: Nodes, members: list[int]) -> Organization:
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
        "", name, tuple(reversed(variants.values())), place=places[0] if places else None, kind=kind, name_reason=reason
    )


def _organizations(
    nodes: Nodes, id_of_group: Mapping[int, str], made: Mapping[str, tuple[int, Organization]]
) -> Mapping[str, Organization]:
    groups: dict[int, list[int]] = {}
    for node in range(len(nodes.keys)):
        groups.setdefault(nodes.groups.of(node), []).append(node)
    organizations: dict[str, Organization] = {}
    for root, own in sorted(id_of_group.items(), key=lambda item: item[1]):
        base = nodes.records[root] if nodes.is_recorded(root) else made[own][1]
        parent = nodes.record_nodes.get(base.parent_id or "")
        parent_id = base.parent_id if parent is None else id_of_group[nodes.groups.of(parent)]
        variants = dict.fromkeys(form for form in _forms(nodes, groups[root], base) if form != base.name)
        organizations[own] = replace(
            base, variant_names=tuple(variants), parent_id=None if parent_id == own else parent_id
        )
    return organizations


def _forms(nodes: Nodes, group: list[int], base: Organization) -> Iterator[str]:
    """Yield the names of a group: those of its records, then the printed ones by first use."""
    yield from base.variant_names
    for node in group:
        if nodes.is_recorded(node):
            yield nodes.records[node].name
            yield from nodes.records[node].variant_names
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
