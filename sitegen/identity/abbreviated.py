"""A person's name cut short: initials beside a family name ("J.-P. Oak-Elm", "Oak, J."), a title and one word.

It makes a person look: others may be called so, too. Words are compared in Latin letters, so that initials of another
script are those of the name. Which words of a name are the family name differs from people to people: any may be.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from unicodedata import normalize

from anyascii import anyascii

from sitegen.identity.inflected import is_form, stem
from sitegen.identity.spellings import UMLAUTS, weight
from sitegen.identity.titles import is_title
from sitegen.identity.tokens import Folded, fold_token, is_run
from sitegen.identity.vocabulary import ADDRESS_CASES, ADDRESS_DOTTED, ADDRESS_PARTS, HEADS, NO_FAMILY_NAME
from sitegen.reading.parsing.names.persons import starts_with_role
from sitegen.reading.parsing.vocabulary import load_forms, load_vocabulary, load_words

_SHORT, _LONG = 4, 8  # words up to which anything may be a person's name, and up to which one without a head word may
_SHORTENED = 3  # letters of an initial that is more than one, with its full stop ("Yu.", "Chr.")
_ENDING = 3  # letters that a form of address behind a name may end in
_ENDED = 6  # letters of a word that is known in other cases, too
_BETWEEN = re.compile(r"[\s.\-‐-―'’·_]{0,3}")  # what stands between initials and what follows them
_BEFORE_INITIALS = re.compile(r",?\s{1,2}|[.\-‐-―'’·_]{0,2}")  # what stands behind a family name that comes first
_ELISION = re.compile(r"['’ʼ‘`´]\w")


@dataclass(frozen=True, slots=True)
class _Name:
    """The words of a name in Latin letters; by place, those `telling` beside an initial and the `small` ones.

    It is one of a body, which nobody addresses by a title, if it has a word for bodies in it.
    """

    words: tuple[str, ...] = ()
    telling: frozenset[int] = frozenset()
    small: frozenset[int] = frozenset()
    is_body: bool = False

    def gives(self, letters: str, at: int) -> bool:
        """Tell whether a word other than the one at `at` begins with letters."""
        return any(
            word.startswith(letters) for other, word in enumerate(self.words) if other != at and other not in self.small
        )


class Abbreviated:
    """Finds where a text tells one of `names` by initials, or by a form of address, and one word of the name."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names: dict[str, list[tuple[_Name, int]]] = {}
        self._stems: dict[str, list[tuple[_Name, int]]] = {}
        self._met: dict[str, Sequence[tuple[_Name, int]]] = {}  # by word: as many as the texts it is asked about have
        for name in sorted(names):
            one, raw = _name(name)
            for at in one.telling:
                for form in _forms(raw[at]):
                    self._names.setdefault(form, []).append((one, at))
                if len(one.words[at]) >= _ENDED:
                    self._stems.setdefault(stem(one.words[at]), []).append((one, at))
        self._lengths = sorted({len(one) for one in self._stems})

    def finds(self, folded: Folded) -> Iterator[tuple[int, int, str]]:
        """Yield the first and the last token of each place, and in words what stands there."""
        for number, raw in enumerate(folded.raw) if self._names else ():
            found = self._met.get(raw)
            if found is None:
                found = self._met[raw] = tuple(self._having(raw))
            for one, at in found:
                if place := _around(folded, number, one, at):
                    yield place

    def _having(self, raw: str) -> Iterator[tuple[_Name, int]]:
        """Yield the names that have a word, in any case of their grammar, with where they have it."""
        for form in _forms(raw):
            if len(form) > 2 or (len(form) == 2 and not raw[0].islower()):
                yield from self._names.get(form, ())
        word = _latin(raw) if raw[0].isupper() and len(raw) >= _ENDED else ""
        if weight(word) < len(word):
            return  # a word that many names have
        for start in (word[:length] for length in self._lengths if length <= len(word)):
            yield from (one for one in self._stems.get(start, ()) if is_form(one[0].words[one[1]], word))


def _around(folded: Folded, number: int, one: _Name, at: int) -> tuple[int, int, str] | None:
    """Return the place round a word of a name, if initials or a form of address stand beside it."""
    low = high = number
    lowest, highest = max(number - len(one.words), 0), min(number + len(one.words), len(folded.raw) - 1)
    while low > lowest and _is_tied(folded, low - 1, _BETWEEN) and _latin(folded.raw[low - 1]) in one.words:
        low -= 1
    while high < highest and _is_tied(folded, high, _BETWEEN) and _latin(folded.raw[high + 1]) in one.words:
        high += 1
    while low < number and len(folded.raw[low]) == 1 and not _is_elided(folded, low):
        low += 1  # an initial that the name has, too
    first, last, met = low, high, -1
    while first and _is_tied(folded, first - 1, _BETWEEN) and (letters := _initials(folded, first - 1)):
        first -= 1
        if all(one.gives(letter, at) for letter in letters):
            met = first  # what stands before the first initial of the name is another abbreviation
    if met >= 0:
        return met, high, "initials and a word of the name"
    if not one.is_body and not folded.raw[low][0].islower() and (place := _addressed(folded, low, high)):
        return place
    between = _BEFORE_INITIALS
    while last + 1 < len(folded.raw) and _is_tied(folded, last, between) and (letters := _initials(folded, last + 1)):
        last, between = last + 1, _BETWEEN
        if all(one.gives(letter, at) for letter in letters):
            met = last
    return (low, met, "a word of the name and initials") if met >= 0 else None


def _addressed(folded: Folded, low: int, high: int) -> tuple[int, int, str] | None:
    """Return the place round words of a name, if a form of address stands before or behind them."""
    address = _address_before(folded, low)
    if address >= 0:
        return address, high, "a form of address and a word of the name"
    if _has_address_behind(folded, high):
        return low, high + 1, "a word of the name and a form of address"
    return None


def _initials(folded: Folded, number: int) -> Sequence[str]:
    """Return the initials that a token is, in Latin letters; none for a word."""
    raw, end = folded.raw[number], folded.spans[number][1]
    after = folded.text[end : end + 1]
    if is_run(raw) or not raw.isalpha():
        return ()
    if len(raw) == 1 or (len(raw) <= _SHORTENED and after == "." and not raw.isupper()):
        return (_latin(raw),) if not raw.islower() or after in ("-", ".", "_") else ()
    return tuple(map(_latin, raw)) if raw.isupper() and len(raw) <= _SHORTENED else ()


def _is_tied(folded: Folded, before: int, between: re.Pattern[str]) -> bool:
    """Tell whether nothing but what `between` allows stands between a token and the next one."""
    return bool(between.fullmatch(folded.text, folded.spans[before][1], folded.spans[before + 1][0]))


def _is_elided(folded: Folded, number: int) -> bool:
    return bool(_ELISION.match(folded.text, folded.spans[number][1]))


def _address_before(folded: Folded, number: int) -> int:
    """Return the first token of a form of address that stands before a token ("Dr.", "г-н"), -1 if none does."""
    if not number or not _is_tied(folded, number - 1, _BETWEEN):
        return -1
    if _is_address(folded.raw[number - 1]):
        return number - 1
    for first in (number - 1, number - 2):
        words = folded.text[folded.spans[first][0] : folded.spans[number - 1][1]].casefold() if first >= 0 else ""
        dotted = folded.text[folded.spans[number - 1][1]] == "."
        if words in (ADDRESS_DOTTED if dotted else _written_small()):
            return first
    return -1


def _has_address_behind(folded: Folded, number: int) -> bool:
    """Tell whether a form of address stands behind a token ("Zeynep Hanım", "Kovács úr"), in any of its cases."""
    if number + 1 >= len(folded.raw) or not _is_tied(folded, number, _BETWEEN):
        return False
    word = folded.raw[number + 1].casefold().replace("i\u0307", "i")
    longer = (word[:-cut] for cut in range(1, _ENDING + 1) if len(word) - cut > _ENDING)
    return word in ADDRESS_PARTS or any(one in ADDRESS_PARTS for one in longer)


@cache
def _written_small() -> frozenset[str]:
    """Return the forms of address that other languages than English write in small letters, the short ones aside."""
    own = load_vocabulary().only("en").words("letters", "honorifics")
    small = frozenset(one for one in load_words("letters", "honorifics") - own if len(one) > _SHORTENED - 1)
    return small | ADDRESS_CASES


def _is_address(raw: str) -> bool:
    """Tell whether a word without a small letter in front is a form of address; all in capitals it is an acronym."""
    word = raw.casefold()
    known = word in NO_FAMILY_NAME or word in load_words("letters", "honorifics") or is_title(raw)
    return known and not raw[0].islower() and (len(raw) == 1 or not raw.isupper())


def _name(name: str) -> tuple[_Name, tuple[str, ...]]:
    """Return a name, forms of address before it aside, and its words as printed."""
    raw = Folded(name).raw
    while len(raw) > 2 and _is_address(raw[0]):
        raw = raw[1:]
    heads = any(word.casefold() in HEADS for word in raw)
    if not 1 < len(raw) <= (_SHORT if heads else _LONG):
        return _Name(), ()
    particles = load_forms("particles")
    small = frozenset(at for at, word in enumerate(raw) if word.casefold() in particles)
    telling = frozenset(
        at
        for at, word in enumerate(raw)
        if len(word) > 1 and not is_run(word) and at not in small and not starts_with_role(word)
        if at == len(raw) - 1 or (weight(word.casefold()) == len(word) and not word.islower())
    )
    return _Name(tuple(map(_latin, raw)), telling, small, heads), tuple(raw)


@lru_cache(maxsize=200_000)
def _forms(raw: str) -> frozenset[str]:
    """Return what a word is looked up by: its fold and its letters in Latin, umlauts spelt out or not."""
    return frozenset({_latin(fold_token(raw)), _latin(raw), _latin(raw.translate(UMLAUTS))} - {""})


@lru_cache(maxsize=200_000)
def _latin(word: str) -> str:
    return "".join(filter(str.isalnum, anyascii(normalize("NFKC", word)).lower()))
