"""Places: what a list prints beside a name, in the one form by which two of them are compared."""

from __future__ import annotations

from sitegen.identity.folds import fold, words
from sitegen.identity.scripts import fold_diacritics
from sitegen.identity.vocabulary import COUNTRY_CODES, LONGEST_PLACE, PLACES
from sitegen.identity.wording import fold_abbreviations, fold_punctuation


def fold_place(place: str | None, name: str = "") -> str:
    """Return the one form of `place`, "" for none and for one that `name` has in it already."""
    if not place:
        return ""
    text = fold_punctuation(fold_abbreviations(fold_diacritics(fold(place))))
    known = text if text in COUNTRY_CODES else PLACES.get(text.removeprefix("the "), text)
    return "" if name and (known in places_in(words(name)) or f" {text} " in f" {fold(name)} ") else known


def country_heading(group: str | None) -> str | None:
    """Return the heading over an entry if it is a country: lists by country print none beside the names."""
    return group if group and fold_place(group) in COUNTRY_CODES else None


def places_in(parts: tuple[str, ...]) -> frozenset[str]:
    """Return the places that the folded words of a name speak of."""
    found: set[str] = set()
    for start in range(len(parts)):
        for length in range(LONGEST_PLACE, 0, -1):
            known = PLACES.get(" ".join(parts[start : start + length]))
            if known:
                found.add(known)
                break
    return frozenset(found)
