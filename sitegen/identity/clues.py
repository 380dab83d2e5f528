"""Clues: what speaks for two names of different keys being one, in words. They serve to ask, never to join.

Each kind is one documented function in the ordered table. Weights (0 to 1) put the queue in order and are
shown only when asked for: measured on real lists, no similarity tells the same from the different.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from math import fsum

from rapidfuzz.distance import OSA

from sitegen.identity.acronyms import initials
from sitegen.identity.features import Features
from sitegen.identity.folds import is_generic
from sitegen.identity.vocabulary import HEADS, LEGAL_KINDS, LEGAL_WORDS, PEOPLES, PLACES, SMALL

Rarity = Mapping[str, float]
"""How much a word tells: 1 for a word that only one organization of the archive has, 0 for one that all have."""

NEAR_SPELLING = 0.75  # of the letters of two words; "Lakeside" and "Lakesida" are 0.88 alike
MUCH_OVERLAP = 0.6  # of what all words of two names tell
MUCH_TRANSLATED = 0.6  # of the words of a name
TELLING_ENOUGH = 0.9  # what the shared words must tell together


@dataclass(frozen=True, slots=True)
class Clue:
    """One reason to ask: its kind, the reason in words, its weight."""

    kind: str
    reason: str
    weight: float


def common_words(first: Features, second: Features, _rarity: Rarity) -> Clue | None:
    """The words are the same, but so common that other bodies may share them; an acronym speaks for one of them."""
    if not first.words or first.words != second.words or not is_generic(first.words):
        return None
    if not first.acronyms | second.acronyms:
        return None
    return Clue("common words", "the same words, which are too common to tell", 0.9)


def word_order(first: Features, second: Features, _rarity: Rarity) -> Clue | None:
    """The same words stand in another order."""
    if first.words == second.words or Counter(_large(first)) != Counter(_large(second)):
        return None
    return Clue("word order", "the same words in another order", 0.95)


def spelling(first: Features, second: Features, rarity: Rarity) -> Clue | None:
    """All words but one are the same, and that one is spelt nearly so."""
    ours, theirs = _difference(first, second)
    if len(ours) != 1 or len(theirs) != 1 or not _is_near(ours[0], theirs[0]):
        return None
    if not _tells(first, second, rarity) and len(first.words) < 4:
        return None
    return Clue(
        "spelling",
        f"one word is spelt otherwise: {ours[0]} / {theirs[0]}",
        OSA.normalized_similarity(ours[0], theirs[0]),
    )


def head_word(first: Features, second: Features, rarity: Rarity) -> Clue | None:
    """All words are the same but those for the kind of body."""
    ours, theirs = _difference(first, second)
    if not ours or not theirs or not {*ours, *theirs} <= HEADS or not _tells(first, second, rarity):
        return None
    return Clue("kind of body", f"only the kind of body differs: {' '.join(ours)} / {' '.join(theirs)}", 0.7)


def qualifier(first: Features, second: Features, rarity: Rarity) -> Clue | None:
    """One name is the other with a place, a legal form or a word in brackets more."""
    ours, theirs = _difference(first, second)
    if bool(ours) == bool(theirs) or not _tells(first, second, rarity):
        return None
    more = ours or theirs
    light = PLACES.keys() | LEGAL_WORDS | LEGAL_KINDS | first.qualifiers | second.qualifiers
    if not light.issuperset(more):
        return None
    return Clue("qualifier", f"one name has more: {' '.join(more)}", 0.75)


def acronym(first: Features, second: Features, _rarity: Rarity) -> Clue | None:
    """One name is made of the initials of the other, or both give one acronym."""
    for one, other in ((first, second), (second, first)):
        letters = "".join(one.words)
        if (
            len(one.words) == 1
            and 3 <= len(letters) <= 10
            and (letters in other.acronyms or letters == initials(other.words))
        ):
            return Clue("acronym", f"one is made of the other's initials: {letters.upper()}", 0.8)
    shared = {letters for letters in first.acronyms & second.acronyms if len(letters) >= 4}
    if shared and set(_large(first)) & set(_large(second)):
        return Clue("acronym", f"both call themselves by one acronym: {max(shared).upper()}", 0.8)
    return None


def overlap(first: Features, second: Features, rarity: Rarity) -> Clue | None:
    """Most of what the words of two names tell is in both."""
    ours, theirs = {_stem(word) for word in _large(first)}, {_stem(word) for word in _large(second)}
    shared, whole = ours & theirs, ours | theirs
    told = _sum(whole, rarity)
    if len(shared) < 3 or not told or _sum(shared, rarity) < MUCH_OVERLAP * told:
        return None
    return Clue("overlap", f"shared words: {', '.join(sorted(shared))}", 0.6 * _sum(shared, rarity) / told)


def translation(first: Features, second: Features, _rarity: Rarity) -> Clue | None:
    """The Burmese words of one name translate those of the other."""
    for one, other in ((first, second), (second, first)):
        wanted = {word for word in _large(other) if word.isascii()}
        known = wanted & one.translated
        if not other.translated and len(known) >= 2 and len(known) >= MUCH_TRANSLATED * len(wanted):
            return Clue("translation", f"the Burmese name speaks of: {', '.join(sorted(known))}", 0.65)
    return None


def both_scripts(first: Features, second: Features, _rarity: Rarity) -> Clue | None:
    """One name stands in two scripts, and what it has in one of them is the other."""
    for one, other in ((first, second), (second, first)):
        if other.words in in_scripts(one.words) and not is_generic(other.words):
            return Clue("both scripts", f"one name has the other beside another script: {' '.join(other.words)}", 0.9)
    return None


def in_scripts(words: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Return the Latin words of a name and its others, if it has both."""
    latin, others = (tuple(word for word in words if word.isascii() is plain) for plain in (True, False))
    return (latin, others) if latin and others else ()


KINDS: tuple[Callable[[Features, Features, Rarity], Clue | None], ...] = (
    common_words,
    word_order,
    spelling,
    head_word,
    qualifier,
    acronym,
    overlap,
    translation,
    both_scripts,
)
ON_ONE_LIST = (common_words, translation)  # heard even if one letter prints both names


def clues(first: Features, second: Features, rarity: Rarity, *, on_one_list: bool) -> tuple[Clue, ...]:
    """Return what speaks for two names being one. `on_one_list`: one letter prints both, which speaks against it."""
    return tuple(clue for kind in (ON_ONE_LIST if on_one_list else KINDS) if (clue := kind(first, second, rarity)))


def _large(one: Features) -> tuple[str, ...]:
    return tuple(word for word in one.words if word not in SMALL)


def _difference(first: Features, second: Features) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the words that only the first has, and those that only the second has, small ones aside."""
    ours, theirs = Counter(_large(first)), Counter(_large(second))
    return tuple((ours - theirs).elements()), tuple((theirs - ours).elements())


def _is_near(one: str, other: str) -> bool:
    """Tell whether two words may be one, misspelt: long, alike, and not known to name different things."""
    if min(len(one), len(other)) < 4 or not (one.isalpha() and other.isalpha()):
        return False
    if any(one in known and other in known and known[one] != known[other] for known in (PLACES, PEOPLES)):
        return False
    return OSA.normalized_similarity(one, other) >= NEAR_SPELLING


def _stem(word: str) -> str:
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word


def _tells(first: Features, second: Features, rarity: Rarity) -> bool:
    """Tell whether the words that two names share tell enough to think of one body."""
    return _sum(set(_large(first)) & set(_large(second)), rarity) >= TELLING_ENOUGH


def _sum(some: Iterable[str], rarity: Rarity) -> float:
    return fsum(rarity.get(word, 1.0) * (0.5 if word in HEADS else 1.0) for word in some)  # in any order the same
