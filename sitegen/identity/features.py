"""Features: what a name says of the body it names, beyond its letters. Guards and evidence compare these."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from sitegen.identity.acronyms import is_acronym_of
from sitegen.identity.folds import fold, words
from sitegen.identity.places import places_in
from sitegen.identity.scripts import fold_diacritics, is_burmese
from sitegen.identity.vocabulary import BRANCHES, BURMESE, LONGEST_BURMESE, PEOPLES, PLACES, POPULATIONS
from sitegen.identity.wording import fold_apostrophes, fold_punctuation

_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]?")
_CAPITALS = re.compile(r"[(\[]([A-Z]{2,12})[)\]]")


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


@lru_cache(maxsize=1024)  # names that are weighed against each other; most are looked at once
def features(name: str) -> Features:
    """Return the features of a name as written."""
    parts = words(name)
    text = fold_diacritics(fold(name))
    acronyms, qualifiers = _brackets(name, text)
    translated = frozenset(_translate(text))
    spoken = {*parts, *translated}
    return Features(
        words=parts,
        numbers=frozenset(word for word in parts if any(map(str.isdigit, word))),
        places=places_in((*parts, *sorted(translated))),
        peoples=frozenset(PEOPLES[word] for word in spoken if word in PEOPLES),
        populations=frozenset(POPULATIONS[word] for word in spoken if word in POPULATIONS),
        branches=frozenset(word for word in parts if word in BRANCHES),
        acronyms=acronyms,
        qualifiers=qualifiers,
        translated=translated,
    )


def _brackets(name: str, text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the acronyms that stand in the brackets of a name, folded to `text`, and the other words there.

    What the initials of the name explain is an acronym, and so is a lone word in capitals in a name that has
    small letters.
    """
    capitals = {word.casefold() for word in _CAPITALS.findall(name)} if not name.isupper() else set()
    acronyms: set[str] = set()
    qualifiers: set[str] = set()
    for found in _BRACKETS.finditer(text):
        rest = tuple(fold_punctuation(fold_apostrophes(f"{text[: found.start()]} {text[found.end() :]}")).split())
        inside = fold_punctuation(found[1]).split()
        if is_acronym_of(found[1], rest) or (len(inside) == 1 and inside[0] in capitals and inside[0] not in PLACES):
            acronyms.add("".join(word for word in inside if word not in rest and word not in PLACES))
        else:
            qualifiers.update(inside)
    return frozenset(acronyms), frozenset(qualifiers)


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
