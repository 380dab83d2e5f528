"""Which of the dates in and beside a letter is its own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sitegen.core.model import LineReading
from sitegen.reading.formats.front_matter import DATE_FIELDS, DAY_IN_ADDRESS
from sitegen.reading.parsing.context import Context
from sitegen.reading.parsing.fields.datelines import Dateline, datelines, doubtful_dates, is_changed
from sitegen.reading.parsing.fields.reported_days import find_kept, introduced_day, is_shortly_before, reported_day
from sitegen.reading.parsing.lines.dates import (
    FoundDate,
    find_date,
    find_month,
    in_either_order,
    leading_date,
)

OPENING = 6  # paragraphs, any of which may open with the date
NEAR = 14  # lines above a salutation among which a letter's own date stands
_MARK = re.compile(r"\s+[—–>|·]\s")
_PLACED = re.compile(r"(?:[^\W\d_][^\d,.:]{1,30}, )?")
ORIGINS = ("mail", "front-matter")  # of what a file says of the letter's day; a document's properties date the document
NAMED = ("name",)  # what only the name or the address of a file says


def find_letter_date(context: Context, readings: Sequence[LineReading]) -> str | None:
    """Return the date as ISO 8601, from the likeliest place that has one, or None.

    A dateline; the date with which a paragraph opens as in news ("Geneva, 3 May 2021 - We …"); the day on which a page
    says that it was sent; the date that the file gives itself; a month ("2021-09"), if that is not more exact; the day
    on which a site put the page up; the only date of the sentences before the letter; the day in the file's name, or on
    which the page was changed last.

    Over the text, a dateline that cannot be read gives way to no other line: it is read with what else says the day.
    """
    doubtful = _over_text(context, readings)
    if doubtful is None:
        return _likeliest(context, readings)
    days = in_either_order(doubtful)
    said = {_likeliest(context, readings), date_of_file(context), date_of_page(context, readings)}
    fitting = {day for day in days if day in said}
    return fitting.pop() if len(fitting) == 1 else None


def _likeliest(context: Context, readings: Sequence[LineReading]) -> str | None:
    lines = datelines(context, readings)
    printed = _printed(lines, context, readings) or _leading(context, readings) or _at_file_title(context)
    if printed:
        return printed
    filed = date_of_file(context)
    reported = reported_day(context, readings)
    if reported and (filed is None or is_shortly_before(reported, filed)):
        return reported
    months = (context.marks.months[one.line - 1] for one in readings if one.winner.rule == "month-line")
    month = next((one.iso for one in months if not is_changed(one)), None)
    if filed and (month is None or filed.startswith(month)):
        return filed
    return (
        month
        or next((one.iso for one in lines if not (one.own or one.clock or one.changed)), None)
        or _filed(context, ("published",))
        or _in_title(context, readings)
        or introduced_day(context, readings)
        or _signed_on(context, readings)
        or next((one.iso for one in lines if one.clock and not one.changed), None)
        or _month_at_edge(context)
        or date_of_page(context, readings)
    )


def _month_at_edge(context: Context) -> str | None:
    """Return the month that the first or the last line names before a mark: "Alder, May 2021 — CC BY 4.0"."""
    shown = [line for line in context.facts[context.marks.front :] if line.shown]
    for line in (*shown[:1], *shown[-1:]):
        found = find_month(line.rest)
        if found and _MARK.match(found.after) and _PLACED.fullmatch(found.before):
            return found.iso
    return None


def _over_text(context: Context, readings: Sequence[LineReading]) -> FoundDate | None:
    """Return the dateline over the letter's text that cannot be read, if no other there can."""
    over = [one for one in doubtful_dates(context, readings) if one[0] < context.body_start]
    clear = any(one.own and one.line < context.body_start for one in datelines(context, readings))
    return over[0][1] if over and not clear else None


def date_of_file(context: Context) -> str | None:
    """Return the day that the file gives the letter itself: in its front matter, or as that on which it was mailed."""
    return _filed(context, ORIGINS)


def date_of_document(context: Context) -> str | None:
    """Return the day on which the document was made, by its properties: often that of a template, or of a copy."""
    return _filed(context, ("properties",))


def date_of_page(context: Context, readings: Sequence[LineReading]) -> str | None:
    """Return the day in the file's name or the address of its page, or on which the page was changed last."""
    changed = (one.iso for one in datelines(context, readings) if one.changed and not one.clock)
    return _of_name(context) or next(changed, None)


def _of_name(context: Context) -> str | None:
    """Return the day that stands in the file's name or in the address of its page, if they name one only."""
    values = [one.value for one in context.evidence if one.kind == "date" and one.origin in NAMED]
    found = {date.iso for value in values if (date := _in_path(value)) and date.iso}
    return found.pop() if len(found) == 1 else None


def _in_path(value: str) -> FoundDate | None:
    day = DAY_IN_ADDRESS.search(value)
    return find_date(f"{day[1]}-{day[3]:0>2}-{day[4]:0>2}") if day else None


def _printed(lines: Sequence[Dateline], context: Context, readings: Sequence[LineReading]) -> str | None:
    """Return the likeliest of the datelines: nearest above the salutation, else the first.

    What stands above the letter may be the date of a newspaper or of a covering letter. A day at the end of a title
    goes before those within and below the text.
    """
    own = [one for one in lines if one.own]
    start = context.body_start
    above = [one for one in own if one.line < start]
    greeted = start < len(readings) and readings[start].winner.role == "salutation"
    near = [one for one in above if greeted and start - one.line <= NEAR]
    first = near[-1:] or above[:1]
    if first:
        return first[0].iso
    return own[0].iso if own else None


def _at_file_title(context: Context) -> str | None:
    """Return the day with place behind the file's own title ("Open letter to the council - Milan, 3 May 2008")."""
    text = context.marks.fields.get("title", ("", 0))[0]
    found = find_date(text) if text else None
    placed = found and re.search(r"[-–—(|] [^-–—(|,]{2,30}, (?:the )?$", text[: len(found.before)])
    return found.iso if found and placed and not found.after.strip(" .)]\"'") else None


def _leading(context: Context, readings: Sequence[LineReading]) -> str | None:
    """Return the date with which one of the first paragraphs opens."""
    firsts = [one for one in readings if one.winner.role == "body" and _opens_block(context, one.line - 1)]
    for reading in firsts[:OPENING]:
        found = leading_date(context.facts[reading.line - 1].rest)
        if found and found.iso:
            return found.iso
    return None


def _opens_block(context: Context, index: int) -> bool:
    return context.marks.begins_block(index) or context.width == 0


def _filed(context: Context, origins: Sequence[str]) -> str | None:
    """Return the date of the file's own fields; pages with dates of many other things say none of the letter."""
    values = [one.value for one in context.evidence if one.kind == "date" and one.origin in origins]
    if "front-matter" in origins and not any(one.origin not in NAMED for one in context.evidence):
        values = [context.marks.fields[name][0] for name in DATE_FIELDS if name in context.marks.fields]
    found = [date.iso for value in values if (date := find_date(value[:40])) and date.iso]
    return found[0] if found and (len(set(found)) == 1 or "published" not in origins) else None


def _in_title(context: Context, readings: Sequence[LineReading]) -> str | None:
    """Return the date at the end of a title's line."""
    for reading in readings:
        if reading.winner.role == "title":
            found = _last(context.facts[reading.line - 1].rest)
            if found and found.iso and not found.after.strip(" .)]\"'"):
                return found.iso
    return None


def _last(text: str) -> FoundDate | None:
    """Return the last date of a text, which may tell of another day before: "On the fire of 1 May // Alder, 3 May"."""
    found = find_kept(text)
    later = find_kept(text[-len(found.after) :]) if found and found.after.strip() else None
    return later or found


def _signed_on(context: Context, readings: Sequence[LineReading]) -> str | None:
    """Return the day beside the name of the one who signs; where several do, each may have a day of their own."""
    signed = [one.line - 1 for one in readings if one.winner.role == "signatory"]
    found = find_date(context.facts[signed[0]].rest) if len(signed) == 1 else None
    return found.iso if found else None
