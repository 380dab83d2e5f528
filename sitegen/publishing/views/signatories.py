"""A letter's list as its page shows it: entries and members as printed, with number, line and organization."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from sitegen.content.manuscript import plain
from sitegen.core.frozen import Frozen
from sitegen.core.model import Correction, Manuscript, Member, NumberStatus, Signatory, Signature
from sitegen.publishing.views.collation import by_initial
from sitegen.publishing.views.corrections import Repair, repair_of
from sitegen.publishing.views.finding import FindingAid
from sitegen.publishing.views.frame import Link
from sitegen.publishing.views.received import NOT_KEPT, Lines, Received, commonest, lead_of
from sitegen.publishing.views.rows import RowView

GLANCE = 40  # entries: a list that is shorter needs no way about it
_LINKED = re.compile(r"\[([^\[\]]{1,300})\]\([^()\s]{0,500}\)")  # a link in Markdown: its words are what is printed
_LEAD = re.compile(r"[\W_]*\d*[\W_]*")  # a number, a bullet, punctuation: the list shows its own
LONGEST_ROW = 500  # characters of a row of a table; a line that is longer may hold a whole list
_GAP = "\N{EM SPACE}"  # between cells of a table


class Printed(RowView, frozen=True):
    """What stands printed: the name, which leads to its organization, and the words before and after it.

    With a `repair` the name is the corrected one, and the printed one is there.
    """

    before: str
    name: Link
    after: str
    repair: Repair | None


class MemberView(RowView, frozen=True):
    """One member: `ordinal` counts within its parent; `line` is its place in the source; the rest as in `EntryView`."""

    ordinal: int
    printed: Printed
    line: int
    new: bool | None
    received: Lines = ()
    lead: str | None = None


class EntryView(RowView, frozen=True):
    """One entry, with its lines as `received`; `lead` is what stands before it there, if they say nothing else.

    `under` is the lead that most of its members have.

    `lowest` and `highest` differ where the number can be read in two ways; both are None without one. `new` says that
    the list that this one is held against does not have the organization; None where nothing is compared.
    """

    ordinal: int
    status: NumberStatus
    lowest: int | None
    highest: int | None
    printed: Printed
    line: int
    new: bool | None
    members: tuple[MemberView, ...]
    received: Lines = ()
    lead: str | None = None
    under: str | None = None


class GroupView(Frozen):
    """A stretch of the list under one heading, "" where the list has none; `lead` is the one that most entries have."""

    heading: str
    entries: tuple[EntryView, ...]
    lead: str | None = None


class Initial(Frozen):
    """The entries of a list that begin with one letter, by ordinal, in printed order; `script` is "" or "my"."""

    heading: str
    script: str
    entries: tuple[int, ...]


def initials_of(groups: Iterable[GroupView]) -> tuple[Initial, ...]:
    """Return the entries of a list by their first letters; nothing for a list that is seen at a glance."""
    found = [(entry.printed.name.text, entry.ordinal) for group in groups for entry in group.entries]
    if len(found) < GLANCE:
        return ()
    return tuple(Initial(one.heading, one.script, tuple(sorted(one.entries))) for one in by_initial(found))


def groups_of(
    manuscript: Manuscript, aid: FindingAid, root: str, known: frozenset[str] | None, source: Received = NOT_KEPT
) -> tuple[GroupView, ...]:
    """Return the list of a letter. `known` are the organizations of the letter it is held against; others are new.

    With `known` None nothing is held against it. `source` is what was received.
    """
    rows = {(one.parent_ordinal, one.ordinal): one for one in aid.archive.by_letter.get(manuscript.letter_id, ())}
    ground = _Ground(rows, manuscript.corrections, aid, root, known, source)
    groups = groupby(manuscript.letter.signatories, key=lambda one: one.group or "")
    shown = ((heading, tuple(_entry(one, ground) for one in some)) for heading, some in groups)
    return tuple(GroupView(heading, entries, commonest(one.lead for one in entries)) for heading, entries in shown)


Rows = Mapping[tuple[int | None, int], Signature]


class _Ground(Frozen):
    """What all entries of one list are shown by."""

    rows: Rows
    corrections: tuple[Correction, ...]
    aid: FindingAid
    root: str
    known: frozenset[str] | None
    source: Received

    def number_range(self, one: Signatory) -> tuple[int | None, int | None]:
        row = self.rows.get((None, one.ordinal))
        return (row and row.number_range) or one.number_range or (one.number, one.number)

    def organization_id(self, parent: int | None, ordinal: int) -> str | None:
        row = self.rows.get((parent, ordinal))
        return row.organization_id if row else None


def _entry(one: Signatory, ground: _Ground) -> EntryView:
    lowest, highest = ground.number_range(one)
    organization_id = ground.organization_id(None, one.ordinal)
    received = ground.source.between(one.line, one.last)
    printed = _printed(one, ground, organization_id, received)
    members = tuple(_members(one, ground))
    return EntryView(
        ordinal=one.ordinal,
        status=one.number_status,
        lowest=lowest,
        highest=highest,
        printed=printed,
        line=one.line,
        new=_is_new(organization_id, ground.known),
        members=members,
        received=received,
        lead=_lead(received, printed, lowest if one.number_status == "printed" else None),
        under=commonest(member.lead for member in members) if members else None,
    )


def _lead(received: Lines, printed: Printed, number: int | None) -> str | None:
    return lead_of(received, f"{printed.before}{printed.name.text}{printed.after}", number) if received else None


def _members(parent: Signatory, ground: _Ground) -> Iterator[MemberView]:
    for ordinal, one in enumerate(parent.members, 1):
        organization_id = ground.organization_id(parent.ordinal, ordinal)
        received = ground.source.between(one.line, one.last)
        printed = _printed(one, ground, organization_id, received)
        new = _is_new(organization_id, ground.known)
        yield MemberView(ordinal, printed, one.line, new, received, _lead(received, printed, None))


def _printed(one: Signatory | Member, ground: _Ground, organization_id: str | None, received: Lines) -> Printed:
    entry = _LINKED.sub(r"\1", one.entry) if "](" in one.entry else one.entry
    entry = plain(entry) if "*" in entry else entry
    before, found, after = entry.partition(one.name) if one.name else ("", "", entry)
    if not found or _LEAD.fullmatch(before):
        before = ""
    name = ground.aid.organization(ground.root, organization_id, one.corrected or one.name)
    return Printed(before, name, _apart(after, received), repair_of(one, ground.corrections))


def _apart(after: str, received: Lines) -> str:
    """Return what stands behind a name, wider apart where it is cells of a table, which one blank joins."""
    rows = ((text or "")[:LONGEST_ROW].split("\t") for _, text in received)
    cells = [" ".join(cell.split()) for row in rows for cell in row if cell.strip()]
    for at in range(1, len(cells) if len(cells) > len(received) else 0):
        if after == " " + " ".join(cells[at:]):
            return "".join(f"{_GAP}{cell}" for cell in cells[at:])
    return after


def _is_new(organization_id: str | None, known: frozenset[str] | None) -> bool | None:
    return None if known is None or organization_id is None else organization_id not in known
