"""The page of one letter: its particulars, its text, its list, and how the list stands to its neighbours'."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from unicodedata import normalize

from sitegen.content.manuscript import title_of
from sitegen.core.frozen import Frozen
from sitegen.core.model import Bound, Contact, Grade, Ledger, Letter, Manuscript, Review, Status, Withdrawal
from sitegen.core.source import SEVERAL
from sitegen.publishing.site import Page, source_file
from sitegen.publishing.views.annotations import Mark, marks_of
from sitegen.publishing.views.asking import Asked, shown
from sitegen.publishing.views.comparing import Comparisons, base_of, comparisons_of
from sitegen.publishing.views.corrections import CorrectionView, DepartureView, corrections_of, departures_of
from sitegen.publishing.views.described import Citation, Described, cite_letter, describe_letter
from sitegen.publishing.views.finding import FindingAid
from sitegen.publishing.views.frame import Frame, Link, way_to_root
from sitegen.publishing.views.letter_cards import LetterCard, Unlisted, is_before, unlisted
from sitegen.publishing.views.lookup import CitedView, DemandView, cited_in, demands_of
from sitegen.publishing.views.pictures import Tally, tally
from sitegen.publishing.views.received import PrintedLinks, Received, links_by_place
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


class ContactView(Frozen):
    """A person named for questions. `email` is None unless addresses are shown; `masked` says that one is kept back."""

    person: str | None
    organization: str | None
    email: str | None
    masked: bool


class Download(Frozen):
    """The file that a letter came in, to download: its address, its own name, and its size in bytes."""

    href: str
    name: str
    size: int


class Provenance(Frozen):
    """Where a letter was published, when it came (ISO 8601), and who gave it; None for what is not said."""

    url: str | None
    received: str | None
    given_by: str | None


class AddresseeLink(Frozen):
    """To whom a letter goes, as it writes it, with the way to the dossier, and under which name that stands."""

    link: Link
    name: str


class Neighbour(Frozen):
    """A letter `before` or behind this one in the archive's list, of all or of those to the `same` addressee.

    `in_time` says that their dates tell which of them is older.
    """

    card: LetterCard
    before: bool
    same: bool
    in_time: bool


class LetterView(Asked):
    """All that the page of a letter shows; each field is looked up when a template asks for it.

    `blocks` are the text, `below` what the letter closes with under its list: notes, postscripts, annexes.
    `links_above` and `links_below` are lines with links that belong to no text: above it, and in the list or below it.
    `grade` is that of the verdict on the reading of a letter nobody reviewed; `doubt` the same, unless it is settled;
    `doubtful_line` is the line of the source to look at first. `has_text` says that something stands under “The text”.
    """

    def __init__(self, page: Page, aid: FindingAid) -> None:
        """Take the page, whose subject is the letter."""
        self.__dict__.update(_page=page, _aid=aid, _root=way_to_root(page.permalink), letter_id=page.subject)

    _page: Page
    _aid: FindingAid
    _root: str
    letter_id: str

    title: shown[str] = shown(lambda self: title_of(self._letter))
    title_supplied: shown[bool] = shown(lambda self: not self._letter.title)
    date: shown[str | None] = shown(lambda self: self._letter.date)
    letter_language: shown[str | None] = shown(lambda self: self._letter.language)
    cc: shown[tuple[str, ...]] = shown(lambda self: self._letter.cc)
    status: shown[Status] = shown(lambda self: self._manuscript.status)
    doubt: shown[Grade | None] = shown(lambda self: self._aid.archive.grades.get(self.letter_id))
    withdrawn: shown[Withdrawal | None] = shown(lambda self: self._manuscript.withdrawn)
    bound: shown[Bound] = shown(lambda self: self._letter.stated.bound)
    ledger: shown[Ledger] = shown(lambda self: self._aid.archive.ledgers[self.letter_id])
    tally: shown[Tally | None] = shown(lambda self: tally(self.ledger))
    blocks: shown[tuple[BlockView, ...]] = shown(lambda self: self._parted[0])
    below: shown[tuple[BlockView, ...]] = shown(lambda self: self._parted[1])
    links_above: shown[PrintedLinks] = shown(lambda self: self._links[0].get(0, ()))
    links_below: shown[PrintedLinks] = shown(lambda self: self._links[1])
    dead_links: shown[bool] = shown(lambda self: has_dead_links(self._letter))
    statement: shown[str | None] = shown(lambda self: self._letter.statement)
    initials: shown[tuple[Initial, ...]] = shown(lambda self: initials_of(self.groups))
    review: shown[Review | None] = shown(lambda self: self._manuscript.review)

    @shown
    def _manuscript(self) -> Manuscript:
        return self._aid.letters[self.letter_id]

    @shown
    def _letter(self) -> Letter:
        return self._manuscript.letter

    @shown
    def frame(self) -> Frame:
        return self._aid.frame(self._page, self.title, opening(self._letter))

    @shown
    def described(self) -> Described:
        return describe_letter(self.frame, self._manuscript, self.ledger, self._aid.config, self.versions)

    @shown
    def citation(self) -> Citation:
        return cite_letter(self.frame, self._manuscript, self._aid.config)

    @shown
    def addressees(self) -> tuple[AddresseeLink, ...]:
        return tuple(_addressee(name, self._aid, self._root) for name in self._letter.addressees)

    @shown
    def grade(self) -> Grade | None:
        verdict = self._aid.verdicts.get(self.letter_id)
        return verdict.grade if verdict and self.status != "reviewed" else None

    @shown
    def unlisted(self) -> Unlisted | None:
        return unlisted(self._manuscript, self.ledger, self.doubt)

    @shown
    def doubtful_line(self) -> int | None:
        verdict = self._aid.verdicts.get(self.letter_id) if self.source_href else None
        return verdict.reasons[0].first if verdict and verdict.reasons else None

    @shown
    def settled(self) -> str | None:
        return next((one.reason for one in self._manuscript.settled if one.of == "reading"), None)

    @shown
    def gaps_settled(self) -> str | None:
        return next((one.reason for one in self._manuscript.settled if one.of == "gaps"), None)

    @shown
    def _source(self) -> Received:
        return received(self.letter_id, self._aid)

    @shown
    def _marks(self) -> dict[int, tuple[Mark, ...]]:
        aid = self._aid
        named = {one.organization_id for one in aid.lookup.named.get(self.letter_id, ())}
        pages = {one: link.href for one in named if (link := aid.organization(self._root, one)).href}
        return marks_of(self.letter_id, aid.lookup, self._root, pages)

    @shown
    def _parted(self) -> tuple[tuple[BlockView, ...], tuple[BlockView, ...]]:
        blocks = blocks_of(self._letter, self.corrections, self._marks, self._source)
        return parted_by_list(self._letter, tuple(blocks))

    @shown
    def _links(self) -> tuple[Mapping[int, PrintedLinks], PrintedLinks]:
        return links_by_place(self._letter, self._source)

    @shown
    def has_text(self) -> bool:
        above, _ = parted_by_list(self._letter, self._letter.body)
        return bool(above or self._letter.footnotes or self.links_above)

    @shown
    def notes(self) -> tuple[NoteView, ...]:
        return notes_of(self._letter, self.corrections, self._marks)

    @shown
    def lost_marks(self) -> tuple[tuple[str, int], ...]:
        """Notes whose marks the source does not have where the text refers to them: mark, line."""
        lines = self._source.lines
        return tuple(
            (one.marker, one.reference)
            for one in self._letter.footnotes
            if one.reference and (text := lines.get(one.reference)) and one.marker not in normalize("NFKC", text)
        )

    @shown
    def marked(self) -> tuple[str, ...]:
        return tuple(sorted({one.kind for found in self._marks.values() for one in found}))

    @shown
    def contacts(self) -> tuple[ContactView, ...]:
        return tuple(_contacts(self._letter.contacts, self._aid.config.policies.contacts))

    @shown
    def demands(self) -> tuple[DemandView, ...]:
        return demands_of(self.letter_id, self._aid.lookup, "", self._root)

    @shown
    def cited(self) -> tuple[CitedView, ...]:
        return cited_in(self.letter_id, self._aid.lookup, self._aid.anchors[self.letter_id], self._root)

    @shown
    def citing(self) -> tuple[LetterCard, ...]:
        """Later letters that cite this one, each with the way to the place where it does."""
        found = []
        for citing, mention in self._aid.lookup.citing.get(self.letter_id, ()):
            card = self._aid.card(self._root, citing)
            found.append(replace(card, href=f"{card.href}#{self._aid.anchors[citing][mention.block]}"))
        return tuple(found)

    @shown
    def groups(self) -> tuple[GroupView, ...]:
        base = base_of(self.letter_id, self._aid)
        known = self._aid.lists[base.first] if base else None
        return groups_of(self._manuscript, self._aid, self._root, known, self._source)

    @shown
    def ambiguous(self) -> bool:
        return any(one.number_status == "ambiguous" for one in self._letter.signatories)

    @shown
    def comparisons(self) -> Comparisons:
        return comparisons_of(self.letter_id, self._aid, self._root)

    @shown
    def neighbours(self) -> tuple[Neighbour, ...]:
        return tuple(_neighbours(self.letter_id, self._aid, self._root))

    @shown
    def headings(self) -> tuple[BlockView, ...]:
        return tuple(one for one in self.blocks if one.kind == "heading")

    @shown
    def versions(self) -> Versions:
        return versions_of(self.letter_id, self.frame, self._aid)

    @shown
    def source_href(self) -> str | None:
        return (self._aid.source(self._root, self.letter_id) or "").rpartition("/")[2] or None  # in the same folder

    @shown
    def source_sha256(self) -> str | None:
        return self._manuscript.source.sha256 if self._manuscript.source else None

    @shown
    def source_file(self) -> Download | None:
        source, size = self._manuscript.source, self._aid.offered[self.letter_id]
        if size is None or source is None:
            return None
        name = source_file(self.letter_id, several=source.file.endswith(SEVERAL)).rpartition("/")[2]
        return Download(name, source.file, size)

    @shown
    def provenance(self) -> Provenance | None:
        """Where the letter came from, as far as that is said; where it was published would name whom we withhold."""
        source = self._manuscript.source
        if source is None or not (source.url or source.received or source.given_by):
            return None
        return Provenance(None if self._manuscript.withheld else source.url, source.received, source.given_by)

    @shown
    def corrections(self) -> tuple[CorrectionView, ...]:
        return corrections_of(self._manuscript, self.source_href)

    @shown
    def departures(self) -> tuple[DepartureView, ...]:
        read = self._aid.transcriptions.get(self.letter_id)
        return departures_of(self._manuscript, self.source_href, self._aid.config.policies.contacts, read)

    @shown
    def left_out_for(self) -> str:
        """Why an editor left out who stands on the list as received; "" if nobody was."""
        return "; ".join(dict.fromkeys(one.reason for one in self.departures if one.unlisted))

    @shown
    def bracketed(self) -> bool:
        return any(one.number_status in ("inferred", "ambiguous") for one in self._letter.signatories)

    @shown
    def organizations(self) -> int | None:
        """How many organizations the entries of the list name, or None if each names another."""
        rows = self._aid.archive.by_letter.get(self.letter_id, ())
        own = [row.organization_id for row in rows if row.parent_ordinal is None and row.organization_id]
        return len(set(own)) if len(set(own)) < len(own) else None


def _addressee(name: str, aid: FindingAid, root: str) -> AddresseeLink:
    record = aid.archive.addressed.records.get(aid.addressees[name])
    return AddresseeLink(aid.addressee(root, name), record.name if record else name)


def _neighbours(letter_id: str, aid: FindingAid, root: str) -> Iterator[Neighbour]:
    """Yield the letters before and after this one, then those to its first addressee."""
    own = aid.works[letter_id]
    date = aid.cards[own].date
    for same, ids in ((False, aid.order[letter_id]), (True, _same_addressee(letter_id, aid))):
        for before, other in zip((True, False), ids, strict=True):
            if other:
                card = aid.card(root, other)
                in_time = is_before(card.date, date) if before else is_before(date, card.date)
                yield Neighbour(card, before, same, in_time)


def _same_addressee(letter_id: str, aid: FindingAid) -> tuple[str | None, str | None]:
    """Return the letters before and after this one to its first addressee, where they are not its neighbours anyhow."""
    own = aid.works[letter_id]
    addressees = aid.cards[own].addressees
    if not addressees:
        return None, None
    ids = aid.received(aid.addressees[addressees[0]])
    at = ids.index(own)
    before = ids[at - 1] if at else None
    after = ids[at + 1] if at + 1 < len(ids) else None
    known = aid.order[letter_id]
    first, second = (one if one not in known else None for one in (before, after))
    return first, second


def _contacts(contacts: tuple[Contact, ...], policy: str) -> Iterator[ContactView]:
    for one in contacts if policy != "hidden" else ():
        shown = one.email if policy == "shown" else None
        yield ContactView(one.person, one.organization, shown, masked=bool(one.email) and shown is None)
