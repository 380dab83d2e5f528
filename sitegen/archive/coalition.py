"""Coalitions: how they grow from letter to letter, and who signs together most often.

Everything here is counted exactly. Where more would tie for a place than can be listed, none of them is picked:
their number is told instead.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import groupby
from typing import Generic, TypeVar

from sitegen.archive.cosigning import CoSigning
from sitegen.archive.tallies import add_up, at_least, by_sum, places_of
from sitegen.core.frozen import Frozen
from sitegen.core.model import Archive

TOGETHER = 2  # letters that a pair must share to be counted: once is no habit
ENOUGH = 3  # letters that organizations must have signed, all of them together, to be called a group

T = TypeVar("T")


class Step(Frozen):
    """A stretch of time ("2024-03-01", "2024-03", "2024"): its letters (ids), and the organizations on their lists.

    `again` of them stand on the list of an earlier letter, `fresh` do not; `known` is how many have signed so far.
    """

    when: str
    letters: tuple[str, ...]
    again: int
    fresh: int
    known: int


class Leading(Frozen, Generic[T]):
    """The first of an order, each with its number, and how many tie at the number where the list breaks off.

    Of things with equal numbers all are in `found`, or none: then `tied` of them have the number `at`. 0 if all are in.
    """

    found: tuple[tuple[T, int], ...]
    tied: int
    at: int


def growth(archive: Archive, cosigning: CoSigning, digits: int | None = None) -> tuple[Step, ...]:
    """Return the steps in which the lists of dated letters grew, in the order of the letters.

    A step is a letter or, with `digits`, all letters whose dates begin with the same ones: 4 for years, 7 for months.
    """
    dated = [
        (one.letter.date, one.letter_id, ids)
        for one, ids in zip(archive.letters, cosigning.lists, strict=True)
        if one.letter.date
    ]
    seen: set[str] = set()
    steps: list[Step] = []
    for _, found in groupby(dated, key=lambda each: each[0][:digits] if digits else each[1]):
        some = list(found)
        on_lists = {own for _, _, ids in some for own in ids}
        again = len(on_lists & seen)
        seen |= on_lists
        letters = tuple(letter_id for _, letter_id, _ in some)
        steps.append(Step(some[0][0][:digits], letters, again, len(on_lists) - again, len(seen)))
    return tuple(steps)


def distribution(cosigning: CoSigning) -> tuple[tuple[int, int], ...]:
    """Return how many organizations signed how many letters, as (letters, organizations), fewest letters first."""
    return tuple(sorted(Counter(map(len, cosigning.places.values())).items()))


def most_letters(cosigning: CoSigning, limit: int) -> Leading[str]:
    """Return the organizations that signed most letters, at most `limit`."""
    levels = ((number, tuple(some)) for number, some in groupby(cosigning.ranked, key=cosigning.signed))
    return _leading(((number, len(some), some) for number, some in levels), limit)


def most_together(cosigning: CoSigning, limit: int) -> Leading[tuple[str, str]]:
    """Return the pairs of organizations that stand together on most lists, at most `limit`.

    No pair is overlooked. Organizations are taken in the order of their letters; all that come later in it are counted
    at once. Pairs below what is needed by now are not looked at, and where no organization has so many letters left,
    the search ends.
    """
    counts: Counter[int] = Counter()
    kept: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)
    least, width = TOGETHER, len(cosigning.ranked)
    masks, wide = cosigning.masks, width
    for rank, own in enumerate(cosigning.ranked):
        if cosigning.signed(own) < least:
            break
        while width and cosigning.signed(cosigning.ranked[width - 1]) < least:
            width -= 1
        if 2 * width < wide:  # half of the organizations are out of it: shorter masks are added faster
            masks, wide = tuple(one & ((1 << width) - 1) for one in masks), width
        planes = add_up(masks[at] for at in cosigning.places[own])
        later = ((1 << width) - 1) >> (rank + 1) << (rank + 1)
        for shared, mask in by_sum(planes, at_least(planes, least, later)):
            counts[shared] += mask.bit_count()
            if counts[shared] <= limit:
                kept[shared] += [(own, cosigning.ranked[at]) for at in places_of(mask)]
        raised = _least_needed(counts, limit)
        if raised > least:
            least = raised
            for below in [one for one in counts if one < least]:
                del counts[below]
                kept.pop(below, None)
    return _leading(((number, counts[number], kept[number]) for number in sorted(counts, reverse=True)), limit)


def always_together(cosigning: CoSigning) -> tuple[tuple[tuple[str, ...], int], ...]:
    """Return the groups of organizations that stand on exactly the same lists, `ENOUGH` at least, with their number.

    Those on most lists come first, then the largest groups.
    """
    groups: defaultdict[tuple[int, ...], list[str]] = defaultdict(list)
    for own in cosigning.ranked:
        if cosigning.signed(own) >= ENOUGH:
            groups[cosigning.places[own]].append(own)
    found = [(tuple(ids), len(lists)) for lists, ids in groups.items() if len(ids) > 1]
    return tuple(sorted(found, key=lambda one: (-one[1], -len(one[0]), one[0])))


def _least_needed(counts: Counter[int], limit: int) -> int:
    """Return the highest number that, with all above it, more than `limit` have; `TOGETHER` if there is none."""
    total = 0
    for number in sorted(counts, reverse=True):
        total += counts[number]
        if total > limit:
            return number
    return TOGETHER


def _leading(levels: Iterable[tuple[int, int, Iterable[T]]], limit: int) -> Leading[T]:
    """Return the first of things given as (their number, how many have it, they), highest number first."""
    found: list[tuple[T, int]] = []
    for number, count, some in levels:
        if len(found) + count > limit:
            return Leading(tuple(found), count, number)
        found += [(one, number) for one in some]
    return Leading(tuple(found), 0, 0)
