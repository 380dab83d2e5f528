"""What the parser is not sure of, or wants an editor to see: the diagnostics of a reading."""

from __future__ import annotations

from sitegen.diagnostics import Diagnostic
from sitegen.model import Reading
from sitegen.parsing.context import Context
from sitegen.source import Source


def find_doubts(source: Source, context: Context, reading: Reading) -> tuple[Diagnostic, ...]:  # noqa: ARG001
    """Return the diagnostics of one reading."""
    return ()
