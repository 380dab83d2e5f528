"""Rows of views: frozen values that pages have by the hundred thousand."""

from __future__ import annotations

import msgspec


class RowView(msgspec.Struct, frozen=True, gc=False):
    """A row of a list that a page shows: a frozen value like all others, made in a tenth of the time of a dataclass."""
