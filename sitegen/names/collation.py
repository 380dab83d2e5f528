"""Collation: the order in which names stand in an index, and the section that each stands in.

Latin names are in the order of their letters: case, marks and punctuation count only between names that are
otherwise equal, a leading article does not count, numbers go by their value and before letters. Every other
script has a section of its own behind Z; Burmese in it is in the order of its dictionaries.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from anyascii import anyascii

from sitegen.names.burmese import collate_burmese
from sitegen.names.choosing import present
from sitegen.names.folds import fold, words
from sitegen.names.scripts import is_burmese
from sitegen.names.vocabulary import LEADING_ARTICLES

SortKey = tuple[int, str, str, str]

_NUMBERS, _LATIN, _OTHERS = range(3)
_APOSTROPHE = re.compile(r"['’‘ʼ]")
_DIGITS = re.compile(r"\d+")
_NUMBER_WIDTH = 12
BURMESE = "Burmese"


def sort_key(name: str) -> SortKey:
    """Return what `name` is sorted by: its section's rank, its letters, then marks and case, then all of it."""
    shown = _without_article(present(name))
    heading = _heading(shown)
    rank = _NUMBERS if heading == "#" else _LATIN if len(heading) == 1 else _OTHERS
    letters = "".join(_letter(sign) for sign in collate_burmese(_APOSTROPHE.sub("", shown)))
    letters = _DIGITS.sub(lambda found: found[0].zfill(_NUMBER_WIDTH), " ".join(letters.split()))
    return rank, letters if rank != _OTHERS else f"{heading} {letters}", shown.casefold(), name


def section(name: str) -> str:
    """Return the heading for `name` in an index: "#" for numbers, A to Z, or the name of another script."""
    return _heading(_without_article(present(name)))


def sections(names: Iterable[str]) -> tuple[str, ...]:
    """Return the sections of `names` without repeats, in the order in which an index has them."""
    return tuple(dict.fromkeys(section(name) for name in sorted(names, key=sort_key)))


def _heading(shown: str) -> str:
    for sign in shown:
        if sign.isdigit():
            return "#"
        if sign.isalpha():
            if is_burmese(sign):
                return BURMESE
            script = unicodedata.name(sign, "OTHER").split()[0]
            return _letter(sign)[:1].upper() if script == "LATIN" else script.title()
    return "#"


def _letter(sign: str) -> str:
    """Return what one character counts for: Latin letters without marks, digits by value, other letters themselves."""
    if sign.isascii():
        return sign.lower() if sign.isalnum() else " "
    if sign.isdigit():
        return str(unicodedata.digit(sign))
    if unicodedata.name(sign, "").startswith("LATIN"):
        return anyascii(sign).lower()
    return sign if sign.isalpha() or unicodedata.category(sign) in ("Mc", "Mn", "Co") else " "


def _without_article(shown: str) -> str:
    """Return `shown` without an article in front: English ones always, others where the name shows their language."""
    first, _, rest = shown.partition(" ")
    folded = fold(first)
    if not rest or folded not in LEADING_ARTICLES:
        return shown
    signs = LEADING_ARTICLES[folded]
    return rest if not signs or set(words(rest)) & signs else shown
