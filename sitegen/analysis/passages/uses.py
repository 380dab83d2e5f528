"""Uses of passages, kept as numbers: a large archive has a million of them, and nobody looks at all at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from struct import Struct
from typing import overload

_NUMBERS = Struct("<6I")  # of a letter among those that share something, then as the fields of a use that follow


@dataclass(frozen=True, slots=True)
class Use:
    """Where a letter uses a passage: characters `start` to `end` of the text of block `block` (from 0).

    `first` and `last` are the block's source lines.
    """

    letter_id: str
    block: int
    start: int
    end: int
    first: int
    last: int


class Uses(Sequence[Use]):
    """Uses in order: 24 bytes each, made into values when somebody looks at them."""

    __slots__ = ("_letters", "_numbers")

    def __init__(self, letters: Sequence[str], numbers: bytes) -> None:
        """Take the ids of `letters`, and `numbers` as `packed` returns them."""
        self._letters, self._numbers = letters, numbers

    @classmethod
    def of(cls, uses: Iterable[Use]) -> Uses:
        """Return uses as numbers."""
        some = tuple(uses)
        places = {letter: place for place, letter in enumerate(dict.fromkeys(one.letter_id for one in some))}
        return cls(tuple(places), packed((places[one.letter_id], *place_of(one)) for one in some))

    def __len__(self) -> int:
        return len(self._numbers) // _NUMBERS.size

    def __iter__(self) -> Iterator[Use]:
        letters = self._letters
        return (Use(letters[letter], *rest) for letter, *rest in _NUMBERS.iter_unpack(self._numbers))

    @overload
    def __getitem__(self, at: int) -> Use: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Use, ...]: ...
    def __getitem__(self, at: int | slice) -> Use | tuple[Use, ...]:
        if isinstance(at, slice):
            return tuple(self)[at]
        letter, *rest = _NUMBERS.unpack_from(self._numbers, range(len(self))[at] * _NUMBERS.size)
        return Use(self._letters[letter], *rest)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))

    def letters(self) -> Iterator[str]:
        """Yield the ids of the letters of all uses."""
        return (self._letters[letter] for letter, *_ in _NUMBERS.iter_unpack(self._numbers))


place_of: Callable[[Use], tuple[int, int, int, int, int]] = attrgetter("block", "start", "end", "first", "last")


def packed(uses: Iterable[tuple[int, int, int, int, int, int]]) -> bytes:
    """Return uses as numbers: of a letter by its place, then what follows in a `Use`."""
    return b"".join(_NUMBERS.pack(*one) for one in uses)
