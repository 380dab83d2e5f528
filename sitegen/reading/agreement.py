"""How far two readings agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence


def agreement(one: Sequence[int], other: Sequence[int]) -> float:
    """Return how far two readings begin entries on the same lines: Dice's coefficient, from 0 to 1."""
    both = len(one) + len(other)
    shared = sum((Counter(one) & Counter(other)).values())
    return 2 * shared / both if both else 1.0
