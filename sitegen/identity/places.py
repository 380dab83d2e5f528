"""Places: what a list prints beside a name, or a name has at its end. Evidence of which body it is, not of its name.

Names of countries in all languages are those of Unicode CLDR (`vocabulary/territories.tsv`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from sitegen.identity.folds import fold, words
from sitegen.identity.scripts import fold_diacritics
from sitegen.identity.vocabulary import (
    ARTICLES,
    COUNTRY_CODES,
    JOINED,
    LONGEST_PLACE,
    PLACES,
    PRINTED_CODES,
    SCOPES,
    SMALL,
    country_named,
)
from sitegen.identity.wording import fold_abbreviations, fold_punctuation

_PARTS = re.compile(r"\s*(?:[,;:/|&+()\[\]]|\s[-–—]\s|\b(?:and|y|et|e|und|en)\b)\s*")
_BESIDE = re.compile(r"^(.*\S)\s*([,;|(\[]|[-–—]+)\s*([^,;|()\[\]–—]+)[)\]]?\s*$")
_LAST_WORDS = 4  # of a name are looked at for a country
_LIGHT = SMALL | JOINED


@dataclass(frozen=True, slots=True)
class Place:
    """What a place says: `countries` by their codes (ISO 3166-1), and a `locality` in them or anywhere, folded."""

    countries: frozenset[str] = frozenset()
    locality: str = ""

    def __str__(self) -> str:
        """Return the one form by which two places are compared, "" for none."""
        codes = ",".join(sorted(self.countries))
        return f"{codes}:{self.locality}" if codes and self.locality else codes or self.locality


NOWHERE = Place()


@lru_cache(maxsize=65536)
def locate(place: str) -> Place:
    """Return what a printed place says: one country or several, in any language, with or without a town."""
    whole = fold_words(place)
    if known := country_of(whole):
        return Place(frozenset((known,)))
    if whole in SCOPES:
        return NOWHERE
    countries: set[str] = set()
    local: list[str] = []
    for part in _PARTS.split(place.strip()):
        folded = fold_words(part)
        if known := country_of(folded):
            countries.add(known)
        elif folded and folded not in SCOPES:
            local.append(PLACES.get(folded, folded))
    return Place(frozenset(countries), " ".join(local))


def country_of(folded: str) -> str | None:
    """Return the code of the country that folded words name, as they stand or behind an article; None for none."""
    for form in (folded, *(folded.removeprefix(f"{one} ") for one in ARTICLES if folded.startswith(f"{one} "))):
        known = country_named(form)
        if known is not None:
            return known
    return None


def fold_words(text: str) -> str:
    """Return the words of a place as they are compared."""
    return fold_punctuation(fold_abbreviations(fold_diacritics(fold(text))))


def fold_place(place: str | None, name: str = "") -> str:
    """Return the one form of `place`, "" for none and for one that `name` has in it already."""
    if not place:
        return ""
    found = locate(place)
    if not name:
        return str(found)
    if found.countries and found.countries <= places_in(words(name)):
        found = Place(frozenset(), found.locality)
    if found.locality and (
        found.locality in places_in(words(name)) or f" {found.locality} " in f" {fold_words(name)} "
    ):
        found = Place(found.countries)
    return str(found)


def split_place(name: str) -> tuple[str, Place, bool]:
    """Return a name without the country at its end, that country, and whether a comma or bracket parts them.

    "Weavers, Norway" and "Weavers (Norway)" part them; "Weavers Norway" and "Weavers – Norway" do not, and may be a
    national section. A name that ends in no country, or is nothing else, is returned as it is, with no place.
    """
    found = _BESIDE.match(name)
    if found and (country := _written_country(found[3])):
        return found[1], Place(frozenset((country,))), found[2].strip() in "(,[;|"
    parts = name.split()
    for length in range(min(_LAST_WORDS, len(parts) - 1), 0, -1):
        last, rest = " ".join(parts[-length:]), " ".join(parts[:-length]).rstrip(" ,-–—")
        if last[:1].isupper() and (country := _last_country(last, rest)):
            return rest, Place(frozenset((country,))), False
    return name, NOWHERE, False


def _last_country(last: str, rest: str) -> str | None:
    """Return the country that the last words of a name are, if what is left of it can be a name ("Bank of" cannot)."""
    if not rest or fold_words(rest.rsplit(maxsplit=1)[-1]) in _LIGHT:
        return None
    folded = fold_words(last)
    known = PLACES.get(folded)
    if known is None and last.isupper() and not rest.isupper() and folded in PRINTED_CODES:
        known = country_named(folded)
    return known if known in COUNTRY_CODES else None


def _written_country(text: str) -> str | None:
    """Return the country that a part of a name is; of codes only those that lists print."""
    folded = fold_words(text)
    if len(folded) <= 3 and folded not in PRINTED_CODES:
        return None
    return country_of(folded)


def country_heading(group: str | None) -> str | None:
    """Return the heading over an entry if it is a country: lists by country print none beside the names."""
    return group if group and country_of(fold_words(group)) else None


def places_in(parts: tuple[str, ...]) -> frozenset[str]:
    """Return the places that the folded words of a name speak of."""
    found: set[str] = set()
    at = 0
    while at < len(parts):
        for length in range(min(LONGEST_PLACE, len(parts) - at), 0, -1):
            known = PLACES.get(" ".join(parts[at : at + length]))
            if known:
                found.add(known)
                at += length - 1
                break
        at += 1
    return frozenset(found)
