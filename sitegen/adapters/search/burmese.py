"""Burmese for an engine that knows no Burmese: every syllable becomes a word of plain letters.

Burmese is written without spaces between words, and Pagefind drops its vowels and medials, so that it misses names
inside longer ones and takes different words for the same. So each orthographic syllable is spelt out in hexadecimal
("my003d143az"), and a query, spelt the same way, is searched as a phrase: it finds exactly the texts that contain it
at syllable boundaries. `theme/search-burmese.js` spells queries; both must agree.
"""

from __future__ import annotations

import re
import unicodedata

from sitegen.identity.burmese import order_signs
from sitegen.reading.formats.zawgyi import looks_like_zawgyi, zawgyi_to_unicode

# The Myanmar blocks of Unicode: Burmese, and with it Shan, Karen, Mon and the others that share the script.
RUN = re.compile(r"[\u1000-\u109f\ua9e0-\ua9ff\uaa60-\uaa7f]+")
_INVISIBLE = re.compile(r"[\u200b-\u200d\u2060\ufeff\u00ad]")
_PUNCTUATION = re.compile(r"[\u104a\u104b]+")
# A syllable begins at a consonant, unless that is stacked under another (after the virama U+1039) or closes a syllable
# (before asat U+103A, tone mark U+1037 between, or the virama itself); and at an independent vowel or a symbol.
_BOUNDARY = re.compile(
    r"(?<!\u1039)(?=[\u1000-\u1021](?!\u1037?[\u103a\u1039])|[\u1023-\u1027\u1029\u102a\u103f\u104c-\u104f])"
)
SEPARATOR = "sepz"


def syllables(run: str) -> list[str]:
    """Return the orthographic syllables of `run`, a stretch of Myanmar script with its signs in order."""
    return [one for one in _BOUNDARY.split(run) if one]


def spelt(text: str) -> str:
    """Return all Myanmar script in `text` as words for the index, with a separator wherever a phrase must end.

    The same stretch is given once, and "" returned if there is none. Zawgyi is read as what it means.
    """
    plain = unicodedata.normalize("NFC", _INVISIBLE.sub("", text))
    stretches = (part for run in RUN.findall(plain) for part in _PUNCTUATION.split(_unicode(run)) if part)
    return f" {SEPARATOR} ".join(" ".join(map(_word, syllables(one))) for one in dict.fromkeys(stretches))


def _unicode(run: str) -> str:
    return order_signs(zawgyi_to_unicode(run) if looks_like_zawgyi(run) else run)


def _word(syllable: str) -> str:
    """Return a word of letters and digits that only this syllable has; the z at its end keeps it from being stemmed."""
    return "my" + "".join(map(_digits, syllable)) + "z"


def _digits(mark: str) -> str:
    """Return two digits for a mark of the main block, and g with four for one of the extensions."""
    return f"{ord(mark) - 0x1000:02x}" if mark < "\u1100" else f"g{ord(mark):04x}"
