"""Persons in scripts without capitals that part words by blanks: Arabic, Hebrew, Devanagari, Thai names, Japanese ones.

Where no capital tells a name from other words, its words do: two to four of letters alone, none of them small words,
verbs of sentences, or words that bodies and offices are called by.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from sitegen.reading.parsing.names.unspaced_names import is_unspaced
from sitegen.reading.parsing.vocabulary import REMEMBERED, fold, load_forms, load_places, load_vocabulary, load_words

FEWEST, MOST = 2, 4  # words of a name, beside particles
SHORTEST, LONGEST = 2, 16  # signs of one of its words
OF_UNSPACED = 2  # words of a name in a script that parts no words: given name and surname
OF_SURNAMES = (2, 3)  # characters of a Japanese surname
_MARKS = "-'’׳״.\u200c\u200d"
# A blank between the two names of a person in Japanese, or between a surname and a given name in Hangul.
_EAST_ASIAN = re.compile(
    r"[\u4e00-\u9fff々ヶ]{1,3}[ \u3000][\u4e00-\u9fff々\u3040-\u30ff]{1,4}$|[\uac00-\ud7a3]{1,2} [\uac00-\ud7a3]{1,3}$"
)
_GIVEN = re.compile(r"[\u4e00-\u9fff々\u3040-\u30ff]{1,3}$")
_CASELESS = re.compile(r"[\u0590-\u06ff\u0750-\u077f\u0900-\u0dff\u0e00-\u0eff\u1200-\u137f]")


@lru_cache(maxsize=REMEMBERED)
def may_be_caseless_person(text: str) -> bool:
    """Return whether `text` has the form of a person's name in a script without capitals, and no other words."""
    if text.isascii():
        return False
    if _EAST_ASIAN.match(text) or _by_surname(text):
        return not _is_other(text.replace("\u3000", " "))
    words = text.split()
    full = [word for word in words if word not in load_forms("particles")]
    most = OF_UNSPACED if is_unspaced(text) else MOST
    if not FEWEST <= len(full) <= most or len(words) > MOST + 1 or words[-1] not in full:
        return False
    return all(map(_is_word, full)) and not _is_other(text)


def _is_word(word: str) -> bool:
    """Return whether a word is one of letters without capitals, as long as names are; a letter with a dot is one."""
    bare = "".join(sign for sign in word if sign not in _MARKS)
    letters = all(sign.isalpha() or not sign.isascii() for sign in bare) and not any(map(str.isdecimal, bare))
    long = SHORTEST <= len(bare) <= LONGEST or (len(bare) == 1 and word.endswith("."))
    return long and letters and _CASELESS.match(bare) is not None


def _is_other(text: str) -> bool:
    """Return whether a text is a place, or holds words that no name of a person has."""
    words = fold(text).split()
    small = load_vocabulary().connectors | load_vocabulary().prose
    others = _other_words()
    return fold(text) in load_places() or any(word in small or word in others for word in words)


@cache
def _other_words() -> frozenset[str]:
    """Return words by which bodies, offices, kinds of letters and groups in a list are called, of all languages."""
    lists = ("organization_words", "groups", "persons", "bodies")
    called = frozenset().union(*(load_words("lists", one) for one in lists))
    letters = load_words("letters", "kinds") | load_words("letters", "last_roles")
    return called | letters | load_words("cues", "table") | load_words("counting", "nouns")


def _by_surname(text: str) -> bool:
    """Return whether a text in Chinese characters or kana is a Japanese surname and a given name behind it."""
    ends = [end for end in OF_SURNAMES if text[:end] in load_forms("japanese_surnames")]
    return any(_GIVEN.match(text, end) for end in ends)
