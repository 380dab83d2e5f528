"""Lines within a list that speak of the list and name nobody: counts, the day it was made, its order, buttons."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Literal

from sitegen.reading.parsing.lines.facts import LineFacts, arabic_digits
from sitegen.reading.parsing.vocabulary import load_table, load_vocabulary, load_words
from sitegen.reading.parsing.vocabulary.phrases import Phrases

Remark = Literal["total", "other"]

LONGEST_REMARK = 12  # words
PASSES = 2  # over a line, since in some scripts words stand side by side, and a phrase begins where a word does
_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"(?<!\w)\d[\d.,]*(?![\w-])")
_ORDINAL = re.compile(r"(?<!\w)\d+(?:st|nd|rd|th|er|ère|e|º|ª|-го)?(?![^\W\d_])")


def remark_on_list(line: LineFacts) -> Remark | None:
    """Return what a line says of the list in which it stands, if it says nothing else: its "total", or "other".

    All words must be of those that lists use of themselves (`remarks.toml`), words for who signs, or of a day.
    """
    if not 0 < len(line.words) <= LONGEST_REMARK or line.level:
        return None
    plain = arabic_digits(line.plain).replace("_", " ")
    counts = _NUMBER.search(plain) is not None
    sums = counts and _phrases("counted").search(plain) is not None
    if not (sums or _phrases("telling").search(plain) or (counts and _counts_alone(plain))):
        return None
    rest = _ORDINAL.sub(" ", plain)
    for _ in range(PASSES):
        rest = _known().sub(" ", rest)
    days = _words_of_days()
    if any(word not in days for word in _WORD.findall(rest)):
        return None
    alone = len(_NUMBER.findall(plain)) == 1 and _noun_phrases().search(plain) is not None
    return "total" if sums or alone else "other"


def _counts_alone(plain: str) -> bool:
    """Return whether a text is one number and words for those who sign: "9 signatures", "Signatories (9)"."""
    rest, numbers = _NUMBER.subn(" ", plain)
    rest, nouns = _noun_phrases().sub(" ", rest), _noun_phrases().search(rest)
    return numbers == 1 and nouns is not None and not any(map(str.isalnum, rest))


@cache
def _phrases(name: str) -> Phrases:
    return Phrases(_listed(name))


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(load_table("remarks.toml")["remarks"][name])


@cache
def _known() -> Phrases:
    """Return all phrases of remarks, and the words for who signs."""
    nouns = load_words("counting", "nouns") | load_words("counting", "signatures")
    return Phrases(nouns.union(*(_listed(name) for name in ("telling", "counted", "beside"))))


@cache
def _noun_phrases() -> Phrases:
    return Phrases(load_words("counting", "nouns") | load_words("counting", "signatures"))


@cache
def _words_of_days() -> frozenset[str]:
    """Return the words of dates in all languages: months, days of the week, what stands between."""

    def flat(found: Iterable[object]) -> Iterable[str]:
        for one in found:
            yield from one.split() if isinstance(one, str) else flat(one)  # type: ignore[arg-type]

    return frozenset(
        word
        for language in load_vocabulary().languages
        for key in ("months", "weekdays", "fillers")
        for word in flat(language.data.get("dates", {}).get(key, ()))
    )
