"""Lines joined as they were before they were wrapped."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sitegen.reading.parsing.vocabulary import load_words

_EAST_ASIAN = re.compile(r"[\u3001-\u30ff\u3400-\u9fff\uff00-\uffef]")


def unwrap(parts: Sequence[str]) -> str:
    """Join lines as they were before they were wrapped. A hyphen that is said to be the word's own stays (U+2010)."""
    if len(parts) == 1:
        return parts[0]
    text = parts[0] if parts else ""
    for part in parts[1:]:
        if text.endswith("\u2010") and part[:1].isalpha():
            text = f"{text[:-1]}-{part}"
            continue
        text = f"{text}{seam(text, part)}{part}" if not _split_word(text, part) else text[:-1] + part
    return text


def seam(left: str, right: str) -> str:
    """Return what stands between two lines that are joined: nothing after a hyphen within a name, else a space.

    "Journalisten-" and "Union" are one word; "Natur-" and "und Umwelt" are not. Chinese and Japanese have no spaces.
    """
    if not left or not right or (_EAST_ASIAN.match(left[-1]) and _EAST_ASIAN.match(right)):
        return ""
    hyphen = left.endswith("-") and left[-2:-1].isalpha()
    return "" if hyphen and right.split(maxsplit=1)[0] not in load_words("numbers", "and") else " "


def _split_word(left: str, right: str) -> bool:
    """Return whether a hyphen at a line's end was put there by the wrap: between small letters, in no compound."""
    if not left.endswith("-") or not left[-2:-1].islower():
        return False
    first = right.split(maxsplit=1)[0] if right else ""
    if not first[:1].islower() or "-" in first:
        return False
    return first not in load_words("numbers", "and")


def flow(parts: Sequence[str]) -> str:
    """Join lines as running text: unwrapped, with single spaces."""
    return " ".join(unwrap(parts).split())
