"""Telling by signs whether something is so: of a few lines, whether they sign a letter.

As with labels of units, each value of a sign has a weight that was learned, in hundredths of the logarithm of odds; and
each pair of values, for pairs that say more together than each alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from sitegen.reading.labelling.model import Reason

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Sign(Generic[T]):
    """One thing that is asked, with its phrase: the word of the value that `ask` returns stands for "{}" in it."""

    name: str
    phrase: str
    words: tuple[str, ...]
    ask: Callable[[T], int]

    def say(self, value: int) -> str:
        """Return the sign in words."""
        return self.phrase.replace("{}", self.words[value])


@dataclass(frozen=True)
class Classifier(Generic[T]):
    """The signs by which something is told, and the pairs of them that weigh together, by their names."""

    signs: tuple[Sign[T], ...]
    pairs: tuple[tuple[str, str], ...]

    @cached_property
    def _sizes(self) -> Mapping[str, int]:
        return {sign.name: len(sign.words) for sign in self.signs}

    def values(self, one: T) -> dict[str, int]:
        """Return the value of every sign, and of every pair of signs as one."""
        found = {sign.name: sign.ask(one) for sign in self.signs}
        return found | {
            f"{left}+{right}": found[left] * self._sizes[right] + found[right] for left, right in self.pairs
        }

    def weigh(self, one: T, weights: Mapping[str, int]) -> int:
        """Return how sure it is that it is so, in hundredths of the logarithm of odds."""
        return sum(weights.get(name, 0) for name in features(self.values(one)))

    def reasons(self, one: T, weights: Mapping[str, int]) -> tuple[Reason, ...]:
        """Return the signs that speak for it, the strongest first."""
        asked = ((sign, sign.ask(one)) for sign in self.signs)
        told = (Reason(sign.say(value), weights.get(f"{sign.name} {value}", 0) / 100) for sign, value in asked)
        return tuple(sorted((one for one in told if one.weight > 0), key=lambda one: (-one.weight, one.words)))


def features(values: Mapping[str, int]) -> list[str]:
    """Return the names under which the weights of values are kept ("place 4"), and of what holds without any sign."""
    return ["bias 0", *(f"{name} {value}" for name, value in values.items())]


def reached(value: float, *edges: float) -> int:
    """Return how many of the edges a value has reached."""
    return sum(value >= edge for edge in edges)
