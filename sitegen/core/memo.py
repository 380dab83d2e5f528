"""What a stage computed once for the same key need not be computed again; what is missing may be done side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import chain, islice
from types import GenericAlias
from typing import Any, Generic, Protocol, TypeVar
from zlib import crc32

from sitegen.core.digests import digest_of

T = TypeVar("T")
V = TypeVar("V")

_PART, _PARTS = 16, 8  # tasks that one process does at a time, at most; parts of a work, at least
_TOGETHER = 32  # values that are remembered at a time

Spread = Callable[[Callable[[Any], Any], Sequence[Any]], Iterable[Any]]


@dataclass(frozen=True, slots=True)
class Stage(Generic[T]):
    """A stage whose values may be remembered: its name, and the type from which they can be read back."""

    name: str
    kind: Any = field(compare=False)


class Memo(Protocol):
    """Remembers values under their stage and a key that names everything that they depend on."""

    def __call__(self, stage: Stage[T], key: str, compute: Callable[[], T], /) -> T:
        """Return the value of the key, computed if it is not known."""
        ...


def no_memo(_stage: Stage[T], _key: str, compute: Callable[[], T]) -> T:
    """Compute, remembering nothing."""
    return compute()


def in_turn(work: Callable[[Any], Any], parts: Sequence[Any]) -> Iterable[Any]:
    """Do all parts of a work here, one after the other."""
    return map(work, parts)


class _MissingError(Exception):
    """Nothing is remembered under a key."""


def known(memo: Memo, stage: Stage[T], key: str) -> tuple[T] | None:
    """Return what is remembered, or None if nothing is; nothing is computed."""

    def missing() -> T:
        raise _MissingError

    try:
        return (memo(stage, key, missing),)
    except _MissingError:
        return None


def keep(memo: Memo, stage: Stage[T], key: str, value: T) -> T:
    """Remember a value that was computed elsewhere, and return it."""
    return memo(stage, key, lambda: value)


def apart(spread: Spread, work: Callable[[V], T], tasks: Sequence[V]) -> Iterator[T]:
    """Yield what `work` makes of each task, in their order; `spread` may do several at the same time.

    The first is done here: what it loads and compiles, every copy of the process then has.
    """

    def do(some: range) -> list[T]:
        return [work(tasks[at]) for at in some]

    if tasks:
        yield work(tasks[0])
    # A copy of the process has the tasks already: it is only told their places.
    size = max(1, min(_PART, len(tasks) // _PARTS))
    parts = [range(start, min(start + size, len(tasks))) for start in range(1, len(tasks), size)]
    yield from chain.from_iterable(spread(do, parts))


def each(
    memo: Memo,
    spread: Spread,
    stage: Stage[T],
    tasks: Sequence[tuple[str, V]],
    work: Callable[[V], T],
    *,
    together: bool = False,
    ahead: Callable[[V], object] | None = None,
) -> Iterator[T]:
    """Yield what `work` makes of each task, given with its key, in their order; what is not known is spread.

    With `together`, values are also remembered a few dozen at a time: where all of these are known, that is one look
    and not dozens. It is meant for small values. `ahead` makes here what is wanted for a task, and later again: what
    a copy of the process makes for itself is forgotten with it.
    """
    if together and memo is not no_memo:
        yield from _together(memo, spread, stage, tasks, work, ahead)
        return
    found = [known(memo, stage, key) for key, _ in tasks]
    left = [task for (_, task), one in zip(tasks, found, strict=True) if one is None]
    if ahead:
        for task in left:
            ahead(task)
    made = apart(spread, work, left)
    for (key, _), one in zip(tasks, found, strict=True):
        yield keep(memo, stage, key, next(made)) if one is None else one[0]


def _together(
    memo: Memo,
    spread: Spread,
    stage: Stage[T],
    tasks: Sequence[tuple[str, V]],
    work: Callable[[V], T],
    ahead: Callable[[V], object] | None,
) -> Iterator[T]:
    many: Stage[tuple[T, ...]] = Stage(f"{stage.name}, together", GenericAlias(tuple, (stage.kind, ...)))
    parts = [tasks[at : at + _TOGETHER] for at in range(0, len(tasks), _TOGETHER)]
    keys = [digest_of([key for key, _ in part]).hex() for part in parts]
    found = [known(memo, many, key) for key in keys]
    left = list(chain.from_iterable(part for part, one in zip(parts, found, strict=True) if one is None))
    made = each(memo, spread, stage, left, work, ahead=ahead)
    for part, key, one in zip(parts, keys, found, strict=True):
        yield from one[0] if one else keep(memo, many, key, tuple(islice(made, len(part))))


def in_buckets(
    memo: Memo, stage: Stage[T], texts: Iterable[str], make: Callable[[str], T], spread: Spread = in_turn
) -> dict[str, T]:
    """Return what `make` makes of each text, remembered a few dozen at a time; `spread` as for `each`.

    What is remembered together follows from the texts themselves, so one that is new makes its own bucket anew.
    """
    every = sorted(set(texts))
    if memo is no_memo:
        return {one: make(one) for one in every}
    many: Stage[tuple[T, ...]] = Stage(f"{stage.name}, in buckets", GenericAlias(tuple, (stage.kind, ...)))
    buckets: dict[int, list[str]] = {}
    count = 1 << (len(every) // _TOGETHER).bit_length()
    for one in every:
        buckets.setdefault(crc32(one.encode(errors="surrogatepass")) % count, []).append(one)
    tasks = [(digest_of(its).hex(), its) for its in buckets.values()]
    made = each(memo, spread, many, tasks, partial(_each_made, make))
    return {
        one: its
        for some, those in zip(buckets.values(), made, strict=True)
        for one, its in zip(some, those, strict=True)
    }


def _each_made(make: Callable[[str], T], texts: Sequence[str]) -> tuple[T, ...]:
    return tuple(map(make, texts))
