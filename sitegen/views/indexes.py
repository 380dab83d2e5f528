"""The indexes: letters by year, letters by addressee, organizations from A to Z."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from sitegen.names import sort_key
from sitegen.site import ORDERS, Page
from sitegen.views.collation import Section, filed, shelved
from sitegen.views.finding import FindingAid, LetterCard
from sitegen.views.frame import Frame, Link, way_to_root
from sitegen.views.study import DemandView, demands_of
from sitegen.views.text import anchors_of_blocks


@dataclass(frozen=True, slots=True)
class Year:
    """The letters of one year; `year` is None for those without a date."""

    year: str | None
    letters: tuple[LetterCard, ...]


@dataclass(frozen=True, slots=True)
class LettersView:
    """The index of letters, latest first."""

    frame: Frame
    years: tuple[Year, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Listed:
    """An organization in an index: its letters' number, the dates of the first and the last, its place."""

    organization: Link
    letters: int
    first: str | None
    last: str | None
    place: str | None


@dataclass(frozen=True, slots=True)
class OrganizationsView:
    """The index of organizations in one order; `orders` lead to the same in the others.

    By name, sections are initials, each script in its own order; else they are numbers of letters, years of the first
    letter ("" for none), or places.
    """

    frame: Frame
    order: str
    orders: tuple[tuple[str, str], ...]
    sections: tuple[Section[Listed], ...]
    total: int


@dataclass(frozen=True, slots=True)
class Dossier:
    """An addressee, and how many letters it received."""

    addressee: Link
    letters: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class AddresseesView:
    """The index of addressees, most written to first."""

    frame: Frame
    dossiers: tuple[Dossier, ...]


@dataclass(frozen=True, slots=True)
class Received:
    """A letter that an addressee received, and what it asks."""

    letter: LetterCard
    demands: tuple[DemandView, ...]


@dataclass(frozen=True, slots=True)
class AddresseeView:
    """The dossier of one addressee: every letter it received, in order, with what each asks."""

    frame: Frame
    name: str
    received: tuple[Received, ...]


def letters_view(page: Page, aid: FindingAid) -> LettersView:
    """Return the index of letters."""
    root = way_to_root(page.permalink)
    cards = [aid.card(root, one.letter_id) for one in aid.archive.letters]
    return LettersView(aid.frame(page, "Letters"), _by_year(cards[::-1]), len(cards))


def organizations_view(page: Page, aid: FindingAid) -> OrganizationsView:
    """Return the index of organizations in the order that is the page's subject."""
    found = listed(page, aid)
    root = way_to_root(page.permalink)
    return OrganizationsView(
        frame=aid.frame(page, "Organizations"),
        order=page.subject,
        orders=tuple((order, root + permalink) for order, permalink in ORDERS.items() if permalink in aid.permalinks),
        sections=_in_order(page.subject, found),
        total=len(found),
    )


def _in_order(order: str, found: tuple[Listed, ...]) -> tuple[Section[Listed], ...]:
    if order == "letters":
        most_first = sorted(found, key=lambda one: -one.letters)
        return shelved((str(one.letters), one.organization.text, one) for one in most_first)
    if order == "date":
        by_date = sorted(found, key=lambda one: one.first or "9999")
        return shelved((one.first[:4] if one.first else "", one.organization.text, one) for one in by_date)
    if order == "place":
        placed = sorted((one for one in found if one.place), key=lambda one: sort_key(one.place or ""))
        return shelved((one.place or "", one.organization.text, one) for one in placed)
    return filed((one.organization.text, one) for one in found)


def listed(page: Page, aid: FindingAid) -> tuple[Listed, ...]:
    """Return every organization that has a page, in order of id."""
    root = way_to_root(page.permalink)
    links = ((one, aid.organization(root, one)) for one in aid.archive.organizations)
    return tuple(_listed(one, link, aid) for one, link in links if link.href)


def addressees_view(page: Page, aid: FindingAid) -> AddresseesView:
    """Return the index of addressees."""
    root = way_to_root(page.permalink)
    dossiers = [
        Dossier(
            aid.addressee(root, names[0]),
            len(ids),
            aid.letters[ids[0]].letter.date,
            aid.letters[ids[-1]].letter.date,
        )
        for names, ids in (aid.dossier(slug) for slug in sorted(set(aid.addressees.values())))
    ]
    dossiers.sort(key=lambda one: (-one.letters, one.addressee.text))
    return AddresseesView(aid.frame(page, "Addressees"), tuple(dossiers))


def addressee_view(page: Page, aid: FindingAid) -> AddresseeView:
    """Return the dossier that `page` is about."""
    names, ids = aid.dossier(page.subject)
    root = way_to_root(page.permalink)
    received = tuple(_received(one, aid, root) for one in ids)
    dated = any(one.letter.date for one in received)
    frame = aid.frame(page, names[0], own_feed=dated)
    return AddresseeView(frame, names[0], received)


def _received(letter_id: str, aid: FindingAid, root: str) -> Received:
    card, anchors = aid.card(root, letter_id), anchors_of_blocks(aid.letters[letter_id].letter.body)
    return Received(card, demands_of(letter_id, aid.studies, anchors, card.href, root))


def _by_year(cards: Iterable[LetterCard]) -> tuple[Year, ...]:
    return tuple(
        Year(year, tuple(found))
        for year, found in groupby(cards, key=lambda card: card.date[:4] if card.date else None)
    )


def _listed(organization_id: str, link: Link, aid: FindingAid) -> Listed:
    rows = aid.archive.by_organization.get(organization_id, ())
    dates = [date for row in rows if (date := aid.letters[row.letter_id].letter.date)]
    place = aid.archive.organizations[organization_id].place
    letters = len({aid.works[row.letter_id] for row in rows})
    return Listed(link, letters, min(dates, default=None), max(dates, default=None), place)
