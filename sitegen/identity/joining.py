"""Joining: the rules by which nodes become one organization, in the order in which they have their say.

1. Judgements: "different" keeps apart, "same" joins.
2. Records: the names that one record lists are one, unless a judgement tells them apart.
3. Keys: what the machine may join. Never two records, nor what a judgement parted, nor a name that could be either's.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence

from sitegen.core.diagnostics import Diagnostic
from sitegen.core.diagnostics.codes import (
    AMBIGUOUS_NAME,
    CONTESTED_SPELLING,
    IDLE_JUDGEMENT,
    OVERRULED_RECORD,
    RENAMED_RECORD,
)
from sitegen.core.model import Judgement, Organization, Verdict
from sitegen.core.source import Span
from sitegen.identity.contacts import mask_name
from sitegen.identity.folds import as_written, canonical
from sitegen.identity.minting import slug_of_name
from sitegen.identity.nodes import Nodes


def judge(nodes: Nodes, judgements: Iterable[Judgement]) -> list[Judgement]:
    """Obey the judgements whose names are entered, and return the others. "Same" yields to "different"."""
    ready: list[tuple[Verdict, int, int]] = []
    waiting: list[Judgement] = []
    for one in judgements:
        first, second = nodes.named(one.first), nodes.named(one.second)
        if len(first) == 1 and len(second) == 1:
            ready.append((one.verdict, first[0], second[0]))
        else:
            waiting.append(one)
    nodes.groups.judge(ready)
    return waiting


def join_records(nodes: Nodes, claims: Iterable[tuple[Organization, Sequence[int]]], path: str) -> list[Diagnostic]:
    """Join the names of every record; report those that a judgement keeps out. `path` names the authority file."""
    found: list[Diagnostic] = []
    for record, names in claims:
        mine = nodes.record_nodes[record.organization_id]
        found += [
            OVERRULED_RECORD.at(
                Span.line(path, record.line),
                f"the record lists “{nodes.names[node]}”, and a judgement tells the two apart",
                "take the name out of the record, or take the judgement back")
            for node in names if not nodes.groups.join(mine, node)
        ]  # fmt: skip
    return found


def join_equals(nodes: Nodes, new: Iterable[int]) -> list[Diagnostic]:
    """Join what the machine may: the `new` nodes with all others of the same key."""
    touched = set()
    for node in new:
        machine_key = nodes.machine_key(node)
        nodes.by_machine_key.setdefault(machine_key, []).append(node)
        touched.add(machine_key)
    found: list[Diagnostic] = []
    for machine_key in sorted(touched):
        found += _join_class(nodes, nodes.by_machine_key[machine_key])
    return found


def _join_class(nodes: Nodes, equal: list[int]) -> list[Diagnostic]:
    groups = nodes.groups
    roots = {groups.of(node) for node in equal}
    if len(roots) == 1:
        return []
    kept = {root for root in roots if nodes.is_recorded(root) or any(groups.are_apart(root, other) for other in roots)}
    contested = sum(map(nodes.is_recorded, roots)) > 1 or groups.are_any_apart(roots)
    loose = sorted(roots - kept if contested else roots)
    for root in loose:
        groups.join(loose[0], root)
    if not contested or not loose:
        return []
    others = "”, “".join(sorted({nodes.names[root] for root in kept}))
    return [
        CONTESTED_SPELLING.at(
            None,
            f"“{nodes.names[loose[0]]}” is spelt like “{others}”, which a human keeps apart; it stands alone",
            "list it as a variant in the record that it belongs to",
        )
    ]


def join_renamed(nodes: Nodes, claims: Iterable[tuple[Organization, Sequence[int]]], path: str) -> list[Diagnostic]:
    """Join a name that letters print to the record whose id was made from it, if that record goes by another name now.

    Only a record of which no letter prints a name it lists is taken for renamed: an id given by hand says nothing.
    """
    claims = tuple(claims)
    printed = {nodes.machine_key(node) for node in nodes.printed} if claims else set()
    silent = {
        record.organization_id: record
        for record, names in claims
        if not record.nested and printed.isdisjoint(map(nodes.machine_key, names))
    }
    found: list[Diagnostic] = []
    if not silent:
        return found
    for node in sorted(nodes.printed - nodes.claimed):
        name, place = nodes.names[node], nodes.places[node] or ""
        made_from = (
            slug_of_name(f"{form} {it}")
            for form in (as_written(mask_name(name)), canonical(mask_name(name)), name)
            for it in dict.fromkeys((f"in {place}" if place else "", place, ""))
        )
        record = next((silent[own] for own in made_from if own in silent), None)
        if record is not None and nodes.groups.join(nodes.record_nodes[record.organization_id], node):
            nodes.claimed.add(node)
            if nodes.key(name) in map(nodes.key, record.names):
                continue  # its name is what letters print: a place was added to it
            found.append(
                RENAMED_RECORD.at(
                    Span.line(path, record.line),
                    f"the record {record.organization_id} is named “{record.name}”; letters print “{name}”, from which "
                    "its id was made",
                    f"list “{name}” as a variant of it; if it is another organization, judge the two different",
                )
            )
    return found


def report_idle(
    nodes: Nodes, judgements: Iterable[Judgement], path: str, elsewhere: Container[str]
) -> list[Diagnostic]:
    """Return a diagnostic for each judgement that cannot be obeyed. `path` names the file of judgements.

    Names that are `elsewhere` belong to somebody who signs nothing.
    """
    found: list[Diagnostic] = []
    for one in judgements:
        span = Span.line(path, one.line)
        for name, other in ((one.first, one.second), (one.second, one.first)):
            meant = nodes.named(name)
            if not meant:
                message, hint = f"no letter and no record has the name “{name}”", "write the name as a letter prints it"
                if name in elsewhere and nodes.named(other):
                    message = f"“{name}” is one to whom letters go, and its other name one who signs"
                    hint = (
                        "the two have records of their own, which never join: delete this record, or write another name"
                    )
                found.append(IDLE_JUDGEMENT.at(span, message, f"{hint}, or the id of a record"))
            elif len(meant) > 1:
                found.append(
                    AMBIGUOUS_NAME.at(
                        span,
                        f"“{name}” is the name of {len(meant)} organizations",
                        "judge by the ids of their records instead",
                    )
                )
    return found
