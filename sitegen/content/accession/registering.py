"""What an import adds to the archive's own files: records of its changelog, of organizations and of addressees."""

from __future__ import annotations

from collections.abc import Sequence

from sitegen.content.alike import like_copies, like_translations
from sitegen.content.changes import extend_changes
from sitegen.content.holdings import Holdings
from sitegen.content.layout import ADDRESSEES, AUTHORITY, CHANGES
from sitegen.content.manuscript import withhold
from sitegen.core.diagnostics import Checked
from sitegen.core.model import Change, Manuscript
from sitegen.identity.addressees import resolve_addressees
from sitegen.identity.authority import extend_authority
from sitegen.identity.resolution import resolve


def record_changes(holdings: Holdings, changed: Sequence[Manuscript], before: bytes, today: str) -> dict[str, bytes]:
    """Return the changelog with a record for every letter that is new, and for every one that has a new source."""
    sources = {one.letter_id: one.source for one in holdings.manuscripts.values()}
    new: list[Change] = []
    for one in sorted(changed, key=lambda one: one.letter_id):
        if one.letter_id not in sources:
            new.append(Change(today, "added", one.letter_id))
        elif one.source != sources[one.letter_id]:
            new.append(Change(today, "corrected", one.letter_id, "a new state of its source was taken in"))
    text = before.decode("utf-8-sig", "replace")
    return {CHANGES: extend_changes(text, new).encode()} if new else {}


def record_names(holdings: Holdings, changed: Sequence[Manuscript]) -> Checked[dict[str, bytes]]:
    """Return the authority files with a record for every organization and every addressee that has none.

    Once all names are known, letters that look like versions of one can be told, too.
    """
    if not changed:
        return Checked({})
    manuscripts = {**holdings.manuscripts, **{one.letter_id: one for one in changed}}
    resolved = resolve(
        tuple(map(withhold, manuscripts.values())),
        holdings.organizations,
        holdings.judgements,
        authority_path=f"{holdings.label}/{AUTHORITY}",
    )
    faults = tuple(one for one in resolved.diagnostics if one.severity == "error")
    arrived = [one for one in changed if one.letter_id not in holdings.manuscripts]
    alike = (*like_translations(manuscripts, arrived, resolved.value.by_letter), *like_copies(manuscripts, arrived))
    new = resolved.value.unrecorded
    files = {AUTHORITY: extend_authority(holdings.authority, new).encode()} if new else {}
    addressees = resolve_addressees(tuple(manuscripts.values()), holdings.addressees, holdings.judgements).value
    if addressees.unrecorded:
        text = extend_authority(holdings.texts.get(ADDRESSEES, ""), addressees.unrecorded)
        files[ADDRESSEES] = text.encode()
    return Checked(files, faults + alike)
