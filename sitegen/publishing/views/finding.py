"""The finding aid: what the pages look up in the archive, gathered once for all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sitegen.analysis.findings import Findings
from sitegen.archive import CoSigning, cosigning_of
from sitegen.archive.doubts import Doubt, doubts_by_organization
from sitegen.archive.judged import Judged, judged, judged_by_organization
from sitegen.archive.pairs import Pair, by_letter, collated
from sitegen.content.config import Config
from sitegen.core.model import Archive, Join, Letter, Manuscript
from sitegen.publishing.site import COALITION, COMPARE, Page, Site, addressee_slugs, pair_permalink, pairs_of
from sitegen.publishing.views.frame import Frame, Link, frame_of
from sitegen.publishing.views.lookup import FindingsLookup, look_up
from sitegen.publishing.views.orders import Orders, orders_of
from sitegen.publishing.views.pictures import Grid, Tally, grid, tally
from sitegen.publishing.views.text import anchors_of_places


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
    tally: Tally | None
    versions: tuple[tuple[str | None, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class FindingAid:
    """The archive, its settings and its pages, with the look-ups that several kinds of page share."""

    archive: Archive
    config: Config
    letters: Mapping[str, Manuscript]
    works: Mapping[str, str]
    permalinks: frozenset[str]
    addressees: Mapping[str, str]
    signed: Mapping[str, frozenset[str]]
    order: Mapping[str, tuple[Manuscript | None, Manuscript | None]]
    children: Mapping[str, frozenset[str]]
    dossiers: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]
    cosigning: CoSigning
    lookup: FindingsLookup
    own_pages: tuple[Link, ...]
    judged: Mapping[str, tuple[Judged, ...]]
    doubts: Mapping[str, tuple[Doubt, ...]]
    joins: Mapping[str, tuple[Join, ...]]
    former: Mapping[str, tuple[str, ...]]
    pairs: Mapping[str, tuple[Pair, ...]]
    ranks: Mapping[str, int]
    lists: Mapping[str, frozenset[str]]
    orders: Orders
    grid: Grid
    anchors: Mapping[str, Mapping[int, str]]

    def frame(self, page: Page, title: str, description: str | None = None, *, own_feed: bool = False) -> Frame:
        """Return the frame of `page`; without a `description` of its own it has the archive's."""
        description = self.config.description if description is None else description
        return frame_of(page, self.config, title, description, self.own_pages, own_feed=own_feed)

    def name(self, organization_id: str) -> str:
        """Return an organization's authorized name, and what tells it from others of that name."""
        return self.archive.organizations[organization_id].label

    def dossier(self, slug: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return an addressee's names as written, and the ids of the letters it received, in order of date."""
        return self.dossiers[slug]

    def organization(self, root: str, organization_id: str | None, text: str | None = None) -> Link:
        """Return the way to an organization under `text` or its authorized name; without href if it has no page."""
        record = self.archive.organizations.get(organization_id or "")
        permalink = f"organizations/{organization_id}.html"
        known = record is not None and permalink in self.permalinks
        return Link(text or (record.label if record else ""), root + permalink if known else None)

    def addressee(self, root: str, name: str) -> Link:
        """Return the way to an addressee's dossier."""
        permalink = f"addressees/{self.addressees.get(name, '')}.html"
        return Link(name, root + permalink if permalink in self.permalinks else None)

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
        letter, ledger = self.letters[letter_id].letter, self.archive.ledgers[letter_id]
        return LetterCard(
            letter_id=letter_id,
            href=f"{root}letters/{letter_id}.html",
            title=heading(letter, letter_id),
            date=letter.date,
            language=letter.language,
            addressees=letter.addressees,
            stated=ledger.stated,
            undisclosed=ledger.undisclosed,
            listed=ledger.listed,
            missing=ledger.missing,
            tally=tally(ledger) if drawn else None,
            versions=tuple(
                (one.letter.language, f"{root}letters/{one.letter_id}.html", heading(one.letter, one.letter_id))
                for one in self.archive.versions.get(letter_id, ())
            ),
        )


def make_finding_aid(
    archive: Archive,
    site: Site,
    config: Config,
    texts: Mapping[str, str],
    findings: Findings,
    doubts: Iterable[Doubt],
) -> FindingAid:
    """Return the look-ups for all pages of `site`.

    `texts` are the archive's own pages; `findings` are what was found in the letters' texts; `doubts` are the pairs of
    organizations that nobody has decided on.
    """
    addressees = addressee_slugs(archive)
    cosigning = cosigning_of(archive)
    letters = {one.letter_id: one for one in archive.manuscripts}
    return FindingAid(
        archive=archive,
        config=config,
        letters=letters,
        works=archive.works,
        permalinks=frozenset(page.permalink for page in site.pages),
        addressees=addressees,
        signed={
            letter_id: frozenset(one.organization_id for one in rows if one.organization_id)
            for letter_id, rows in archive.by_letter.items()
        },
        order=_order(archive),
        children=_children(archive),
        dossiers=_dossiers(archive, addressees),
        cosigning=cosigning,
        lookup=look_up(archive, findings, site),
        own_pages=tuple(_own_pages(site, texts)),
        judged=judged_by_organization(judged(archive)),
        doubts=doubts_by_organization(doubts),
        joins=_joins(archive),
        former=_former(archive),
        pairs=by_letter(pairs_of(archive)),
        ranks=collated(archive),
        lists={one.letter_id: frozenset(ids) for one, ids in zip(archive.letters, cosigning.lists, strict=True)},
        orders=orders_of(archive, people=config.policies.people_pages),
        grid=grid([(one.letter_id, one.letter.date) for one in archive.letters]),
        anchors=_Anchors(letters),
    )


class _Anchors(dict[str, dict[int, str]]):
    """The anchors of the places of every letter, made when one is first asked for."""

    def __init__(self, letters: Mapping[str, Manuscript]) -> None:
        super().__init__()
        self._letters = letters

    def __missing__(self, letter_id: str) -> dict[int, str]:
        self[letter_id] = found = anchors_of_places(self._letters[letter_id].letter)
        return found


def _order(archive: Archive) -> dict[str, tuple[Manuscript | None, Manuscript | None]]:
    """Return the letters before and after each; the versions of a letter have the same neighbours as it."""
    letters = archive.letters
    return {
        each.letter_id: (before, after)
        for one, before, after in zip(letters, (None, *letters), (*letters[1:], None), strict=False)
        for each in (one, *archive.versions.get(one.letter_id, ()))
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


def _former(archive: Archive) -> dict[str, tuple[str, ...]]:
    """Return the ids that lead to each organization."""
    found: dict[str, list[str]] = defaultdict(list)
    for former, own in archive.redirects.items():
        found[own].append(former)
    return {own: tuple(sorted(its)) for own, its in found.items()}


def _dossiers(archive: Archive, slugs: Mapping[str, str]) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    names: dict[str, dict[str, None]] = defaultdict(dict)
    ids: dict[str, dict[str, None]] = defaultdict(dict)
    for one in archive.letters:
        for name in one.letter.addressees:
            names[slugs[name]][name] = None
            ids[slugs[name]][one.letter_id] = None
    return {slug: (tuple(found), tuple(ids[slug])) for slug, found in names.items()}


def heading(letter: Letter, letter_id: str) -> str:
    """Return what a letter is called: its title, or its first words, or its id."""
    if letter.title:
        return letter.title
    first = next((block.text for block in letter.body if block.kind == "paragraph"), "")
    words = first.split()
    return " ".join(words[:12]) + ("…" if len(words) > 12 else "") if words else letter_id
