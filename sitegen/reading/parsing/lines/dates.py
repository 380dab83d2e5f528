"""Dates as letters write them: in figures, in words, in any language of the vocabulary, in Burmese or Arabic digits."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache

from sitegen.reading.parsing.lines.calendars import (
    MONTH,
    SIGN,
    in_our_years,
    may_name_month,
    months,
    with_signs,
    without_signs,
)
from sitegen.reading.parsing.lines.facts import arabic_digits
from sitegen.reading.parsing.lines.numerals import replace_number_words
from sitegen.reading.parsing.vocabulary import REMEMBERED, fold, load_phrases, load_vocabulary, load_words
from sitegen.reading.parsing.vocabulary.phrases import any_of

LONGEST_DATELINE = 160
LONGEST_MONTH_LINE = 60
LONGEST_PLACE = 60  # characters before the date on a line that holds hardly anything else
LATEST = 2100  # no letter is of a later year
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_YEAR = re.compile(r"[12]\d{3}")
_NUMERIC = re.compile(r"\d ?[./년年-] ?\d")
_FIGURES = re.compile(r"(?<![\d./-])(\d{1,2})(?P<dot>[./-]) ?(\d{1,2})(?P=dot) ?(\d{4})(?!\d)")
_EAST = re.compile(r"(?<!\d)(\d{4}) ?[年년/.] ?(\d{1,2}) ?[月월/.] ?(\d{1,2}) ?[日일]?(?!\d)")
_MONTHS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_ROMAN = re.compile(r"(?<![\w./-])(\d{1,2}) ?([./-]) ?([ivx]{1,4}) ?\2 ?(\d{4})(?!\d)")  # "25-IV-2022", folded
_DATED_FIGURES = re.compile(
    r"(?<!\d)\d{4}-\d{1,2}-\d{1,2}(?!\d)|(?<![\d./-])\d{1,2}(?P<dot>[./-]) ?\d{1,2}(?P=dot) ?\d{4}(?!\d)"
    r"|(?:(?<!\d)\d{4} ?[年년] ?)?(?<!\d)\d{1,2} ?[月월] ?\d{1,2} ?[日일]"
)
_BUDDHIST = 543  # years by which the era of Thailand is ahead; no letter is of the year 2400
_LONGEST_CASELESS = 12, 24  # characters behind and before a date, in a script whose words have no ends


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text, and the text around it.

    `iso` is None where day and month cannot be told apart, and of a day that is in no calendar, or of a year to come.
    """

    iso: str | None
    printed: str
    before: str
    after: str


@lru_cache(maxsize=REMEMBERED)
def find_date(text: str) -> FoundDate | None:
    """Return the first full date (day, month and year) of a short text, or None. "30.13.2020" is none."""
    plain = in_our_years(arabic_digits(fold(text[:LONGEST_DATELINE])))
    named = may_name_month(plain) and months().search(plain) is not None
    if not named and not _NUMERIC.search(plain) and not _ROMAN.search(plain):
        return None
    plain = replace_number_words(plain, load_vocabulary())
    found = [one for one in (_written(plain) if named else None, _iso(plain), _figures(plain), _roman(plain)) if one]
    return min(found, key=lambda one: len(one.before)) if found else None


def is_dateline(text: str) -> FoundDate | None:
    """Return the date of a line that holds a date and hardly anything else: a weekday, a place, "le", "dated".

    A place before a date is at most five words, and what follows a date at most a place or a full stop, so a sentence
    that mentions a date is no dateline, nor is an address of the web. The day of a law or a birth is none either, nor
    one by which something is due.
    """
    if len(text) > LONGEST_DATELINE or "://" in text:
        return None
    found = find_date(text)
    if found is None or load_phrases("dates", "of_others").search(found.before) or is_deadline(found):
        return None
    before, after = (_strip(side) for side in (found.before, found.after))
    short = len(before.split()) <= 5 and len(after.split()) <= 3 and len(before) <= LONGEST_PLACE
    return found if short and not (_is_caseless(after, 0) or _is_caseless(before, 1)) else None


def is_deadline(found: FoundDate) -> bool:
    """Return whether words right before a date, or behind it, say that something is asked for by then."""
    before, after = found.before.rstrip(" :,.*_(–—-"), found.after.lstrip(" '’")
    ends, begins = (load_phrases("dates", name) for name in ("deadline", "deadline_behind"))
    sides = (before, _strip(found.before))
    return begins.match(after) is not None or any(
        one.end() == len(side) for side in sides for one in ends.finditer(side)
    )


def is_month_line(text: str) -> FoundDate | None:
    """Return month and year ("2021-09") of a line that holds them and hardly anything else, a place before them."""
    if len(text) > LONGEST_MONTH_LINE or not _YEAR.search(arabic_digits(text)):
        return None
    found = find_month(text)
    if found is None:
        return None
    before, after = _strip(found.before), _strip(found.after)
    if len(before.split()) > 3 or after or any(character.isdecimal() for character in before):
        return None
    return replace(found, before=before, after=after)


def find_month(text: str) -> FoundDate | None:
    """Return the first month with its year ("2021-09") that a text names."""
    plain, names = with_signs(arabic_digits(fold(text)))
    found = _month_pattern().search(plain)
    if found is None:
        return None
    iso = f"{found['year']}-{ord(found['month']) - SIGN:02}"
    return FoundDate(iso, without_signs(found, names), plain[: found.start()], plain[found.end() :])


def day_first(found: FoundDate) -> str | None:
    """Return a date in figures as ISO 8601 with its day first, as all languages but English write it; None if none."""
    figures = _FIGURES.search(found.printed)
    if figures is None:
        return None
    checked = _checked(found.printed, figures, int(figures[4]), int(figures[3]), int(figures[1]))
    return checked.iso if checked else None


def in_either_order(found: FoundDate) -> tuple[str, ...]:
    """Return the days that a date in figures can be read as, day first and month first; none of other dates."""
    figures = _FIGURES.search(found.printed)
    if figures is None or max(int(figures[1]), int(figures[3])) > 12:
        return ()
    orders = (
        _checked(found.printed, figures, int(figures[4]), int(figures[m]), int(figures[d])) for m, d in ((3, 1), (1, 3))
    )
    return tuple(one.iso for one in orders if one and one.iso)


def blank_dates(plain: str) -> str:
    """Return a folded text of the same length with semicolons for all that is part of a date, with a year or without.

    So none of its figures counts anything: "20 November", "November 20, 2025", "20.11.2025", "11月20日". "In May 20
    groups" has a count.
    """
    named = _dated_patterns() if may_name_month(plain) else ()
    for pattern in (_DATED_FIGURES, *named):
        plain = pattern.sub(lambda found: ";" * len(found[0]), plain)
    return plain


def leading_date(text: str) -> FoundDate | None:
    """Return the date with which a paragraph opens ("Wednesday, 1 April 2020. As …", "Today, 3 May 2020, we …")."""
    head = text[:LONGEST_DATELINE]
    found = find_date(head)
    if found is None or is_deadline(found) or len(_strip(found.before).split()) > 3:
        return None
    told = load_phrases("dates", "today").match(found.before.lstrip(" *_#>"))
    return found if told or re.match(r"[*_ ]*[.:–—)-]", found.after) else None


def _strip(text: str) -> str:
    text = load_phrases("dates", "weekdays").sub(" ", text)
    text = load_phrases("dates", "fillers").sub(" ", text)
    return re.sub(r"[\s,.;:()/၊။*_#>|·•–—-]+", " ", text).strip()


def _is_caseless(text: str, side: int) -> bool:
    """Return whether what stands on a side of a date is a sentence of a script without capitals or spaces."""
    return len(text) > _LONGEST_CASELESS[side] and text.upper() == text.lower()


@cache
def _written_patterns() -> tuple[re.Pattern[str], ...]:
    month = rf"(?P<month>{MONTH})\.?(?: ?[/(] ?{MONTH}\.?\)?)?"  # some months have two names: "كانون الثاني/يناير"
    fillers = any_of(load_words("dates", "fillers"))
    between = rf"(?:[\s,.၊()/-]|(?<![a-z])(?:{fillers})(?![a-z])){{0,8}}"
    glued = rf"(?:{fillers}|[ºª°]|er)?"
    day, year = rf"(?<!\d)(?P<day>\d{{1,2}})(?!\d){glued}", r"(?<!\d)(?P<year>[12]\d{3})(?!\d)"
    return tuple(
        re.compile(pattern)
        for pattern in (
            rf"{day}{between}{month}{between}{year}",
            rf"{month}{between}{day}{between}{year}",
            rf"{year}{between}{glued}{between}{month}{between}{day}",
        )
    )


@cache
def _dated_patterns() -> tuple[re.Pattern[str], ...]:
    """Return the patterns of days in a month, with a year or without; a month before a day needs an end behind it."""
    month = rf"(?:{months().pattern})\.?"
    fillers = any_of(load_words("dates", "fillers"))
    between = rf"(?:[\s,.၊()/-]|(?<![a-z])(?:{fillers})(?![a-z])){{0,8}}"
    day = rf"(?<![\d.,])(?:[0-2]?\d|3[01])(?!\d)(?:{fillers}|[ºª°]|er)?"
    year = r"(?<!\d)[12]\d{3}(?!\d)"
    ends = rf"(?![ ]*(?!(?:{fillers})(?![a-z]))[^\W_])"
    return tuple(
        re.compile(pattern)
        for pattern in (
            rf"{day}{between}{month}(?:{between}{year})?",
            rf"{month}{between}{day}(?:{between}{year}|{ends})",
            rf"{year}{between}{month}(?:{between}{day}{ends})?",
        )
    )


@cache
def _month_pattern() -> re.Pattern[str]:
    fillers = any_of(load_words("dates", "fillers"))
    return re.compile(rf"(?P<month>{MONTH})\.?,?(?: (?:{fillers}))? (?P<year>[12]\d{{3}})(?!\d)")


def _written(plain: str) -> FoundDate | None:
    signed, names = with_signs(plain)
    for pattern in _written_patterns():
        found = pattern.search(signed)
        if found:
            checked = _checked(signed, found, int(found["year"]), ord(found["month"]) - SIGN, int(found["day"]))
            return checked and replace(checked, printed=without_signs(found, names))
    return None


def _iso(plain: str) -> FoundDate | None:
    found = _ISO.search(plain) or _EAST.search(plain)
    return _checked(plain, found, int(found[1]), int(found[2]), int(found[3])) if found else None


def _figures(plain: str) -> FoundDate | None:
    """Read "3.5.2019" (dots are day first everywhere), "25/4/2019" and "4/25/2019"; "3/5/2019" could be either."""
    found = _FIGURES.search(plain)
    if not found:
        return None
    first, second, year = int(found[1]), int(found[3]), int(found[4])
    if first == second or found["dot"] == "." or first > 12:
        return _checked(plain, found, year, second, first)
    if second > 12:
        return _checked(plain, found, year, first, second)
    return FoundDate(None, found[0], plain[: found.start()], plain[found.end() :])


def _roman(plain: str) -> FoundDate | None:
    found = _ROMAN.search(plain)
    if not found or found[3] not in _MONTHS:
        return None
    return _checked(plain, found, int(found[4]), _MONTHS.index(found[3]) + 1, int(found[1]))


def _checked(plain: str, found: re.Match[str], year: int, month: int, day: int) -> FoundDate | None:
    year = year - _BUDDHIST if year > 2400 else year
    if not (1 <= month <= 12 and 1 <= day <= 31 and year):
        return None
    try:
        iso = date(year, month, day).isoformat() if year <= LATEST else None
    except ValueError:
        iso = None
    return FoundDate(iso, found[0], plain[: found.start()], plain[found.end() :])
