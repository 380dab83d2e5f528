"""What a letter repeats of earlier ones: runs of words in a row, with words around them that are nearly the same."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain, islice, pairwise, product
from operator import sub
from typing import NamedTuple

from sitegen.analysis.passages.words import EIGHT, LAST, RUN, Runs, Words
from sitegen.core.frozen import Frozen
from sitegen.core.memo import Stage

GAP = 4  # words in which two uses may differ within a passage
JOIN = 3  # words that must be the same again after a difference
PLAIN = 2  # words that are neither small nor capitalised
PART = 1 << 20  # digests that are held against each other at a time: in a dict they take 150 MB


class Match(NamedTuple):
    """Words of a block that are a stretch of an earlier letter's block: `length` from each place on."""

    letter: int
    there: int
    origin: int
    here: int
    repeat: int
    length: int


class Repeat(Frozen):
    """A match with the words around it that are nearly the same: words `start` to `end` of the block of origin.

    What repeats it are characters `first` to `last` of the letter's own block.
    """

    start: int
    end: int
    first: int
    last: int


REPEATS: Stage[tuple[Repeat | None, ...]] = Stage("repeats", tuple[Repeat | None, ...])


def matches(letters: Sequence[Sequence[Runs]]) -> Iterator[tuple[Match, ...]]:
    """Yield of each letter the longest stretches whose runs earlier letters used first, one after another; in order.

    Every run has a number, counted through all letters. The first use of a run is the least of its numbers: where it
    stands in an earlier letter, the run is a repeat.
    """
    blocks = [(letter, number, one) for letter, some in enumerate(letters) for number, one in enumerate(some)]
    starts = [0, *accumulate(len(one) for _, _, one in blocks)]
    first_use = first_uses((one.each() for _, _, one in blocks), starts[-1])
    at = 0
    for some in letters:
        own, found = starts[at], []
        for here in range(len(some)):
            firsts = first_use[starts[at] : starts[at + 1]].tolist()
            for repeat, first, length in _stretches(firsts, own, starts) if min(firsts, default=own) < own else ():
                place = bisect_right(starts, first) - 1
                there, number, _ = blocks[place]
                found.append(Match(there, number, first - starts[place], here, repeat, length + RUN - 1))
            at += 1
        yield tuple(found)


def first_uses(rows: Iterable[Sequence[int]], total: int, part: int = PART) -> array[int]:
    """Return for each of the `total` digests in `rows` the place, counted through all rows, where it stands first.

    Digests of one range are held against each other at a time, about `part` of them, so an index of an archive of
    any size takes no more memory than that of a part, besides sixteen bytes a digest.
    """
    parts = -(-total // part) or 1
    if parts == 1:
        every = list(chain.from_iterable(rows))
        return array(EIGHT, map(_first_places(every, range(total)).__getitem__, every))
    width = -(-(LAST + 1) // parts)
    digests, places = ([array(EIGHT) for _ in range(parts)] for _ in range(2))
    for place, digest in enumerate(chain.from_iterable(rows)):
        which = digest // width
        digests[which].append(digest)
        places[which].append(place)
    found = array(EIGHT, bytes(total * 8))
    while digests:
        some, its = digests.pop().tolist(), places.pop().tolist()
        first = _first_places(some, its)
        for place, digest in zip(its, some, strict=True):
            found[place] = first[digest]
    return found


def _first_places(digests: Sequence[int], places: Sequence[int]) -> dict[int, int]:
    """Return of each digest the first of its places, which ascend."""
    return dict(zip(reversed(digests), reversed(places), strict=True))


def _stretches(firsts: Sequence[int], own: int, starts: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """Yield runs of a block whose first uses, less than `own`, follow each other in one block: place, first, length."""
    breaks = [at for at, step in enumerate(map(sub, islice(firsts, 1, None), firsts), 1) if step != 1]
    for place, end in pairwise((0, *breaks, len(firsts))):
        at, first = place, firsts[place]
        while at < end and first < own:  # one that goes on in the next block of the earlier letter is another stretch
            length = min(end - at, starts[bisect_right(starts, first)] - first)
            yield at, first, length
            at, first = at + length, first + length


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
