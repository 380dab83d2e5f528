"""Who signs with whom, exactly, without counting every pair."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from sitegen.archive.tallies import add_up, by_sum, mask_of, places_of
from sitegen.core.frozen import Frozen
from sitegen.core.model import Archive, Manuscript, Standing


class CoSigning(Frozen):
    """Who is on which list, each organization once, and on which lists each stands.

    A letter that is printed in several languages has one list, the organizations of all of them. `ranks` are in the
    order of the organizations that signed most letters first, then of their ids; `ranked` are the organizations in that
    order, and `masks` the lists as bits, one bit for every rank.
    """

    lists: tuple[tuple[str, ...], ...]
    places: Mapping[str, tuple[int, ...]]
    ranks: Mapping[str, int]
    ranked: tuple[str, ...]
    masks: tuple[int, ...]

    def signed(self, organization_id: str) -> int:
        """Return how many letters an organization signed."""
        return len(self.places.get(organization_id, ()))

    def closest(self, organization_id: str, limit: int, least: int = 1) -> tuple[tuple[str, int], ...]:
        """Return up to `limit` organizations with the number of letters they share with this one, most first.

        Equals stand in order of id: what else they signed must not change who is shown. Those that share fewer than
        `least` are left out. All the others are counted at once, by adding up the lists that the organization is on.
        """
        if organization_id not in self.places:
            return ()
        planes = add_up(self.masks[at] for at in self.places[organization_id])
        others = ((1 << len(self.ranked)) - 1) ^ (1 << self.ranks[organization_id])
        together = ((shared, mask) for shared, mask in by_sum(planes, others) if shared >= max(least, 1))
        equals = ((shared, sorted(self.ranked[at] for at in places_of(mask))) for shared, mask in together)
        found = ((own, shared) for shared, some in equals for own in some)
        return tuple(islice(found, limit))


def lists_of(archive: Archive) -> list[tuple[str, ...]]:
    """Return the organizations (ids) on the list of each letter, entries and members alike, each once."""
    return [
        tuple(
            dict.fromkeys(
                organization_id
                for each in (one, *archive.versions.get(one.letter_id, ()))
                for own, members in archive.list_of(each.letter_id)
                for organization_id in (own, *members)
                if organization_id
            )
        )
        for one in archive.letters
    ]


def cosigning_of(archive: Archive) -> CoSigning:
    """Return who signed what, entries and members alike."""
    return cosigning_of_lists(lists_of(archive))


def letters_signed(
    organizations: Iterable[str],
    listed: Mapping[str, Iterable[Standing]],
    letters: Iterable[Manuscript],
    versions: Mapping[str, Sequence[Manuscript]],
) -> dict[str, tuple[str, ...]]:
    """Return the letters (ids) on whose lists each of `organizations` stands, one for each place where it does.

    Of the versions of a letter, only the first that has it counts; `letters` are in their order.
    """
    found: dict[str, list[str]] = {own: [] for own in organizations}
    for one in letters:
        known: set[str | None] = {None}
        for version in (one, *versions.get(one.letter_id, ())):
            its = [each for own, members in listed[version.letter_id] for each in (own, *members)]
            for each in its:
                if each not in known:
                    found.setdefault(each or "", []).append(version.letter_id)
            known.update(its)
    return {own: tuple(ids) for own, ids in found.items()}


def signed_by(archive: Archive) -> Mapping[str, Sequence[str]]:
    """Return the letters (ids) that each organization signed, one for each of its rows."""
    if archive.signed:
        return archive.signed
    return {own: tuple(row.letter_id for row in rows) for own, rows in archive.by_organization.items()}


def cosigning_of_lists(lists: Iterable[Iterable[str]]) -> CoSigning:
    """Return who stands with whom on `lists` of organizations (ids), in the order of the letters."""
    each_once = tuple(tuple(dict.fromkeys(ids)) for ids in lists)
    places: dict[str, list[int]] = {}
    for at, ids in enumerate(each_once):
        for organization_id in ids:
            places.setdefault(organization_id, []).append(at)
    ranked = tuple(sorted(places, key=lambda one: (-len(places[one]), one)))
    ranks = {one: rank for rank, one in enumerate(ranked)}
    return CoSigning(
        lists=each_once,
        places={one: tuple(found) for one, found in places.items()},
        ranks=ranks,
        ranked=ranked,
        masks=tuple(mask_of((ranks[one] for one in ids), len(ranked)) for ids in each_once),
    )


class Period(Frozen):
    """How many letters an organization signed, translations aside, and the date of the first of them."""

    letters: int
    first: str | None


def periods_of(archive: Archive) -> Mapping[str, Period]:
    """Return the period of each organization, under its id."""
    dates = {one.letter_id: one.letter.date for one in archive.manuscripts}
    works, signed = archive.works, signed_by(archive)
    return {own: _period(set(signed.get(own, ())), dates, works) for own in archive.organizations}


def _period(ids: set[str], dates: Mapping[str, str | None], works: Mapping[str, str]) -> Period:
    days = [date for own in ids if (date := dates[own])]
    return Period(len({works[own] for own in ids}), min(days, default=None))
