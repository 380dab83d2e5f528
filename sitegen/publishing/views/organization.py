"""The page of one organization: on which lists it stands and on which not, then its record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sitegen.core.frozen import Frozen
from sitegen.core.model import NumberStatus, Organization, Signature
from sitegen.publishing.site import Page
from sitegen.publishing.views.corrections import Repair, repair_of
from sitegen.publishing.views.described import Described, describe_organization
from sitegen.publishing.views.finding import FindingAid
from sitegen.publishing.views.frame import Frame, Link, way_to_root
from sitegen.publishing.views.identity import Identity, entry_href, entry_of, identity_of
from sitegen.publishing.views.letter_cards import LetterCard
from sitegen.publishing.views.pictures import FEW, Strip, strip
from sitegen.publishing.views.rows import RowView

ENOUGH, SHOWN, OFTEN = 3, 10, 2  # letters signed before co-signing is shown; how many others are; letters shared
ABSENT = 10  # letters on whose lists it does not stand that a page names; of more it tells the number


class SignatureView(RowView, frozen=True):
    """One signing: the letter, the number and name as printed there, where in the list and in the source it stands.

    `reviewed` says that an editor has compared the letter with its source.
    """

    letter: LetterCard
    status: NumberStatus
    lowest: int | None
    highest: int | None
    name_as_written: str
    entry_href: str
    parent: Link | None
    line: int
    repair: Repair | None
    reviewed: bool


class Beside(Frozen):
    """A letter on whose list an organization stands beside `persons` who sign, and nowhere else; the first of them."""

    letter: LetterCard
    entry_href: str
    persons: int


class Cosigner(Frozen):
    """Another organization, and how many letters both have signed."""

    organization: Link
    letters: int


class OrganizationView(Frozen):
    """All that the page of an organization shows: it signed `letters` of the archive's `of_letters`.

    `beside` are letters that persons sign who name it as theirs, and it does not. `absent` are the others, if they are
    few and the archive's policy is to say who is not on a list. `alike` says that several letters write its name the
    same, none of them corrected, and that all or none of these letters are reviewed. `languages` are those of the
    letters that print a form, where versions of a letter print several. One cell among many is no picture: `strip` is
    None.
    """

    frame: Frame
    described: Described
    organization_id: str
    name: str
    variant_names: tuple[str, ...]
    languages: Mapping[str, tuple[str, ...]]
    place: str | None
    kind: str | None
    note: str | None
    websites: tuple[str, ...]
    identifiers: tuple[tuple[str, str], ...]
    parent: Link | None
    members: tuple[Link, ...]
    history: tuple[SignatureView, ...]
    alike: bool
    beside: tuple[Beside, ...]
    absent: tuple[LetterCard, ...]
    letters: int
    of_letters: int
    strip: Strip | None
    cosigners: tuple[Cosigner, ...]
    identity: Identity


def organization_view(page: Page, aid: FindingAid) -> OrganizationView:
    """Return the view of the organization that `page` is about."""
    record, root = aid.archive.organizations[page.subject], way_to_root(page.permalink)
    rows = aid.archive.by_organization.get(record.organization_id, ())
    signed = {aid.works[one.letter_id] for one in rows}
    history = tuple(_signature(row, aid, root) for row in rows)
    beside = tuple(_beside(record.organization_id, signed, aid, root))
    description = f"{record.label}: " + "; ".join(dict.fromkeys(one.letter.title for one in history))
    variants = _variants(record, rows)
    frame = aid.frame(page, record.label, description[:160], own_feed=any(one.letter.date for one in history))
    return OrganizationView(
        frame=frame,
        described=describe_organization(
            frame, record, variants, aid.name(record.parent_id) if record.parent_id else None
        ),
        organization_id=record.organization_id,
        name=record.label,
        variant_names=variants,
        languages=aid.tongues.get(record.organization_id, {}),
        place=record.place,
        kind=record.kind,
        note=record.note,
        websites=record.websites,
        identifiers=record.identifiers,
        parent=aid.organization(root, record.parent_id) if record.parent_id else None,
        members=tuple(_members(record, aid, root)),
        history=history,
        alike=len(history) > 1 and len({(one.name_as_written, one.repair, one.reviewed) for one in history}) == 1,
        beside=beside,
        absent=tuple(_absent(signed | {aid.works[one.letter.letter_id] for one in beside}, aid, root))
        if record.kind != "person"  # what a person has not signed is nobody's business
        else (),
        letters=len(signed),
        of_letters=len(aid.letter_ids),
        strip=strip(aid.grid, signed) if len(signed) > 1 or len(aid.letter_ids) <= FEW else None,
        cosigners=tuple(_cosigners(record.organization_id, aid, root)),
        identity=identity_of(record, rows, frame, aid),
    )


def _signature(row: Signature, aid: FindingAid, root: str) -> SignatureView:
    entry = entry_of(row, aid) if row.corrected else None  # else a page would change with every entry of the list
    lowest, highest = row.number_range or (row.number, row.number)
    letter = aid.card(root, row.letter_id)
    return SignatureView(
        letter=letter,
        status=row.number_status,
        lowest=lowest,
        highest=highest,
        name_as_written=row.name_as_written,
        entry_href=entry_href(row, root),
        parent=_parent(row, aid, root) if row.parent_ordinal is not None else None,
        line=row.line,
        repair=repair_of(entry, aid.corrections[row.letter_id]) if entry else None,
        reviewed=letter.reviewed,
    )


def _beside(organization_id: str, signed: set[str], aid: FindingAid, root: str) -> Iterator[Beside]:
    """Yield the letters not among those `signed` (ids) on which persons name the organization, each letter once."""
    seen = set(signed)
    for one in aid.archive.named.get(organization_id, ()):
        if aid.works[one.letter_id] not in seen:
            seen.add(aid.works[one.letter_id])
            href = f"{root}letters/{one.letter_id}.html#s{one.ordinal}"
            yield Beside(aid.card(root, one.letter_id), href, one.persons)


def _absent(signed: set[str], aid: FindingAid, root: str) -> Iterator[LetterCard]:
    """Yield the letters that are not among those `signed` (ids), in order of date, if they are few.

    More of them would stand on every page, and every page would change with each of them.
    """
    if not aid.config.policies.not_on_this_list or len(aid.letter_ids) - len(signed) > ABSENT:
        return
    for letter_id in (one for one in aid.letter_ids if one not in signed):
        yield aid.card(root, letter_id)


def _parent(row: Signature, aid: FindingAid, root: str) -> Link | None:
    """Return the way to the organization under whose entry a member's row stands."""
    rows = aid.archive.by_letter.get(row.letter_id, ())
    above = next((one for one in rows if one.parent_ordinal is None and one.ordinal == row.parent_ordinal), None)
    return aid.organization(root, above.organization_id, above.name_as_written) if above else None


def _cosigners(organization_id: str, aid: FindingAid, root: str) -> Iterator[Cosigner]:
    """Yield those that signed most letters with an organization, if it signed enough for that to mean something."""
    if len(aid.signings.get(organization_id, ())) < ENOUGH:
        return
    for other, shared in aid.closest(organization_id, SHOWN, OFTEN):
        yield Cosigner(aid.organization(root, other), shared)


def _variants(record: Organization, rows: tuple[Signature, ...]) -> tuple[str, ...]:
    """Return the other forms of the name: those of the authority file, then those that letters print."""
    forms = dict.fromkeys((*record.variant_names, *(row.name_as_written for row in rows)))
    return tuple(form for form in forms if form != record.name)


def _members(record: Organization, aid: FindingAid, root: str) -> Iterator[Link]:
    """Yield the organizations whose record, or whose place on a letter's list, puts them under this one."""
    for one in sorted(aid.children.get(record.organization_id, ()), key=lambda child: aid.name(child).casefold()):
        yield aid.organization(root, one)
