"""Which letters can help to read each other: those that share an entry, and most of what one of them nests under it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from sitegen.core.model import Letter

_NOT_A_LETTER = re.compile(r"[\W_]+")
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_SHARED = 0.5  # share of the members that both must name; the parser asks for more (`reading.parsing.nesting`)


def related_letters(letter: Letter, others: Mapping[str, Letter]) -> tuple[str, ...]:
    """Return the keys of those of `others` with a nested list that stands in `letter` too, nested or not, in order.

    No other letter can change how `letter` is read, so a large archive is not read anew for every arrival.
    """
    names = {_key(one.name) for one in letter.signatories} | {
        _key(member.name) for one in letter.signatories for member in one.members
    }
    return tuple(key for key in sorted(others) if _nests_some_of(others[key], names))


def _nests_some_of(letter: Letter, names: set[str]) -> bool:
    for one in letter.signatories:
        if one.members and _key(one.name) in names:
            members = {_key(member.name) for member in one.members}
            if len(members & names) >= _SHARED * len(members):
                return True
    return False


def _key(name: str) -> str:
    """Return a name without anything in which two prints of it may differ: coarser than the parser's own comparison."""
    plain = _IN_BRACKETS.sub("", name.lower())
    return _NOT_A_LETTER.sub("", unicodedata.normalize("NFD", plain))
