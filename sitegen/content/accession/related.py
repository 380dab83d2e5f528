"""Which letters can help to read each other: those that share an entry under which one of them nests members."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from sitegen.core.model import Letter

_NOT_A_LETTER = re.compile(r"[\W_]+")


def related_letters(letter: Letter, others: Mapping[str, Letter]) -> tuple[str, ...]:
    """Return the keys of those of `others` with a nested list whose parent stands in `letter` too, in order.

    No other letter can change how `letter` is read, so a large archive is not read anew for every arrival.
    """
    names = {_key(one.name) for one in letter.signatories} | {
        _key(member.name) for one in letter.signatories for member in one.members
    }
    return tuple(
        key for key in sorted(others) if any(one.members and _key(one.name) in names for one in others[key].signatories)
    )


def _key(name: str) -> str:
    """Return a name without anything in which two prints of it may differ: coarser than the parser's own comparison."""
    return _NOT_A_LETTER.sub("", unicodedata.normalize("NFD", name.lower()))
