"""Letters that a scan confuses: l, I and 1; o and 0; s, 5 and $; m and rn; w and vv; d and cl.

A word of five letters and more is compared by its shape, in which one letter stands for each confusable
group. Words that are both known and have one shape ("modern", "modem") are listed in the vocabulary and keep
their letters; so does what would become one.
"""

from __future__ import annotations

import re
from functools import lru_cache

from sitegen.names.vocabulary import TWINS

SHORTEST = 5
_PAIRS = re.compile("rn|vv|cl|c1")
_SHAPE_OF_PAIR = {"rn": "m", "vv": "w", "cl": "d", "c1": "d"}
_SHAPE = str.maketrans({"i": "l", "1": "l", "|": "l", "0": "o", "5": "s", "$": "s"})
_NO_LETTER = re.compile("[^a-z]")
_NUMBERED = re.compile(r"\d\d|[2-46-9]")  # "covid19", "fs2m": digits that mean digits


def fold_letters(text: str) -> str:
    """Return `text` with every word by its shape, but short words, known twins and words with a number in them."""
    return " ".join(map(shape, text.split()))


@lru_cache(maxsize=65536)
def shape(word: str) -> str:
    """Return a folded word's shape, or the word itself where it must not be repaired."""
    letters = sum(sign.isalpha() for sign in word)
    if len(word) < SHORTEST or letters < SHORTEST - 1 or word in TWINS or not word.isascii() or _NUMBERED.search(word):
        return word
    shaped = _PAIRS.sub(lambda found: _SHAPE_OF_PAIR[found[0]], word).translate(_SHAPE)
    return word if shaped in _SHAPES_OF_TWINS else shaped


_SHAPES_OF_TWINS = TWINS | {
    _PAIRS.sub(lambda found: _SHAPE_OF_PAIR[found[0]], word).translate(_SHAPE) for word in TWINS
}
