"""Assembling: manuscripts, authority file and judgements as one archive."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sitegen.diagnostics import Checked
from sitegen.model import Archive, Judgement, Manuscript, Organization, Signature
from sitegen.names import Resolution, resolve
from sitegen.parsing import count


def assemble(
    manuscripts: Sequence[Manuscript],
    authority: Sequence[Organization],
    judgements: Sequence[Judgement],
    *,
    people: bool = False,
    authority_path: str = "content/organizations.yaml",
    judgements_path: str = "content/judgements.yaml",
) -> Checked[Archive]:
    """Return the archive. The order of `manuscripts` makes no difference; each id must occur once.

    Letters are in order of date, undated ones last. With `people`, persons who sign are organizations of kind
    "person". The paths are how messages name the two files.
    """
    resolved = resolve(
        manuscripts,
        authority,
        judgements,
        people=people,
        authority_path=authority_path,
        judgements_path=judgements_path,
    )
    resolution = resolved.value
    letters = tuple(sorted(manuscripts, key=lambda one: (one.letter.date or "9999", one.letter_id)))
    by_letter = {one.letter_id: tuple(_signatures(one, resolution)) for one in letters}
    signatures = tuple(signature for one in letters for signature in by_letter[one.letter_id])
    by_organization: dict[str, list[Signature]] = {own: [] for own in resolution.organizations}
    for signature in signatures:
        if signature.organization_id is not None:
            by_organization[signature.organization_id].append(signature)
    return Checked(
        Archive(
            letters=letters,
            ledgers={one.letter_id: count(one.letter) for one in letters},
            organizations=resolution.organizations,
            signatures=signatures,
            by_letter=by_letter,
            by_organization={own: tuple(its) for own, its in by_organization.items()},
            judgements=tuple(judgements),
            redirects=resolution.redirects,
        ),
        resolved.diagnostics,
    )


def _signatures(one: Manuscript, resolution: Resolution) -> Iterator[Signature]:
    affiliations = resolution.affiliations.get(one.letter_id, {})
    for entry, (own, its_members) in zip(one.letter.signatories, resolution.by_letter[one.letter_id], strict=True):
        yield Signature(
            one.letter_id, entry.ordinal, None, entry.number, entry.number_status, entry.name, own, entry.line,
            affiliations.get(entry.ordinal),
        )  # fmt: skip
        for within, (member, member_id) in enumerate(zip(entry.members, its_members, strict=True), 1):
            yield Signature(one.letter_id, within, entry.ordinal, None, "none", member.name, member_id, member.line)
