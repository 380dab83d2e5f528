"""A verdict on a reading: well read, look here, or badly read, with reasons in words and the lines to look at.

Each ground is a function that says how grave its doubt is, from 0 to 1: a full 1 makes a reading badly read, and doubts
add up. The weights were set by hand on the very letters on which `tests/benchmarks/reading.md` counts flagged letters
and false alarms: of letters unseen, those shares promise nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sitegen.core.model import Grade, ReadingVerdict, VerdictReason
from sitegen.reading.verdict.grounds import (
    doubts_of_rules,
    entries_unlike_names,
    groundless,
    noise,
    readers_differ,
    stated_total,
)
from sitegen.reading.verdict.outside import names_outside, nothing_listed
from sitegen.reading.verdict.readings import Ground, Readings

__all__ = ["Readings", "reach_verdict", "weigh"]

BADLY, DOUBTFUL = 1.0, 0.5  # sums of doubts from which a reading is badly read, and in doubt


def reach_verdict(read: Readings) -> ReadingVerdict:
    """Return how far a reading can be trusted, the gravest doubt first."""
    grounds = weigh(read)
    total = sum(one.weight for one in grounds)
    grade: Grade = "badly read" if total >= BADLY else "look here" if total >= DOUBTFUL else "well read"
    return ReadingVerdict(grade, tuple(VerdictReason(one.reason, one.first, one.last) for one in grounds))


def weigh(read: Readings) -> list[Ground]:
    """Return the grounds for doubt in a reading, the gravest first."""
    return sorted((one for ground in GROUNDS for one in ground(read)), key=lambda one: (-one.weight, one.first))


GROUNDS: tuple[Callable[[Readings], Iterator[Ground]], ...] = (
    readers_differ,
    names_outside,
    stated_total,
    entries_unlike_names,
    noise,
    nothing_listed,
    doubts_of_rules,
    groundless,
)
