"""What the room of names knows of the world: spellings, places, peoples, kinds of bodies. All is data in TOML.

Everything is read once, when the room is first entered; forms are as the folds leave them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from importlib import resources
from types import MappingProxyType
from typing import Any
from unicodedata import normalize

from sitegen.core.tables import table
from sitegen.identity.burmese import order_signs


def _read(name: str) -> dict[str, Any]:
    return table(__name__, name)


def by_form(table: dict[str, list[str]], prefix: str = "") -> dict[str, str]:
    """Return form → the thing it is a form of."""
    return {form: prefix + thing for thing, forms in table.items() for form in forms}


def _longest_first(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


_words, _spelling, _joiners, _places = _read("words"), _read("spelling"), _read("joiners"), _read("places")

SPELLING: dict[str, str] = _spelling["words"]
ENDINGS: tuple[tuple[str, str], ...] = tuple(sorted(_spelling["endings"].items(), key=lambda pair: -len(pair[0])))
KEPT_SPELLINGS = frozenset(_spelling["keep"]["words"])

JOINERS: tuple[tuple[frozenset[str], frozenset[str]], ...] = tuple(
    (frozenset(language["joiners"]), frozenset(language["signs"]))
    for language in _joiners.values()
    if "joiners" in language
)
JOINED = frozenset(word for joiners, _ in JOINERS for word in joiners)


def _leading_articles() -> Mapping[str, frozenset[str]]:
    """Return the articles in front of a name that do not count, each with the signs of its languages."""
    found: dict[str, frozenset[str]] = {}
    for language in _joiners.values():
        for article in language.get("leading", ()):
            found[article] = found.get(article, frozenset()) | frozenset(language["signs"])
    return MappingProxyType(found)


LEADING_ARTICLES = _leading_articles()
ELIDED: tuple[str, ...] = _longest_first(_joiners["elided"]["words"])
SUFFIXES: tuple[str, ...] = _longest_first(_joiners["suffixes"]["words"])

LOOKALIKES = str.maketrans({one: latin for table in _read("lookalikes").values() for one, latin in table.items()})

HEADS = frozenset(_words["heads"])
COMMON = frozenset(_words["common"])
SMALL = frozenset(_words["small"])
BRANCHES = frozenset(_words["branches"])
PARTS = frozenset(_words["parts"])
SENTENCE = frozenset(_words["sentence"])
ADDRESS_AFTER: tuple[str, ...] = _longest_first(map(order_signs, _words["address_after"]))
ADDRESS_BEFORE: tuple[str, ...] = _longest_first(map(order_signs, _words["address_before"]))
ADDRESS_JOINED: tuple[str, ...] = _longest_first(map(order_signs, _words["address_joined"]))
ADDRESS_WORDS_BEFORE: tuple[str, ...] = tuple(_words["address_words"])
ADDRESS_WORDS_BEHIND: tuple[str, ...] = tuple(_words["address_behind"])
ADDRESS_TIED: tuple[str, ...] = tuple(_words["address_tied"])
ADDRESS_CASES, ADDRESS_DOTTED, ADDRESS_PARTS, SURNAMES_FIRST = (
    frozenset(_words[name]) for name in ("address_cases", "address_dotted", "address_parts", "surnames_first")
)
OFFICES: tuple[str, ...] = _longest_first(_words["offices"])
PARTICLES_AFTER = frozenset(map(order_signs, _words["particles_after"]))
ALIASES, REPRESENTED, STANDS_FOR, BOTH, KIN = (
    _longest_first(_words[name]) for name in ("aliases", "represented", "stands_for", "both", "kin")
)
ORDINARY = frozenset(_words["ordinary"])
NO_FAMILY_NAME = frozenset(_words["no_family_name"])
COUNTED = frozenset(_words["counted"])
POPULATIONS = by_form(_words["populations"])
LEGAL_DROPPED: tuple[str, ...] = _longest_first(_words["legal"]["dropped"])
LEGAL_WORDS = frozenset(_words["legal"]["spelling"].values()) | frozenset(LEGAL_DROPPED)
LEGAL_ENDINGS = LEGAL_WORDS | frozenset(_words["legal"]["endings"])
LEGAL_KINDS = frozenset(_words["legal"]["kinds"])
LEGAL_SPELLING: dict[str, str] = _words["legal"]["spelling"]

PRINTED_CODES = frozenset(_places["printed"]["codes"])
SCOPES = frozenset(_places["scopes"]["words"])
ARTICLES: tuple[str, ...] = _longest_first(_places["articles"]["words"])
_AMBIGUOUS = frozenset(_places["ambiguous"]["words"])


def _territories() -> Iterator[tuple[str, str, list[str], list[str]]]:
    """Yield the rows of the table from CLDR: code, English name, near forms, forms in all other languages."""
    for line in resources.files(__name__).joinpath("territories.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            code, english, near, other = line.split("\t")
            yield code, english, near.split("|"), other.split("|")


_rows = tuple(_territories())
COUNTRY_NAMES: dict[str, str] = {code: english for code, english, _, _ in _rows}
COUNTRY_CODES = frozenset(COUNTRY_NAMES)
_near: dict[str, str] = {form: code for code, _, near, _ in _rows for form in near if form}
COUNTRY_OF: dict[str, str] = {form: code for form, code in _near.items() if form not in _AMBIGUOUS}
COUNTRY_OF |= by_form(_places["countries"])
PLACES: dict[str, str] = COUNTRY_OF | by_form(_places["regions"])
LONGEST_PLACE = 5  # words; the few longer names of countries stand in no name of a body
_far: dict[str, str] = {form: code for code, _, _, other in _rows for form in other if form}
del _rows


def country_named(form: str) -> str | None:
    """Return the code of the country that a folded form names, alone and in any language, or None."""
    if len(form) == 2 and form in COUNTRY_CODES:
        return form
    region = PLACES.get(form)
    if region is not None and region not in COUNTRY_CODES:
        return None
    return region or _near.get(form) or _far.get(form)


PEOPLES = by_form(_read("peoples")["peoples"])

TWINS = frozenset(_read("letters")["twins"])
BURMESE: dict[str, tuple[str, ...]] = {
    normalize("NFKC", order_signs(word)): tuple(english) for word, english in _read("burmese")["words"].items()
}
LONGEST_BURMESE = max(map(len, BURMESE))
CONCEPTS = by_form(_read("concepts")["concepts"])
DOCUMENTS: dict[str, list[str]] = _read("documents")
TELEPHONES: dict[str, list[str]] = _read("telephones")
ADDRESS_WORDS: dict[str, Any] = _read("address_words")
PUBLIC_NUMBERS: dict[str, Any] = _read("public_numbers")
