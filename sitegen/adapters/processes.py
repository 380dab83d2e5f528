"""Work spread over processes: this one and copies of it, each of which has all that was made so far without being sent.

What a copy touches becomes its own, so in time it takes as much memory as the first. Therefore this one works, too, and
does not wait for others, and copies are made anew after some time. Copies are made only where the system can copy a
process (not on Windows; on macOS its own libraries forbid it), and only while no other thread runs, for a copy has none
of them. Elsewhere the work is done here, one part after the other: the results are the same, and in the same order.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.pool import AsyncResult, Pool
from pathlib import Path
from typing import Any, TypeVar

from sitegen.adapters.collector import forget, give_back, leaving_alone

T = TypeVar("T")
R = TypeVar("R")

_ROUND = 16  # parts that each process does before copies are made anew
_LONG = 64  # parts of a work that is told from those before it
_MEMORY, _OWN = Path("/proc/meminfo"), Path("/proc/self/statm")
_MANY = 1024  # processes, where nothing tells how many are too many

_work: Callable[[Any], Any] | None = None  # what the copies do; they are made after it is set


def spread(jobs: int | None, work: Callable[[T], R], parts: Sequence[T]) -> Iterator[R]:
    """Yield what `work` returns for each of `parts`, in their order, from at most `jobs` processes.

    With None there is one a core, but no more than the memory holds.

    What it returns goes from one process to another, so it must be plain values.
    """
    if len(parts) > _LONG:
        forget()
    with leaving_alone():
        yield from _spread(jobs, work, parts)


def _spread(jobs: int | None, work: Callable[[T], R], parts: Sequence[T]) -> Iterator[R]:
    count = min(jobs or min(_cores(), _affordable()), len(parts))
    if count < 2 or sys.platform in ("win32", "darwin") or threading.active_count() > 1:
        yield from map(work, parts)
        return
    global _work  # noqa: PLW0603 - the only way to hand a function to a copy that has no name
    _work = work
    try:
        for first in range(0, len(parts), _ROUND * count):
            give_back()
            with multiprocessing.get_context("fork").Pool(count - 1, _begin) as pool:
                yield from _together(pool, count - 1, work, parts[first : first + _ROUND * count])
                # They end of themselves: one that is ended while it holds a queue's lock leaves us waiting for ever.
                pool.close()
                pool.join()
    finally:
        _work = None


def _together(pool: Pool, copies: int, work: Callable[[T], R], parts: Sequence[T]) -> Iterator[R]:
    """Yield the results in the order of the parts; what no copy has been given is done here."""
    left = deque(enumerate(parts))
    given: dict[int, AsyncResult[R]] = {}
    done: dict[int, R] = {}
    for at in range(len(parts)):
        while at not in done:
            # Each copy does one part, and one waits, so that it need not wait for us.
            while left and sum(not one.ready() for one in given.values()) < 2 * copies:
                number, part = left.popleft()
                given[number] = pool.apply_async(_do, (part,))
            if at in given and (given[at].ready() or not left):
                done[at] = given.pop(at).get()
            else:
                number, part = left.popleft()
                done[number] = work(part)
        yield done.pop(at)


def _begin() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who stops us stops the first process, and it the others


def _do(part: Any) -> Any:  # noqa: ANN401 - as `work` has it
    if _work is None:
        raise RuntimeError("a copy of a process that has no work")
    return _work(part)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _affordable() -> int:
    """Return how many processes that are as large as this one the memory holds, this one among them.

    An archive of ten thousand letters takes two gigabytes a process: on a small machine one ends, where two are killed.
    """
    if not _MEMORY.exists():  # Linux alone says so
        return _MANY
    free = next((line.split()[1] for line in _MEMORY.read_text().splitlines() if line.startswith("MemAvailable:")), "")
    own = int(_OWN.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    return 1 + int(free) * 1024 // own if free else _MANY
