"""The finding aid: what the pages look up in the archive, gathered once for all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from operator import attrgetter
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from sitegen.analysis.findings import Findings
from sitegen.archive import CoSigning, cosigning_of
from sitegen.archive.addressing import Received, letters_received
from sitegen.archive.doubts import Doubt, doubts_by_organization
from sitegen.archive.judged import Judged, judged, judged_by_organization
from sitegen.archive.pairs import Pair, by_letter
from sitegen.content.config import Config
from sitegen.content.transcriptions import NO_TRANSCRIPTIONS, Transcription, Transcriptions
from sitegen.core.digests import digest_of
from sitegen.core.model import (
    Archive,
    Bound,
    Change,
    Correction,
    Join,
    Letter,
    Manuscript,
    Member,
    ReadingVerdict,
    Signatory,
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
from sitegen.publishing.works_cited import passage_pages

SHORT = 60  # characters of a title

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class LetterCard:
    """A letter in a line or two, wherever another page leads to it. Counts are None where the letter does not say.

    `date` is ISO 8601; `language` is the letter's own, for its title. `versions` are language (if known), address and
    title of its versions in other languages.
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
    tally: Tally | None
    versions: tuple[tuple[str | None, str, str], ...] = ()

    @property
    def short(self) -> str:
        """The title, cut at a word where it is long: enough to know the letter by, beside its date."""
        if len(self.title) <= SHORT:
            return self.title
        cut = self.title[:SHORT]
        return f"{cut.rpartition(' ')[0] or cut}…"


@dataclass(frozen=True, slots=True)
class FindingAid:
    """The archive, its settings and its pages, with the look-ups that several kinds of page share.

    All that views read goes through its tables, which note what is read (`views.reads`); `archive`, too, is made of
    tables here. `cards`, `entries` (a letter's list as printed) and `corrections` hold of a letter what other pages
    show of it; `letters` hold all of it, and are for the pages that show its text. `known_cards` are those that were
    made once, by the way to the root that their links go.
    """

    tables: Tables
    archive: Archive
    joined: CoSigning
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
        found: CoSigning = self.shared["cosigning"]
        return found

    @property
    def orders(self) -> Orders:
        """The orders of the indexes."""
        found: Orders = self.shared["orders"]
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
        return self.joined.closest(organization_id, limit)

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
) -> FindingAid:
    """Return the look-ups for all pages of `site`.

    `texts` are the archive's own pages; `findings` are what was found in the letters' texts; `doubts` are the pairs of
    organizations that nobody has decided on, `addressees_asked` those of addressees; `transcriptions` the letters'
    sources as they are read. `given` is what single pages show of what is none of the archive's; `offered`
    are the sizes of the letters' files that can be downloaded.
    """
    tables = Tables()
    table = tables.table
    addressees = addressee_slugs(archive)
    cosigning = cosigning_of(archive)
    letters = {one.letter_id: one for one in archive.manuscripts}
    permalinks = {page.permalink for page in site.pages}
    lists = {one.letter_id: ids for one, ids in zip(archive.letters, cosigning.lists, strict=True)}
    pairs = pairs_of(archive)
    anchors = OnDemand(letters, lambda own: anchors_of_places(letters[own].letter))
    kept = passage_pages(len(findings.passages))
    shared = {
        "cosigning": cosigning,
        **given,
        "passages": len(findings.passages),
        "passage pages": kept if all(one in permalinks for one in kept) else kept[:1],
        "orders": orders_of(archive, people=config.policies.people_pages),
        "grid": grid([(one.letter_id, one.letter.date) for one in archive.letters]),
    }
    return FindingAid(
        tables=tables,
        archive=replace(
            archive,
            letters=tables.whole("archive letters", archive.letters),
            ledgers=table("ledgers", archive.ledgers),
            organizations=table("organizations", archive.organizations),
            signatures=tables.whole("signatures", archive.signatures),
            by_letter=table("by letter", archive.by_letter),
            by_organization=table("by organization", archive.by_organization),
            judgements=tables.whole("judgements", archive.judgements),
            redirects=table("redirects", archive.redirects),
            versions=table("versions", archive.versions),
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
        letters=table("letters", letters),
        cards=table("cards", OnDemand(letters, lambda own: _card(letters[own], archive))),
        entries=table(
            "entries",
            OnDemand(letters, lambda own: letters[own].letter.signatories),
            lambda own: _digest_of_list(letters[own].letter.signatories),
        ),
        corrections=table("corrections", OnDemand(letters, lambda own: letters[own].corrections)),
        blocks=table("blocks", {
            (own, at): block.text for own, one in letters.items() for at, block in enumerate(one.letter.body)
        }),
        letter_ids=tables.whole("letter ids", (one.letter_id for one in archive.letters)),
        works=table("works", archive.works),
        permalinks=tables.names("permalinks", permalinks),
        addressees=table("addressees", addressees),
        signed=table("signed", {
            letter_id: frozenset(one.organization_id for one in rows if one.organization_id)
            for letter_id, rows in archive.by_letter.items()
        }),
        order=table("order", _order(archive)),
        children=table("children", _children(archive)),
        dossiers=table("dossiers", letters_received(archive)),
        addressees_below=table("addressees below", _below(archive)),
        addressees_asked=table("addressees asked", doubts_by_organization(addressees_asked)),
        shared=table("shared", shared, lambda name: digest_of(lists if name == "cosigning" else shared[name])),
        signings=table("signings", {
            own: tuple(archive.letters[at].letter_id for at in places) for own, places in cosigning.places.items()
        }),
        lookup=look_up(archive, findings, site, tables),
        own_pages=tuple(_own_pages(site, texts)),
        judged=table("judged", judged_by_organization(judged(archive))),
        doubts=table("doubts", doubts_by_organization(doubts)),
        joins=table("joins", _joins(archive)),
        former=table("former", _former(archive)),
        tongues=table("tongues", _tongues(archive)),
        pairs=table("pairs", by_letter(pairs)),
        every_pair=tables.whole("every pair", pairs),
        ranks=table("ranks", OnDemand(archive.organizations, lambda own: sort_key(archive.organizations[own].name))),
        lists=table("lists", {own: frozenset(ids) for own, ids in lists.items()}),
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


class OnDemand(Mapping[str, V], Generic[V]):
    """Values for `keys`, each made when it is first asked for."""

    def __init__(self, keys: Iterable[str], make: Callable[[str], V]) -> None:
        self._keys, self._make = dict.fromkeys(keys), make
        self._made: dict[str, V] = {}

    def __getitem__(self, key: str) -> V:
        found = self._made.get(key)
        if found is None:
            if key not in self._keys:
                raise KeyError(key)
            found = self._made[key] = self._make(key)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)


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
        tally=None,
        versions=tuple(
            (one.letter.language, f"letters/{one.letter_id}.html", heading(one.letter, one.letter_id))
            for one in archive.versions.get(own, ())
        ),
    )


# What a list shows of its entries and their members: all but where they stand in the manuscript.
_ENTRY, _MEMBER = (
    attrgetter(*(one.name for one in fields(kind) if one.compare and one.name != "members"))
    for kind in (Signatory, Member)
)


def _digest_of_list(entries: Iterable[Signatory]) -> bytes:
    return digest_of([(_ENTRY(one), tuple(map(_MEMBER, one.members))) for one in entries])


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
