"""Dates on lines of their own in a letter, and which of them may be its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sitegen.core.model import LineReading
from sitegen.reading.parsing.context import Context
from sitegen.reading.parsing.lines.dates import FoundDate, day_first
from sitegen.reading.parsing.vocabulary import load_page_words, load_phrases
from sitegen.reading.parsing.vocabulary.phrases import any_of

# A time of day, in figures (6 pm, 17h30) or behind a word for it (ore 18, kl. 10).
_CLOCK = re.compile(
    rf"\b\d{{1,2}}(?:[:.]\d{{2}}| ?h(?:\d{{2}})?\b| ?[ap]\.?m\b| ?(?:{any_of(load_page_words('clock_behind'))})\b)"
    rf"|\b(?:{any_of(load_page_words('clock'))}) ?\d{{1,2}}\b"
)
FEWEST_PLANNED = 2  # days within the text, each with what is to be then


@dataclass(frozen=True, slots=True)
class Dateline:
    """A date on a line of its own (from 0).

    `own`: nothing says that it is rather that of a page or an event; `clock`: a time stands beside it, as with an
    event; `changed`: it is the day on which a page was changed last.
    """

    iso: str
    line: int
    own: bool
    clock: bool
    changed: bool


def doubtful_dates(context: Context, readings: Sequence[LineReading]) -> list[tuple[int, FoundDate]]:
    """Return the datelines that cannot be read (lines from 0): day and month in either order, or a day there is not."""
    found = ((at, one) for at, one in context.marks.dates.items() if readings[at].winner.role == "date")
    unread = [(at, one) for at, one in found if day_of(one, context) is None and not _CLOCK.search(one.after)]
    return [(at, one) for at, one in unread if not is_of_page(one)]


def is_of_page(found: FoundDate) -> bool:
    """Return whether a line says that its date is that on which a page was put up or changed."""
    return any(load_phrases("dates", name).search(found.before) for name in ("updated", "posted"))


def is_changed(found: FoundDate) -> bool:
    """Return whether a line says that its date is that on which a page was changed."""
    return load_phrases("dates", "updated").search(found.before) is not None


def _planned(context: Context, readings: Sequence[LineReading]) -> frozenset[int]:
    """Return the lines (from 0) within the text that say what is to be on which day, if several do."""
    dates = context.marks.dates
    within = (one.line - 1 for one in readings if one.winner.role == "date" and one.line - 1 > context.body_start)
    said = [at for at in within if at in dates and len(re.findall(r"[^\W\d_]{2,}", dates[at].after)) > 1]
    return frozenset(said) if len(said) >= FEWEST_PLANNED else frozenset()


def datelines(context: Context, readings: Sequence[LineReading]) -> list[Dateline]:
    """Return the dates on lines of their own, in order."""
    found = []
    planned = _planned(context, readings)
    for reading in readings:
        if reading.winner.role != "date" or reading.line - 1 < context.marks.front or reading.line - 1 in planned:
            continue
        date = context.marks.dates.get(reading.line - 1)
        iso = date and day_of(date, context)
        if date and iso:
            clock = bool(_CLOCK.search(date.after))
            changed = is_changed(date)
            posted = load_phrases("dates", "posted").search(date.before) is not None
            found.append(Dateline(iso, reading.line - 1, not (clock or changed or posted), clock, changed))
    return found


def day_of(date: FoundDate, context: Context) -> str | None:
    """Return a date as ISO 8601: in figures that can be read both ways day first, but in English; then None."""
    return date.iso or (day_first(date) if context.language not in (None, "en") else None)


def other_dates(context: Context, readings: Sequence[LineReading], date: str | None) -> list[Dateline]:
    """Return the datelines that could be the letter's as well, and give other days than `date`."""
    return [one for one in datelines(context, readings) if one.own and one.iso != date]
