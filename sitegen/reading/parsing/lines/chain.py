"""Which printed numbers count the entries of a list: the longest run that only rises, restarts allowed.

OCR drops numbers, repeats them and misreads them, and names hold numbers of their own. What counts entries rises from
entry to entry; so the longest rising run among the numbers is kept, and a number outside it is only a figure on a line.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence


def rising_chain(numbers: Sequence[tuple[int, int]]) -> dict[int, int]:
    """Return the (line, number) pairs that count entries, as a dict in order of lines.

    `numbers` are all numbers at the starts of lines, in order. A 1 that a 2 follows starts the count again.
    """
    kept: dict[int, int] = {}
    for part in _restarts(numbers):
        kept.update(_longest_rising(part))
    return kept


def _restarts(numbers: Sequence[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    parts: list[list[tuple[int, int]]] = [[]]
    for position, (line, number) in enumerate(numbers):
        following = numbers[position + 1][1] if position + 1 < len(numbers) else None
        if number == 1 and parts[-1] and (following == 2 or following is None):
            parts.append([])
        parts[-1].append((line, number))
    return parts


def _longest_rising(numbers: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return a longest strictly rising subsequence (patience sorting, O(n log n)).

    Of equals the one that ends lowest.
    """
    tops: list[int] = []
    ends: list[int] = []
    previous: list[int] = []
    for position, (_, number) in enumerate(numbers):
        pile = bisect_left(tops, number)
        previous.append(ends[pile - 1] if pile else -1)
        if pile == len(tops):
            tops.append(number)
            ends.append(position)
        elif tops[pile] > number:  # of two equal numbers the first counts
            tops[pile] = number
            ends[pile] = position
    chain: list[tuple[int, int]] = []
    position = ends[-1] if ends else -1
    while position >= 0:
        chain.append(numbers[position])
        position = previous[position]
    return chain[::-1]
