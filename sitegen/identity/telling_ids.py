"""Ids that tell what is masked: made of a mail address or a number before the program left them out of ids.

An id is an address, so it stands in pages, data files and the search index. Such a record has another id in the site.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from sitegen.core.diagnostics import Checked
from sitegen.core.diagnostics.codes import DETAILS_IN_ID
from sitegen.core.digests import digest_of
from sitegen.core.memo import Memo, Stage, no_memo
from sitegen.core.model import Organization
from sitegen.core.slugs import slugify
from sitegen.core.source import Span
from sitegen.identity.contacts import mask_addresses, mask_name, private_details
from sitegen.identity.minting import mint

_LEAST = 3  # signs of a word that tells something
_WHOLE = 10_000  # characters; no name is longer

TELLING: Stage[frozenset[str]] = Stage("ids that tell", frozenset[str])


def tells(own: str, names: Iterable[str]) -> bool:
    """Tell whether an id is made of what is masked in one of the `names`, or reads as a telephone number by itself.

    It is, too, if a word of it stands in what is masked and in nothing that is shown of the names: the beginning of a
    mail address, of which an older reader made it, or one that was cut short.
    """
    spoken = own.replace("-", " ")
    if mask_addresses(spoken) != spoken:
        return True
    known = tuple(names)
    details = [detail for name in known for detail in private_details(name)]
    if not details:
        return False
    shown = {word for name in known for word in slugify(mask_name(name), limit=_WHOLE).split("-")}
    told = {word for one in details for word in slugify(one).split("-") if len(word) >= _LEAST} - shown
    return not told.isdisjoint(own.split("-")) or any(_slug_in(one, own) for one in details)


def _slug_in(detail: str, own: str) -> bool:
    """Tell whether the slug of a mail address or a number stands in an id."""
    return re.search(rf"(?<![a-z0-9]){slugify(detail)}(?![a-z0-9])", own) is not None


def _telling(records: Iterable[Organization]) -> frozenset[str]:
    """Return the ids, former ones too, that tell what is masked."""
    ids = ((own, one) for one in records for own in (one.organization_id, *one.former_ids))
    return frozenset(own for own, one in ids if tells(own, (one.name, *one.variant_names)))


def without_telling_ids(
    records: tuple[Organization, ...], path: str, memo: Memo = no_memo
) -> Checked[tuple[Organization, ...]]:
    """Return the records of the file `path` with other ids for those that tell what is masked, and none of them former.

    Each is told with its line; once the editor has given it another id, nothing is said any more. `memo` may remember
    which ids tell something.
    """
    read = [(one.organization_id, one.former_ids, one.name, one.variant_names) for one in records]
    told = memo(TELLING, digest_of(read).hex(), lambda: _telling(records))
    if not told:
        return Checked(records)
    telling = [one for one in records if one.organization_id in told]
    former = {old for one in records for old in one.former_ids if old in told}
    kept = {known for one in records for known in (one.organization_id, *one.former_ids)}
    minted = mint([(one.name, one.place or "", one.organization_id) for one in telling], kept)
    ids = {own: new for (_, _, own), new in minted.items()}
    renamed = tuple(
        replace(
            one,
            organization_id=ids.get(one.organization_id, one.organization_id),
            parent_id=one.parent_id and ids.get(one.parent_id, one.parent_id),
            former_ids=tuple(old for old in one.former_ids if old not in former),
        )
        for one in records
    )
    found = tuple(
        DETAILS_IN_ID.at(
            Span.line(path, one.line),
            "an id of this record contains a mail address or a person’s number; the site does not use it"
            + (f", but “{ids[one.organization_id]}”" if one.organization_id in ids else ""),
            "write another id, there and where it is a parent, and leave this one out of former_ids; if no letter "
            "should name the record: sitegen import FILE --is LINE=none, or delete the entries; then sitegen tidy",
        )
        for one in records
        if one.organization_id in ids or former.intersection(one.former_ids)
    )
    return Checked(renamed, found)
