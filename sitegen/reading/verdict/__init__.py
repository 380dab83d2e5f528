"""A verdict on a reading: well read, look here, or badly read, with reasons in words and the lines to look at.

Each ground is a function that finds a doubt; how grave it is stands in `weights.toml`, in whole numbers that add up.
`make train` fits them on readings that were made wrong on purpose, and on copies of letters in other layouts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache

from sitegen.core.model import Grade, ReadingVerdict, VerdictReason
from sitegen.core.tables import table
from sitegen.reading.verdict.few import of_few
from sitegen.reading.verdict.forms import names_in_pieces
from sitegen.reading.verdict.grounds import (
    AGREED,
    doubts_of_rules,
    entries_unlike_names,
    groundless,
    noise,
    overlong_entries,
    readers_differ,
    stated_total,
)
from sitegen.reading.verdict.lists import looks_oddly, stands_oddly, unanswered_farewell, worded_oddly
from sitegen.reading.verdict.nobody import nothing_listed
from sitegen.reading.verdict.outside import names_outside
from sitegen.reading.verdict.readings import Ground, Readings
from sitegen.reading.verdict.signers import doubtful_signers

__all__ = ["AGREED", "DOUBTFUL", "Readings", "find_grounds", "reach_verdict", "weigh", "weigh_alone"]

BADLY, DOUBTFUL = 100, 50  # sums of doubts from which a reading is badly read, and in doubt


def reach_verdict(read: Readings) -> ReadingVerdict:
    """Return how far a reading can be trusted, the gravest doubt first."""
    grounds = weigh(read)
    total = sum(weight for weight, _ in grounds)
    grade: Grade = "badly read" if total >= BADLY else "look here" if total >= DOUBTFUL else "well read"
    told = (one for weight, one in grounds if weight > 0)
    return ReadingVerdict(grade, tuple(VerdictReason(one.reason, one.first, one.last) for one in told))


def weigh(read: Readings) -> list[tuple[int, Ground]]:
    """Return the grounds for doubt in a reading, each with its weight, the gravest first."""
    weights = load_weights()
    found = ((weights.get(one.name, 0), one) for one in find_grounds(read))
    return sorted(found, key=lambda pair: (-pair[0], pair[1].first))


def weigh_alone(read: Readings) -> tuple[int, int]:
    """Return how grave the doubts in a reading are whatever others see: those in its list, and those in its number too.

    Words that say of somebody that he does not sign, or that another does, are for a person to judge.
    """
    weights = load_weights()

    def sum_of(grounds: Sequence[GroundsFinder]) -> int:
        return sum(weights.get(one.name, 0) for ground in grounds for one in ground(read))

    in_list = sum_of(IN_LIST)
    return in_list, in_list + sum_of(OF_LIST)


def find_grounds(read: Readings) -> list[Ground]:
    """Return all grounds for doubt in a reading."""
    return [one for ground in GROUNDS for one in ground(read)]


@cache
def load_weights() -> Mapping[str, int]:
    """Return what each ground weighs."""
    return {name: int(weight) for name, weight in table(__package__, "weights")["weights"].items()}


GroundsFinder = Callable[[Readings], Iterator[Ground]]

IN_LIST: tuple[GroundsFinder, ...] = (  # what is listed, or left out, looks wrong
    names_outside,
    entries_unlike_names,
    noise,
    nothing_listed,
    stands_oddly,
    looks_oddly,
    worded_oddly,
    names_in_pieces,
    of_few,
    unanswered_farewell,
    groundless,
)
OF_LIST: tuple[GroundsFinder, ...] = (stated_total, doubts_of_rules)  # what lists that are read well have, too
GROUNDS: tuple[GroundsFinder, ...] = (readers_differ, overlong_entries, doubtful_signers, *IN_LIST, *OF_LIST)
