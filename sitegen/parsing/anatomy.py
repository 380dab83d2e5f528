"""The anatomy of an entry: name, place, role, affiliation, and whether it names a person or an organization."""

from __future__ import annotations

from collections.abc import Sequence

from sitegen.model import Signatory
from sitegen.parsing.context import Context


def dissect(entries: Sequence[Signatory], context: Context) -> list[Signatory]:  # noqa: ARG001
    """Return the entries with their parts told apart."""
    return list(entries)
