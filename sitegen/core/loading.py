"""Values that are loaded when somebody asks for them, and known by their digests before: lists and texts of letters.

An archive holds hundreds of names a letter, and most builds look at few of them. What is not looked at is not loaded:
whoever only wants to know whether it is as it was asks for its digest. A value that is loaded is the same as one that
was at hand all along; nobody has to know which of the two it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, fields, replace
from operator import attrgetter
from typing import Any, Generic, TypeVar, overload

from sitegen.core.digests import digest_of
from sitegen.core.model import Block, Footnote, Letter, Manuscript, Member, Signatory

K = TypeVar("K")
V = TypeVar("V")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Text:
    """A letter's text."""

    body: tuple[Block, ...]
    footnotes: tuple[Footnote, ...]


@dataclass(frozen=True, slots=True)
class Seal:
    """Digests of what is large in a letter: its list, the same without its lines in the manuscript, its text, blocks.

    `blocks` are those of the texts of the body's blocks.
    """

    listed: bytes
    shown: bytes
    text: bytes
    blocks: tuple[bytes, ...]

    def made_into(self, what: str) -> Seal:
        """Return the seal of what a pure function, which has this name, makes of the list and the text."""
        listed, shown, text, *blocks = (
            digest_of((what, one)) for one in (self.listed, self.shown, self.text, *self.blocks)
        )
        return Seal(listed, shown, text, tuple(blocks))


class Loaded(Generic[T]):
    """A value that is loaded once, when it is first asked for."""

    __slots__ = ("_load", "_value")

    def __init__(self, load: Callable[[], T]) -> None:
        self._load: Callable[[], T] | None = load
        self._value: T

    def __call__(self) -> T:
        """Return the value."""
        if self._load is not None:
            self._value = self._load()
            self._load = None
        return self._value

    def in_passing(self) -> T:
        """Return the value without keeping it, for whoever looks at very many of them, each once."""
        return self._value if self._load is None else self._load()


class LetterOnDemand(Letter):
    """A letter of which the list and the text are loaded when they are asked for."""

    __slots__ = ("_listed", "_text", "seal")

    seal: Seal
    _listed: Callable[[], tuple[Signatory, ...]]
    _text: Callable[[], Text]

    def __new__(cls, *values: Any, **named: Any) -> Any:  # noqa: ANN401 - `replace` makes a plain letter
        """Return a letter that has everything at hand."""
        return Letter(*values, **named)

    @classmethod
    def of(
        cls, head: Letter, seal: Seal, listed: Callable[[], tuple[Signatory, ...]], text: Callable[[], Text]
    ) -> LetterOnDemand:
        """Return `head` with a list and a text that are known by their seal."""
        made: LetterOnDemand = object.__new__(cls)
        for name in _HEAD:
            object.__setattr__(made, name, getattr(head, name))
        for name, value in (("seal", seal), ("_listed", listed), ("_text", text)):
            object.__setattr__(made, name, value)
        return made

    @property
    def signatories(self) -> tuple[Signatory, ...]:
        """The list."""
        return self._listed()

    @property
    def body(self) -> tuple[Block, ...]:
        """The blocks of the text."""
        return self._text().body

    @property
    def footnotes(self) -> tuple[Footnote, ...]:
        """The footnotes."""
        return self._text().footnotes

    def with_head(self, **changes: Any) -> LetterOnDemand:  # noqa: ANN401 - fields of a letter
        """Return the letter with other settings; list and text stay as they are, and where they are."""
        return LetterOnDemand.of(replace(head_of(self), **changes), self.seal, self._listed, self._text)

    def in_passing(self) -> LetterOnDemand:
        """Return the letter as one that keeps neither list nor text when they have been loaded."""
        listed = self._listed.in_passing if isinstance(self._listed, Loaded) else self._listed
        text = self._text.in_passing if isinstance(self._text, Loaded) else self._text
        return LetterOnDemand.of(self, self.seal, listed, text)

    def without_text(self) -> LetterOnDemand:
        """Return the letter without its text; the list stays where it is."""
        seal = Seal(self.seal.listed, self.seal.shown, _NO_TEXT, ())
        return LetterOnDemand.of(self, seal, self._listed, lambda: Text((), ()))

    def mapped(
        self,
        what: str,
        head: Callable[[Letter], Letter],
        listed: Callable[[tuple[Signatory, ...]], tuple[Signatory, ...]],
        text: Callable[[Text], Text],
    ) -> LetterOnDemand:
        """Return what pure functions make of its parts when these are asked for; `what` is the name of them all."""
        return LetterOnDemand.of(
            head(head_of(self)),
            self.seal.made_into(what),
            Loaded(lambda: listed(self._listed())),
            Loaded(lambda: text(self._text())),
        )

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Letter) and _EVERY(self) == _EVERY(other)

    def __hash__(self) -> int:
        return hash(_EVERY(self))

    def __repr__(self) -> str:
        return repr(Letter(*_EVERY(self)))


_EVERY = attrgetter(*(one.name for one in fields(Letter)))
_LARGE = ("signatories", "body", "footnotes")
_HEAD = tuple(one.name for one in fields(Letter) if one.name not in _LARGE)
_NO_TEXT = digest_of(((), ()))


def head_of(letter: Letter) -> Letter:
    """Return a letter without list and text."""
    values = {name: getattr(letter, name) for name in _HEAD} | dict.fromkeys(_LARGE, ())
    return Letter(**values)


def seal_of(letter: Letter) -> Seal:
    """Return the seal of a letter's list and text."""
    if isinstance(letter, LetterOnDemand):
        return letter.seal
    return Seal(
        digest_of(letter.signatories),
        digest_of([(_ENTRY(one), tuple(map(_MEMBER, one.members))) for one in letter.signatories]),
        digest_of((letter.body, letter.footnotes)),
        tuple(digest_of(one.text) for one in letter.body),
    )


# What a list shows of its entries and their members: all but where they stand in the manuscript.
_ENTRY, _MEMBER = (
    attrgetter(*(one.name for one in fields(kind) if one.compare and one.name != "members"))
    for kind in (Signatory, Member)
)


def without_text(letter: Letter) -> Letter:
    """Return a letter without its text."""
    return letter.without_text() if isinstance(letter, LetterOnDemand) else replace(letter, body=(), footnotes=())


def in_passing(letter: Letter) -> Letter:
    """Return a letter that is looked at once, and of which nothing that is loaded for that is kept."""
    return letter.in_passing() if isinstance(letter, LetterOnDemand) else letter


def with_settings(letter: Letter, **changes: Any) -> Letter:  # noqa: ANN401 - fields of a letter, its list and text aside
    """Return a letter with other settings."""
    return letter.with_head(**changes) if isinstance(letter, LetterOnDemand) else replace(letter, **changes)


def told(one: Manuscript) -> object:
    """Return what tells a manuscript from every other, for a digest: instead of its list and text stands their seal."""
    letter = one.letter
    return (
        [getattr(one, each.name) for each in fields(Manuscript) if each.name != "letter"],
        [getattr(letter, name) for name in _HEAD],
        seal_of(letter),
    )


@dataclass(frozen=True, slots=True)
class Since(Generic[K]):
    """Tells which values may be others than they were, without looking at the rest.

    `basis` returns what has to be kept of them for that; `changed` the keys of values that may have changed since such
    a basis was kept, or have come or gone since, and None where that cannot be told.
    """

    basis: Callable[[], bytes]
    changed: Callable[[bytes], Set[K] | None]

    def of(self, key: Callable[[K], V]) -> Since[V]:
        """Return the same under other keys; `key` returns the one under which a value stands."""

        def changed(before: bytes) -> Set[V] | None:
            found = self.changed(before)
            return None if found is None else {key(one) for one in found}

        return Since(self.basis, changed)

    def made_into(self, what: bytes) -> Since[K]:
        """Return the same of what a pure function, which has this name, makes of the values."""
        return Since(
            lambda: what + self.basis(),
            lambda before: self.changed(before.removeprefix(what)) if before.startswith(what) else None,
        )


class OnDemand(Mapping[K, V], Generic[K, V]):
    """Values for `keys`, each made when it is first asked for.

    `digest` returns that of a key's value, without making it; `whole` that of all of them; `since` tells what changed.
    """

    def __init__(
        self,
        keys: Iterable[K],
        make: Callable[[K], V],
        digest: Callable[[K], bytes] | None = None,
        whole: Callable[[], bytes] | None = None,
        since: Since[K] | None = None,
    ) -> None:
        self._keys, self._make = dict.fromkeys(keys), make
        self._made: dict[K, V] = {}  # one for each key at most; `InPassing` keeps none
        self.digest, self.whole, self.since = digest, whole, since

    def __getitem__(self, key: K) -> V:
        found = self._made.get(key)
        if found is None:
            if key not in self._keys:
                raise KeyError(key)
            found = self._made[key] = self._make(key)
        return found

    def put(self, key: K, value: V) -> None:
        """Give a key another value."""
        self._made[key] = value

    def __contains__(self, key: object) -> bool:
        return key in self._keys

    def __iter__(self) -> Iterator[K]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)


class InPassing(OnDemand[K, V]):
    """Values on demand of which none is kept: each is asked for about once, and they are many."""

    def __getitem__(self, key: K) -> V:
        if key not in self._keys:
            raise KeyError(key)
        return self._make(key)


class Deferred(Mapping[K, V], Generic[K, V]):
    """A mapping that is made when somebody first looks into it.

    `whole` returns the digest of all that it follows from.
    """

    def __init__(self, make: Callable[[], Mapping[K, V]], whole: Callable[[], bytes] | None = None) -> None:
        self._made = Loaded(make)
        self.digest, self.whole = None, whole

    def __getitem__(self, key: K) -> V:
        return self._made()[key]

    def __contains__(self, key: object) -> bool:
        return key in self._made()

    def __iter__(self) -> Iterator[K]:
        return iter(self._made())

    def __len__(self) -> int:
        return len(self._made())


class Row(Sequence[T], Generic[T]):
    """Values in order that are made when somebody first looks at them; `whole` as in `Deferred`, `size` how many."""

    def __init__(
        self,
        make: Callable[[], tuple[T, ...]],
        whole: Callable[[], bytes] | None = None,
        size: Callable[[], int] | None = None,
    ) -> None:
        self._made = Loaded(make)
        self.whole, self._size = whole, size

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[T, ...]: ...
    def __getitem__(self, at: int | slice) -> T | tuple[T, ...]:
        return self._made()[at]

    def __iter__(self) -> Iterator[T]:
        return iter(self._made())

    def __len__(self) -> int:
        return self._size() if self._size else len(self._made())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._made() == tuple(other)

    def __hash__(self) -> int:
        return hash(self._made())


def digest_in(rows: Mapping[K, V], key: K) -> bytes:
    """Return the digest of a key's value, without making it where that can be."""
    known: Callable[[K], bytes] | None = getattr(rows, "digest", None)
    return known(key) if known else digest_of(rows[key])


def since_in(rows: Mapping[K, object]) -> Since[K] | None:
    """Return what tells which values have changed, if anything does."""
    found: Since[K] | None = getattr(rows, "since", None)
    return found


def digest_of_all(rows: Mapping[K, V]) -> bytes:
    """Return a digest of all values with their keys in their order, without making them where that can be."""
    whole: Callable[[], bytes] | None = getattr(rows, "whole", None)
    if whole:
        return whole()
    if getattr(rows, "digest", None):
        return digest_of([(key, digest_in(rows, key)) for key in rows])
    return digest_of(list(rows.items()))


def digest_of_row(values: Sequence[T]) -> bytes:
    """Return a digest of values in their order, without making them where that can be."""
    whole: Callable[[], bytes] | None = getattr(values, "whole", None)
    return whole() if whole else digest_of(list(values))
