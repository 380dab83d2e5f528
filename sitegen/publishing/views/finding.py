"""The finding aid: what the pages look up in the archive, gathered once for all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from types import MappingProxyType
from typing import Any

from sitegen.analysis.findings import Findings
from sitegen.archive import CoSigning, cosigning_of
from sitegen.archive.addressing import Received, letters_received
from sitegen.archive.doubts import Doubt, doubts_by_organization
from sitegen.archive.judged import Judged, judged, judged_by_organization
from sitegen.archive.pairs import Pair, by_letter
from sitegen.content.config import Config
from sitegen.content.transcriptions import NO_TRANSCRIPTIONS, Transcription, Transcriptions
from sitegen.core.digests import digest_of
from sitegen.core.loading import Deferred, Loaded, OnDemand, digest_of_all, head_of, seal_of, told
from sitegen.core.memo import Memo, Stage, no_memo
from sitegen.core.model import (
    Archive,
    Bound,
    Change,
    Correction,
    Grade,
    Join,
    Letter,
    Manuscript,
    ReadingVerdict,
    Signatory,
    Signature,
)
from sitegen.identity import sort_key
from sitegen.identity.collation import SortKey
from sitegen.publishing.site import COALITION, COMPARE, Page, Site, addressee_slugs, pair_permalink, pairs_of
from sitegen.publishing.views.frame import Frame, Link, frame_of
from sitegen.publishing.views.lookup import FindingsLookup, look_up
from sitegen.publishing.views.orders import Orders, orders_of
from sitegen.publishing.views.pictures import Grid, Tally, grid, tally
from sitegen.publishing.views.reads import Tables
from sitegen.publishing.views.text import anchors_of_places
from sitegen.publishing.works_cited import Work, passage_pages, works_of

ANCHORS: Stage[dict[int, str]] = Stage("anchors", dict[int, str])
SHORT = 60  # characters of a title


@dataclass(frozen=True, slots=True)
class LetterCard:
    """A letter in a line or two, wherever another page leads to it. Counts are None where the letter does not say.

    `date` is ISO 8601; `language` is the letter's own, for its title. `versions` are language (if known), address and
    title of its versions in other languages. `grade` says how far to trust the reading, where that is in doubt.
    """

    letter_id: str
    href: str
    title: str
    date: str | None
    language: str | None
    addressees: tuple[str, ...]
    stated: int | None
    undisclosed: int | None
    listed: int
    missing: int | None
    bound: Bound
    reviewed: bool
    grade: Grade | None
    tally: Tally | None
    versions: tuple[tuple[str | None, str, str], ...] = ()

    @property
    def doubtful(self) -> bool:
        """Whether the list may not be that of the letter: it was badly read, or none was found, and nobody knows."""
        return self.grade == "badly read" or (self.grade == "look here" and not self.listed)

    @property
    def short(self) -> str:
        """The title, cut at a word where it is long: enough to know the letter by, beside its date."""
        if len(self.title) <= SHORT:
            return self.title
        cut = self.title[:SHORT]
        return f"{cut.rpartition(' ')[0] or cut}…"


@dataclass(frozen=True, slots=True)
class Counts:
    """How many signatures there are, how many have an inferred or an ambiguous number, or no organization."""

    all: int
    inferred: int
    ambiguous: int
    unplaced: int


@dataclass(frozen=True, slots=True)
class FindingAid:
    """The archive, its settings and its pages, with the look-ups that several kinds of page share.

    All that views read goes through its tables, which note what is read (`views.reads`); `archive`, too, is made of
    tables here, and its letters are without list and text. `cards`, `entries` (a letter's list as printed) and
    `corrections` hold of a letter what other pages show of it; `letters` hold all of it, and are for the pages that
    show its text. `known_cards` are those that were made once, by the way to the root that their links go.
    """

    tables: Tables
    archive: Archive
    joined: Callable[[], CoSigning]
    config: Config
    letters: Mapping[str, Manuscript]
    cards: Mapping[str, LetterCard]
    entries: Mapping[str, tuple[Signatory, ...]]
    corrections: Mapping[str, tuple[Correction, ...]]
    blocks: Mapping[tuple[str, int], str]
    letter_ids: tuple[str, ...]
    works: Mapping[str, str]
    permalinks: frozenset[str]
    addressees: Mapping[str, str]
    signed: Mapping[str, frozenset[str]]
    order: Mapping[str, tuple[str | None, str | None]]
    children: Mapping[str, frozenset[str]]
    dossiers: Mapping[str, tuple[Received, ...]]
    addressees_below: Mapping[str, tuple[str, ...]]
    addressees_asked: Mapping[str, tuple[Doubt, ...]]
    shared: Mapping[str, Any]
    counted: Mapping[str, Any]
    signings: Mapping[str, tuple[str, ...]]
    lookup: FindingsLookup
    own_pages: tuple[Link, ...]
    judged: Mapping[str, tuple[Judged, ...]]
    doubts: Mapping[str, tuple[Doubt, ...]]
    joins: Mapping[str, tuple[Join, ...]]
    former: Mapping[str, tuple[str, ...]]
    tongues: Mapping[str, Mapping[str, tuple[str, ...]]]
    pairs: Mapping[str, tuple[Pair, ...]]
    every_pair: tuple[Pair, ...]
    ranks: Mapping[str, SortKey]
    lists: Mapping[str, frozenset[str]]
    anchors: Mapping[str, Mapping[int, str]]
    texts: Mapping[str, str]
    transcriptions: Mapping[str, Transcription]
    offered: Mapping[str, int | None]
    verdicts: Mapping[str, ReadingVerdict | None]
    known_cards: dict[tuple[str, str, bool], LetterCard] = field(default_factory=dict)

    @property
    def cosigning(self) -> CoSigning:
        """Who signs with whom, all of it: for the pages that count over all lists."""
        found: CoSigning = self.counted["cosigning"]
        return found

    @property
    def orders(self) -> Orders:
        """The orders of the indexes."""
        found: Orders = self.counted["orders"]
        return found

    @property
    def signatures(self) -> Counts:
        """How many signatures there are."""
        found: Counts = self.counted["signatures"]
        return found

    @property
    def changes(self) -> tuple[Change, ...]:
        """The changes of the archive."""
        found: tuple[Change, ...] = self.shared["changes"]
        return found

    @property
    def grid(self) -> Grid:
        """Where the cell of every letter stands."""
        found: Grid = self.shared["grid"]
        return found

    def closest(self, organization_id: str, limit: int) -> tuple[tuple[str, int], ...]:
        """Return up to `limit` organizations with the number of letters they share with this one, most first.

        What is read for it are the lists of the letters that the organization signed.
        """
        for letter_id in self.signings.get(organization_id, ()):
            _ = self.lists[letter_id]
        return self.joined().closest(organization_id, limit)

    def frame(self, page: Page, title: str, description: str | None = None, *, own_feed: bool = False) -> Frame:
        """Return the frame of `page`; without a `description` of its own it has the archive's."""
        description = self.config.description if description is None else description
        return frame_of(page, self.config, title, description, self.own_pages, own_feed=own_feed)

    def name(self, organization_id: str) -> str:
        """Return an organization's authorized name, and what tells it from others of that name."""
        return self.archive.organizations[organization_id].label

    def received(self, own: str) -> tuple[str, ...]:
        """Return the ids of the letters that go to an addressee itself, in order of date."""
        return tuple(one.letter_id for one in self.dossiers[own] if own in one.addressees)

    def organization(self, root: str, organization_id: str | None, text: str | None = None) -> Link:
        """Return the way to an organization under `text` or its authorized name; without href if it has no page."""
        permalink = f"organizations/{organization_id}.html"
        if text:  # what the record says is not asked
            return Link(text, root + permalink if organization_id and permalink in self.permalinks else None)
        record = self.archive.organizations.get(organization_id or "")
        known = record is not None and permalink in self.permalinks
        return Link(record.label if record else "", root + permalink if known else None)

    def addressee(self, root: str, name: str) -> Link:
        """Return the way to the dossier of an addressee as a letter writes it."""
        return self._dossier(root, name, self.addressees.get(name, ""))

    def addressee_of(self, root: str, own: str) -> Link:
        """Return the way to the dossier of an addressee (id), under its authorized name."""
        return self._dossier(root, self.archive.addressed.records[own].name, own)

    def _dossier(self, root: str, text: str, own: str) -> Link:
        permalink = f"addressees/{own}.html"
        return Link(text, root + permalink if permalink in self.permalinks else None)

    def pair(self, root: str, first: str, second: str) -> str | None:
        """Return the address of the page that holds the lists of two letters against each other, if there is one."""
        permalink = pair_permalink(first, second)
        return root + permalink if permalink in self.permalinks else None

    def together(self, root: str) -> tuple[str | None, str | None]:
        """Return the ways to comparing any two letters and to the coalition's page, None where they do not exist."""
        compare, coalition = (root + one if one in self.permalinks else None for one in (COMPARE, COALITION))
        return compare, coalition

    def source(self, root: str, letter_id: str) -> str | None:
        """Return the address of the page that shows a letter's source, or None if there is none."""
        permalink = f"letters/{letter_id}-source.html"
        return root + permalink if permalink in self.permalinks else None

    def card(self, root: str, letter_id: str, *, drawn: bool = False) -> LetterCard:
        """Return a letter's card, with its tally if it is to be `drawn`."""
        card, key = self.cards[letter_id], (root, letter_id, drawn)
        if drawn:
            _ = self.archive.ledgers[letter_id]
        found = self.known_cards.get(key)
        if found is None:
            found = self.known_cards[key] = replace(
                card,
                href=root + card.href,
                tally=tally(self.archive.ledgers[letter_id]) if drawn else None,
                versions=tuple((language, root + href, title) for language, href, title in card.versions),
            )
        return found


COUNTS: Stage[Counts] = Stage("counts", Counts)


def make_finding_aid(
    archive: Archive,
    site: Site,
    config: Config,
    texts: Mapping[str, str],
    findings: Findings,
    doubts: Iterable[Doubt],
    addressees_asked: Iterable[Doubt] = (),
    transcriptions: Transcriptions = NO_TRANSCRIPTIONS,
    given: Mapping[str, Any] = MappingProxyType({}),
    offered: Mapping[str, int] = MappingProxyType({}),
    works: tuple[Work, ...] | None = None,
    memo: Memo = no_memo,
) -> FindingAid:
    """Return the look-ups for all pages of `site`.

    `texts` are the archive's own pages; `findings` are what was found in the letters' texts; `doubts` are the pairs of
    organizations that nobody has decided on, `addressees_asked` those of addressees; `transcriptions` the letters'
    sources as they are read. `given` is what single pages show of what is none of the archive's; `offered`
    are the sizes of the letters' files that can be downloaded, `works` what the letters cite, if it is known already.
    `memo` may remember the anchors of each letter.
    """
    tables = Tables()
    table = tables.table
    addressees = addressee_slugs(archive)
    letters = {one.letter_id: one for one in archive.manuscripts}
    permalinks = {page.permalink for page in site.pages}
    pairs = pairs_of(archive)
    kept = passage_pages(len(findings.passages))
    # What follows from the lists and from who stands behind their names: made when somebody asks for it.
    signing = Loaded(
        lambda: digest_of(
            (digest_of_all(archive.by_letter), list(archive.works.items()), [one.letter_id for one in archive.letters])
        )
    )
    organizing = Loaded(lambda: digest_of(list(archive.organizations.items())))
    dating = Loaded(lambda: digest_of([(own, one.letter.date, one.letter.language) for own, one in letters.items()]))
    cosigning = Loaded(lambda: cosigning_of(archive))
    lists = Loaded(lambda: {one.letter_id: ids for one, ids in zip(archive.letters, cosigning().lists, strict=True)})
    anchors = OnDemand(letters, partial(_anchors, letters, memo))
    counted: dict[str, Callable[[], Any]] = {
        "cosigning": cosigning,
        "orders": lambda: orders_of(archive, people=config.policies.people_pages),
        "signatures": lambda: memo(COUNTS, signing().hex(), lambda: _counts(archive.signatures)),
    }
    counting = Loaded(lambda: digest_of((signing(), organizing(), dating(), list(archive.ledgers.items()))))
    shared = {
        **given,
        "passages": len(findings.passages),
        "passage pages": kept if all(one in permalinks for one in kept) else kept[:1],
        "grid": grid([(one.letter_id, one.letter.date) for one in archive.letters]),
    }
    by_lists = partial(Deferred, whole=signing)
    return FindingAid(
        tables=tables,
        archive=replace(
            archive,
            letters=tables.whole(
                "heads of letters", [replace(one, letter=head_of(one.letter)) for one in archive.letters]
            ),
            ledgers=table("ledgers", archive.ledgers),
            organizations=table("organizations", archive.organizations),
            signatures=tables.whole("signatures", archive.signatures),
            by_letter=table("by letter", archive.by_letter),
            by_organization=table("by organization", archive.by_organization),
            judgements=tables.whole("judgements", archive.judgements),
            redirects=table("redirects", archive.redirects),
            versions=table("versions", archive.versions, lambda own: digest_of(list(map(told, archive.versions[own])))),
            joins=tables.whole("all joins", archive.joins),
            leads=tables.whole("leads", archive.leads),
            addressed=replace(
                archive.addressed,
                records=table("addressee records", archive.addressed.records),
                by_letter=table("addressees of letters", archive.addressed.by_letter),
                above=table("addressees above", archive.addressed.above),
                redirects=table("addressee redirects", archive.addressed.redirects),
                joins=tables.whole("addressee joins", archive.addressed.joins),
                leads=tables.whole("addressee leads", archive.addressed.leads),
            ),
        ),
        joined=cosigning,
        config=config,
        letters=table("letters", letters, lambda own: digest_of(told(letters[own]))),
        cards=table("cards", OnDemand(letters, lambda own: _card(letters[own], archive))),
        entries=table("entries", OnDemand(
            letters, lambda own: letters[own].letter.signatories, lambda own: seal_of(letters[own].letter).shown
        )),
        corrections=table("corrections", OnDemand(letters, lambda own: letters[own].corrections)),
        blocks=table("blocks", OnDemand(
            [(own, at) for own, one in letters.items() for at, _ in enumerate(seal_of(one.letter).blocks)],
            lambda place: letters[place[0]].letter.body[place[1]].text,
            lambda place: seal_of(letters[place[0]].letter).blocks[place[1]],
        )),
        letter_ids=tables.whole("letter ids", tuple(one.letter_id for one in archive.letters)),
        works=table("works", archive.works),
        permalinks=tables.names("permalinks", permalinks),
        addressees=table("addressees", addressees),
        signed=table("signed", OnDemand(
            archive.by_letter,
            lambda own: frozenset(one.organization_id for one in archive.by_letter[own] if one.organization_id),
            whole=signing,
        )),
        order=table("order", _order(archive)),
        children=table("children", Deferred(
            lambda: _children(archive), lambda: digest_of((signing(), organizing()))
        )),
        dossiers=table("dossiers", letters_received(archive)),
        addressees_below=table("addressees below", _below(archive)),
        addressees_asked=table("addressees asked", doubts_by_organization(addressees_asked)),
        shared=table("shared", OnDemand(shared, shared.__getitem__)),
        counted=table(
            "counted",
            OnDemand(counted, lambda name: counted[name](), whole=counting),
            lambda name: digest_of(list(lists().items()) if name == "cosigning" else counted[name]()),
        ),
        signings=table("signings", by_lists(lambda: {
            own: tuple(archive.letters[at].letter_id for at in places) for own, places in cosigning().places.items()
        })),
        lookup=look_up(archive, findings, works_of(findings) if works is None else works, site, tables),
        own_pages=tuple(_own_pages(site, texts)),
        judged=table("judged", judged_by_organization(judged(archive))),
        doubts=table("doubts", doubts_by_organization(doubts)),
        joins=table("joins", _joins(archive)),
        former=table("former", _former(archive)),
        tongues=table("tongues", Deferred(lambda: _tongues(archive), lambda: digest_of((signing(), dating())))),
        pairs=table("pairs", by_letter(pairs)),
        every_pair=tables.whole("every pair", pairs),
        ranks=table("ranks", OnDemand(
            archive.organizations, lambda own: sort_key(archive.organizations[own].name), whole=organizing
        )),
        lists=table("lists", OnDemand(
            [one.letter_id for one in archive.letters], partial(_listed, archive), whole=signing
        )),
        anchors=table("anchors", anchors, lambda own: digest_of(list(anchors[own].items()))),
        texts=table("texts", texts),
        transcriptions=table("transcriptions", transcriptions, transcriptions.digest),
        offered=table("offered", {own: offered.get(own) for own in letters}),
        verdicts=table(
            "verdicts",
            OnDemand(transcriptions, transcriptions.verdict),
            transcriptions.digest,
        ),
    )  # fmt: skip


def _counts(signatures: Iterable[Signature]) -> Counts:
    rows = [(one.number_status, one.organization_id is None) for one in signatures]
    statuses = [status for status, _ in rows]
    return Counts(len(rows), statuses.count("inferred"), statuses.count("ambiguous"), sum(none for _, none in rows))


def _listed(archive: Archive, own: str) -> frozenset[str]:
    """Return the organizations on a letter's list, or on that of one of its versions."""
    every = (own, *(one.letter_id for one in archive.versions.get(own, ())))
    return frozenset(row.organization_id for one in every for row in archive.by_letter[one] if row.organization_id)


def _anchors(letters: Mapping[str, Manuscript], memo: Memo, own: str) -> dict[int, str]:
    letter = letters[own].letter
    return memo(ANCHORS, seal_of(letter).text.hex(), lambda: anchors_of_places(letter))


def _card(manuscript: Manuscript, archive: Archive) -> LetterCard:
    """Return a letter's card as the site's root shows it."""
    letter, own = manuscript.letter, manuscript.letter_id
    ledger = archive.ledgers[own]
    return LetterCard(
        letter_id=own,
        href=f"letters/{own}.html",
        title=heading(letter, own),
        date=letter.date,
        language=letter.language,
        addressees=letter.addressees,
        stated=ledger.stated,
        undisclosed=ledger.undisclosed,
        listed=ledger.listed,
        missing=ledger.missing,
        bound=letter.stated.bound,
        reviewed=manuscript.status == "reviewed",
        grade=archive.grades.get(own),
        tally=None,
        versions=tuple(
            (one.letter.language, f"letters/{one.letter_id}.html", heading(one.letter, one.letter_id))
            for one in archive.versions.get(own, ())
        ),
    )


def _order(archive: Archive) -> dict[str, tuple[str | None, str | None]]:
    """Return the ids before and after each letter's; the versions of a letter have the same neighbours as it."""
    ids = [one.letter_id for one in archive.letters]
    return {
        each: (before, after)
        for own, before, after in zip(ids, (None, *ids), (*ids[1:], None), strict=False)
        for each in (own, *(one.letter_id for one in archive.versions.get(own, ())))
    }


def page_title(name: str, text: str) -> str:
    """Return the title of one of the archive's own texts: its first heading, or else its name."""
    first = text.lstrip().partition("\n")[0]
    return first.removeprefix("# ").strip() if first.startswith("# ") else name.replace("-", " ").capitalize()


def _own_pages(site: Site, texts: Mapping[str, str]) -> Iterator[Link]:
    """Yield the archive's own pages beside "about", which every page links anyhow."""
    for page in site.pages:
        if page.template == "page.html" and page.subject != "about":
            yield Link(page_title(page.subject, texts.get(f"{page.subject}.md", "")), page.permalink)


def _children(archive: Archive) -> dict[str, frozenset[str]]:
    """Return the organizations under each: those that the authority file puts there, and members on letters' lists."""
    found: dict[str, set[str]] = defaultdict(set)
    for one in archive.organizations.values():
        if one.parent_id:
            found[one.parent_id].add(one.organization_id)
    for rows in archive.by_letter.values():
        entries = {row.ordinal: row.organization_id for row in rows if row.parent_ordinal is None}
        for row in rows:
            parent = entries.get(row.parent_ordinal) if row.parent_ordinal is not None else None
            if parent and row.organization_id and row.organization_id != parent:
                found[parent].add(row.organization_id)
    return {parent: frozenset(children) for parent, children in found.items()}


def _joins(archive: Archive) -> dict[str, tuple[Join, ...]]:
    """Return what the machine joined by evidence, under the id of the organization that it made."""
    found: dict[str, list[Join]] = defaultdict(list)
    for one in archive.joins:
        found[archive.redirects.get(one.first, one.first)].append(one)
    return {own: tuple(its) for own, its in found.items()}


def _tongues(archive: Archive) -> dict[str, dict[str, tuple[str, ...]]]:
    """Return, for organizations that versions of a letter name in several forms, each form with their languages."""
    found: dict[str, dict[str, dict[str, None]]] = defaultdict(lambda: defaultdict(dict))
    for one in archive.letters:
        for version in (one, *archive.versions[one.letter_id]) if one.letter_id in archive.versions else ():
            if version.letter.language:
                for row in archive.by_letter[version.letter_id]:
                    found[row.organization_id or ""][row.name_as_written][version.letter.language] = None
    return {
        own: {form: tuple(languages) for form, languages in forms.items()}
        for own, forms in found.items()
        if own and len(forms) > 1
    }


def _former(archive: Archive) -> dict[str, tuple[str, ...]]:
    """Return the ids that lead to each organization."""
    found: dict[str, list[str]] = defaultdict(list)
    for former, own in archive.redirects.items():
        found[own].append(former)
    return {own: tuple(sorted(its)) for own, its in found.items()}


def _below(archive: Archive) -> dict[str, tuple[str, ...]]:
    """Return the addressees that belong to each: members, offices, those who hold them."""
    found: dict[str, list[str]] = defaultdict(list)
    for own, above in archive.addressed.above.items():
        for one in above:
            found[one].append(own)
    return {own: tuple(its) for own, its in found.items()}


def heading(letter: Letter, letter_id: str) -> str:
    """Return what a letter is called: its title, or its first words, or its id."""
    if letter.title:
        return letter.title
    first = next((block.text for block in letter.body if block.kind == "paragraph"), "")
    words = first.split()
    return " ".join(words[:12]) + ("…" if len(words) > 12 else "") if words else letter_id
