"""A quick look for words: whether one of very many begins in a text, in any case.

Patterns of a hundred words are tried one by one at each place of a text. Here all are looked for in one pass, and where
none stands, nobody need ask the pattern.
"""

from __future__ import annotations

from collections.abc import Iterable

from ahocorasick_rs import AhoCorasick

_OPTIONAL, _OPEN = "?*{", "?*{+([|"
_ABOVE = "\u0307"  # the dot above, which patterns may take for a part of an "i"


class Beginnings:
    """The beginnings of words, which are patterns that are looked for in any case (`re.IGNORECASE`)."""

    def __init__(self, words: Iterable[str]) -> None:
        """Take the words."""
        beginnings = {_folded(_sure_beginning(one)) for one in words}
        self._any = "" in beginnings  # a word that begins with a choice may begin with anything
        self._beginnings = AhoCorasick(sorted(beginnings - {""}))

    def may_begin(self, text: str) -> bool:
        """Return whether one of the words may stand in a text, with no other sign of a word before it."""
        folded = _folded(text)
        if self._any or _ABOVE in folded:
            return True
        places = (start for _, start, _ in self._beginnings.find_matches_as_indexes(folded, overlapping=True))
        return any(not start or not _is_of_word(folded[start - 1]) for start in places)


def _sure_beginning(pattern: str) -> str:
    """Return the signs with which all begins that a pattern of plain words and choices finds."""
    found: list[str] = []
    signs = iter(pattern)
    for sign in signs:
        if sign in _OPTIONAL:
            del found[-1:]
        if sign in _OPEN:
            break
        found.append(next(signs) if sign == "\\" else sign)
    return "".join(found)


def _folded(text: str) -> str:
    return text.casefold().replace("ı", "i")


def _is_of_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"
