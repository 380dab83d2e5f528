"""The spellings under which a name is looked for: itself, without its acronym, the acronym alone, romanised, joined."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby

from anyascii import anyascii

from sitegen.identity.acronyms import initials, is_place
from sitegen.identity.bare import bare_forms, unaddressed
from sitegen.identity.folds import is_generic, words
from sitegen.identity.tokens import TOKEN, fold_token, is_run
from sitegen.identity.vocabulary import COMMON, HEADS, JOINED, ORDINARY, SMALL
from sitegen.reading.parsing.vocabulary import load_vocabulary

_BRACKETED = re.compile(r"(?<!\s)\s*[(\[{（【「][^()\[\]{}（）【】「」]*[)\]}）】」]?")
_ACRONYM = re.compile(r"(?=(?:[^A-Z]*[A-Z]){2})[A-Z][A-Za-z]{1,11}")
_IN_BRACKETS = re.compile(r"[(\[]([A-Z]{2,12})[)\]]")
UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
_ENOUGH_RUN = 3  # signs of a script without spaces that are a name wherever they stand
_ENOUGH_ROMAN = 8  # letters from which a romanised name is a name and no chance


@dataclass(frozen=True, slots=True)
class Form:
    """One spelling of a name, `text`, with what it is in words. One that is not `sure` only makes one look.

    Of one that is not `whole`, words are left out, so it is not looked for with slips of the pen, too.
    """

    text: str
    about: str
    sure: bool
    whole: bool = True

    @property
    def tokens(self) -> tuple[str, ...]:
        """The folded tokens that count; articles and "and" do not."""
        return tuple(filter(None, map(fold_token, TOKEN.findall(self.text))))

    @property
    def joined(self) -> frozenset[str]:
        """What a folded text holds where the form stands in it."""
        return joined_forms(self.text)


@lru_cache(maxsize=100_000)
def joined_forms(name: str) -> frozenset[str]:
    """Return what a folded text holds where a name stands in it, as words or in one word as in an address."""
    raw = TOKEN.findall(name)
    telling = [one for one in raw if one.casefold() not in JOINED]
    return frozenset({"".join(map(fold_token, raw)), _in_one(raw), _in_one(telling)} - {""})


@lru_cache(maxsize=100_000)
def open_forms(name: str) -> Mapping[str, str]:
    """Return what a folded text holds where an open name stands in it, with forms of address or without."""
    return {joined: text for text in dict.fromkeys((unaddressed(name), name)) for joined in joined_forms(text)}


def _in_one(raw: Iterable[str]) -> str:
    """Return tokens folded as if they were written in one word; those of scripts without spaces by themselves."""
    return "".join(fold_token("".join(those)) for _, those in groupby(raw, is_run))


def forms_of(name: str) -> Iterator[Form]:
    """Yield the spellings of a name in which whole words stand; its acronyms are told by `acronyms_of`."""
    yield Form(name, "the name", _is_enough(name))
    bare = " ".join(words(name))
    yield Form(bare, "the name without what is added to it", _is_enough(bare))
    outside = _BRACKETED.sub(" ", name).strip()
    if outside and outside != name:
        yield Form(outside, "the name without its brackets", sure=False)
    bare_ones = tuple(Form(*one, whole=one[2]) for one in bare_forms(name))
    yield from bare_ones
    for text in (name, *(one.text for one in bare_ones if one.sure)):
        spelt = text.translate(UMLAUTS)
        if spelt != text:
            yield Form(spelt, "the name with its umlauts spelt out", sure=True)
        if not text.isascii():
            roman = anyascii(text)
            yield Form(roman, "the name in Latin letters", sum(map(str.isalnum, roman)) >= _ENOUGH_ROMAN)


@lru_cache(maxsize=100_000)
def acronyms_of(name: str) -> Mapping[str, bool]:
    """Return the acronyms of a name as printed, with whether each is enough to know it by; initials never are."""
    bare = words(name)
    printed = {token for token in TOKEN.findall(name) if _ACRONYM.fullmatch(token) and token.casefold() not in bare}
    printed |= {one for one in _IN_BRACKETS.findall(name) if not is_place(one.casefold())}
    found = {one: len(one) > 2 for one in printed}
    first = initials(words(_BRACKETED.sub(" ", name))).upper()
    if len(first) > 2:
        found.setdefault(first, False)
    return found


def is_common(name: str) -> bool:
    """Tell whether an ordinary sentence may hold the words of a name: it is one word, or made of common ones."""
    parts = words(name)
    return is_generic(parts) or len([one for one in parts if one not in SMALL]) < 2


def is_ordinary(name: str) -> bool:
    """Tell whether a name is one word that every archive has: a month, a figure, a word of its own pages.

    Else nobody could be withheld who signs as “May” or “2024”: each date would stop the build.
    """
    word = name.strip().casefold()
    return word.isdecimal() or word in ORDINARY or word in _days()


@cache
def _days() -> frozenset[str]:
    """Return the names of months and of days of the week, in all languages that are read."""
    dates = [one.data.get("dates", {}) for one in load_vocabulary().languages]
    months = (name for one in dates for names in one.get("months", ()) for name in names)
    return frozenset((*months, *(name for one in dates for name in one.get("weekdays", ()))))


def weight(token: str) -> float:
    """Return how much of a name a token is: its letters, half of them if many names have it, none if it is small."""
    return 0.0 if token in SMALL else len(token) / 2 if token in COMMON or token in HEADS else float(len(token))


def _is_enough(name: str) -> bool:
    tokens = TOKEN.findall(name)
    return bool(tokens) and (not all(map(is_run, tokens)) or len("".join(map(fold_token, tokens))) >= _ENOUGH_RUN)
