"""Which encoding a text is in that is not UTF-8, by the common words that are seen in it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from unicodedata import category

from sitegen.core.tables import table

LOOK = 60_000  # bytes that say in which encoding a text is
FEWEST = 4  # letters of words with letters that are no ASCII, by which an encoding is believed
CLEARLY = 1.2  # times as many as in any other that reads the text otherwise, and as many more
_WORD = re.compile(r"[^\W\d_]+")
LETTERS = 0.8  # share of the signs outside ASCII that must be letters, or such as are typed among them
MOST_KANA = 0.1
_WITHOUT_KANA = ("gb18030", "big5", "cp949")
_TYPED = frozenset("«»„“”‚‘’–—…•·№§©°´¸¨、。，：；？！「」（）《》\u00a0\u3000، ؛؟।")
_STRANGE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffd\ue000-\uf8ff]")


def guess_encoding(data: bytes) -> str | None:
    """Return the encoding in which a text shows most common words, by Python's name; None where none is clear.

    An encoding in which the bytes are no text, or hold characters that no text has, is out of the question.
    """
    read = {encoding: text for encoding in _data()["encodings"] if (text := _decoded(data, encoding)) is not None}
    if not read:
        return None
    seen = {encoding: _words_seen(text[:LOOK]) for encoding, text in read.items()}
    best = max(seen, key=lambda encoding: seen[encoding])
    others = [count for encoding, count in seen.items() if read[encoding] != read[best]]
    most = max(others, default=0)
    clear = seen[best] >= max(FEWEST + most, CLEARLY * most)
    return best if clear else None


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    if _STRANGE.search(text):
        return None
    others = [sign for sign in text[:LOOK] if not sign.isascii()]
    letters = sum(sign.isalpha() or sign in _TYPED or category(sign).startswith("M") for sign in others)
    kana = sum("\u3041" <= sign <= "\u30fa" for sign in others)
    alien = encoding in _WITHOUT_KANA and kana > MOST_KANA * len(others)  # they hold these signs for the sake of others
    return None if letters < LETTERS * len(others) or alien else text


def _words_seen(text: str) -> int:
    words, signs = _words(), _data()["signs"]
    known = sum(_weight(word) for word in _WORD.findall(text) if not word.isascii() and word.lower() in words)
    return known + sum(text.count(sign) for sign in signs)


def _weight(word: str) -> int:
    """Return what a word tells: more if it is longer, nothing if its capitals stand behind small letters."""
    return 0 if word != word.lower() and word[1:] != word[1:].lower() and not word.isupper() else len(word) - 1


@cache
def _words() -> frozenset[str]:
    return frozenset(_data()["words"])


@cache
def _data() -> Mapping[str, Sequence[str]]:
    return table(__package__, "encodings")
