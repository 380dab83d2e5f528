"""Records and judgements that go with a withheld line, as they speak of nobody else, and that come back with it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from sitegen.content.fidelity.printed import entries_of
from sitegen.content.holdings import Holdings
from sitegen.content.layout import (
    AUTHORITY,
    JUDGEMENTS,
)
from sitegen.content.private import PrivateRecord
from sitegen.content.redaction.opened import OpenLetter
from sitegen.identity import extend_authority, fold, key, with_records, without_records


def records_of(letter: OpenLetter, names: Collection[str], gone: frozenset[int]) -> dict[str, tuple[str, str]]:
    """Return authority file and judgements, each as it stays, and what is taken out: what names only the withheld."""
    holdings, m = letter.holdings, letter.manuscript
    texts = {AUTHORITY: holdings.authority, JUDGEMENTS: holdings.texts.get(JUDGEMENTS, "")}
    others = (
        one.name
        for each in holdings.manuscripts.values()
        for one in entries_of(each.letter.signatories)
        if each is not m or gone.isdisjoint(range(one.line, max(one.line, one.last) + 1))
    )
    return records_beside(holdings, names, {key(name) for name in others}, texts)


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


def all_forms(letter: OpenLetter, names: frozenset[str], taken: str) -> frozenset[str]:
    """Return names with all forms of their records, if these were taken out."""
    return names.union(
        *(
            (one.name, *one.variant_names)
            for one in letter.holdings.organizations
            if taken and not {fold(name) for name in names}.isdisjoint(map(fold, (one.name, *one.variant_names)))
        )
    )


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
