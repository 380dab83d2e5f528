"""What a letter repeats of earlier ones: runs of words in a row, with words around them that are nearly the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple, TypeAlias

from sitegen.analysis.passages.words import RUN, Runs, Words
from sitegen.core.memo import Stage

GAP = 4  # words in which two uses may differ within a passage
JOIN = 3  # words that must be the same again after a difference
PLAIN = 2  # words that are neither small nor capitalised

First: TypeAlias = tuple[int, int, int]
"""Where a run was first used: the letter by its place, the block with words, the word."""


class Match(NamedTuple):
    """Words of a block that are a stretch of an earlier letter's block: `length` from each place on."""

    letter: int
    there: int
    origin: int
    here: int
    repeat: int
    length: int


@dataclass(frozen=True, slots=True)
class Repeat:
    """A match with the words around it that are nearly the same: words `start` to `end` of the block of origin.

    What repeats it are characters `first` to `last` of the letter's own block.
    """

    start: int
    end: int
    first: int
    last: int


REPEATS: Stage[tuple[Repeat | None, ...]] = Stage("repeats", tuple[Repeat | None, ...])


def note_first(place: int, blocks: Sequence[Runs], first_use: dict[int, First]) -> None:
    """Note where a letter uses runs that no earlier one uses."""
    for number, block in enumerate(blocks):
        for at, run in enumerate(block.each()):
            if run not in first_use:
                first_use[run] = (place, number, at)


def matches(blocks: Sequence[Runs], first_use: Mapping[int, First]) -> Iterator[Match]:
    """Yield the longest stretches of a letter whose runs were first used one after another; in order."""
    for here, block in enumerate(blocks):
        letter = there = origin = repeat = length = 0  # the stretch that is open: `length` words, none if 0
        for at, run in enumerate(block.each()):
            first = first_use.get(run)
            if first is None and not length:
                continue
            steps = length - RUN + 1
            if length and first == (letter, there, origin + steps):
                length += 1
                continue
            if length:
                yield Match(letter, there, origin, here, repeat, length)
            length = 0
            if first is not None:
                (letter, there, origin), repeat, length = first, at, RUN
        if length:
            yield Match(letter, there, origin, here, repeat, length)


def stretched(match: Match, one: Words, two: Words) -> Repeat | None:
    """Return a match with the words around it that are nearly the same, or None if it is all names and small words.

    `one` is the block of origin, `two` the one that repeats it.
    """
    origin, repeat = match.origin, match.repeat
    ends = origin + match.length, repeat + match.length
    if one.row[origin : ends[0]] != two.row[repeat : ends[1]]:
        return None  # two runs of one digest, which may happen once in an age
    before = _going_on(one.row[:origin][::-1], two.row[:repeat][::-1])
    after = _going_on(one.row[ends[0] :], two.row[ends[1] :])
    start, end = origin - before[0], ends[0] + after[0]
    if sum(one.plain[start:end]) < PLAIN:
        return None
    return Repeat(start, end, two.starts[repeat - before[1]], two.ends[ends[1] + after[1] - 1])


def _going_on(one: Sequence[str], two: Sequence[str]) -> tuple[int, int]:
    """Return how many words of each text still belong to a passage that came before them."""
    at = to = _same(one, two, 0, 0)
    while True:
        steps = ((skip, hop, _same(one, two, at + skip, to + hop)) for skip, hop in _STEPS)
        skip, hop, length = next((step for step in steps if step[2] >= JOIN), (0, 0, 0))
        if not length:
            return at, to
        at += skip + length
        to += hop + length


_STEPS = sorted(product(range(GAP + 1), repeat=2), key=lambda step: (sum(step), step))


def _same(one: Sequence[str], two: Sequence[str], at: int, to: int) -> int:
    """Return how many words are the same from these places on."""
    length = 0
    while at + length < len(one) and to + length < len(two) and one[at + length] == two[to + length]:
        length += 1
    return length
