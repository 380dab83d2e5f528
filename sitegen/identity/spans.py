"""Stretches of a text, and whether one of them lies over a place: asked of any number of them in one step each."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable
from itertools import accumulate


class Spans:
    """Stretches, each from its first to its last place; they may overlap."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._lows = [low for low, _ in ordered]
        self._furthest = list(accumulate((high for _, high in ordered), max))

    def hold(self, first: int, last: int) -> bool:
        """Tell whether one of the stretches holds a place, or is it."""
        to = bisect_right(self._lows, first)
        return bool(to) and self._furthest[to - 1] >= last

    def hold_more(self, first: int, last: int) -> bool:
        """Tell whether one of the stretches holds a place and is longer."""
        to, before = bisect_right(self._lows, first), bisect_left(self._lows, first)
        return bool((to and self._furthest[to - 1] > last) or (before and self._furthest[before - 1] >= last))


class Apart:
    """Stretches of which none overlaps another, from a start to before an end, added one by one."""

    def __init__(self) -> None:
        self._kept: list[tuple[int, int]] = []

    def add(self, start: int, end: int) -> bool:
        """Tell whether a stretch overlaps none of those that are kept, and keep it if so."""
        at = bisect_left(self._kept, (end, end))
        if at and self._kept[at - 1][1] > start:
            return False
        insort(self._kept, (start, end))
        return True
