"""Burmese as it is searched: it has no spaces between words, and readers look for words inside longer ones.

What is searched for is found where it begins and ends with a syllable (`sitegen.core.myanmar`). Zawgyi is read as
what it means, and the signs of a syllable are put in one order. `theme/search-burmese.js` has the same rules.
"""

from __future__ import annotations

import re
import unicodedata

from sitegen.identity.burmese import order_signs
from sitegen.reading.formats.zawgyi import looks_like_zawgyi, zawgyi_to_unicode

# The Myanmar blocks of Unicode without digits: Burmese, and with it Shan, Karen, Mon and others that share the script.
RUN = re.compile(r"[\u1000-\u103f\u104c-\u109f\ua9e0-\ua9ff\uaa60-\uaa7f]+")


def to_unicode(run: str) -> str:
    """Return a stretch of Myanmar script with its signs in order; Zawgyi as what it means."""
    plain = unicodedata.normalize("NFC", run)
    return order_signs(zawgyi_to_unicode(plain) if looks_like_zawgyi(plain) else plain)
