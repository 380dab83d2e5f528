"""Burmese in syllables: it is written without spaces between words, and readers look for words inside longer ones.

What is searched for is found where it begins and ends with a syllable. Zawgyi is read as what it means, and the signs
of a syllable are put in one order. `theme/search-burmese.js` has the same rule.
"""

from __future__ import annotations

import re
import unicodedata

from sitegen.identity.burmese import order_signs
from sitegen.reading.formats.zawgyi import looks_like_zawgyi, zawgyi_to_unicode

# The Myanmar blocks of Unicode without digits: Burmese, and with it Shan, Karen, Mon and others that share the script.
RUN = re.compile(r"[\u1000-\u103f\u104c-\u109f\ua9e0-\ua9ff\uaa60-\uaa7f]+")
# A syllable begins at a consonant, unless that is stacked under another (after the virama U+1039) or closes a syllable
# (before asat U+103A, tone mark U+1037 between, or the virama itself); and at an independent vowel or a symbol.
_BOUNDARY = re.compile(
    r"(?<!\u1039)(?=[\u1000-\u1021](?!\u1037?[\u103a\u1039])|[\u1023-\u1027\u1029\u102a\u103f\u104c-\u104f])"
)


def syllables(run: str) -> list[str]:
    """Return the orthographic syllables of `run`, a stretch of Myanmar script with its signs in order."""
    return [one for one in _BOUNDARY.split(run) if one]


def to_unicode(run: str) -> str:
    """Return a stretch of Myanmar script with its signs in order; Zawgyi as what it means."""
    plain = unicodedata.normalize("NFC", run)
    return order_signs(zawgyi_to_unicode(plain) if looks_like_zawgyi(plain) else plain)
