"""Folds: the differences between two printings of one name that a machine may look through, in their order.

`fold` looks through what typesetting does, a scan's capital I included; names equal after it are one name. `key`
looks through more, by rules that were measured not to join two bodies. Both are functions of the name alone: no
other name, no letter and no score has a say. So equality of keys is an equivalence, the order in which letters
arrive cannot matter, and every merge can be explained. A name of common words alone ("Student Union") is told by
the careful folds: the others need more to go by.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from sitegen.identity.acronyms import drop_acronyms
from sitegen.identity.letters import fold_capital_i, fold_letters
from sitegen.identity.scripts import fold_diacritics, fold_forms
from sitegen.identity.typography import fold_case, fold_dashes, fold_quotes, fold_spacing
from sitegen.identity.vocabulary import COMMON, HEADS
from sitegen.identity.wording import (
    SPOKEN,
    fold_abbreviations,
    fold_apostrophes,
    fold_joiners,
    fold_legal_forms,
    fold_numerals,
    fold_punctuation,
    fold_spaces,
    fold_spelling,
    fold_suffixes,
    part_elisions,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fold:
    """One difference that is looked through: its name, what it is in words, the function from text to text.

    The `first` ones look through typesetting only; the `careful` ones are safe even for names of common words alone.
    """

    name: str
    about: str
    apply: Callable[[str], str]
    first: bool = False
    careful: bool = False


FOLDS: tuple[Fold, ...] = (
    Fold("unicode", "the way its characters are encoded", fold_forms, first=True),
    Fold("capital i", "a capital I that must be an l", fold_capital_i, first=True),
    Fold("case", "capital and small letters", fold_case, first=True),
    Fold("quotes", "the kind of apostrophes and quotation marks", fold_quotes, first=True),
    Fold("spacing", "spaces", fold_spacing, first=True),
    Fold("dashes", "the kind of dashes", fold_dashes, first=True),
    Fold("diacritics", "accents and umlauts", fold_diacritics, careful=True),
    Fold("legal forms", "the mark of a registered association", fold_legal_forms),
    Fold("abbreviations", "full stops in an abbreviation", fold_abbreviations, careful=True),
    Fold("acronyms", "an acronym that the name explains", drop_acronyms),
    Fold("apostrophes", "apostrophes and possessive ’s", fold_apostrophes, careful=True),
    Fold("punctuation", "punctuation", fold_punctuation, careful=True),
    Fold("spelling", "British and American spelling", fold_spelling, careful=True),
    Fold("suffixes", "“and member organizations”", fold_suffixes),
    Fold("numerals", "4 for “for” and 2 for “to”", fold_numerals),
    Fold("joiners", "articles and “and”", fold_joiners, careful=True),
    Fold("letters", "letters that a scan confuses", fold_letters),
    Fold("spaces", "where words are parted", fold_spaces),
)
FIRST: tuple[Fold, ...] = tuple(one for one in FOLDS if one.first)
_CAREFUL = tuple(one for one in FOLDS if one.careful)
_WITH_WORDS = tuple(one for one in FOLDS if not one.first)[:-2]  # the last two leave no words to look at


def fold(name: str) -> str:
    """Return `name` as it is when typesetting is looked through. Two names with one fold are one name."""
    for step in FIRST:
        name = step.apply(name)
    return name


def words(name: str) -> tuple[str, ...]:
    """Return the words of `name` with every fold applied that leaves words standing."""
    return words_of(fold(name))


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a name that is folded already."""
    for step in _WITH_WORDS:
        text = step.apply(text)
    return tuple(text.split())


def is_generic(parts: tuple[str, ...]) -> bool:
    """Tell whether folded words say only what kind of body it is, not which ("Student Union")."""
    return all(word in HEADS or word in COMMON for word in parts)


def key(name: str) -> str:
    """Return what the machine compares: names with equal keys are one, unless a human says otherwise.

    A name of common words alone is compared by the careful folds, one of which nothing is left by its first fold.
    """
    return key_of(name, words(name))


def canonical(name: str, parts: tuple[str, ...] | None = None) -> str:
    """Return the words of `name` that all names of its key have, but for the slips that the last folds look through.

    `parts` are its words, if they are known already.
    """
    parts = words(name) if parts is None else parts
    return _careful(name) if is_generic(parts) else " ".join(parts)


def as_written(name: str, parts: tuple[str, ...] | None = None) -> str:
    """Return the words of `name` that `canonical` keeps, each spelt as the name spells it: what an id is made of.

    A permalink says "labour centre" of a body that calls itself so, though it is compared by "labor center". `parts`
    are its words, if they are known already.
    """
    folded = fold(name)
    parts = words_of(folded) if parts is None else parts
    wanted = canonical(name, parts).split()
    if set(folded.split()).issuperset(wanted):  # as of most names: every word is spelt so
        return " ".join(wanted)
    given = compared = folded
    for step in _CAREFUL if is_generic(parts) else _WITH_WORDS:
        if step.apply is fold_spelling:
            break
        given = part_elisions(given) if step.apply is fold_apostrophes else step.apply(given)
        compared = step.apply(compared)
    own: list[str] = []
    for word, meant in zip(given.split(), fold_spelling(compared).split(), strict=False):
        if len(own) < len(wanted) and wanted[len(own)] == SPOKEN.get(meant, meant):
            own.append(word)
    return " ".join(own if len(own) == len(wanted) else wanted)


def key_of(name: str, parts: tuple[str, ...]) -> str:
    """Return the key of `name`, whose `words` are known already."""
    if is_generic(parts):
        return _careful(name)
    return fold_spaces(fold_letters(" ".join(parts)))


def _careful(name: str) -> str:
    text = fold(name)
    for step in _CAREFUL:
        text = step.apply(text)
    return text or fold(name)


def looked_through(first: str, second: str) -> tuple[Fold, ...]:
    """Return the folds that brought two names of one key together, in the order of the table.

    A fold counts if the words in which the names differ became fewer or shorter by it.
    """
    found: list[Fold] = []
    apart = _apart(first, second)
    for step in FOLDS:
        before = first, second
        first, second = step.apply(first), step.apply(second)
        if before == (first, second):
            continue
        now = _apart(first, second)
        if now < apart:
            found.append(step)
        apart = now
        if first == second:
            break
    return tuple(found)


def _apart(first: str, second: str) -> int:
    """Return the length of the words that only one of two texts has."""
    ours, theirs = Counter(first.split()), Counter(second.split())
    return sum(map(len, ((ours - theirs) + (theirs - ours)).elements()))
