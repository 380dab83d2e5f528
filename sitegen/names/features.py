"""Features: what a name says of the body it names, beyond its letters. Guards and evidence compare these."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from sitegen.names.acronyms import is_acronym_of
from sitegen.names.folds import fold, words
from sitegen.names.places import places_in
from sitegen.names.scripts import fold_diacritics, is_burmese
from sitegen.names.vocabulary import (
    BRANCHES,
    BURMESE,
    COMMON,
    HEADS,
    LONGEST_BURMESE,
    PEOPLES,
    PLACES,
    POPULATIONS,
    SMALL,
)
from sitegen.names.wording import fold_apostrophes, fold_punctuation

_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]?")
_SHORTEST_ACRONYM, _LONGEST_ACRONYM = 3, 12


@dataclass(frozen=True, slots=True)
class Features:
    """A name's folded words and what they speak of. `qualifiers` are the words in brackets that are no acronym."""

    words: tuple[str, ...]
    numbers: frozenset[str]
    places: frozenset[str]
    peoples: frozenset[str]
    populations: frozenset[str]
    branches: frozenset[str]
    acronyms: frozenset[str]
    qualifiers: frozenset[str]
    translated: frozenset[str]

    @property
    def telling(self) -> frozenset[str]:
        """The words that say which body it is, not only what kind."""
        return frozenset(word for word in self.words if word not in HEADS and word not in COMMON and word not in SMALL)


@lru_cache(maxsize=200_000)
def features(name: str) -> Features:
    """Return the features of a name as written."""
    parts = words(name)
    text = fold_diacritics(fold(name))
    acronyms, qualifiers = _brackets(text)
    return Features(
        parts,
        frozenset(word for word in parts if any(map(str.isdigit, word))),
        places_in(parts),
        frozenset(PEOPLES[word] for word in parts if word in PEOPLES),
        frozenset(POPULATIONS[word] for word in parts if word in POPULATIONS),
        frozenset(word for word in parts if word in BRANCHES),
        acronyms,
        qualifiers,
        frozenset(_translate(text)),
    )


def _brackets(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the acronyms that stand in brackets, and the words of the brackets that hold none."""
    acronyms: set[str] = set()
    qualifiers: set[str] = set()
    for found in _BRACKETS.finditer(text):
        rest = tuple(fold_punctuation(fold_apostrophes(text[: found.start()] + " " + text[found.end() :])).split())
        inside = fold_punctuation(found[1]).split()
        letters = "".join(word for word in inside if word not in rest and word not in PLACES)
        if is_acronym_of(found[1], rest) or (len(inside) == 1 and _may_be_acronym(letters)):
            acronyms.add(letters)
        else:
            qualifiers.update(inside)
    return frozenset(acronyms), frozenset(qualifiers)


def _may_be_acronym(letters: str) -> bool:
    """Tell whether letters look like initials: no place, and hardly a vowel."""
    vowels = sum(sign in "aeiou" for sign in letters)
    return 2 <= len(letters) <= _LONGEST_ACRONYM and letters.isascii() and vowels * 4 <= len(letters)


def _translate(text: str) -> set[str]:
    """Return the English words for what the vocabulary knows of a Burmese text, longest words first."""
    found: set[str] = set()
    at = 0
    while at < len(text):
        if not is_burmese(text[at]):
            at += 1
            continue
        for length in range(min(LONGEST_BURMESE, len(text) - at), 0, -1):
            english = BURMESE.get(text[at : at + length])
            if english:
                found.update(english)
                at += length - 1
                break
        at += 1
    return found
