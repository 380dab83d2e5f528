"""Counting many things at once: a mask says which of them occur, and masks are added up as columns of bits.

A mask is an integer whose bit n stands for thing n. The sum of masks is a tuple of planes: bit n of plane p is binary
digit p of how many masks have bit n. Masks are added three at a time, as hardware does (a full adder gives a sum and
a carry in five operations on whole words), so that a count of twenty thousand things costs little more than one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence


def mask_of(places: Iterable[int], width: int) -> int:
    """Return the mask of `places`, all below `width`."""
    found = bytearray(width // 8 + 1)
    for at in places:
        found[at >> 3] |= 1 << (at & 7)
    return int.from_bytes(found, "little")


def add_up(masks: Iterable[int]) -> tuple[int, ...]:
    """Return the planes of the sum of `masks`, lowest digit first."""
    planes: list[int] = []
    waiting = [one for one in masks if one]
    while waiting:
        carries: list[int] = []
        while len(waiting) > 2:
            one, other, third = waiting.pop(), waiting.pop(), waiting.pop()
            half = one ^ other
            waiting.append(half ^ third)
            carries.append((one & other) | (half & third))
        if len(waiting) == 2:
            one, other = waiting
            waiting = [one ^ other]
            carries.append(one & other)
        planes.append(waiting[0])
        waiting = [one for one in carries if one]
    return tuple(planes)


def at_least(planes: Sequence[int], least: int, columns: int) -> int:
    """Return the mask of those `columns` whose sum is `least` or more."""
    if least >> len(planes):
        return 0
    above, equal = 0, columns
    for at in range(len(planes) - 1, -1, -1):
        ones = equal & planes[at]
        if least >> at & 1:
            equal = ones
        else:
            above |= ones
            equal ^= ones
    return above | equal


def by_sum(planes: Sequence[int], columns: int) -> Iterator[tuple[int, int]]:
    """Yield (sum, mask of the `columns` that have it), highest sum first."""
    waiting = [(len(planes) - 1, columns, 0)]
    while waiting:
        at, some, value = waiting.pop()
        if not some:
            continue
        if at < 0:
            yield value, some
            continue
        ones = some & planes[at]
        waiting.append((at - 1, some ^ ones, value))
        waiting.append((at - 1, ones, value | 1 << at))


def places_of(mask: int) -> Iterator[int]:
    """Yield the places of the bits in `mask`, lowest first."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low
