"""Addressees: the index of them, and a dossier for each: what letters ask of it again and again, and what each asks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from functools import partial

from sitegen.analysis.demands.recurring import Place, RecurringDemand
from sitegen.archive.addressing import Received
from sitegen.archive.grouping import under_keys
from sitegen.core.frozen import Frozen
from sitegen.identity.contacts import mask_addresses
from sitegen.publishing.site import Page
from sitegen.publishing.views.evidence import Sentence
from sitegen.publishing.views.finding import FindingAid
from sitegen.publishing.views.frame import Frame, Link, way_to_root
from sitegen.publishing.views.identity import Question, question
from sitegen.publishing.views.letter_cards import LetterCard
from sitegen.publishing.views.lookup import DemandView, anchor_of_demand, demands_of

LONG = 6  # letters from which on what each asks is folded away
CELL, ROW, CELLS = 9, 18, 50  # a cell for every letter, so many in a row


class Dossier(Frozen):
    """An addressee, how many letters it received, and how many demands recur in them."""

    addressee: Link
    letters: int
    first: str | None
    last: str | None
    recurring: int


class AddresseesView(Frozen):
    """The index of addressees, most written to first."""

    frame: Frame
    dossiers: tuple[Dossier, ...]


class Asked(Frozen):
    """A letter that makes a recurring demand, in one sentence or several; `href` leads to the first."""

    letter: LetterCard
    href: str
    askings: tuple[Sentence, ...]


class Cells(Frozen):
    """One cell for every letter of a dossier, in order, as paths, sizes in pixels.

    `every` are the areas that are tiled with cells, `asking` the cells of the letters that ask.
    """

    width: int
    height: int
    every: str
    asking: str


class RecurringDemandView(Frozen):
    """A recurring demand: its words as the first letter has them, and every letter that asks it."""

    text: str
    language: str | None
    letters: tuple[Asked, ...]
    cells: Cells


class ReceivedView(Frozen):
    """A letter that an addressee received, and what it asks that no other does in these words.

    `through` are those to whom it is written, where that is not the addressee itself but one who belongs to it.
    """

    letter: LetterCard
    through: tuple[Link, ...]
    demands: tuple[DemandView, ...]
    again: int


class Variant(Frozen):
    """A form in which letters write an addressee, their languages, and how it was joined, if the program did that."""

    name: str
    languages: tuple[str, ...]
    about: str | None


class AddresseeView(Frozen):
    """The dossier of one addressee: what is asked again and again, then every letter with its other demands.

    `above` is what it belongs to, `below` who belongs to it; `questions` are addressees that may be the same.
    """

    frame: Frame
    name: str
    kind: str | None
    note: str | None
    websites: tuple[str, ...]
    identifiers: tuple[tuple[str, str], ...]
    above: tuple[Link, ...]
    below: tuple[Link, ...]
    variants: tuple[Variant, ...]
    questions: tuple[Question, ...]
    former: tuple[Link, ...]
    recurring: tuple[RecurringDemandView, ...]
    received: tuple[ReceivedView, ...]
    direct: int
    long: bool


def addressees_view(page: Page, aid: FindingAid) -> AddresseesView:
    """Return the index of addressees."""
    root = way_to_root(page.permalink)
    dossiers = []
    for own, received in aid.dossiers.items():
        dates = [date for one in received if (date := aid.cards[one.letter_id].date)]
        recurring = len(aid.lookup.recurring.get(own, ()))
        link = aid.addressee_of(root, own)
        dossiers.append(Dossier(link, len(received), min(dates, default=None), max(dates, default=None), recurring))
    dossiers.sort(key=lambda one: (-one.letters, one.addressee.text))
    return AddresseesView(aid.frame(page, "Addressees"), tuple(dossiers))


def addressee_view(page: Page, aid: FindingAid) -> AddresseeView:
    """Return the dossier that `page` is about."""
    own, root = page.subject, way_to_root(page.permalink)
    record, addressed = aid.archive.addressed.records[own], aid.archive.addressed
    letters = aid.dossiers[own]
    cards = {one.letter_id: aid.card(root, one.letter_id) for one in letters}
    recurring = tuple(aid.lookup.recurring.get(own, ()))
    again: dict[str, set[int]] = defaultdict(set)
    for repeated in recurring:
        for place in repeated.places:
            again[place.letter_id].add(place.demand)
    received = tuple(_received(own, one, cards[one.letter_id], again.get(one.letter_id, ()), aid, root)
                     for one in letters)  # fmt: skip
    frame = aid.frame(page, record.name, own_feed=any(card.date for card in cards.values()))
    return AddresseeView(
        frame=frame,
        name=record.name,
        kind=record.kind,
        note=record.note,
        websites=record.websites,
        identifiers=record.identifiers,
        above=tuple(aid.addressee_of(root, one) for one in addressed.above.get(own, ())),
        below=tuple(aid.addressee_of(root, one) for one in aid.addressees_below.get(own, ())),
        variants=tuple(_variants(own, letters, aid)),
        questions=tuple(
            question(own, one, partial(aid.addressee_of, root)) for one in aid.addressees_asked.get(own, ())
        ),
        former=tuple(
            Link(f"addressees/{old}.html", f"{root}addressees/{old}.html")
            for old, now in addressed.redirects.items()
            if now == own and f"addressees/{old}.html" in aid.permalinks
        ),
        recurring=tuple(_recurring_demand(repeated, cards, aid) for repeated in recurring),
        received=received,
        direct=sum(own in one.addressees for one in letters),
        long=len(letters) >= LONG,
    )


def _received(
    own: str, one: Received, card: LetterCard, told: Collection[int], aid: FindingAid, root: str
) -> ReceivedView:
    demands = demands_of(card.letter_id, aid.lookup, card.href, root)
    others = tuple(demand for number, demand in enumerate(demands) if number not in told)
    through = () if own in one.addressees else tuple(aid.addressee_of(root, each) for each in one.addressees)
    return ReceivedView(card, through, others, len(told))


def _variants(own: str, letters: Iterable[Received], aid: FindingAid) -> Iterator[Variant]:
    """Yield the forms in which letters write an addressee, if there are several; joined ones say by what."""
    joined = {
        name: one.about
        for one in aid.archive.addressed.joins
        if aid.archive.addressed.redirects.get(one.first, one.first) == own
        for name in (one.first_name, one.second_name)
    }
    forms: dict[str, dict[str, None]] = {}
    for one in letters:
        if own not in one.addressees:
            continue
        card = aid.cards[one.letter_id]
        for letter_id in (one.letter_id, *(href[len("letters/") : -len(".html")] for _, href, _ in card.versions)):
            its = aid.cards[letter_id]
            for name, whom in zip(its.addressees, aid.archive.addressed.by_letter[letter_id], strict=True):
                if whom == own:
                    forms.setdefault(name, {})[its.language or ""] = None
    name = aid.archive.addressed.records[own].name
    for form, languages in forms.items():
        if len(forms) > 1 or form != name:
            yield Variant(form, tuple(filter(None, languages)), None if form == name else joined.get(form))


def _recurring_demand(repeated: RecurringDemand, cards: dict[str, LetterCard], aid: FindingAid) -> RecurringDemandView:
    letters = tuple(
        Asked(cards[letter_id], f"{cards[letter_id].href}#{anchor_of_demand(found[0].demand)}",
              tuple(_askings(found, cards[letter_id], aid)))
        for letter_id, found in under_keys((one.letter_id, one) for one in repeated.places).items()
    )  # fmt: skip
    asks = set(repeated.letters)
    asking = {at for at, one in enumerate(cards) if one in asks}
    return RecurringDemandView(
        mask_addresses(repeated.text), letters[0].letter.language, letters, _cells(len(cards), asking)
    )


def _cells(count: int, asking: Iterable[int]) -> Cells:
    full, rest = divmod(count, CELLS)
    areas = [(0, CELLS, full), (full, rest, 1)]
    cell = f"h{CELL - 3}v{ROW - 5}h-{CELL - 3}z"
    return Cells(
        min(count, CELLS) * CELL,
        -(-count // CELLS) * ROW,
        "".join(f"M0 {y * ROW}h{wide * CELL}v{high * ROW}h-{wide * CELL}z" for y, wide, high in areas if wide and high),
        "".join(f"M{at % CELLS * CELL + 1} {at // CELLS * ROW + 2}{cell}" for at in sorted(asking)),
    )


def _askings(places: Iterable[Place], card: LetterCard, aid: FindingAid) -> Iterator[Sentence]:
    for place in places:
        text = aid.lookup.demands[place.letter_id][place.demand][0].text
        pieces = (text[: place.start], text[place.start : place.end], text[place.end :])
        if mask_addresses(text) != text:
            pieces = (mask_addresses(text), "", "")  # what is masked is not cut
        yield Sentence(*pieces, f"{card.href}#{anchor_of_demand(place.demand)}")
