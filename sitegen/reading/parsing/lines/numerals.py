"""Numbers as letters write them: "1,000", "1.000", "two hundred and twelve", "ochenta y tres", Burmese digits."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, partial

from sitegen.reading.parsing.lines.facts import arabic_digits
from sitegen.reading.parsing.vocabulary import Language, Vocabulary
from sitegen.reading.parsing.vocabulary.phrases import any_of

LARGEST = 10_000_000  # no letter has more signatories; a longer number is a telephone number
FIGURES = r"(?<![\d.,])\d{1,3}(?:[.,'  ]\d{3})+(?![\d])|(?<![\d])\d{1,7}(?![\d])"
_GROUPING = re.compile(r"[.,'  ]")


def read_figures(text: str) -> int | None:
    """Return the value of "462", "1,000" or "၄၆၂", or None where `text` is no such number."""
    digits = _GROUPING.sub("", arabic_digits(text))
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) <= 7 else None


def replace_number_words(plain: str, vocabulary: Vocabulary) -> str:
    """Return folded text with spelt-out days ("third") and numbers ("two hundred and twelve") as figures.

    Only numbers of at least two words, tens and larger, and days before or after a filler are changed: "one" is
    seldom a number.
    """
    for language in vocabulary.languages:
        days, pattern = _days(language)
        if days:
            plain = pattern.sub(partial(_day, days), plain)
        values, words = _spelt(language)
        if values:
            plain = words.sub(partial(_number, values, language), plain)
    return plain


def _day(days: Mapping[str, int], found: re.Match[str]) -> str:
    return str(days[found[0]])


def _number(values: Mapping[str, int], language: Language, found: re.Match[str]) -> str:
    return str(_value(found[0], values, language))


@cache
def _days(language: Language) -> tuple[dict[str, int], re.Pattern[str]]:
    days = {word: value for value, word in enumerate(language.words("numbers", "days"), 1)}
    return days, re.compile(rf"(?<![^\W\d_])(?:{any_of(days)})(?![^\W\d_])")


@cache
def _spelt(language: Language) -> tuple[dict[str, int], re.Pattern[str]]:
    """Return the number words of a language with their values, and the pattern for a run of them that is a number."""
    values: dict[str, int] = {}
    for key, step in (("ones", 1), ("tens", 10)):
        values |= {word: index * step for index, word in enumerate(language.words("numbers", key)) if word}
    values |= dict.fromkeys(language.words("numbers", "hundred"), 100)
    values |= dict.fromkeys(language.words("numbers", "thousand"), 1000)
    for index, words in enumerate(language.words("numbers", "hundreds"), 1):
        values |= {words: index * 100}
    if not values:
        return {}, re.compile(r"(?!)")
    word = any_of(values)
    joint = any_of(language.words("numbers", "and"))
    one = rf"(?:{word})(?![^\W\d_])"
    return values, re.compile(rf"(?<![^\W\d_]){one}(?:(?:[ -]|[ -](?:{joint})[ -]){one}){{0,9}}")


def _value(text: str, values: Mapping[str, int], language: Language) -> int | str:
    total = current = 0
    parts = [part for part in re.split(r"[ -]+", text) if part not in language.words("numbers", "and")]
    if len(parts) == 1 and values.get(parts[0], 0) < 10:
        return text
    for part in [part for part in parts if part in values]:
        value = values[part]
        if value == 100:
            current = max(current, 1) * 100
        elif value == 1000:
            total, current = total + max(current, 1) * 1000, 0
        else:
            current += value
    return total + current if total + current <= LARGEST else text
