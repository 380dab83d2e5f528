"""Resolving: every name of every list to the organization that it stands for.

Names become one organization

1. by a human's word: a record of the authority file lists both, or a judgement says "same";
2. by typography, where their keys are equal, and place and parent too, unless a human keeps them apart;
3. by evidence, if the archive wants it, where one of the `joining_rules` links them and nothing is against it.

Nothing else joins, and no score is computed here. Each rule looks at names, places, lists, records and judgements,
never at the order of letters. What evidence links keeps the id that it would have alone, so that it can be undone.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from sitegen.core.diagnostics import Checked
from sitegen.core.memo import Memo, Spread, Stage, in_buckets, in_turn, no_memo
from sitegen.core.model import Join, Judgement, Lead, Manuscript, Organization, Standing
from sitegen.identity.alignment import align
from sitegen.identity.describing import Described, describe, name_persons
from sitegen.identity.joining import join_equals, join_records, join_renamed, judge, report_idle
from sitegen.identity.linking import Linked, link
from sitegen.identity.nodes import NO_PARENT, NOBODY, Entered, Nodes, enter_all
from sitegen.identity.ordering import in_time
from sitegen.identity.persons import is_doubtful
from sitegen.identity.profiles import Form, form_of, profiles_of
from sitegen.identity.renaming import corrected_records
from sitegen.identity.reporting import report_joined, report_persons, report_unrecorded

Joining = Literal["typography", "evidence"]
"""Whether the machine joins by typography alone, or by its rules of evidence, too."""

FORMS: Stage[Form] = Stage("forms of names", Form)


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who stands behind every name. `by_letter` follows each letter's list.

    `organizations` are under their ids; those in no record are provisional (line 0) and keep their id when
    they are recorded. `redirects` leads from former and joined ids to present ones. `affiliations` holds, for
    letter and ordinal, the organization of a person. `unrecorded` are the records to add so that nothing is
    provisional. `joins` are what evidence joined, `leads` what it left open.
    """

    by_letter: Mapping[str, tuple[Standing, ...]]
    organizations: Mapping[str, Organization]
    redirects: Mapping[str, str]
    affiliations: Mapping[str, Mapping[int, str]]
    unrecorded: tuple[Organization, ...]
    joins: tuple[Join, ...] = ()
    leads: tuple[Lead, ...] = ()


def resolve(
    manuscripts: Sequence[Manuscript],
    authority: Sequence[Organization],
    judgements: Sequence[Judgement],
    *,
    people: bool = False,
    joining: Joining = "evidence",
    authority_path: str = "content/organizations.yaml",
    judgements_path: str = "content/judgements.yaml",
    elsewhere: Container[str] = (),
    misread: Container[str] = (),
    memo: Memo = no_memo,
    spread: Spread = in_turn,
) -> Checked[Resolution]:
    """Return the organization of every entry and member. The order of `manuscripts` makes no difference.

    `joining` says how far the machine goes. With `people`, persons become organizations of kind "person", one for each
    name and affiliation on a letter: only people join those of two letters. Else they get none. `misread` are the ids
    of letters whose lists were probably misread. The paths are how messages name the two files; `elsewhere` are names
    and ids that judgements may speak of though no list has them: those of addressees. `memo` may remember how names are
    taken apart, and `spread` do so with several at the same time.
    """
    letters = in_time(manuscripts)
    nodes = Nodes(authority)
    start = len(nodes.keys)
    claims = [(record, nodes.claim(record, NO_PARENT)) for record in authority if not record.nested]
    doubtful = {one.letter_id for one in letters if is_doubtful(one, misread)}
    heads = [nodes.enter_list(one, people=people, doubtful=one.letter_id in doubtful) for one in letters]
    # Without a memo only those names are taken apart that are asked for.
    forms = {} if memo is no_memo else in_buckets(memo, FORMS, nodes.names, form_of, spread)
    nodes.take_keys({name: one.key for name, one in forms.items()})
    name_persons(nodes)
    waiting = judge(nodes, judgements)
    found = join_records(nodes, claims, authority_path)
    found += join_renamed(nodes, claims, authority_path)
    members = len(nodes.keys)
    found += join_equals(nodes, range(start, members))
    classes = tuple(map(nodes.groups.of, range(len(nodes.keys))))
    profiles = profiles_of(nodes, heads, forms)
    aligned = align(letters, heads, nodes, {one.root: one for one in profiles})
    linked = link(profiles, nodes.groups, aligned, joining=joining == "evidence")

    # Members come second, because whether two of them are one depends on their parents being one.
    claims = [(record, nodes.claim(record, _group_of(nodes, record))) for record in authority if record.parent_id]
    entered = enter_all(nodes, letters, heads)
    waiting = judge(nodes, waiting)
    found += join_records(nodes, claims, authority_path)
    found += join_equals(nodes, range(members, len(nodes.keys)))
    found += report_idle(
        nodes,
        (one for one in waiting if one.first not in elsewhere or one.second not in elsewhere),
        judgements_path,
        elsewhere,
    )

    described = describe(nodes, classes)
    by_letter = dict(_by_letter(nodes, described.id_of_group, letters, entered))
    slips = corrected_records(letters, by_letter, authority)
    found += report_unrecorded(letters, by_letter, described.unrecorded, authority, authority_path)
    found += report_joined(letters, by_letter, nodes.fold, authority, judgements)
    found += report_persons(letters, by_letter, described.organizations, doubtful)
    lists = {one.root: one.lists for one in profiles}
    affiliations = {
        one.letter_id: known for one in letters if (known := _affiliations(nodes, described.id_of_group, one))
    }
    return Checked(
        Resolution(
            by_letter,
            {own: one for own, one in described.organizations.items() if own not in slips},
            {**described.redirects, **slips},
            affiliations,
            described.unrecorded,
            joins=tuple(_joins(nodes, described, linked, lists, letters)),
            leads=tuple(_leads(nodes, described, linked)),
        ),
        tuple(found),
    )


def _by_letter(
    nodes: Nodes, ids: Mapping[int, str], letters: Sequence[Manuscript], entered: Sequence[Sequence[Entered]]
) -> Iterator[tuple[str, tuple[Standing, ...]]]:
    """Yield every letter's id with the organizations of its entries and members; the same pair is there once."""
    known: dict[Entered, Standing] = {}

    def own_of(node: int) -> str | None:
        return None if node == NOBODY else ids[nodes.groups.of(node)]

    for one, entries in zip(letters, entered, strict=True):
        rows: list[Standing] = []
        for entry in entries:
            row = known.get(entry)
            if row is None:
                head, members = entry
                row = known[entry] = own_of(head), tuple(own_of(member) for member in members)
            rows.append(row)
        yield one.letter_id, tuple(rows)


def _joins(
    nodes: Nodes, described: Described, linked: Linked, lists: Mapping[int, int], letters: Sequence[Manuscript]
) -> Iterator[Join]:
    """Yield what evidence joined, by the ids that the names would have apart, in their order."""
    for one in linked.links:
        printed = lists[one.first] | lists[one.second]
        yield Join(
            described.id_of_class[one.first],
            described.id_of_class[one.second],
            nodes.names[one.first],
            nodes.names[one.second],
            one.rule,
            one.about,
            tuple(letter.letter_id for number, letter in enumerate(letters) if printed >> number & 1),
        )


def _leads(nodes: Nodes, described: Described, linked: Linked) -> Iterator[Lead]:
    """Yield the links that are open between organizations that both are still apart."""
    for one, against in linked.open:
        first, second = (described.id_of_group.get(nodes.groups.of(root)) for root in (one.first, one.second))
        if first and second and first != second:
            yield Lead(first, second, one.rule, one.about, against)


def _group_of(nodes: Nodes, record: Organization) -> int:
    """Return the group that a record's names are nested under."""
    parent = nodes.record_nodes.get(record.parent_id or "")
    return NO_PARENT if parent is None else nodes.groups.of(parent)


def _affiliations(nodes: Nodes, ids: Mapping[int, str], one: Manuscript) -> dict[int, str]:
    """Return the organizations that persons on a letter name as theirs, where it is certain which."""
    named = (
        (entry.ordinal, nodes.find(entry.affiliation))
        for entry in one.letter.signatories
        if entry.kind == "person" and entry.affiliation
    )
    return {ordinal: own for ordinal, node in named if node is not None and (own := ids.get(nodes.groups.of(node)))}
