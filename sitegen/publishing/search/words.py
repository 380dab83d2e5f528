"""What counts as a word in the search, and when two words are one: the same for texts, names and queries.

Case, accents, ligatures and forms of digits do not matter; "4,450" is 4450; "ø" is "o" and "ß" is "ss", since many
keyboards have neither. Scripts that put no spaces between words (Burmese, Thai, Lao, Khmer, Chinese, Japanese), and
Korean, whose particles cling to words, are taken apart into syllables or characters, each a term of its own: a query
is taken apart in the same way and searched as a phrase, so that it finds exactly the texts that contain it. Zawgyi is
read as what it means, and the signs of a Burmese syllable are put in one order.

`theme/search-words.js` and `theme/search-burmese.js` hold the same rules; tests hold both to the same terms.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import chain, pairwise
from typing import NamedTuple

from sitegen.core.myanmar import syllables
from sitegen.identity.burmese import order_signs
from sitegen.reading.formats.zawgyi import looks_like_zawgyi, zawgyi_to_unicode

# Letters that no rule of Unicode takes apart, as people type them who lack the key.
LETTERS = {
    "ø": "o", "ß": "ss", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ħ": "h", "ŧ": "t", "ı": "i",
    "ŋ": "n", "ĸ": "k", "ƒ": "f", "ς": "σ", "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ʼ": "", "ʻ": "", "ʾ": "", "ʿ": "",
}  # fmt: skip
# The zeros of digits that are read as 0 to 9: Arabic, Persian, Devanagari, Bengali, Thai, Lao, Khmer, Burmese.
ZEROS = "٠۰०০๐໐០၀"

_INVISIBLE = "\u00ad\u200b-\u200d\u2060\ufeff"
_UNSEEN = re.compile(f"[{_INVISIBLE}]")
# Accents, vowel points and the like; never the vowel signs of Indic scripts, which make the word.
_ACCENTS = re.compile(
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]"
)
_CONTINUOUS = re.compile(  # Thai, Lao, Khmer; Han, Kana, Hangul
    "[\u0e00-\u0eff\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3"
    "\uf900-\ufaff\U00020000-\U000323af]+"
)
_CLUSTER = re.compile(  # a character with the signs above and below it, and what Khmer stacks under it
    "[^\u17d2](?:\u17d2.|[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u17b4-\u17d1\u17d3\u17dd])*"
    "|\u17d2"
)
# The Myanmar blocks of Unicode without digits: Burmese, and with it Shan, Karen, Mon and others that share the script.
_BURMESE = re.compile(r"([\u1000-\u103f\u104c-\u109f\ua9e0-\ua9ff\uaa60-\uaa7f]+)")
_DIGITS = {ord(zero) + digit: str(digit) for zero in ZEROS for digit in range(10)}
_LETTERS = str.maketrans(LETTERS)
_APOSTROPHES = "'’‘`´"
_HYPHEN = re.compile("[-‐‑]")
# A scan's "VIl" for VII: its first sign is looked for first, for most texts have none.
_ROMAN = re.compile(r"[IVXl](?:(?<=l)(?=l{0,5}[IVX])|(?<=[IVX])(?=[IVX]{0,5}l))[IVXl]{1,6}")
_NAME = re.compile(  # of three words or more, small ones between them: it has an acronym
    r"[A-Z][a-z]+(?:[ \n-](?:(?:(?:of|for)(?: the)?|de(?: la)?|des|du|del|der|für|van) )?[A-Z][a-z]+){2,}"
)

GAP = ""  # among terms: no phrase goes on over it
ALSO = "+"  # before a term: it stands where the one before it stands


Word = tuple[int, int, tuple[str, ...]]  # where it begins and ends in the text, and its terms, one behind the other


class Reading(NamedTuple):
    """Another term for some words of a text, from the word `at` to the word `last` (their places among the words)."""

    term: str
    at: int
    last: int


def words_of(text: str) -> list[Word]:
    """Return the words of a text in order."""
    return [(found.start(), found.end(), _terms_of(found[0])) for found in _word().finditer(text)]


def readings_of(text: str, words: list[Word]) -> Iterator[Reading]:
    """Yield what the words of a text may be meant by, too.

    That is: two words with a hyphen between them as one; a Roman number that a scan has misread; and the acronym of a
    name of three words or more.
    """
    hyphens, numbers, names = (rule.finditer(text) for rule in (_HYPHEN, _ROMAN, _NAME))
    found = [next(each, None) for each in (hyphens, numbers, names)]
    if not any(found):
        return
    begins = {word[0]: at for at, word in enumerate(words)}
    ends = {word[1]: at for at, word in enumerate(words)}
    for one in chain(found[:1], hyphens):
        first, last = (ends.get(one.start()), begins.get(one.end())) if one else (None, None)
        if first is not None and last is not None and len(words[first][2]) == len(words[last][2]) == 1:
            yield Reading(words[first][2][0] + words[last][2][0], first, last)
    for one in chain(found[1:2], numbers):
        if one and begins.get(one.start(), -1) == ends.get(one.end()):
            yield Reading(one[0].replace("l", "i").lower(), begins[one.start()], begins[one.start()])
    for one in chain(found[2:], names):
        if one and one.start() in begins and one.end() in ends:
            initials = "".join(sign for sign, after in pairwise(one[0]) if sign.isupper() and after.islower())
            yield Reading(initials.lower(), begins[one.start()], ends[one.end()])


@lru_cache(maxsize=1 << 17)
def _terms_of(raw: str) -> tuple[str, ...]:
    """Return the terms of one word as it is written."""
    if raw.isascii() and raw.isalnum():
        return (raw.lower(),)
    if raw[0].isdigit() and (figures := re.sub(r"[.,'’\u00a0\u202f]", "", raw)).isascii() and figures.isdigit():
        return (figures,)
    plain = _UNSEEN.sub("", raw).translate(_DIGITS)
    owned = len(plain) > 2 and plain[-2] in _APOSTROPHES
    terms: list[str] = []
    for number, part in enumerate(_BURMESE.split(plain[:-2] if owned else plain)):
        if number % 2:
            terms += [GAP, *syllables(to_unicode(part)), GAP]
        elif part:
            terms += _unmixed(folded(part))
    if owned and terms:
        terms.append(f"{ALSO}{terms[-1]}s")
    return tuple(terms)


def _unmixed(text: str) -> Iterator[str]:
    end = 0
    for run in _CONTINUOUS.finditer(text):
        if text[end : run.start()]:
            yield text[end : run.start()]
        yield GAP
        yield from _CLUSTER.findall(run[0])
        yield GAP
        end = run.end()
    if text[end:]:
        yield text[end:]


def folded(text: str) -> str:
    """Return `text` without what makes no difference between words."""
    apart = unicodedata.normalize("NFKD", text.translate(_DIGITS))
    return unicodedata.normalize("NFC", _ACCENTS.sub("", apart).lower().translate(_LETTERS))


def to_unicode(run: str) -> str:
    """Return a stretch of Myanmar script with its signs in order; Zawgyi as what it means."""
    plain = unicodedata.normalize("NFC", run)
    return order_signs(zawgyi_to_unicode(plain) if looks_like_zawgyi(plain) else plain)


@cache
def _word() -> re.Pattern[str]:
    """Return what a word is: a number in groups of three digits, or letters, digits and marks, with an "’s"."""
    marks = _ranges(one for one in range(0x300, 0x10000) if unicodedata.category(chr(one))[0] == "M")
    sign = rf"(?:[^\W_]|[{marks}{_INVISIBLE}])"
    signs = rf"(?:[^\W_]++|[{marks}{_INVISIBLE}]++)++"  # in runs of one kind, not one by one
    return re.compile(
        rf"[0-9]{{1,3}}(?:[.,'’\u00a0\u202f][0-9]{{3}})+(?!{sign})|{signs}(?:[{_APOSTROPHES}][sS](?!{sign}))?"
    )


def _ranges(codes: Iterator[int]) -> str:
    """Return the codes as the inside of a set in a regular expression."""
    found: list[list[int]] = []
    for one in codes:
        if found and found[-1][1] == one - 1:
            found[-1][1] = one
        else:
            found.append([one, one])
    return "".join(rf"\u{first:04x}-\u{last:04x}" for first, last in found)
