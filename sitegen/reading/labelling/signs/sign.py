"""What a sign is: a documented function that reads one thing off every unit of a letter, with its phrase in words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

from sitegen.reading.labelling.signs.page import Page

NOTHING = -1  # the value of a sign that has nothing to say of a unit

Values: TypeAlias = Sequence[int]


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign. `read` returns a value for every unit: the position of a word in `words`, or NOTHING.

    `phrase` says the sign in words; the value's word stands for "{}" in it. `of` are the two that it is made of.
    """

    name: str
    phrase: str
    words: tuple[str, ...]
    read: Callable[[Page], Values]
    of: tuple[Sign, Sign] | None = None

    def say(self, value: int) -> str:
        """Return the sign in words: "it looks very much like a name"."""
        return self.phrase.replace("{}", self.words[value] if value < len(self.words) else str(value))


def sign(phrase: str, *words: str) -> Callable[[Callable[[Page], Values]], Sign]:
    """Make a function a sign; without `words` it is one that is there or not."""

    def make(read: Callable[[Page], Values]) -> Sign:
        return Sign(getattr(read, "__name__", ""), phrase, words, read)

    return make


def steps(values: Iterable[float], edges: Sequence[float]) -> list[int]:
    """Return for every value how many of the rising `edges` it has reached."""
    return list(map(partial(bisect_right, edges), values))


def shares(counts: Sequence[int], before: int, after: int) -> list[float]:
    """Return for every unit the share of counted ones among it, some `before` it and some `after` it.

    `counts` says how many there are up to each unit, from 0 on.
    """
    total, size = counts[-1], len(counts) - 1
    lows, highs = [counts[0]] * before + [*counts[:size]], [*counts[1:]] + [total] * after
    starts, ends = [0] * before + [*range(size)], [*range(1, size + 1)] + [size] * after
    those = zip(lows[:size], highs[after : after + size], starts[:size], ends[after : after + size], strict=True)
    return [(high - low) / (end - start) for low, high, start, end in those]


def there(truths: Iterable[object]) -> list[int]:
    """Return 0 where something is there, NOTHING where it is not."""
    return [0 if truth else NOTHING for truth in truths]


def either(truths: Iterable[object]) -> list[int]:
    """Return 1 where something holds, 0 where it does not."""
    return [1 if truth else 0 for truth in truths]


def both(one: Sign, other: Sign) -> Sign:
    """Return the sign that two signs are together: of what they say of a unit each pair weighs by itself."""
    firsts, seconds = range(max(1, len(one.words))), range(max(1, len(other.words)))
    words = tuple(f"{one.say(left)}, and {other.say(right)}" for left in firsts for right in seconds)

    def read(page: Page) -> Values:
        return paired(one.read(page), other.read(page), len(seconds))

    return Sign(f"{one.name}+{other.name}", "{}", words, read, (one, other))


def paired(lefts: Values, rights: Values, count: int) -> list[int]:
    """Return a value for every pair of values, of which the right ones are fewer than `count`; NOTHING where one is."""
    return [
        left * count + right if left >= 0 and right >= 0 else NOTHING for left, right in zip(lefts, rights, strict=True)
    ]
