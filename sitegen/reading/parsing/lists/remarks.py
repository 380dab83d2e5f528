"""Lines within a list that speak of the list and name nobody: counts, the day it was made, its order, buttons."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Literal

from sitegen.reading.parsing.lines.facts import LineFacts, arabic_digits
from sitegen.reading.parsing.vocabulary import fold, load_table, load_vocabulary, load_words
from sitegen.reading.parsing.vocabulary.phrases import Phrases

Remark = Literal["total", "other"]

LONGEST_REMARK = 12  # words
PASSES = 2  # over a line, since in some scripts words stand side by side, and a phrase begins where a word does
_BEHIND = re.compile(
    r"(?P<entry>\S.+?)"
    r"(?:[\s。]*[(（\[](?P<bracketed>[^()（）\[\]]{2,80})[)）\]]|[.。;] +(?P<aside>[^.;]{4,80}))[.。]?"
)
_CJK = "[\u3040-\u9fff\uac00-\ud7a3]"
_GLUED = re.compile(rf"(?<={_CJK})(?=\d)|(?<=\d)(?={_CJK})")  # "共120人": no blank stands around a number
_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"(?<!\w)\d[\d.,]*(?![\w-])")
_ORDINAL = re.compile(r"(?<!\w)\d+(?:st|nd|rd|th|er|ère|e|º|ª|-го)?(?![^\W\d_])")


def remark_on_list(line: LineFacts) -> Remark | None:
    """Return what a line says of the list in which it stands, if it says nothing else: its "total", or "other".

    All words must be of those that lists use of themselves (`remarks.toml`), words for who signs, or of a day.
    """
    return None if line.level else _remark_in(line.plain)


def total_behind(text: str) -> tuple[str, str]:
    """Return an entry and the total of its list that stands behind it in brackets or behind a stop, or no total.

    "Baz (3 organizations in all)", "Baz. Total: 3 signatures".
    """
    found = _BEHIND.fullmatch(text)
    said = (found["bracketed"] or found["aside"]) if found else ""
    if found is None or _remark_in(fold(said)) != "total":
        return text, ""
    return found["entry"].rstrip(" .,;。"), said


def _remark_in(plain: str) -> Remark | None:
    if not 0 < len(plain.split()) <= LONGEST_REMARK:
        return None
    plain = _GLUED.sub(" ", arabic_digits(plain).replace("_", " "))
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
