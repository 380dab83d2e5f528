"""Collation: the order in which names stand in an index, and the section that each stands in.

Latin names are in the order of their letters: case, marks and punctuation count only between names that are
otherwise equal, a leading article does not count, numbers go by their value and before letters. Every other
script has a section of its own behind Z; Burmese, last, has one for every consonant, in the order of its dictionaries.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

from sitegen.identity.burmese import collate_burmese, initial_consonant
from sitegen.identity.choosing import present
from sitegen.identity.folds import fold, words
from sitegen.identity.scripts import is_burmese
from sitegen.identity.vocabulary import LEADING_ARTICLES

SortKey = tuple[int, str, str, str]

_NUMBERS, _LATIN, _OTHERS, _BURMESE = range(4)
_APOSTROPHE = re.compile(r"['’‘ʼ]")
_NO_ASCII = re.compile(r"[^\x00-\x7f]")
_MARKS = re.compile(r"[\x00-/:-@\[-`{-\x7f]+")
_DIGITS = re.compile(r"\d+")
_NUMBER_WIDTH = 12
FIGURES = "0–9"


@lru_cache(maxsize=65536)  # every index sorts the same names
def sort_key(name: str) -> SortKey:
    """Return what `name` is sorted by: its section's rank, its letters, then marks and case, then all of it."""
    shown = _without_article(present(name))
    heading = _heading(shown)
    letters = _NO_ASCII.sub(lambda found: _letter(found[0]), collate_burmese(_APOSTROPHE.sub("", shown)))
    letters = _MARKS.sub(" ", letters).lower()
    letters = _DIGITS.sub(lambda found: found[0].zfill(_NUMBER_WIDTH), " ".join(letters.split()))
    return _rank(heading), f"{heading} {letters}", shown.casefold(), name


@lru_cache(maxsize=65536)
def section(name: str) -> str:
    """Return the heading for `name` in an index: `FIGURES`, A to Z, a Burmese letter, or another script's name."""
    return _heading(_without_article(present(name)))


def _rank(heading: str) -> int:
    if heading == FIGURES:
        return _NUMBERS
    if is_burmese(heading[0]):
        return _BURMESE
    return _LATIN if len(heading) == 1 else _OTHERS


def _heading(shown: str) -> str:
    for sign in shown:
        if sign.isdigit():
            return FIGURES
        if sign.isalpha():
            if is_burmese(sign):
                return initial_consonant(sign)
            script = unicodedata.name(sign, "OTHER").split()[0]
            if script != "LATIN":
                return script.title()
            letter = sign if sign.isascii() else _letter(sign)[:1]
            if letter.isalpha():
                return letter.upper()
    return FIGURES


@lru_cache(maxsize=4096)
def _letter(sign: str) -> str:
    """Return what a character counts for: a Latin letter without marks, a digit by value, other letters themselves."""
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
