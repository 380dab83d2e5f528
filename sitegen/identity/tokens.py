"""Words of a running text as names are looked for in it: each folded by itself, so that a text is folded in one pass.

The folds are those of `folds`, as far as they need no other word, and a few more, because here nothing is joined:
look-alikes of Latin letters, a plural's s, i for l. Scripts that put no spaces between words give one token a run.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from functools import cached_property, lru_cache
from itertools import accumulate

from sitegen.identity.burmese import fold_lookalikes, order_signs
from sitegen.identity.scripts import is_burmese
from sitegen.identity.vocabulary import JOINED, LOOKALIKES
from sitegen.identity.wording import american
from sitegen.reading.formats.zawgyi import looks_like_zawgyi, zawgyi_to_unicode

# Signs that show nothing, the fillers of Hangul and Khmer and the selectors of variants among them.
INVISIBLE = (
    "\u00ad\u034f\u0488\u0489\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0001-\U000e01ef"
)
# Thai, Lao, Tibetan, Burmese, Khmer, Chinese, Japanese and Korean (whose particles stand at the word): no word borders.
# The full stops of Burmese and its signs that are particles part words.
_RUN = (
    "\u0e00-\u0fff\u1000-\u1049\u104e\u1050-\u109f\u1100-\u115e\u1161-\u11ff\u1780-\u17b3\u17b6-\u17ff\u3005\u3007\u3040-\u30fa\u30fc-\u30ff\u3130-\u3163\u3165-\u318f"
    "\u31f0-\u31ff\u3400-\u9fff\ua960-\ua97f\ua9e0-\ua9ff\uaa60-\uaa7f\uac00-\ud7ff\uf900-\ufaff\uff66-\uff9f\uffa1-\uffdc"
    "\U00020000-\U0003ffff"
)
_WORD = (
    "0-9A-Za-z\u00aa\u00b2\u00b3\u00b5\u00b9\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u0dff\u10a0-\u10ff\u1200-\u177f"
    "\u1800-\u1fff\u2070-\u209c\u2100-\u2189\u249c-\u24e9\u2c00-\u2dff\ua640-\ua95f\ua980-\ua9df\ufb00-\ufdfd\ufe70-\ufefc"
    "\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\U00010000-\U0001ffff"
)
TOKEN = re.compile(rf"[{_WORD}][{_WORD}{INVISIBLE}]*|[{_RUN}][{_RUN}{INVISIBLE}]*")
_RUNS = re.compile(f"[{_RUN}]")
_PREFIXED = re.compile("[\u0590-\u06ff]")  # Arabic and Hebrew write "and", "the" and "to" on the word
_PREFIX = 3
# Differences of encoding alone: vowel signs and accents of Arabic and Hebrew, the stroke that lengthens a word.
_UNSEEN = re.compile(
    f"[{INVISIBLE}\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc"
    "\u06df-\u06e8\u06ea-\u06ed]"
)
# Arabic letters that keyboards of other languages write otherwise, and white letters in black circles and squares.
_ENCODED = str.maketrans(
    {"\u06a9": "\u0643", "\u06cc": "\u064a", "\u0649": "\u064a"}
    | dict.fromkeys("\u0622\u0623\u0625\u0671", "\u0627")
    | {chr(start + at): chr(0x41 + at) for start in (0x1F130, 0x1F150, 0x1F170, 0x1F1E6) for at in range(26)}
)
_SPOKEN = {"4": "for", "2": "to"}
_UNDECOMPOSED = str.maketrans(
    {"ø": "o", "œ": "oe", "æ": "ae", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h", "ŋ": "n"}
)
_SHAPES = str.maketrans({"1": "l", "i": "l", "|": "l", "0": "o", "5": "s"})
_PAIRS = (("rn", "m"), ("vv", "w"), ("cl", "d"))
_SHORTEST_PLURAL = 4
# Greek capitals that look like Latin ones and whose small letters do not: beside Latin letters they are meant as these.
_CAPITALS = str.maketrans("ΗΝΥΖΤΡΧ", "HNYZTPX")
_LATIN = re.compile("[A-Za-z]")


@lru_cache(maxsize=200_000)
def fold_token(token: str) -> str:
    """Return a token as it is compared; "" for an article, an "and" or a possessive's s, which come and go."""
    text = token if token.isascii() else _encoded(token)
    if is_run(text):
        return _letters(_burmese(text) if any(map(is_burmese, text)) else text)
    text = _letters(_without_marks(text.casefold())).translate(LOOKALIKES)
    if text in _SPOKEN:
        return _SPOKEN[text]
    if text == "s" or (len(text) > 1 and text in JOINED):
        return ""
    text = american(text)
    if len(text) >= _SHORTEST_PLURAL and text.endswith("s") and not text.endswith("ss"):
        text = text[:-1]
    if len(text) >= _SHORTEST_PLURAL and text.endswith("y") and text[-2] not in "aeiou":
        text = f"{text[:-1]}ie"
    text = text.translate(_SHAPES)
    for pair, shape in _PAIRS:
        text = text.replace(pair, shape)
    return text


def _encoded(token: str) -> str:
    """Return a token in one encoding, without signs that show nothing or are left out at will."""
    text = unicodedata.normalize("NFKC", token.translate(_ENCODED))
    if _LATIN.search(text):
        text = text.translate(_CAPITALS)
    return unicodedata.normalize("NFC", _UNSEEN.sub("", text.translate(_ENCODED)))


def shaped(token: str) -> str:
    """Return a token in small letters, those that a scan confuses as one."""
    return token.casefold().translate(_SHAPES)


def is_run(token: str) -> bool:
    """Tell whether a token is of a script that puts no spaces between words."""
    return bool(_RUNS.match(token))


def _burmese(text: str) -> str:
    return fold_lookalikes(order_signs(zawgyi_to_unicode(text) if looks_like_zawgyi(text) else text))


def _without_marks(text: str) -> str:
    """Return case-folded text without the marks on Latin, Greek and Cyrillic letters."""
    if text.isascii():
        return text
    apart = unicodedata.normalize("NFD", text)
    bare = "".join(sign for sign in apart if not "\u0300" <= sign <= "\u036f")
    return unicodedata.normalize("NFC", bare).translate(_UNDECOMPOSED)


def _letters(text: str) -> str:
    return (
        text if text.isalnum() else "".join(one for one in text if one.isalnum() or unicodedata.category(one)[0] == "M")
    )


class Folded:
    """A text as its folded tokens, joined; and where a part of that stands in the text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.raw = TOKEN.findall(text)
        self.tokens = list(map(fold_token, self.raw))
        self.joined = "".join(self.tokens)

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Where each token stands in the text."""
        return [found.span() for found in TOKEN.finditer(self.text)]

    @cached_property
    def ends(self) -> list[int]:
        """Where each token ends in `joined`."""
        return list(accumulate(map(len, self.tokens)))

    def first(self, start: int) -> int:
        """Return the number of the token that holds the sign at `start` of `joined`."""
        return bisect_right(self.ends, start)

    def last(self, end: int) -> int:
        """Return the number of the token that holds the sign before `end` of `joined`."""
        return bisect_left(self.ends, end)

    def begins(self, start: int) -> bool:
        """Tell whether a word begins at `start` of `joined`; in a run of a script without spaces one may anywhere."""
        at = self.first(start)
        inside = start - self.ends[at] + len(self.tokens[at])
        return not inside or is_run(self.raw[at]) or (inside <= _PREFIX and bool(_PREFIXED.match(self.raw[at])))

    def ended(self, end: int) -> bool:
        """Tell whether a word ends before `end` of `joined`."""
        at = self.last(end)
        return end == self.ends[at] or is_run(self.raw[at])

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Return where the tokens of a part of `joined` stand in the text."""
        return self.spans[self.first(start)][0], self.spans[self.last(end)][1]
