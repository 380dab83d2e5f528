"""A verdict on a reading: well read, look here, or badly read, with reasons in words and the lines to look at.

Each ground is a function that says how grave its doubt is, from 0 to 1: a full 1 makes a reading badly read, and doubts
add up. The weights were set by hand on the very letters on which `tests/benchmarks/reading.md` counts flagged letters
and false alarms: of letters unseen, those shares promise nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sitegen.core.diagnostics import Diagnostic
from sitegen.core.diagnostics.codes import BADLY_READ, LOOK_HERE
from sitegen.core.model import Grade, ReadingVerdict, VerdictReason
from sitegen.core.source import Span, said_lines
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

__all__ = ["Readings", "reach_verdict", "verdict_on", "weigh"]

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


def verdict_on(path: str, verdict: ReadingVerdict | None) -> tuple[Diagnostic, ...]:
    """Return what a verdict on the source at `path` has to say to an editor: nothing, or one message with reasons."""
    if verdict is None or verdict.grade == "well read":
        return ()
    code = BADLY_READ if verdict.grade == "badly read" else LOOK_HERE
    first, last = (verdict.reasons[0].first, verdict.reasons[0].last) if verdict.reasons else (1, 1)
    reasons = "; ".join(f"{one.reason} ({said_lines(one.first, one.last)})" for one in verdict.reasons)
    return (code.at(Span(path, first, last), f"{verdict.grade}: {reasons}", HINT),)


HINT = (
    "compare the list with the original. To say what lines are: sitegen import --is 115-148=signatories FILE\n"
    "if all is right, say so in the manuscript's front matter: settled: [{of: reading, reason: …}]"
)


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
