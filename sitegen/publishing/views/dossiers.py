"""Addressees: the index of them, and a dossier for each: what letters ask of it again and again, and what each asks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from sitegen.analysis.demands.recurring import Place, RecurringDemand
from sitegen.publishing.site import Page
from sitegen.publishing.views.finding import FindingAid, LetterCard
from sitegen.publishing.views.frame import Frame, Link, way_to_root
from sitegen.publishing.views.lookup import DemandView, anchor_of_demand, demands_of
from sitegen.publishing.views.privacy import mask_addresses

LONG = 6  # letters from which on what each asks is folded away
CELL, ROW, CELLS = 9, 18, 50  # a cell for every letter, so many in a row


@dataclass(frozen=True, slots=True)
class Dossier:
    """An addressee, how many letters it received, and how many demands recur in them."""

    addressee: Link
    letters: int
    first: str | None
    last: str | None
    recurring: int


@dataclass(frozen=True, slots=True)
class AddresseesView:
    """The index of addressees, most written to first."""

    frame: Frame
    dossiers: tuple[Dossier, ...]


@dataclass(frozen=True, slots=True)
class Asking:
    """A sentence that makes a recurring demand, cut at the words that recur: before, these, after."""

    before: str
    words: str
    after: str
    href: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A letter that makes a recurring demand, in one sentence or several; `href` leads to the first."""

    letter: LetterCard
    href: str
    askings: tuple[Asking, ...]


@dataclass(frozen=True, slots=True)
class Cells:
    """One cell for every letter of a dossier, in order: the paths of all, and of those that ask. Sizes in pixels."""

    width: int
    height: int
    every: str
    asking: str


@dataclass(frozen=True, slots=True)
class RecurringDemandView:
    """A recurring demand: its words as the first letter has them, and every letter that asks it."""

    text: str
    language: str | None
    letters: tuple[Asked, ...]
    cells: Cells


@dataclass(frozen=True, slots=True)
class Received:
    """A letter that an addressee received, and what it asks that no other does in these words."""

    letter: LetterCard
    demands: tuple[DemandView, ...]
    again: int


@dataclass(frozen=True, slots=True)
class AddresseeView:
    """The dossier of one addressee: what is asked again and again, then every letter with its other demands."""

    frame: Frame
    name: str
    recurring: tuple[RecurringDemandView, ...]
    received: tuple[Received, ...]
    long: bool


def addressees_view(page: Page, aid: FindingAid) -> AddresseesView:
    """Return the index of addressees."""
    root = way_to_root(page.permalink)
    dossiers = [
        Dossier(
            aid.addressee(root, names[0]),
            len(ids),
            aid.cards[ids[0]].date,
            aid.cards[ids[-1]].date,
            len(aid.lookup.recurring.get(slug, ())),
        )
        for slug, (names, ids) in ((slug, aid.dossier(slug)) for slug in sorted(set(aid.addressees.values())))
    ]
    dossiers.sort(key=lambda one: (-one.letters, one.addressee.text))
    return AddresseesView(aid.frame(page, "Addressees"), tuple(dossiers))


def addressee_view(page: Page, aid: FindingAid) -> AddresseeView:
    """Return the dossier that `page` is about."""
    names, ids = aid.dossier(page.subject)
    root = way_to_root(page.permalink)
    cards = {one: aid.card(root, one) for one in ids}
    recurring = tuple(aid.lookup.recurring.get(page.subject, ()))
    again: dict[str, set[int]] = defaultdict(set)
    for repeated in recurring:
        for place in repeated.places:
            again[place.letter_id].add(place.demand)
    received = tuple(_received(card, again.get(card.letter_id, ()), aid, root) for card in cards.values())
    frame = aid.frame(page, names[0], own_feed=any(card.date for card in cards.values()))
    shown = tuple(_recurring_demand(repeated, cards, aid) for repeated in recurring)
    return AddresseeView(frame, names[0], shown, received, len(ids) >= LONG)


def _received(card: LetterCard, told: Collection[int], aid: FindingAid, root: str) -> Received:
    demands = demands_of(card.letter_id, aid.lookup, card.href, root)
    others = tuple(one for number, one in enumerate(demands) if number not in told)
    return Received(card, others, len(told))


def _recurring_demand(repeated: RecurringDemand, cards: dict[str, LetterCard], aid: FindingAid) -> RecurringDemandView:
    letters = tuple(
        Asked(cards[letter_id], f"{cards[letter_id].href}#{anchor_of_demand(found[0].demand)}",
              tuple(_askings(found, cards[letter_id], aid)))
        for letter_id, found in ((one, tuple(places)) for one, places in groupby(repeated.places, key=_letter_of))
    )  # fmt: skip
    asks = set(repeated.letters)
    asking = {at for at, one in enumerate(cards) if one in asks}
    return RecurringDemandView(
        mask_addresses(repeated.text), letters[0].letter.language, letters, _cells(len(cards), asking)
    )


def _cells(count: int, asking: Container[int]) -> Cells:
    places = [(at, at % CELLS * CELL + 1, at // CELLS * ROW + 2) for at in range(count)]
    drawn = {at: f"M{x} {y}h{CELL - 3}v{ROW - 5}h-{CELL - 3}z" for at, x, y in places}
    return Cells(
        min(count, CELLS) * CELL,
        -(-count // CELLS) * ROW,
        "".join(drawn.values()),
        "".join(path for at, path in drawn.items() if at in asking),
    )


def _letter_of(place: Place) -> str:
    return place.letter_id


def _askings(places: Iterable[Place], card: LetterCard, aid: FindingAid) -> Iterator[Asking]:
    for place in places:
        text = aid.lookup.demands[place.letter_id][place.demand][0].text
        pieces = (text[: place.start], text[place.start : place.end], text[place.end :])
        if mask_addresses(text) != text:
            pieces = (mask_addresses(text), "", "")  # what is masked is not cut
        yield Asking(*pieces, f"{card.href}#{anchor_of_demand(place.demand)}")
