"""Names of months in all languages, and texts in which a sign of private use stands for each."""

from __future__ import annotations

import re
from functools import cache

from sitegen.reading.parsing.vocabulary import load_vocabulary
from sitegen.reading.parsing.vocabulary.phrases import any_of

SIGN = 0xE000  # characters for private use stand for the twelve months, from the one behind this
MONTH = f"[{chr(SIGN + 1)}-{chr(SIGN + 12)}]"
_NO_SIGNS = {SIGN + month: " " for month in range(1, 13)}
_LETTERS = re.compile(r"[^\W\d_]+")


@cache
def months() -> re.Pattern[str]:
    """Return the pattern of all names of months; in a script without capitals a name may stand within a word."""
    names = _month_numbers()
    cased = any_of(name for name in names if name.upper() != name.lower())
    others = any_of(name for name in names if name.upper() == name.lower())
    return re.compile(rf"(?<![^\W\d_])(?:{cased})(?![^\W\d_])|{others}")


def may_name_month(plain: str) -> bool:
    """Return whether a text holds a word with which the name of a month begins: a cheap look before the pattern's."""
    words, within = _beginnings()
    return not words.isdisjoint(_LETTERS.findall(plain)) or (
        not plain.isascii() and any(name in plain for name in within)
    )


@cache
def _beginnings() -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the first words of months' names, and the names that may stand within a word."""
    names = _month_numbers()
    cased = [name for name in names if name.upper() != name.lower()]
    return frozenset(word for name in cased for word in _LETTERS.findall(name)[:1]), tuple(set(names) - set(cased))


def with_signs(plain: str) -> tuple[str, list[str]]:
    """Return a text with one character for each name of a month, and the names in order.

    So the patterns of dates need not know the names of all languages.
    """
    numbers, plain = _month_numbers(), plain if plain.isascii() else plain.translate(_NO_SIGNS)
    signed = months().sub(lambda found: chr(SIGN + numbers[found[0]]), plain)
    return signed, months().findall(plain) if signed != plain else []


def without_signs(found: re.Match[str], names: list[str]) -> str:
    """Return what was found as it is printed."""
    place = sum(_is_sign(character) for character in found.string[: found.start("month")])
    return found[0].replace(found["month"], names[place])


def _is_sign(character: str) -> bool:
    return SIGN < ord(character) <= SIGN + 12


@cache
def _month_numbers() -> dict[str, int]:
    """Return month names to numbers; a name that two languages give to different months is left out."""
    numbers: dict[str, set[int]] = {}
    for language in load_vocabulary().languages:
        for number, names in enumerate(language.data["dates"]["months"], 1):
            for name in names:
                numbers.setdefault(name, set()).add(number)
    return {name: min(found) for name, found in numbers.items() if len(found) == 1}
