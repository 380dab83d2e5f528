"""Acronyms: whether the initials of a name explain what stands in its brackets.

An acronym that its own name explains adds nothing and may be dropped before names are compared. One that the
name does not explain (a town, a branch, somebody else's letters) tells bodies apart and stays.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from sitegen.identity.vocabulary import COMMON, COUNTRY_OF, HEADS, PEOPLES, PLACES, POPULATIONS, PRINTED_CODES, SMALL
from sitegen.identity.wording import fold_apostrophes

_WORD = re.compile(r"\w+")
_BRACKET = re.compile(r" ?[(\[]([^()\[\]]*)[)\]]? ?")
_TIED = re.compile(r"(?:- ?|, ?)(\w{3,12})(?= ?[(,]|$)")  # "Relief Society-RS", "Relief Society, RS (Springfield)"
_LEADING = re.compile(r"^(\w{3,12})(?: ?- ?|: )")
_MARKS = frozenset("([-,:")  # without any of these a name has no acronym beside it
_NUMERALS = {"to": "2", "for": "4"}
_MOST_BRACKETS = 20  # of a name
_LONGEST_PREFIX = 4  # letters that one word may give: "HUWAFO" takes "hu", "wa" and "fo"
_JOINERS = frozenset({"and", "the", "und", "et", "y", "e", "la", "le", "les", "der", "die", "das", "l", "d"})


def is_place(word: str) -> bool:
    """Tell whether a folded word, standing alone, is a place or the code of one."""
    return word in PLACES or word in PRINTED_CODES


@lru_cache(maxsize=65536)
def explains(words: tuple[str, ...], letters: str) -> bool:
    """Tell whether `letters`, in order, are initials (or first letters) of the folded `words`.

    Small words and places may be passed over; of the others, one may, if there are three letters or more. A
    word may give up to four first letters, because a "Human Water Forum" may call itself HUWAFO.
    """
    spare = 0 if len(letters) < 3 else 1
    reached = {(0, 0)}  # (letters explained, words passed over)
    for word in words:
        light = word in SMALL or word in _JOINERS or is_place(word)
        after: set[tuple[int, int]] = set()
        for done, passed in reached:
            if light or passed < spare:
                after.add((done, passed + (not light)))
            limit = len(word) if len(word) <= _LONGEST_PREFIX + 1 else _LONGEST_PREFIX
            for taken in range(1, min(limit, len(letters) - done) + 1):
                if letters[done + taken - 1] != word[taken - 1]:
                    break
                after.add((done + taken, passed))
            if letters[done : done + 1] == _NUMERALS.get(word):
                after.add((done + 1, passed))
        reached = after
    return any(done == len(letters) for done, _ in reached)


def is_acronym_of(inside: str, words: Sequence[str]) -> bool:
    """Tell whether `inside`, folded, is an acronym that `words` explain, and no place.

    Words that the name has already may stand in the brackets too ("FoL Japan" beside "Friends of the Lake
    Japan").
    """
    known = set(words)
    places = {PLACES[word] for word in words if word in PLACES}
    inside = re.sub(r"[.']", "", inside).replace("_", " ")
    parts = _WORD.findall(inside)
    if len(parts) > 1:
        parts = [part for part in parts if part not in SMALL]
    own = [
        part for part in parts if part not in known and (not is_place(part) or COUNTRY_OF.get(part, part) not in places)
    ]
    letters = "".join(own)
    if not 2 <= len(letters) <= 12 or any(is_place(part) and len(part) > 1 for part in (*own, letters)):
        return False
    if len(letters) > 2 and any(letters in known for known in (PEOPLES, POPULATIONS, HEADS, COMMON)):
        return False
    candidates = {letters, letters.removesuffix("s")} if len(letters) > 3 else {letters}
    return any(explains(tuple(words), one) for one in candidates)


def drop_acronyms(text: str) -> str:
    """Return folded `text` without the acronyms that it explains: in brackets, behind a dash or comma, in front."""
    if _MARKS.isdisjoint(text):
        return text
    for found in reversed(list(_BRACKET.finditer(text))[-_MOST_BRACKETS:]):
        rest = f"{text[: found.start()]} {text[found.end() :]}"
        if is_acronym_of(found[1], _words(rest)):
            text = rest.strip()
    for pattern in (_TIED, _LEADING):
        found_tied = pattern.search(text)
        if found_tied:
            rest = f"{text[: found_tied.start()]} {text[found_tied.end() :]}".strip()
            before = text[: found_tied.start()] if pattern is _TIED else rest
            if is_acronym_of(found_tied[1], _words(before)) and found_tied[1] not in _words(rest):
                text = rest
    return re.sub(" +", " ", text)


def initials(words: Sequence[str]) -> str:
    """Return the first letters of the words that are not small."""
    return "".join(word[0] for word in words if word not in SMALL and word not in _JOINERS)


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(fold_apostrophes(text).replace(".", " ")))
