"""Hyphens at the ends of lines: those that only the line's end put there, told from those that a word has of its own.

The file itself says which is which: the words that it writes elsewhere. A hyphen that is the word's own becomes
U+2010, which whoever joins the lines keeps; any other stays "-", which is dropped between small letters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

OWN = "\u2010"
_LAST = re.compile(r"(?<![^\W\d_])((?:[^\W\d_]+-)*)([^\W\d_]+)-$")
_FIRST = re.compile(r"([^\W\d_]+)(?:-[^\W\d_]+)*")
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_KEPT = frozenset(("demi", "half", "self", "vice"))  # parts of words that are written with a hyphen, whatever follows


def own_hyphens(lines: Sequence[str], broken: Sequence[int]) -> tuple[list[int], list[int]]:
    """Return which of the lines that are `broken` (their places) end in a hyphen of the word's own, and which may.

    A line goes on in the next one that is not blank. Only what goes on in a small letter is in question.
    """
    ends = [(at, _LAST.search(lines[at]), _FIRST.match(_following(lines, at))) for at in broken]
    inner = [line[: -len(found[0])] if (found := _LAST.search(line)) else line for line in lines]
    words = {word.casefold() for line in inner for word in _WORDS.findall(line)}
    own, open_to_doubt = [], []
    for at, last, first in ends:
        if last is None or first is None or not first[1].islower() or not last[2][-1:].islower():
            continue
        left, right = last[2].casefold(), first[1]
        if last[1] or "-" in first[0] or left in _KEPT or (f"{left}-{right}" in words and left + right not in words):
            own.append(at)
        elif left + right not in words and left in words and right in words and min(len(left), len(right)) > 2:
            open_to_doubt.append(at)
    return own, open_to_doubt


def _following(lines: Sequence[str], at: int) -> str:
    return next((line for line in lines[at + 1 : at + 3] if line), "")
