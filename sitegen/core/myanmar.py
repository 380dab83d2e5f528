"""The Myanmar script: its letters, and where a syllable begins. Burmese, Shan, Karen, Mon and others are written in it.

It puts no spaces between words; what is looked for, cut or set in lines is syllables.
"""

from __future__ import annotations

import re

# Letters of the Myanmar blocks of Unicode (category Lo): of Burmese, Mon, Karen, Shan, Palaung, Khamti, Aiton.
_LETTERS = (
    "\u1000-\u102a\u103f\u1050-\u1055\u105a-\u105d\u1061\u1065\u1066\u106e-\u1070\u1075-\u1081\u108e\ua9e0-\ua9e4"
    "\ua9e7-\ua9ef\ua9fa-\ua9fe\uaa60-\uaa6f\uaa71-\uaa76\uaa7a\uaa7e\uaa7f"
)
_VIRAMA = "\u1039"
# A syllable begins at a letter, unless that is stacked under another (after the virama U+1039) or closes a syllable
# (before asat U+103A, tone mark U+1037 between, or the virama itself); and at a symbol that stands for a word.
BEGINS = rf"(?<!\u1039)(?:[{_LETTERS}](?!\u1037?[\u103a\u1039])|[\u104c-\u104f])"
"""The pattern of the sign at which a syllable begins."""
_BOUNDARY = re.compile(rf"(?={BEGINS})")


def syllables(text: str) -> list[str]:
    """Return the orthographic syllables of a text in Myanmar script, its signs in order, each as it is written.

    Together they are the text: a sign that begins none stays with the one before it. `theme/search-burmese.js` has the
    same rule.
    """
    return [one for one in _BOUNDARY.split(text) if one]


def spoken_syllables(text: str) -> int:
    """Return how many syllables of a text in Myanmar script are heard: a stack closes one and begins another."""
    return len(syllables(text)) + text.count(_VIRAMA)
