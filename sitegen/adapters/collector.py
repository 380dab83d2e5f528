"""Python's garbage collector looks seldom: what a build makes is plain values, which are freed when nobody holds them.

Left to itself it looks through all letters, lists and pages again and again, an eighth of what a build takes.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import _lru_cache_wrapper

_SELDOM, _HARDLY = 50_000, 1_000_000  # new objects before it looks at these
_OLDER = 20  # times that it looks at these before it looks at older ones


@contextmanager
def seldom(*, little: bool = False) -> Iterator[None]:
    """Let the collector look seldom while the block runs; copies of the process that are made in it do alike.

    Where `little` is to be made, hardly ever: it takes a twentieth of an edit. A cold build would grow by a quarter.
    """
    before = gc.get_threshold()
    gc.set_threshold(_HARDLY if little else _SELDOM, _OLDER, _OLDER)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def forget() -> None:
    """Empty the caches that have a bound: what the work before asked again and again, a long one that begins does not.

    Caches without one hold tables of the program.
    """
    for one in gc.get_objects():
        if isinstance(one, _lru_cache_wrapper) and one.cache_parameters()["maxsize"]:
            one.cache_clear()


def give_back() -> None:
    """Give the system back what is free and only kept for later: each copy would fill a copy of it.

    Where the C library cannot do so, nothing happens.
    """
    import ctypes  # noqa: PLC0415 - only where copies of the process are made

    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim:
        trim(0)


@contextmanager
def leaving_alone() -> Iterator[None]:
    """Let it leave alone, while the block runs, all that is there: neither look at it, nor have a copy copy it."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
