"""Forms of address of all scripts, taken from a name: words of their own, and those written without a space to it.

So are श्री …, السيد … and ဦးအောင်မင်း, นายสมชาย, 王先生, 김민서님.
Several may stand one beside the other ("ဒေါက်တာဒေါ်…", "ศ.ดร.…", "…목사님"): all are taken away.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from sitegen.core.myanmar import spoken_syllables, syllables
from sitegen.identity.burmese import order_signs
from sitegen.identity.scripts import is_burmese
from sitegen.identity.tokens import INVISIBLE, TOKEN, fold_token, is_run
from sitegen.identity.vocabulary import (
    ADDRESS_AFTER,
    ADDRESS_BEFORE,
    ADDRESS_JOINED,
    ADDRESS_TIED,
    ADDRESS_WORDS_BEFORE,
    ADDRESS_WORDS_BEHIND,
    OFFICES,
)
from sitegen.reading.parsing.names.persons import is_east_asian_person

_INVISIBLE = re.compile(f"[{INVISIBLE}]")
_FIRST = re.compile(r"\S+?(?:[.,]\s*|\s+)(?=\S)")
_LATIN = re.compile(r"[\x00-\u024f\u1e00-\u1eff]+")
_TIED = re.compile(rf"(?<=\w)-(?:{'|'.join(ADDRESS_TIED)})$", re.IGNORECASE)
_LEAST = 2  # syllables of a Burmese name, signs of another one, that may be a name without its form of address
_LEFT = 2  # words that a name must have beside a form of address behind it
_WHOLE_EAST_ASIAN = re.compile("[\u3005\u3400-\u9fff\uac00-\ud7a3](?: ?[\u3005\u3400-\u9fff\uac00-\ud7a3]){1,3}")


def is_title(word: str) -> bool:
    """Tell whether a word, with its full stop where it has one, is a form of address before a name."""
    dotted = _titles().get(_compared(word))
    return dotted is not None and (not dotted or word.endswith("."))


def without_title_words(text: str) -> str:
    """Return a name without the words before it by which one is addressed."""
    while (first := _FIRST.match(text)) and is_title(first[0].strip()):
        text = text[first.end() :]
    return text


def without_words_behind(text: str) -> str:
    """Return a name without the word or the syllable behind it by which one is addressed: "… जी", "… Bey", "…-san"."""
    text = _TIED.sub("", text)
    before, _, last = text.rpartition(" ")
    return before if len(before.split()) >= _LEFT and _compared(last) in _behind() else text


def without_joined_titles(text: str) -> str:
    """Return a name of a script without spaces between words without its forms of address; other names as they are."""
    if not text or text.isascii() or not is_run(text[0]):
        return text
    plain = order_signs(unicodedata.normalize("NFC", _INVISIBLE.sub("", text)))
    step = _without_burmese_title if is_burmese(plain[0]) else _without_title
    bare = plain
    while (shorter := step(bare)) != bare:
        bare = shorter
    return text if bare == plain else bare


def behind_office(text: str) -> tuple[str, bool] | None:
    """Return what may be a name in Chinese characters or Hangul behind an office, and whether it is one; None for none.

    It is one if it begins with a known family name; a body may be called by who is in it ("律师协会").
    """
    for office in (*OFFICES, *ADDRESS_AFTER) if not text.isascii() else ():
        rest = text.removeprefix(office).strip()
        if len(office) > 1 and rest != text and _WHOLE_EAST_ASIAN.fullmatch(rest):
            return rest, is_east_asian_person(rest)
    return None


def _without_burmese_title(text: str) -> str:
    """Return a name without the form of address in front, which ends with a syllable."""
    for title in ADDRESS_BEFORE:
        if text.startswith(title):
            rest = text.removeprefix(title).lstrip()
            own = syllables(title)
            if spoken_syllables(rest.replace(" ", "")) >= _LEAST and syllables(title + rest)[: len(own)] == own:
                return rest
    return text


def _without_title(text: str) -> str:
    before = next((one for one in ADDRESS_JOINED if text.startswith(one)), "")
    after = next((one for one in (*ADDRESS_AFTER, *OFFICES) if text.endswith(one)), "")
    bare = text.removeprefix(before).removesuffix(after).strip()
    return bare if len(bare) >= _LEAST else text


def _compared(word: str) -> str:
    """Return what a form of address is compared by; in Latin letters marks tell words apart ("Bà" is no "Ba")."""
    if _LATIN.fullmatch(word):
        return word.strip(".,").casefold()
    return "".join(fold_token(one) or one.casefold() for one in TOKEN.findall(word))


@cache
def _titles() -> dict[str, bool]:
    """Return what forms of address are compared by, with whether each needs its full stop."""
    return {_compared(word): word.endswith(".") for word in ADDRESS_WORDS_BEFORE}


@cache
def _behind() -> frozenset[str]:
    return frozenset(map(_compared, ADDRESS_WORDS_BEHIND))
