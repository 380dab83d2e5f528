"""The indexes: letters by year, organizations from A to Z."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Generic, TypeVar

from sitegen.core.frozen import Frozen
from sitegen.publishing.site import (
    LETTER_ORDERS,
    LETTERS_A_PAGE,
    ORDERS,
    ORGANIZATIONS_A_PAGE,
    Page,
    addresses_of_index,
)
from sitegen.publishing.views.collation import Section
from sitegen.publishing.views.finding import FindingAid
from sitegen.publishing.views.frame import Frame, Link, way_to_root
from sitegen.publishing.views.letter_cards import LetterCard
from sitegen.publishing.views.orders import IndexPage, Jump, cut, index_pages, jumps, span_of

T = TypeVar("T")


class Row(Frozen):
    """A letter in the index: its card, and a bar as long as its signatories are many, in parts of a hundred.

    `listed` is the part of those that its list names, `unnamed` of the others that it counts, `cut` if that is more
    than fits.
    """

    letter: LetterCard
    listed: float
    unnamed: float
    cut: bool


class Listed(Frozen):
    """An organization in an index, and how many letters it signed."""

    organization: Link
    letters: int


class IndexView(Frozen, Generic[T]):
    """The index of letters or of organizations in one order, or a page of it; `orders` lead to the same in the others.

    Letters stand under years, organizations by name under initials, each script in its own order; else they stand under
    numbers of letters, years of the first letter ("" for none), or places. `jumps` lead to all sections, `index_pages`
    to all pages (none if this is the only one). `total` is of all pages, `persons` of it are no organizations; `first`
    and `last` count what stands on this one, from 1.
    """

    frame: Frame
    order: str
    orders: tuple[tuple[str, str], ...]
    sections: tuple[Section[T], ...]
    jumps: tuple[Jump, ...]
    index_pages: tuple[IndexPage, ...]
    total: int
    persons: int
    first: int
    last: int


def letters_view(page: Page, aid: FindingAid) -> IndexView[Row]:
    """Return the index of letters in the order, and the part of it, that `page` is about."""
    root = way_to_root(page.permalink)

    def row(own: str) -> Row:
        return _row(aid.card(root, own), aid.orders.most)

    return _index(page, aid, "Letters", aid.orders.letters, LETTER_ORDERS, LETTERS_A_PAGE, row)


def _row(card: LetterCard, most: int) -> Row:
    listed, stated = (round(one / (most or 1) * 100, 1) for one in (card.listed, card.stated or 0))
    unnamed = round(max(min(stated, 100) - listed, 0), 1)
    return Row(card, listed, unnamed, stated > 100)


def organizations_view(page: Page, aid: FindingAid) -> IndexView[Listed]:
    """Return the index of organizations in the order, and the part of it, that `page` is about."""
    root = way_to_root(page.permalink)
    persons = aid.orders.persons if page.subject != "place" else 0

    def row(own: str) -> Listed:
        return Listed(aid.organization(root, own), aid.periods[own].letters)

    return _index(
        page, aid, "Organizations", aid.orders.organizations, ORDERS, ORGANIZATIONS_A_PAGE, row, persons=persons
    )


def _index(
    page: Page,
    aid: FindingAid,
    title: str,
    every: Mapping[str, tuple[Section[str], ...]],
    orders: Mapping[str, str],
    most: int,
    row: Callable[[str], T],
    *,
    persons: int = 0,
) -> IndexView[T]:
    """Return an index of which `every` order is given, at most so many rows on a page."""
    sections, root = every[page.subject], way_to_root(page.permalink)
    total = sum(len(one.entries) for one in sections)
    permalinks = addresses_of_index(page.subject, orders[page.subject], total, most)
    addresses = tuple(one.rpartition("/")[2] for one in permalinks)
    start, stop = span_of(total, page.part, len(addresses))
    return IndexView(
        frame=aid.frame(page, title),
        order=page.subject,
        orders=tuple((order, root + first) for order, first in orders.items() if first in aid.permalinks),
        sections=tuple(one.holding(map(row, one.entries)) for one in cut(sections, start, stop)),
        jumps=jumps(sections, addresses, page.part),
        index_pages=index_pages(sections, addresses, page.part),
        total=total,
        persons=persons,
        first=start + 1,
        last=stop,
    )
