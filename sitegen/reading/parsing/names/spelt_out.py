"""Names that brackets behind them shorten: the commas and the "and" within them part nothing.

"Rivers, Lakes and Coasts Office (RLCO)" is one body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_SHORT = re.compile(r"\(([A-ZÀ-ÖØ-Þ]{3,8})\)")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_VEILED = {",": "\ue000", " ": "\ue001"}  # of the private area, which no text holds
_BACK = str.maketrans({held: mark for mark, held in _VEILED.items()})
MOST_SMALL = 3  # words between two that the short form counts: "of the", "and"


def veiled(text: str) -> str:
    """Return a text of the same length in which nothing parts the names that a short form behind them spells."""
    for start, end in _spelt(text):
        name = "".join(_VEILED.get(one, one) for one in text[start:end])
        text = text[:start] + name + text[end:]
    return text


def unveiled(text: str) -> str:
    """Return a veiled text, or a part of one, as it was."""
    return text.translate(_BACK)


def _spelt(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the names stand that hold a comma and that a short form in brackets behind them spells."""
    for short in _SHORT.finditer(text):
        words = list(_WORD.finditer(text, 0, short.start()))
        start, small = None, 0
        left = short[1]
        while left and words and small <= MOST_SMALL:
            word = words.pop()
            if word[0][:1].upper() == left[-1] and (word[0][:1].isupper() or small == 0):
                left, start, small = left[:-1], word.start(), 0
            elif word[0][:1].islower():
                small += 1
            else:
                break
        if not left and start is not None and "," in text[start : short.start()]:
            yield start, short.start()
