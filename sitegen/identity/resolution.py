"""Resolving: every name of every list to the organization that it stands for.

Names become one organization

1. by a human's word: a record of the authority file lists both, or a judgement says "same";
2. by the machine, where their keys are equal, and place and parent too, unless a human keeps them apart.

Nothing else joins, and no score is computed here. Each rule looks at names, records and judgements, never at
the order of letters.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sitegen.core.diagnostics import Checked
from sitegen.core.model import Judgement, Manuscript, Organization
from sitegen.identity.describing import describe
from sitegen.identity.joining import join_equals, join_records, judge, report_idle
from sitegen.identity.nodes import NO_PARENT, NOBODY, Nodes, enter_all
from sitegen.identity.reporting import report_joined, report_unrecorded

EntryIds = tuple[str | None, tuple[str, ...]]
"""The organization of an entry (None for a person), and those of its members, in their order."""


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who stands behind every name. `by_letter` follows each letter's list.

    `organizations` are under their ids; those in no record are provisional (line 0) and keep their id when
    they are recorded. `redirects` leads from former and joined ids to present ones. `affiliations` holds, for
    letter and ordinal, the organization of a person. `unrecorded` are the records to add so that nothing is
    provisional.
    """

    by_letter: Mapping[str, tuple[EntryIds, ...]]
    organizations: Mapping[str, Organization]
    redirects: Mapping[str, str]
    affiliations: Mapping[str, Mapping[int, str]]
    unrecorded: tuple[Organization, ...]


def resolve(
    manuscripts: Sequence[Manuscript],
    authority: Sequence[Organization],
    judgements: Sequence[Judgement],
    *,
    people: bool = False,
    authority_path: str = "content/organizations.yaml",
    judgements_path: str = "content/judgements.yaml",
) -> Checked[Resolution]:
    """Return the organization of every entry and member. The order of `manuscripts` makes no difference.

    With `people`, persons become organizations of kind "person", one for each name and affiliation; else they
    get none. The paths are how messages name the two files.
    """
    letters = sorted(manuscripts, key=lambda one: (one.letter.date or "9999", one.letter_id))
    nodes = Nodes(authority)
    start = len(nodes.keys)
    claims = [(record, nodes.claim(record, NO_PARENT)) for record in authority if not record.nested]
    heads = [[nodes.enter_entry(entry, people=people) for entry in one.letter.signatories] for one in letters]
    waiting = judge(nodes, judgements)
    found = join_records(nodes, claims, authority_path)
    members = len(nodes.keys)
    found += join_equals(nodes, range(start, members))

    # Members come second, because whether two of them are one depends on their parents being one.
    claims = [(record, nodes.claim(record, _group_of(nodes, record))) for record in authority if record.parent_id]
    entered = enter_all(nodes, letters, heads)
    waiting = judge(nodes, waiting)
    found += join_records(nodes, claims, authority_path)
    found += join_equals(nodes, range(members, len(nodes.keys)))
    found += report_idle(nodes, waiting, judgements_path)

    described = describe(nodes)
    by_letter = {
        one.letter_id: tuple((_id_of(nodes, described.id_of_group, head), tuple(
            described.id_of_group[nodes.groups.of(member)] for member in its)) for head, its in entries)
        for one, entries in zip(letters, entered, strict=True)
    }  # fmt: skip
    found += report_unrecorded(letters, by_letter, described.unrecorded, authority, authority_path)
    found += report_joined(letters, by_letter, nodes.fold)
    affiliations = {
        one.letter_id: known for one in letters if (known := _affiliations(nodes, described.id_of_group, one))
    }
    return Checked(
        Resolution(by_letter, described.organizations, described.redirects, affiliations, described.unrecorded),
        tuple(found),
    )


def _group_of(nodes: Nodes, record: Organization) -> int:
    """Return the group that a record's names are nested under."""
    parent = nodes.record_nodes.get(record.parent_id or "")
    return NO_PARENT if parent is None else nodes.groups.of(parent)


def _id_of(nodes: Nodes, ids: Mapping[int, str], node: int) -> str | None:
    return None if node == NOBODY else ids[nodes.groups.of(node)]


def _affiliations(nodes: Nodes, ids: Mapping[int, str], one: Manuscript) -> dict[int, str]:
    """Return the organizations that persons on a letter name as theirs, where it is certain which."""
    named = (
        (entry.ordinal, nodes.find(entry.affiliation))
        for entry in one.letter.signatories
        if entry.kind == "person" and entry.affiliation
    )
    return {ordinal: own for ordinal, node in named if node is not None and (own := ids.get(nodes.groups.of(node)))}
