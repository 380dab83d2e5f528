"""Whoever stops us (Ctrl-C, a closed window, the system that shuts down) waits while something is half done."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_STOPPING = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name)]


@contextmanager
def unstopped() -> Iterator[None]:
    """Hold back whatever would stop us until the block has run; then it stops us.

    Only the main thread of a program is stopped by signals, so there is nothing to hold back in others.
    """
    held: list[int] = []

    def hold(number: int, _frame: FrameType | None) -> None:
        held.append(number)

    before = {}
    try:
        for one in _STOPPING:
            before[one] = signal.signal(one, hold)
    except ValueError:  # another thread than the main one
        yield
        return
    try:
        yield
    finally:
        for one, handler in before.items():
            signal.signal(one, signal.SIG_DFL if handler is None else handler)
        for number in dict.fromkeys(held):
            signal.raise_signal(number)
