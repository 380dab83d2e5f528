"""The orders of the indexes, found once for all their pages; and how an order that is long is spread over pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import TypeVar

from sitegen.archive.cosigning import Period
from sitegen.core.frozen import Frozen
from sitegen.core.model import Archive, Ledger, Organization
from sitegen.identity.collation import sort_key
from sitegen.identity.persons import family_first
from sitegen.publishing.site import has_page
from sitegen.publishing.views.collation import Section, by_initial, under_headings

PERSONS = "Persons"  # a phrase of the catalogue
T = TypeVar("T")
WHOLE = 4  # times the longest list is the longest bar: one petition of millions leaves none of the others a bar


class Jump(Frozen):
    """The way to a section of an index, on whichever of its pages it begins; `script` is "" or "my"."""

    heading: str
    href: str
    script: str


class IndexPage(Frozen):
    """One of the pages of an index: its number from 1, its address, the headings that it begins and ends with."""

    part: int
    href: str
    first: str
    last: str
    current: bool


class Orders(Frozen):
    """The ids of all letters, and of all organizations that have a page, in every order that they are listed in.

    Organizations by name stand under initials, each script in its own order; else under numbers of letters, years of
    the first letter ("" for none), or places. Letters by date stand under years, latest first, those without at the
    end under ""; by signatories under no heading. `most` is what a whole bar stands for.
    Of those with a page `bodies` are organizations and `persons` are persons, who stand behind them under a heading of
    their own; who may be a person and has no page is `unpaged`.
    """

    organizations: Mapping[str, tuple[Section[str], ...]]
    letters: Mapping[str, tuple[Section[str], ...]]
    most: int
    bodies: int = 0
    persons: int = 0
    unpaged: int = 0


def orders_of(archive: Archive, periods: Mapping[str, Period], *, people: bool) -> Orders:
    """Return the orders of all indexes; `people` says that persons have pages."""
    ledgers = [archive.ledgers[one.letter_id] for one in archive.letters]
    longest = max((one.listed for one in ledgers), default=0)
    most = max((_size(one) for one in ledgers), default=0)
    most = min(most, WHOLE * longest) if longest else most
    paged = [one for one in archive.organizations.values() if has_page(one, people=people)]
    persons = sum(one.kind == "person" for one in paged)
    return Orders(
        _organizations(paged, periods),
        _letters(archive),
        most,
        len(paged) - persons,
        persons,
        len(archive.organizations) - len(paged),
    )


def ordered_by(archive: Archive) -> object:
    """Return all that orders follow from, beside the periods of organizations."""
    return (
        [(own, one.name, one.kind, one.place) for own, one in archive.organizations.items()],
        [(one.letter_id, one.letter.date, _size(archive.ledgers[one.letter_id])) for one in archive.letters],
    )


def _organizations(
    records: Sequence[Organization], periods: Mapping[str, Period]
) -> Mapping[str, tuple[Section[str], ...]]:
    letters = {own: one.letters for own, one in periods.items()}
    first = {own: one.first or "" for own, one in periods.items()}
    most_first = sorted(records, key=lambda one: -letters[one.organization_id])
    by_date = sorted(records, key=lambda one: first[one.organization_id] or "9999")
    placed = sorted((one for one in records if one.place), key=lambda one: sort_key(one.place or ""))
    return {
        "name": (
            *by_initial((one.name, one.organization_id) for one in records if one.kind != "person"),
            *_persons([one for one in records if one.kind == "person"]),
        ),
        "letters": under_headings(
            (str(letters[one.organization_id]), one.name, one.organization_id) for one in most_first
        ),
        "date": under_headings((first[one.organization_id][:4], one.name, one.organization_id) for one in by_date),
        "place": under_headings((one.place or "", one.name, one.organization_id) for one in placed),
    }


def _persons(records: Sequence[Organization]) -> Iterator[Section[str]]:
    """Yield the section of the persons, if there are any, in order of their family names."""
    if records:
        by_family = sorted(records, key=lambda one: sort_key(family_first(one.name)))
        yield Section(PERSONS, "persons", "", tuple(one.organization_id for one in by_family))


def _letters(archive: Archive) -> Mapping[str, tuple[Section[str], ...]]:
    dated = [one for one in archive.letters if one.letter.date][::-1]
    undated = [one for one in archive.letters if not one.letter.date]
    by_year = groupby((*dated, *undated), key=lambda one: (one.letter.date or "")[:4])
    most_first = sorted((*dated, *undated), key=lambda one: -_size(archive.ledgers[one.letter_id]))
    every = Section("", "letters", "", tuple(one.letter_id for one in most_first))
    return {
        "date": tuple(
            Section(year, f"y{year or 'none'}", "", tuple(one.letter_id for one in found)) for year, found in by_year
        ),
        "signatories": (every,) if every.entries else (),
    }


def _size(ledger: Ledger) -> int:
    """Return how many signatories a letter counts, or else those that it lists."""
    return ledger.listed if ledger.stated is None else max(ledger.stated, ledger.listed)


def span_of(total: int, part: int, parts: int) -> tuple[int, int]:
    """Return which of `total` things, from 0, stand on page `part` (from 1) of `parts`: as many on each as may be."""
    return total * (part - 1) // parts, total * part // parts


def cut(sections: Iterable[Section[T]], start: int, stop: int) -> tuple[Section[T], ...]:
    """Return the things `start` to `stop` of all sections, in their sections; one that began before says so."""
    return tuple(_cut(sections, start, stop))


def _cut(sections: Iterable[Section[T]], start: int, stop: int) -> Iterator[Section[T]]:
    at = 0
    for one in sections:
        left, right = max(start - at, 0), min(stop - at, len(one.entries))
        if left < right:
            yield replace(one, entries=one.entries[left:right], continued=left > 0)
        at += len(one.entries)


def jumps(sections: Sequence[Section[T]], addresses: Sequence[str], current: int) -> tuple[Jump, ...]:
    """Return the ways to all `sections` of an index that is spread over `addresses`, from its page `current`."""
    starts = [span_of(sum(len(one.entries) for one in sections), part, len(addresses))[0] for part in _parts(addresses)]
    found, at, part = [], 0, 1
    for one in sections:
        while part < len(starts) and starts[part] <= at:
            part += 1
        page = "" if part == current else addresses[part - 1]
        found.append(Jump(one.heading, f"{page}#{one.anchor}", one.script))
        at += len(one.entries)
    return tuple(found)


def index_pages(sections: Sequence[Section[T]], addresses: Sequence[str], current: int) -> tuple[IndexPage, ...]:
    """Return the pages of an index, or nothing if it has but one."""
    if len(addresses) == 1:
        return ()
    headings = [one.heading for one in sections for _ in one.entries]
    spans = [span_of(len(headings), part, len(addresses)) for part in _parts(addresses)]
    return tuple(
        IndexPage(part, address, headings[start], headings[stop - 1], part == current)
        for part, address, (start, stop) in zip(_parts(addresses), addresses, spans, strict=True)
    )


def _parts(addresses: Sequence[str]) -> range:
    return range(1, len(addresses) + 1)
