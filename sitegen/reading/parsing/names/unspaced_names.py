"""Names in scripts that part no words: a form of address is glued to a person's name, a body's word stands within.

"ဦးကျော်ဝင်း" is U Kyaw Win, "နာယက" his office, "လယ်သမားကွန်ရက်" a network of farmers. Some forms of address are also how
other words begin ("ကို", "มา"): these make a person only likely.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from sitegen.core.myanmar import BEGINS
from sitegen.reading.parsing.vocabulary import REMEMBERED, load_words

LONGEST = 28  # signs of a person's name with its form of address
MOST_WORDS = 4  # that blanks part
_SYLLABLE = (
    rf"(?=[\u0e00-\u0e2e\u0e40-\u0e44]|{BEGINS})"  # a letter of Thai that a syllable can begin with, or a Burmese one
)
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\ua9e0-\ua9ff\uaa60-\uaa7f]")
_EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_BRACKETS = re.compile(r"\s*[(（][^()（）]*[)）]\s*$")
_ALL_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u1049\u1050-\u109f\u1780-\u17ff\ua9e0-\ua9ff\uaa60-\uaa7f. ]+$")


def is_unspaced(text: str) -> bool:
    """Return whether `text` has signs of a script that parts no words by blanks: Burmese, Thai, Lao, Khmer."""
    return not text.isascii() and _UNSPACED.search(text) is not None


@lru_cache(maxsize=REMEMBERED)
def has_glued_address(text: str) -> bool:
    """Return whether a name begins with a form of address that no blank parts from it, and names no body."""
    return _begins(text.strip(), "glued_honorifics")


@lru_cache(maxsize=REMEMBERED)
def may_have_address(text: str) -> bool:
    """Return whether a name begins with what may be a form of address, or how another word begins ("ကို", "U")."""
    words = text.split()
    if 2 < len(words) <= MOST_WORDS + 1 and all(word.isalpha() and word.istitle() for word in words):
        return words[0].lower() in load_words("letters", "doubtful_honorifics")
    return _begins(text.strip(), "doubtful_honorifics")


def names_body(text: str) -> bool:
    """Return whether a word by which bodies are called stands in `text`, anywhere, for no blanks part words.

    In Chinese, Japanese and Korean it ends the name, perhaps before brackets.
    """
    if text.isascii():
        return False
    if _EAST_ASIAN.search(text):
        return _BRACKETS.sub("", text).rstrip(" .。").endswith(_ends_of_bodies())
    return is_unspaced(text) and _bodies().search(text) is not None


def _begins(text: str, key: str) -> bool:
    if len(text) > LONGEST or text.count(" ") >= MOST_WORDS or not _ALL_UNSPACED.match(text):
        return False
    return _addresses(key).match(text) is not None and not names_body(text)


@cache
def _addresses(key: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{_any_of(load_words('letters', key))}) ?{_SYLLABLE}")


@cache
def _ends_of_bodies() -> tuple[str, ...]:
    return tuple(sorted(filter(_EAST_ASIAN.match, load_words("lists", "organization_words"))))


@cache
def _bodies() -> re.Pattern[str]:
    return re.compile(_any_of(load_words("lists", "organization_words")))


def _any_of(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(filter(is_unspaced, words), key=len, reverse=True)))
