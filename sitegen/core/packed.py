"""Rows of texts and whole numbers, packed into bytes: what is found in an archive's letters are millions of them.

As values, a row of ten fields takes half a kilobyte, and whoever looks at it in a copy of the process copies it there.
Packed it is four bytes a field, and the texts of its letter stand once, in UTF-8. A row becomes a value when somebody
looks at it, and nobody can tell it from one that was at hand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import attrgetter
from struct import Struct
from typing import Any, Generic, TypeVar, overload

import msgspec
from msgspec.structs import fields

from sitegen.core.digests import digest_of

T = TypeVar("T")

_ENCODER = msgspec.msgpack.Encoder(order="deterministic")
_FOUR = Struct("<i")
_NONE = -1


class InBytes(Generic[T]):
    """How values of one type become bytes, and again values."""

    def __init__(self, kind: Any) -> None:  # noqa: ANN401 - a type, or an alias of one
        """Take the type."""
        self._kind = kind
        self._decoder: msgspec.msgpack.Decoder[T] | None = None  # made where it is wanted: it takes its time

    def data(self, value: T) -> bytes:
        """Return a value as bytes."""
        return _ENCODER.encode(value)

    def value(self, data: bytes) -> T:
        """Return the value that was made into bytes."""
        if self._decoder is None:
            self._decoder = msgspec.msgpack.Decoder(self._kind)
        return self._decoder.decode(data)


@dataclass(frozen=True, slots=True)
class Pack:
    """Rows as bytes: `numbers` has four for each field of each row.

    That of a text is its place among `texts`, which stand one behind the other and end at `ends`; of none it is -1.
    """

    texts: bytes
    ends: bytes
    numbers: bytes


class Texts(Sequence[str]):
    """The texts of a pack."""

    __slots__ = ("_pack",)

    def __init__(self, pack: Pack) -> None:
        self._pack = pack

    def __len__(self) -> int:
        return len(self._pack.ends) // _FOUR.size

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> list[str]: ...
    def __getitem__(self, at: int | slice) -> str | list[str]:
        if isinstance(at, slice):
            return list(self)[at]
        ends, place = self._pack.ends, range(len(self))[at] * _FOUR.size
        start = _FOUR.unpack_from(ends, place - _FOUR.size)[0] if place else 0
        return self._pack.texts[start : _FOUR.unpack_from(ends, place)[0]].decode(errors="surrogatepass")

    def __iter__(self) -> Iterator[str]:
        texts, start = self._pack.texts, 0
        for (end,) in _FOUR.iter_unpack(self._pack.ends):
            yield texts[start:end].decode(errors="surrogatepass")
            start = end


class Packing(Generic[T]):
    """How rows of one type are packed: frozen values whose fields are whole numbers, texts, or texts or None."""

    def __init__(self, row: type[T]) -> None:
        """Take the type."""
        every = fields(row)  # type: ignore[arg-type]
        self.row = row
        self.names = tuple(one.name for one in every)
        self.numbers = Struct(f"<{len(every)}i")
        self.texts = tuple(at for at, one in enumerate(every) if one.type is not int)
        self._values = attrgetter(*self.names)

    def pack(self, rows: Iterable[T]) -> Pack:
        """Return rows as bytes."""
        places: dict[str, int] = {}
        numbers = b"".join([self.numbers.pack(*self._numbered(row, places)) for row in rows])
        texts = [one.encode(errors="surrogatepass") for one in places]
        return Pack(b"".join(texts), b"".join(map(_FOUR.pack, accumulate(map(len, texts)))), numbers)

    def of(self, rows: Iterable[T]) -> PackedRows[T]:
        """Return rows as ones that are packed."""
        return self.rows(self.pack(rows))

    def rows(self, pack: Pack) -> PackedRows[T]:
        """Return the rows of a pack."""
        return PackedRows(self, Texts(pack), pack.numbers)

    def made(self, numbers: Iterable[int], text: Callable[[int], str]) -> T:
        """Return a row that has these numbers; `text` gives a text by its place."""
        values: list[Any] = list(numbers)
        for at in self.texts:
            values[at] = None if values[at] == _NONE else text(values[at])
        return self.row(*values)

    def _numbered(self, row: T, places: dict[str, int]) -> list[int]:
        values = list(self._values(row))
        for at in self.texts:
            values[at] = _NONE if values[at] is None else places.setdefault(values[at], len(places))
        return values


class PackedRows(Sequence[T], Generic[T]):
    """Rows that are made when somebody looks at them."""

    __slots__ = ("_numbers", "_packing", "_texts")

    def __init__(self, packing: Packing[T], texts: Sequence[str], numbers: bytes) -> None:
        """Take `numbers` as in `Pack`; `texts` may serve other rows, too."""
        self._packing, self._texts, self._numbers = packing, texts, numbers

    def __len__(self) -> int:
        return len(self._numbers) // self._packing.numbers.size

    def __iter__(self) -> Iterator[T]:
        text = self._each_text()
        return (self._packing.made(numbers, text) for numbers in self._packing.numbers.iter_unpack(self._numbers))

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[T, ...]: ...
    def __getitem__(self, at: int | slice) -> T | tuple[T, ...]:
        if isinstance(at, slice):
            return tuple(self)[at]
        numbers = self._packing.numbers
        place = range(len(self))[at] * numbers.size
        return self._packing.made(numbers.unpack_from(self._numbers, place), self._texts.__getitem__)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))

    def column(self, name: str) -> Iterator[Any]:
        """Yield what all rows have in one field; no row is made."""
        at = self._packing.names.index(name)
        column = (numbers[at] for numbers in self._packing.numbers.iter_unpack(self._numbers))
        if at not in self._packing.texts:
            return column
        text = self._each_text()
        return (None if one == _NONE else text(one) for one in column)

    def _each_text(self) -> Callable[[int], str]:
        """Return what gives a text by its place, where most of them will be asked for."""
        return (list(self._texts) if isinstance(self._texts, Texts) else self._texts).__getitem__


class PackedTable(Mapping[str, PackedRows[T]], Generic[T]):
    """Packs under their keys, as rows."""

    def __init__(self, packing: Packing[T], packs: Mapping[str, Pack]) -> None:
        """Take the packs."""
        self._packing, self._packs = packing, packs
        self._digests: dict[str, bytes] = {}

    def __getitem__(self, key: str) -> PackedRows[T]:
        return self._packing.rows(self._packs[key])

    def __iter__(self) -> Iterator[str]:
        return iter(self._packs)

    def __len__(self) -> int:
        return len(self._packs)

    def digest(self, key: str) -> bytes:
        """Return the digest of a key's rows."""
        found = self._digests.get(key)
        if found is None:
            found = self._digests[key] = digest_of(self._packs[key])
        return found
