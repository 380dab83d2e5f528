"""Letters that a scan confuses: l, I and 1; o and 0; s, 5 and $; m and rn; w and vv; d and cl.

A capital I that cannot stand where it stands is put right while capitals are still to be seen, an l that
begins no word later. The pairs are looked through by shape: a word of five letters and more is compared with
one letter for each group. Words that are both known and have one shape ("modern", "modem") are listed in the
vocabulary and keep their letters; so does what would become one of them.
"""

from __future__ import annotations

import re
from functools import lru_cache

from sitegen.identity.vocabulary import TWINS

SHORTEST = 5

# No word has a capital I behind a small letter and before a vowel, an l or its end, nor two inside it; no
# name begins with a small l before these consonants. "OpenInternet" keeps its I: words that begin with one go
# on with a consonant.
_CAPITAL_I = re.compile(r"(?<=[a-z])I(?=[aeiouyl]|(?![A-Za-z]))|(?<=\b[A-Z])I(?=l)")
_TWO_CAPITALS = re.compile(r"(?<=[A-Za-z])II(?=[a-z])")
_SMALL_L = re.compile(r"[l1](?=[cdmnrst][a-z]{3})")

_PAIRS = re.compile("rn|vv|cl|c1")
_SHAPE_OF_PAIR = {"rn": "m", "vv": "w", "cl": "d", "c1": "d"}
_SHAPE = str.maketrans({"1": "l", "|": "l", "0": "o", "5": "s", "$": "s"})
_NO_LETTER = re.compile("[^a-z]")
_NUMBERED = re.compile(r"\d\d|[2-46-9]")  # "covid19", "fs2m": digits that mean digits


def fold_capital_i(text: str) -> str:
    """Return `text`, capitals and all, with l for a capital I that cannot be one."""
    return _TWO_CAPITALS.sub("ll", _CAPITAL_I.sub("l", text)) if "I" in text else text


def fold_letters(text: str) -> str:
    """Return `text` with every word by its shape, but short words, known twins and words with a number in them."""
    return " ".join(map(shape, text.split()))


@lru_cache(maxsize=65536)
def shape(word: str) -> str:
    """Return a folded word's shape, or the word itself where it must not be repaired."""
    if len(word) < SHORTEST or word in TWINS or not word.isascii() or _NUMBERED.search(word):
        return word
    if not word.isalpha() and len(_NO_LETTER.sub("", word)) < SHORTEST - 1:
        return word
    if _SMALL_L.match(word):
        word = f"i{word[1:]}"
    shaped = _reduce(word)
    return word if shaped in _SHAPES_OF_TWINS else shaped


def _reduce(word: str) -> str:
    return _PAIRS.sub(lambda found: _SHAPE_OF_PAIR[found[0]], word).translate(_SHAPE)


_SHAPES_OF_TWINS = TWINS | {_reduce(word) for word in TWINS}
