"""The page of one letter: its particulars, its text, its list, and how the list stands to its neighbours'."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sitegen.core.model import (
    Bound,
    Contact,
    Grade,
    Ledger,
    Manuscript,
    Review,
    Signature,
    Status,
    Withdrawal,
)
from sitegen.publishing.site import Page, source_file
from sitegen.publishing.views.annotations import Mark, marks_of
from sitegen.publishing.views.comparing import Comparisons, base_of, comparisons_of
from sitegen.publishing.views.corrections import CorrectionView, DepartureView, corrections_of, departures_of
from sitegen.publishing.views.described import Citation, Described, cite_letter, describe_letter
from sitegen.publishing.views.finding import FindingAid
from sitegen.publishing.views.frame import Frame, Link, way_to_root
from sitegen.publishing.views.letter_cards import LetterCard, heading
from sitegen.publishing.views.lookup import CitedView, DemandView, cited_in, demands_of
from sitegen.publishing.views.pictures import Tally, tally
from sitegen.publishing.views.received import PrintedLinks, links_by_place
from sitegen.publishing.views.signatories import GroupView, Initial, groups_of, initials_of
from sitegen.publishing.views.source import received
from sitegen.publishing.views.text import (
    BlockView,
    NoteView,
    blocks_of,
    has_dead_links,
    notes_of,
    opening,
    parted_by_list,
)
from sitegen.publishing.views.versions import Versions, versions_of


@dataclass(frozen=True, slots=True)
class ContactView:
    """A person named for questions. `email` is None unless addresses are shown; `masked` says that one is kept back."""

    person: str | None
    organization: str | None
    email: str | None
    masked: bool


@dataclass(frozen=True, slots=True)
class Download:
    """The file that a letter came in, to download: its address, its own name, and its size in bytes."""

    href: str
    name: str
    size: int


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a letter was published, when it came (ISO 8601), and who gave it; None for what is not said."""

    url: str | None
    received: str | None
    given_by: str | None


@dataclass(frozen=True, slots=True)
class AddresseeLink:
    """To whom a letter goes, as it writes it, with the way to the dossier, and under which name that stands."""

    link: Link
    name: str


@dataclass(frozen=True, slots=True)
class LetterView:
    """All that the page of a letter shows.

    `blocks` are the text, `below` what the letter closes with under its list: notes, postscripts, annexes.
    `links_above` and `links_below` are lines with links that belong to no text: above it, and in the list or below it.
    `grade` is that of the verdict on the reading of a letter nobody reviewed; `doubt` the same, unless it is settled.
    """

    frame: Frame
    described: Described
    citation: Citation
    letter_id: str
    title: str
    date: str | None
    letter_language: str | None
    addressees: tuple[AddresseeLink, ...]
    cc: tuple[str, ...]
    status: Status
    grade: Grade | None
    doubt: Grade | None
    settled: str | None
    gaps_settled: str | None
    withdrawn: Withdrawal | None
    bound: Bound
    ledger: Ledger
    tally: Tally | None
    blocks: tuple[BlockView, ...]
    below: tuple[BlockView, ...]
    links_above: PrintedLinks
    links_below: PrintedLinks
    notes: tuple[NoteView, ...]
    dead_links: bool
    marked: tuple[str, ...]
    contacts: tuple[ContactView, ...]
    demands: tuple[DemandView, ...]
    cited: tuple[CitedView, ...]
    citing: tuple[LetterCard, ...]
    statement: str | None
    groups: tuple[GroupView, ...]
    initials: tuple[Initial, ...]
    ambiguous: bool
    comparisons: Comparisons
    previous: LetterCard | None
    following: LetterCard | None
    same_addressee: tuple[LetterCard | None, LetterCard | None]
    headings: tuple[BlockView, ...]
    versions: Versions
    source_href: str | None
    source_sha256: str | None
    source_file: Download | None
    provenance: Provenance | None
    review: Review | None
    corrections: tuple[CorrectionView, ...]
    departures: tuple[DepartureView, ...]
    bracketed: bool
    organizations: int | None


def letter_view(page: Page, aid: FindingAid) -> LetterView:
    """Return the view of the letter that `page` is about."""
    verdict = aid.verdicts.get(page.subject)
    manuscript = aid.letters[page.subject]
    letter, root = manuscript.letter, way_to_root(page.permalink)
    title = heading(letter, manuscript.letter_id)
    before, after = aid.order[manuscript.letter_id]
    base = base_of(manuscript.letter_id, aid)
    source_href = (aid.source(root, manuscript.letter_id) or "").rpartition("/")[2] or None  # in the same folder
    corrections = corrections_of(manuscript, source_href)
    marks = _marks(manuscript.letter_id, aid, root)
    source = received(manuscript.letter_id, aid)
    blocks, below = parted_by_list(letter, tuple(blocks_of(letter, corrections, marks, source)))
    groups = groups_of(manuscript, aid, root, aid.lists[base.first] if base else None, source)
    links, links_below = links_by_place(letter, source)
    anchors = aid.anchors[manuscript.letter_id]
    ledger = aid.archive.ledgers[manuscript.letter_id]
    frame = aid.frame(page, title, opening(letter))
    versions = versions_of(manuscript.letter_id, frame, aid)
    return LetterView(
        frame=frame,
        described=describe_letter(frame, manuscript, ledger, aid.config, versions),
        citation=cite_letter(frame, manuscript, aid.config),
        letter_id=manuscript.letter_id,
        title=title,
        date=letter.date,
        letter_language=letter.language,
        addressees=tuple(_addressee(name, aid, root) for name in letter.addressees),
        cc=letter.cc,
        status=manuscript.status,
        grade=verdict.grade if verdict and manuscript.status != "reviewed" else None,
        doubt=aid.archive.grades.get(manuscript.letter_id),
        settled=next((one.reason for one in manuscript.settled if one.of == "reading"), None),
        gaps_settled=next((one.reason for one in manuscript.settled if one.of == "gaps"), None),
        withdrawn=manuscript.withdrawn,
        bound=letter.stated.bound,
        ledger=ledger,
        tally=tally(ledger),
        blocks=blocks,
        below=below,
        links_above=links.get(0, ()),
        links_below=links_below,
        notes=notes_of(letter, corrections, marks),
        dead_links=has_dead_links(letter),
        marked=tuple(sorted({one.kind for found in marks.values() for one in found})),
        contacts=tuple(_contacts(letter.contacts, aid.config.policies.contacts)),
        demands=demands_of(manuscript.letter_id, aid.lookup, "", root),
        cited=cited_in(manuscript.letter_id, aid.lookup, anchors, root),
        citing=_citing(manuscript.letter_id, aid, root),
        statement=letter.statement,
        groups=groups,
        initials=initials_of(groups),
        ambiguous=any(one.number_status == "ambiguous" for one in letter.signatories),
        comparisons=comparisons_of(manuscript.letter_id, aid, root),
        previous=aid.card(root, before) if before else None,
        following=aid.card(root, after) if after else None,
        same_addressee=_same_addressee(manuscript, aid, root),
        headings=tuple(one for one in blocks if one.kind == "heading"),
        versions=versions,
        source_href=source_href,
        source_sha256=manuscript.source.sha256 if manuscript.source else None,
        source_file=_download(manuscript, aid),
        provenance=_provenance(manuscript),
        review=manuscript.review,
        corrections=corrections,
        departures=departures_of(manuscript, source_href, aid.config.policies.contacts),
        bracketed=any(one.number_status in ("inferred", "ambiguous") for one in letter.signatories),
        organizations=_organizations(aid.archive.by_letter.get(manuscript.letter_id, ())),
    )


def _organizations(rows: Sequence[Signature]) -> int | None:
    """Return how many organizations the entries of a list name, or None if each names another."""
    own = [row.organization_id for row in rows if row.parent_ordinal is None and row.organization_id]
    return len(set(own)) if len(set(own)) < len(own) else None


def _download(manuscript: Manuscript, aid: FindingAid) -> Download | None:
    size = aid.offered[manuscript.letter_id]
    if size is None or manuscript.source is None:
        return None
    return Download(source_file(manuscript.letter_id).rpartition("/")[2], manuscript.source.file, size)


def _provenance(manuscript: Manuscript) -> Provenance | None:
    """Return where a letter came from, as far as that is said; where it was published would name whom we withhold."""
    source = manuscript.source
    if source is None or not (source.url or source.received or source.given_by):
        return None
    return Provenance(None if manuscript.withheld else source.url, source.received, source.given_by)


def _marks(letter_id: str, aid: FindingAid, root: str) -> dict[int, tuple[Mark, ...]]:
    """Return what is marked in a letter's text."""
    named = {one.organization_id for one in aid.lookup.named.get(letter_id, ())}
    pages = {one: link.href for one in named if (link := aid.organization(root, one)).href}
    return marks_of(letter_id, aid.lookup, root, pages)


def _citing(letter_id: str, aid: FindingAid, root: str) -> tuple[LetterCard, ...]:
    """Return the later letters that cite this one, each with the way to the place where it does."""
    found = []
    for citing, mention in aid.lookup.citing.get(letter_id, ()):
        anchor = aid.anchors[citing][mention.block]
        card = aid.card(root, citing)
        found.append(replace(card, href=f"{card.href}#{anchor}"))
    return tuple(found)


def _addressee(name: str, aid: FindingAid, root: str) -> AddresseeLink:
    record = aid.archive.addressed.records.get(aid.addressees[name])
    return AddresseeLink(aid.addressee(root, name), record.name if record else name)


def _same_addressee(manuscript: Manuscript, aid: FindingAid, root: str) -> tuple[LetterCard | None, LetterCard | None]:
    """Return the letters before and after this one to its first addressee, where they are not its neighbours anyhow."""
    own = aid.works[manuscript.letter_id]
    addressees = aid.cards[own].addressees
    if not addressees:
        return None, None
    ids = aid.received(aid.addressees[addressees[0]])
    at = ids.index(own)
    before = ids[at - 1] if at else None
    after = ids[at + 1] if at + 1 < len(ids) else None
    known = aid.order[manuscript.letter_id]
    first, second = (aid.card(root, one) if one and one not in known else None for one in (before, after))
    return first, second


def _contacts(contacts: tuple[Contact, ...], policy: str) -> Iterator[ContactView]:
    for one in contacts if policy != "hidden" else ():
        shown = one.email if policy == "shown" else None
        yield ContactView(one.person, one.organization, shown, masked=bool(one.email) and shown is None)
