"""Words of a text, each with its place, in a form in which printings of one word are equal.

What is looked through: capitals, the kind of apostrophe, a possessive or plural s, and small l's that a scan put into a
roman numeral ("Chapter VIl"). Words that carry no meaning of their own are data: `small.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from sitegen.core.tables import table

_SMALL: dict[str, frozenset[str]] = {
    language: frozenset(words) for language, words in table(__package__, "small").items()
}
_EVERY = frozenset().union(*_SMALL.values())
# A word of Myanmar script is what stands between spaces: vowel signs are no letters to Python.
_MYANMAR = "\u1000-\u1049\u104c-\u109f\ua9e0-\ua9ff\uaa60-\uaa7f"
WORD = re.compile(rf"[{_MYANMAR}]+|[^\W{_MYANMAR}]+(?:['’-][^\W{_MYANMAR}]+)*")
_ROMAN = re.compile(r"(?=[IVXLC]*l)[IVXLCl]{2,7}")


class Word(NamedTuple):
    """A word: its `form`, equal for all printings of it, and characters `start` to `end` of the text."""

    form: str
    start: int
    end: int


def words_of(text: str) -> Iterator[Word]:
    """Yield the words of a readable text in order."""
    for found in WORD.finditer(text):
        yield Word(form_of(found[0]), found.start(), found.end())


@lru_cache(maxsize=65536)
def form_of(word: str) -> str:
    """Return the form in which all printings of a word are equal."""
    if _ROMAN.fullmatch(word):
        word = word.replace("l", "I")
    word = word.lower().replace("’", "'").removesuffix("'s").removesuffix("'")
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word


def is_small(word: str, language: str | None = None) -> bool:
    """Tell whether a word, as printed, carries no meaning of its own in a language, or in any if none is given."""
    return word.lower() in (_SMALL.get(language.split("-")[0], _EVERY) if language else _EVERY)
