"""Bodies as the words to whom a letter goes name them: bodies between states in any language, countries, all others."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from sitegen.identity.addressees.lexicon import (
    ACRONYMS,
    BODIES,
    JOINED,
    LEADING,
    LINKS,
    LONGEST,
    MEMBERS,
    NAMELESS,
    OFFICES,
    without_small,
)
from sitegen.identity.folds import fold, key, words
from sitegen.identity.places import country_of
from sitegen.identity.scripts import fold_diacritics
from sitegen.identity.vocabulary import COMMON, HEADS

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+")
_PREFIXES = frozenset({"UN", "EU"})  # written apart from the letters of a body within: "UN HRC"
_SHORTEST = 3  # letters of a name

Words = tuple[tuple[str, str], ...]
"""Words, each as written and as it is compared."""


@dataclass(frozen=True, slots=True)
class Body:
    """What a body is known by in all letters, and its name for readers.

    `key` is its name where the vocabulary has it, "@" and a code for a country, else "=" and the key of its name.
    """

    key: str = ""
    name: str = ""

    def __bool__(self) -> bool:
        return bool(self.key)

    @property
    def is_country(self) -> bool:
        """Whether it is a country: an office has one, and no dossier gathers all that goes to it."""
        return self.key.startswith("@")

    @property
    def is_known(self) -> bool:
        """Whether the vocabulary has it."""
        return bool(self.key) and not self.key.startswith("=")


NONE = Body()


def words_of(text: str) -> Words:
    """Return the words of a text."""
    return tuple((one, fold_diacritics(fold(one.replace(".", "")))) for one in _WORD.findall(text))


def as_written(piece: Words) -> str:
    """Return words as they are written."""
    return " ".join(word for word, _ in piece)


def folded(piece: Words) -> str:
    """Return words as they are compared."""
    return " ".join(one for _, one in piece)


def stripped(piece: Words, what: frozenset[str] = LEADING) -> Words:
    """Return words without the small ones that they begin with."""
    at = 0
    while at < len(piece) - 1 and piece[at][1] in what:
        at += 1
    return piece[at:]


def phrase(piece: Words, forms: Mapping[str, str]) -> tuple[int, int] | None:
    """Return where the first of `forms` stands among words, the longest that begins there, or None."""
    for start in range(len(piece)):
        for end in range(min(len(piece), start + LONGEST), start, -1):
            if folded(piece[start:end]) in forms:
                return start, end
    return None


def known_body(piece: Words) -> Body:
    """Return the body between states that words name in full or by its letters."""
    name = BODIES.get(without_small([one for _, one in piece]))
    if name is None and (len(piece) == 1 or (len(piece) == len(_PREFIXES) and piece[0][0] in _PREFIXES)):
        name = ACRONYMS.get(as_written(piece).replace(".", "").replace(" ", ""))
    return Body(name, name) if name else NONE


def country(piece: Words) -> Body:
    """Return the country that words name."""
    code = country_of(folded(piece))
    return Body(f"@{code}", as_written(piece)) if code else NONE


def known(piece: Words) -> Body:
    """Return the body or the country that words name."""
    return known_body(piece) or country(piece)


def named(piece: Words) -> Body:
    """Return the body that words name, known or not; none where they say only of what kind it is."""
    text = as_written(piece)
    if found := known(piece):
        return found
    if len(text) < _SHORTEST or all(word in NAMELESS | HEADS | COMMON for word in words(text)):
        return NONE
    return Body(f"={key(text)}", text)


def is_vague(name: str) -> bool:
    """Tell whether words say of what kind an addressee is and not which: "Heads of State", "Members of Congress"."""
    piece = words_of(name)
    return bool(piece) and not known(piece) and all(one in _VAGUE for _, one in piece)


_VAGUE = NAMELESS | HEADS | COMMON | LINKS | LEADING | JOINED
_VAGUE |= {word for form in (*OFFICES, *MEMBERS) for word in form.split()}
