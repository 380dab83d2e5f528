"""The command by which an editor says what lines are, as a hint gives it: to be copied."""

from __future__ import annotations

from shlex import quote

from sitegen.core.model import FactKind
from sitegen.core.source import Source


def said_so(source: Source, kind: FactKind, first: int, last: int | None = None) -> str:
    """Return the command that says what lines `first` to `last` (from 1) of a source are."""
    lines = str(first) if last in (None, first) else f"{first}-{last}"
    return f"sitegen import --is {lines}={kind} {quote(source.path)}"
