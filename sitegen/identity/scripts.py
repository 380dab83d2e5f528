"""Scripts: one encoding for one name. Unicode forms, invisible signs, Zawgyi Burmese, the marks on Latin letters."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from sitegen.identity.burmese import order_signs
from sitegen.reading.formats.zawgyi import looks_like_zawgyi, zawgyi_to_unicode

_UNDECOMPOSED = str.maketrans(
    {"ø": "o", "œ": "oe", "æ": "ae", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h"}
)
# Unicode's format characters: joiners, soft hyphens, marks of direction.
_INVISIBLE = re.compile(
    "[\u00ad\u0600-\u0605\u061c\u06dd\u070f\u08e2\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
    "\ufff9-\ufffb\U0001d173-\U0001d17a\U000e0001\U000e0020-\U000e007f"
    "\u00a9\u00ae\u2117\u2120\u2122]"  # and the signs of marks and rights, which are no letters of a name
)
_OTHER_DIGITS = re.compile(r"(?![0-9])\d")
_HORN = "\u031b"
_MARKED_TWICE = re.compile(r"[a-z][\u0300-\u036f]{2}")
_GERMAN = re.compile(
    r"\b(?:fuer|ueber|foerder\w*|buero|buendnis|gruene\w*|oeko\w*|universitaet|verein|bundesverband|stiftung|gesellschaft"
    r"|netzwerk|deutsche[rs]?)\b"
)
_DIGRAPH = re.compile(r"(?<![aeiouq])([aou])e")


def is_burmese(sign: str) -> bool:
    """Tell whether a character is of the Myanmar script (Burmese, Shan, Karen, Mon ...)."""
    return "\u1000" <= sign <= "\u109f" or "\uaa60" <= sign <= "\uaa7f" or "\ua9e0" <= sign <= "\ua9fe"


def fold_forms(text: str) -> str:
    """Return `text` in compatible composed Unicode, without invisible signs; Zawgyi is converted."""
    if text.isascii():
        return text
    if looks_like_zawgyi(text):
        text = zawgyi_to_unicode(text)
    text = _INVISIBLE.sub("", text)
    text = _OTHER_DIGITS.sub(lambda found: str(unicodedata.digit(found[0])), order_signs(text))
    return unicodedata.normalize("NFKC", text)


def fold_diacritics(text: str) -> str:
    """Return folded `text` without the marks on Latin letters, and with German ae, oe, ue as one vowel.

    A name in Vietnamese (two marks on a letter, or a horn) keeps them: there they make other words.
    """
    if not text.isascii():
        apart = unicodedata.normalize("NFD", text)
        if _HORN in apart or _MARKED_TWICE.search(apart):
            return text
        text = unicodedata.normalize("NFC", _bare(apart)).translate(_UNDECOMPOSED)
    return _DIGRAPH.sub(r"\1", text) if _GERMAN.search(text) else text


def _bare(apart: str) -> str:
    kept: list[str] = []
    latin = False
    for sign in apart:
        if unicodedata.category(sign) != "Mn":
            latin = _is_latin(sign)
        elif latin:
            continue
        kept.append(sign)
    return "".join(kept)


@lru_cache(maxsize=4096)
def _is_latin(sign: str) -> bool:
    return sign.isascii() or unicodedata.name(sign, "").startswith("LATIN")
