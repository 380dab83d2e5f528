"""What goes with a withheld line: records and judgements that speak of nobody else; the private file remembers them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from sitegen.content.holdings import Holdings
from sitegen.content.layout import AUTHORITY, JUDGEMENTS, PRIVATE
from sitegen.content.manuscript import entries_of
from sitegen.content.private import PrivateRecord, write_private
from sitegen.content.redaction.opened import OpenLetter
from sitegen.core.model import Contact, Signatory
from sitegen.identity.authority import extend_authority
from sitegen.identity.bare import known_as
from sitegen.identity.folds import fold, key
from sitegen.identity.yaml_records import with_records, without_records


def go_along(
    letter: OpenLetter,
    line: int,
    gone: frozenset[int],
    names: frozenset[str],
    recorded: frozenset[str],
    contacts: tuple[Contact, ...] = (),
    entries: tuple[Signatory, ...] = (),
) -> tuple[dict[str, bytes], list[str]]:
    """Return the files without what speaks of `names` alone, and the private file that remembers it; what was done.

    They are withheld by a `line`, on the lines that are `gone`. Of those that are `recorded`, all forms are guarded if
    their records are taken out. `contacts` and `entries` are what else is taken out of the letter.
    """
    holdings, m = letter.holdings, letter.manuscript
    texts = {AUTHORITY: holdings.authority, JUDGEMENTS: holdings.texts.get(JUDGEMENTS, "")}
    others = (
        one.name
        for each in holdings.manuscripts.values()
        for one in entries_of(each.letter.signatories)
        if each is not m or gone.isdisjoint(range(one.line, max(one.line, one.last) + 1))
    )
    taken = records_beside(holdings, names, {key(name) for name in others}, texts)
    files = {name: kept.encode() for name, (kept, lost) in taken.items() if lost}
    steps = [f"{name}: the records that named nobody else are taken out" for name in files]
    records, judgements = (taken[name][1] or None for name in (AUTHORITY, JUDGEMENTS))
    secret = PrivateRecord(
        letter=m.letter_id,
        line=line,
        names=tuple(sorted(names | (all_forms(letter, recorded) if records else recorded))),
        open=_open_nowhere_else(letter, names),
        records=records,
        judgements=judgements,
        contacts=contacts,
        entries=entries,
    )
    files[PRIVATE] = write_private(_remembered(letter.private, secret)).encode()
    return files, steps


def records_beside(
    holdings: Holdings, names: Collection[str], opened: Collection[str], texts: Mapping[str, str]
) -> dict[str, tuple[str, str]]:
    """Return each of the `texts` of authority file and judgements as it stays without `names`, and what is taken out.

    What speaks of somebody who signs openly stays: `opened` are the keys of their names.
    """
    mine = {key(name) for name in names}
    lost = [
        one
        for one in holdings.organizations
        if (forms := {key(name) for name in (one.name, *one.variant_names)}) & mine and forms.isdisjoint(opened)
    ]
    ids = {one.organization_id for one in lost}
    forms = {fold(name) for one in lost for name in (one.organization_id, one.name, *one.variant_names)}
    forms |= {fold(name) for name in names if key(name) not in opened}
    judged = [one for one in holdings.judgements if fold(one.first) in forms or fold(one.second) in forms]
    children = [one for one in holdings.organizations if one.parent_id in ids and one.organization_id not in ids]
    authority, records = without_records(texts[AUTHORITY], {one.line for one in (*lost, *children)})
    alone = [replace(one, parent_id=None, nested=False) for one in children]
    return {
        AUTHORITY: (extend_authority(authority, alone), records),
        JUDGEMENTS: without_records(texts[JUDGEMENTS], {one.line for one in judged}),
    }


def all_forms(letter: OpenLetter, names: frozenset[str]) -> frozenset[str]:
    """Return names with all forms of their records."""
    folded = {fold(name) for name in names}
    forms = ((one.name, *one.variant_names) for one in letter.holdings.organizations)
    return names.union(*(some for some in forms if not folded.isdisjoint(map(fold, some))))


def records_given_back(letter: OpenLetter, ended: Iterable[PrivateRecord]) -> dict[str, bytes]:
    """Return authority file and judgements with what was taken out of them."""
    records = "".join(one.records or "" for one in ended)
    judgements = "".join(one.judgements or "" for one in ended)
    files: dict[str, bytes] = {}
    if records:
        again = {one.split("\n", 1)[0].strip('"') for one in records.split("- id: ")[1:]}
        children = {one.line for one in letter.holdings.organizations if one.organization_id in again}
        authority, _ = without_records(letter.holdings.authority, children)
        files[AUTHORITY] = with_records(authority, records).encode()
    if judgements:
        files[JUDGEMENTS] = with_records(letter.holdings.texts.get(JUDGEMENTS, ""), judgements).encode()
    return files


def _open_nowhere_else(letter: OpenLetter, names: frozenset[str]) -> Literal["nowhere"] | None:
    """Return whether no other letter has one of the names openly, as the private file says it."""
    known = frozenset().union(*map(known_as, names))
    others = (one for one in letter.holdings.manuscripts.values() if one.letter_id != letter.manuscript.letter_id)
    entries = (entry for one in others for entry in entries_of(one.letter.signatories))
    return None if not known or any(not known.isdisjoint(known_as(one.name)) for one in entries) else "nowhere"


def _remembered(private: Sequence[PrivateRecord], new: PrivateRecord) -> list[PrivateRecord]:
    """Return the private records with a new one; what is known of the same line already stays."""
    again = next((one for one in private if (one.letter, one.line) == (new.letter, new.line)), None)
    if again is None:
        return [*private, new]
    both = again.model_copy(
        update={
            "names": tuple(sorted({*again.names, *new.names})),
            "records": f"{again.records or ''}{new.records or ''}" or None,
            "judgements": f"{again.judgements or ''}{new.judgements or ''}" or None,
            "contacts": tuple(dict.fromkeys((*again.contacts, *new.contacts))),
            "entries": again.entries or new.entries,
        }
    )
    return [both if one is again else one for one in private]
