"""Names of months, years of other eras and days of other calendars: Reiwa, Minguo, the solar Hijri calendar.

Eras are data: `[dates] eras` gives the year of ours before the first of each. The lunar Hijri calendar is not
converted: its months begin when the moon is seen, so a day of ours does not follow from it.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from sitegen.reading.parsing.vocabulary import load_vocabulary
from sitegen.reading.parsing.vocabulary.phrases import any_of

_FIRST = "元"  # the first year of an era
_DIGITS = dict(zip("〇零一二三四五六七八九", (0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
_WRITTEN_YEAR = re.compile(r"(?<![〇零一二三四五六七八九])[一二][〇零一二三四五六七八九]{3}(?=年)")
_WRITTEN_DAY = re.compile(r"(?<=[年月])(?:[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])(?=[月日])")
_SOLAR = re.compile(r"(?<!\d)(1[34]\d\d) ?/ ?(\d{1,2}) ?/ ?(\d{1,2})(?!\d)")
_UNKNOWN = re.compile(
    r"(?<![\w.])(?:(?:[12]?\d|3[01])\.? (?P<word>[^\W\d_]+\.?) [12]\d{3}(?!\d)|[IVX]+\.[IVX]+\.M[MDCLXVI]*\b)"
)
LONGEST_UNKNOWN = 60  # characters of such a line
_SOLAR_NEW_YEAR = 1400, date(2021, 3, 21)
_LONG_YEARS = frozenset((1, 5, 9, 13, 17, 22, 26, 30))  # of 33 that the solar calendar counts alike from 1178 to 1633
_MISREAD = re.compile(r"(?<!\w)[12][OoQ\d]{3}(?!\w)")  # a year of which recognition of characters made letters
_NOUGHTS = dict.fromkeys(map(ord, "OoQ"), "0")
SIGN = 0xE000  # characters for private use stand for the twelve months, from the one behind this
MONTH = f"[{chr(SIGN + 1)}-{chr(SIGN + 12)}]"
_NO_SIGNS = {SIGN + month: " " for month in range(1, 13)}
_LETTERS = re.compile(r"[^\W\d_]+")


def in_our_years(plain: str) -> str:
    """Return folded text in which dates of East Asian eras and in Chinese numerals, and of Iran, are in ours."""
    if plain.isascii():
        return plain
    if "年" in plain:
        plain = _WRITTEN_YEAR.sub(lambda found: "".join(str(_DIGITS[one]) for one in found[0]), plain)
        plain = _WRITTEN_DAY.sub(lambda found: str(_value(found[0])), plain)
        eras, pattern = _eras()
        plain = pattern.sub(lambda found: f"{eras[found[1]] + (1 if found[2] == _FIRST else int(found[2]))}年", plain)
    months, written = _solar_months()
    plain = written.sub(lambda found: _of_solar(found[0], int(found[3]), months[found[2]], int(found[1])), plain)
    return _SOLAR.sub(lambda found: _of_solar(found[0], *map(int, found.groups())), plain)


def looks_dated(text: str) -> bool:
    """Return whether a line holds what looks like a date in words that no vocabulary knows, and hardly anything else.

    A day, a word and a year ("15 Ramadan 1444"), or figures of Rome; before them at most a place and its comma. A
    letter that was read for a nought is one here ("12 March 2O24"), and the day is not guessed.
    """
    text = _MISREAD.sub(lambda found: found[0].translate(_NOUGHTS), text[: LONGEST_UNKNOWN + 1])
    found = _UNKNOWN.search(text) if len(text) <= LONGEST_UNKNOWN else None
    if found is None or (found["word"] or "").lower() in load_vocabulary().connectors:
        return False
    before, after = text[: found.start()].strip(), text[found.end() :].strip(" .,")
    return (not before or before.endswith((",", "،", ":"))) and len(after.split()) <= 1


def _of_solar(printed: str, year: int, month: int, day: int) -> str:
    """Return a day of the solar Hijri calendar as ISO 8601, or as it is printed where there is no such day."""
    if not (1 <= month <= 12 and 1 <= day <= (31 if month < 7 else 30)):
        return printed
    known, start = _SOLAR_NEW_YEAR
    between = sum(365 + (one % 33 in _LONG_YEARS) for one in range(min(year, known), max(year, known)))
    first = start + timedelta(days=between if year >= known else -between)
    return (first + timedelta(days=31 * min(month - 1, 6) + 30 * max(month - 7, 0) + day - 1)).isoformat()


def _value(text: str) -> int:
    """Return the value of a Chinese numeral below forty ("二十三")."""
    tens, ten, ones = text.rpartition("十")
    return (10 * (_DIGITS[tens] if tens else 1) if ten else 0) + (_DIGITS[ones] if ones else 0)


@cache
def _solar_months() -> tuple[dict[str, int], re.Pattern[str]]:
    names = (one.data["dates"].get("solar_months", ()) for one in load_vocabulary().languages)
    months = {name: number for listed in names for number, name in enumerate(listed, 1)}
    body = any_of(months)
    return months, re.compile(rf"(?<!\d)(\d{{1,2}}) ?({body}) ?(?:ماه )?(1[34]\d\d)(?!\d)")


@cache
def _eras() -> tuple[dict[str, int], re.Pattern[str]]:
    eras = {
        name: year for one in load_vocabulary().languages for name, year in one.data["dates"].get("eras", {}).items()
    }
    names = any_of(eras)
    return eras, re.compile(rf"({names}) ?({_FIRST}|\d{{1,3}}) ?年")


@cache
def months() -> re.Pattern[str]:
    """Return the pattern of all names of months; in a script without capitals a name may stand within a word."""
    names = _month_numbers()
    cased = any_of(name for name in names if name.upper() != name.lower())
    others = any_of(name for name in names if name.upper() == name.lower())
    return re.compile(rf"(?<![^\W\d_])(?:{cased})(?![^\W\d_])|{others}")


def may_name_month(plain: str) -> bool:
    """Return whether a text holds a word with which the name of a month begins: a cheap look before the pattern's."""
    words, within = _beginnings()
    return not words.isdisjoint(_LETTERS.findall(plain)) or (
        not plain.isascii() and any(name in plain for name in within)
    )


@cache
def _beginnings() -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the first words of months' names, and the names that may stand within a word."""
    names = _month_numbers()
    cased = [name for name in names if name.upper() != name.lower()]
    return frozenset(word for name in cased for word in _LETTERS.findall(name)[:1]), tuple(set(names) - set(cased))


def with_signs(plain: str) -> tuple[str, list[str]]:
    """Return a text with one character for each name of a month, and the names in order.

    So the patterns of dates need not know the names of all languages.
    """
    numbers, plain = _month_numbers(), plain if plain.isascii() else plain.translate(_NO_SIGNS)
    signed = months().sub(lambda found: chr(SIGN + numbers[found[0]]), plain)
    return signed, months().findall(plain) if signed != plain else []


def without_signs(found: re.Match[str], names: list[str]) -> str:
    """Return what was found as it is printed."""
    place = sum(_is_sign(character) for character in found.string[: found.start("month")])
    return found[0].replace(found["month"], names[place])


def _is_sign(character: str) -> bool:
    return SIGN < ord(character) <= SIGN + 12


@cache
def _month_numbers() -> dict[str, int]:
    """Return month names to numbers; a name that two languages give to different months is left out."""
    numbers: dict[str, set[int]] = {}
    for language in load_vocabulary().languages:
        for number, names in enumerate(language.data["dates"]["months"], 1):
            for name in names:
                numbers.setdefault(name, set()).add(number)
    return {name: min(found) for name, found in numbers.items() if len(found) == 1}
