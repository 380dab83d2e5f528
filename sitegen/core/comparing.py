"""What of two texts is compared where they are compared as wholes: titles, names, lines held by a field."""

from __future__ import annotations

import unicodedata
from functools import lru_cache


@lru_cache(maxsize=65_536)
def letters_of(text: str) -> str:
    """Return what of `text` is compared: letters, digits and combining marks, in one case and one form.

    Marks make the word in Burmese, Thai, Devanagari and others: without them two names are one.
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    return folded if folded.isalnum() else "".join(sign for sign in folded if unicodedata.category(sign)[0] in "LMN")
