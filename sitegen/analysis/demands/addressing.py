"""Which of a letter's addressees a few words mean: by name, by its significant words, or by its initials."""

from __future__ import annotations

import re
from collections.abc import Sequence

_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_INITIALS = re.compile(r"(?<!\w)[A-ZÄÖÜÉ]{2,8}(?!\w)")
_EVERYONE = frozenset(
    ("you", "vous", "usted", "ustedes", "sie", "excellencies", "excellency", "excelência", "excelências")
)


def addressee_in(words: str, addressees: Sequence[str]) -> str | None:
    """Return the addressee whom `words` mean, or None.

    "You" means a letter's only addressee. Otherwise the words name an addressee if they share two capitalised words
    with its name, or all that it has if fewer; or if they hold its initials, or those of its last words ("the UNSC"
    for "Members of the United Nations Security Council"). If several fit, the one that shares most, then the first.
    """
    spoken = _WORD.findall(words)
    if len(addressees) == 1 and _EVERYONE & {word.lower() for word in spoken}:
        return addressees[0]
    best: tuple[int, str] | None = None
    for addressee in addressees:
        score = _score(words, frozenset(word.lower() for word in spoken if word[:1].isupper()), addressee)
        if score and (best is None or score > best[0]):
            best = score, addressee
    return best[1] if best else None


def _score(words: str, spoken: frozenset[str], addressee: str) -> int:
    names = [word for word in _WORD.findall(addressee) if word[:1].isupper()]
    initials = "".join(word[0] for word in names)
    if any(initials.endswith(found) for found in _INITIALS.findall(words)):
        return 10
    shared = len({word.lower() for word in names} & spoken)
    return shared if shared >= min(2, len(set(names))) else 0
