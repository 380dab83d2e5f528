"""The indexes: letters by year, organizations from A to Z."""

from __future__ import annotations

from collections.abc import Mapping

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


class Row(Frozen):
    """A letter in the index: its card, and a bar as long as its signatories are many, in parts of a hundred.

    `listed` is the part of those that its list names, `unnamed` of the others that it counts, `cut` if that is more
    than fits.
    """

    letter: LetterCard
    listed: float
    unnamed: float
    cut: bool


class LettersView(Frozen):
    """The index of letters in one order, or a page of it; `orders` lead to the same in the others.

    `jumps` lead to all sections, `index_pages` to all pages (none if this is the only one). `total` is of all pages,
    `first` and `last` count what stands on this one, from 1.
    """

    frame: Frame
    order: str
    orders: tuple[tuple[str, str], ...]
    sections: tuple[Section[Row], ...]
    jumps: tuple[Jump, ...]
    index_pages: tuple[IndexPage, ...]
    total: int
    first: int
    last: int


class Listed(Frozen):
    """An organization in an index, and how many letters it signed."""

    organization: Link
    letters: int


class OrganizationsView(Frozen):
    """The index of organizations in one order, or a page of it; the other fields are those of `LettersView`.

    By name, sections are initials, each script in its own order; else they are numbers of letters, years of the first
    letter ("" for none), or places. Of the `total`, `persons` are no organizations.
    """

    frame: Frame
    order: str
    orders: tuple[tuple[str, str], ...]
    sections: tuple[Section[Listed], ...]
    jumps: tuple[Jump, ...]
    index_pages: tuple[IndexPage, ...]
    total: int
    persons: int
    first: int
    last: int


def letters_view(page: Page, aid: FindingAid) -> LettersView:
    """Return the index of letters in the order, and the part of it, that `page` is about."""
    root = way_to_root(page.permalink)
    order = _index_part(page, aid.orders.letters[page.subject], LETTER_ORDERS, LETTERS_A_PAGE)
    return LettersView(
        frame=aid.frame(page, "Letters"),
        order=page.subject,
        orders=tuple(
            (order, root + permalink) for order, permalink in LETTER_ORDERS.items() if permalink in aid.permalinks
        ),
        sections=tuple(
            one.holding(_row(aid.card(root, each), aid.orders.most) for each in one.entries) for one in order.sections
        ),
        jumps=order.jumps,
        index_pages=order.index_pages,
        total=order.total,
        first=order.start + 1,
        last=order.stop,
    )


def _row(card: LetterCard, most: int) -> Row:
    listed, stated = (round(one / (most or 1) * 100, 1) for one in (card.listed, card.stated or 0))
    unnamed = round(max(min(stated, 100) - listed, 0), 1)
    return Row(card, listed, unnamed, stated > 100)


def organizations_view(page: Page, aid: FindingAid) -> OrganizationsView:
    """Return the index of organizations in the order, and the part of it, that `page` is about."""
    root = way_to_root(page.permalink)
    order = _index_part(page, aid.orders.organizations[page.subject], ORDERS, ORGANIZATIONS_A_PAGE)
    return OrganizationsView(
        frame=aid.frame(page, "Organizations"),
        order=page.subject,
        orders=tuple((order, root + permalink) for order, permalink in ORDERS.items() if permalink in aid.permalinks),
        sections=tuple(
            one.holding(Listed(aid.organization(root, each), aid.periods[each].letters) for each in one.entries)
            for one in order.sections
        ),
        jumps=order.jumps,
        index_pages=order.index_pages,
        total=order.total,
        persons=aid.orders.persons if page.subject != "place" else 0,
        first=order.start + 1,
        last=order.stop,
    )


class _IndexPart(Frozen):
    """What one page of an index holds: ids in sections, and the ways to all others."""

    sections: tuple[Section[str], ...]
    jumps: tuple[Jump, ...]
    index_pages: tuple[IndexPage, ...]
    total: int
    start: int
    stop: int


def _index_part(page: Page, sections: tuple[Section[str], ...], orders: Mapping[str, str], most: int) -> _IndexPart:
    total = sum(len(one.entries) for one in sections)
    permalinks = addresses_of_index(page.subject, orders[page.subject], total, most)
    addresses = tuple(one.rpartition("/")[2] for one in permalinks)
    start, stop = span_of(total, page.part, len(addresses))
    return _IndexPart(
        sections=cut(sections, start, stop),
        jumps=jumps(sections, addresses, page.part),
        index_pages=index_pages(sections, addresses, page.part),
        total=total,
        start=start,
        stop=stop,
    )
