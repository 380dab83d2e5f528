"""Doubts about what a letter says of itself: its date, its title, to whom it goes, its language."""

from __future__ import annotations

from collections.abc import Iterator
from shlex import quote

from sitegen.core.comparing import letters_of
from sitegen.core.diagnostics import Diagnostic, codes
from sitegen.core.model import Reading
from sitegen.core.source import Source
from sitegen.reading.parsing.context import Context
from sitegen.reading.parsing.fields.addressees import marked_addressees
from sitegen.reading.parsing.fields.datelines import datelines, doubtful_dates, other_dates
from sitegen.reading.parsing.fields.dating import date_of_document, date_of_file, date_of_page
from sitegen.reading.parsing.fields.parties_in_text import addressed_in_text
from sitegen.reading.parsing.fields.title_weights import heads_paper
from sitegen.reading.parsing.fields.title_words import calls_itself
from sitegen.reading.parsing.fields.titles import rival_title
from sitegen.reading.parsing.lines.dates import in_either_order
from sitegen.reading.parsing.lines.landmarks import Landmarks
from sitegen.reading.parsing.lines.likeness import is_prose

LONGEST_GREETING = 14  # words
NEAR = 6  # lines below a greeting within which its letter's text begins
_GREETS = (",", ":", "!", "၊", "，", "：", "！")
_ADD = "add the date to the front matter: date"


def about_date(source: Source, context: Context, reading: Reading) -> Iterator[Diagnostic]:
    """Yield what is in doubt about the letter's date."""
    letter, top = reading.letter, source.span(1)
    others = other_dates(context, reading.lines, letter.date) if letter.date else []
    if others:
        more = f", and {len(others) - 1} more lines hold others" if len(others) > 1 else ""
        yield codes.SEVERAL_DATES.at(
            source.span(others[0].line + 1),
            f"{letter.date} was taken for the letter's date; this line says {others[0].iso}{more}",
            "if that is the letter's, write it into the front matter: date: YYYY-MM-DD",
        )
    elif letter.date and letter.date == date_of_page(context, reading.lines) and not _is_given(reading, context):
        message = f"{letter.date} is from the file's name, the page's address, or the day on which the page was changed"
        yield codes.DATE_OF_PAGE.at(top, message, "compare the original")
    filed = date_of_file(context)
    if letter.date and filed and _contradict(letter.date, filed):
        message = (
            f"{letter.date} was taken for the letter's date; the file's own, {filed}, cannot be of the same letter"
        )
        yield codes.DAYS_APART.at(top, message, "compare the original; write the right one into the front matter: date")
    unread = list(_about_unread(source, context, reading))
    yield from unread
    if not letter.date:
        if not unread:
            made = date_of_document(context)
            said = f"; the document was made on {made}, by its properties" if made else ""
            yield codes.UNDATED_LETTER.at(top, f"no dateline was found{said}", f"{_ADD}: YYYY-MM-DD")
    elif len(letter.date) == len("2021-09"):
        line = next((one.line for one in reading.lines if one.winner.rule == "month-line"), 1)
        hint = "if the day is known, add it to the front matter: date: YYYY-MM-DD"
        yield codes.MONTH_ONLY.at(source.span(line), f"the letter gives month and year only: {letter.date}", hint)


def _contradict(day: str, filed: str) -> bool:
    """Return whether the file's day is before the letter's, or the same day of another year, which is a slip."""
    return len(day) == len(filed) == len("2021-09-07") and (filed < day or (filed[4:] == day[4:] and filed != day))


def _about_unread(source: Source, context: Context, reading: Reading) -> Iterator[Diagnostic]:
    """Yield the datelines that cannot be read: in figures of either order, of a day there is not, in unknown words."""
    date = reading.letter.date
    taken = f"; {date} was taken for the letter's date" if date else ""
    for at, one in doubtful_dates(context, reading.lines):
        days = in_either_order(one)
        code = codes.AMBIGUOUS_DATE if days else codes.IMPOSSIBLE_DATE
        why = "can be read day first or month first" if days else "is no day of the calendar, or of a year to come"
        if date not in days:
            yield code.at(source.span(at + 1), f"“{one.printed}” {why}{taken}", f"{_ADD}: YYYY-MM-DD")
    for line in (one.line for one in reading.lines if one.winner.rule == "unread-dateline"):
        message = (
            f"“{context.facts[line - 1].text}” looks like a date, in words or a calendar that are not known{taken}"
        )
        yield codes.UNREAD_DATE.at(source.span(line), message, f"{_ADD}: YYYY-MM-DD")


def _is_given(reading: Reading, context: Context) -> bool:
    """Return whether a line, or a field of the file, gives the letter's date as its own."""
    date = reading.letter.date or ""
    return any(one.iso == date and not one.changed for one in datelines(context, reading.lines)) or any(
        one.kind == "date" and one.origin != "name" and one.value.startswith(date) for one in context.evidence
    )


def _other_title(source: Source, context: Context, reading: Reading) -> Iterator[Diagnostic]:
    """Yield the title of the front matter, if the letter's is another one."""
    title = reading.letter.title
    for value, line in context.marks.fields.values() if title else ():
        winner = reading.lines[line].winner
        if winner.rule == "front-matter" and winner.role == "title" and not _share(value, title or ""):
            message = (
                f"“{title}” was taken for the title; “{value}” is the file's own, and stands nowhere in the letter"
            )
            hint = "if it is the title, write it into the front matter: title: …"
            yield codes.OTHER_TITLE.at(source.span(line + 1), message, hint)


def _plain_title(context: Context, reading: Reading) -> int | None:
    """Return the line (from 0) of a title that only its place and its words show to be none of the sender's name."""
    title = letters_of(reading.letter.title or "")
    line = next((one for one in context.facts[context.marks.front :] if not one.blank), None)
    if line is None or letters_of(line.rest) != title or reading.lines[line.index].winner.rule != "title-block":
        return None
    heads = heads_paper((line,), context, reading.lines) and not calls_itself(line.rest, context)
    return line.index if heads else None


def _share(one: str, other: str) -> bool:
    """Return whether one of two titles holds the other."""
    first, second = letters_of(one), letters_of(other)
    return first in second or second in first


def about_letter(source: Source, context: Context, reading: Reading) -> Iterator[Diagnostic]:
    """Yield what else of the letter was not found, or is in doubt: title, addressees, language, whoever signs."""
    letter, top = reading.letter, source.span(1)
    if not letter.title:
        first = next((at for at, line in enumerate(source.lines, 1) if line.strip()), 1)
        hint = f"if a line is the title, say which: sitegen import --is {first}=title {quote(source.path)}\n"
        yield codes.UNTITLED_LETTER.at(top, "no title was found", f"{hint}else add to the front matter: title: …")
    elif (line := _plain_title(context, reading)) is not None:
        message = f"“{letter.title}” was taken for the title: it stands alone over the day and the address"
        hint = f"if it is something else, say so: sitegen import --is {line + 1}=none {quote(source.path)}"
        yield codes.PLAIN_TITLE.at(source.span(line + 1), message, hint)
    rival = rival_title(context, reading.lines)
    if rival is not None:
        message = f"“{letter.title}” was taken for the title; “{rival.text}” is nearly as likely"
        where = source.span(1 if rival.line is None else rival.line + 1)
        yield codes.DOUBTFUL_TITLE.at(where, message, "if it is the title, write it into the front matter: title: …")
    yield from _other_title(source, context, reading)
    marked = marked_addressees(context, reading.lines, letter.title)
    addressed = addressed_in_text(context, reading.lines) if letter.addressees and not marked else None
    if addressed is not None:
        message = f"“{'”, “'.join(addressed.parties)}” was taken for the addressee: {addressed.reason}"
        where = source.span(addressed.line + 1)
        yield codes.ADDRESSED_IN_TEXT.at(where, message, "if that is wrong, change “addressees” in the front matter")
    if not letter.addressees:
        yield codes.NO_ADDRESSEE.at(top, "the letter names no addressee", "if there is one, add it to the front matter")
    if letter.language is None:
        yield codes.UNKNOWN_LANGUAGE.at(top, "the language was not recognized", "add to the front matter: language: en")
    yield from _about_a_second_letter(source, context, reading)
    if not letter.signatories:
        yield codes.NO_SIGNATORIES.at(
            top,
            "no list of signatories was found",
            f"if there is one, say where: sitegen import --is LINES=signatories {quote(source.path)}\n"
            'if nobody signed, say so in the front matter: settled: [{of: reading, reason: "…"}]',
        )


def _about_a_second_letter(source: Source, context: Context, reading: Reading) -> Iterator[Diagnostic]:
    """Yield a doubt where a letter begins below the first one's signatories: with the lines on which both begin.

    Of a letter signed above its text the first greeting is its own.
    """
    listed = [one.line - 1 for one in reading.letter.signatories]
    if not listed:
        return
    marks = context.marks
    first = next((line.index for line in marks.facts[marks.front :] if not line.blank), 0)
    above = next((line.index for line in marks.facts[first : listed[0]] if _greets(marks, line.index)), first)
    begun = _greets(marks, above) or any(one.winner.role == "body" for one in reading.lines[: listed[0]])
    for line in marks.facts[listed[0] + 1 :]:
        if not begun and _greets(marks, line.index):
            begun = True
        elif _greets(marks, line.index) and context.region(line.index) is None and _text_follows(marks, line.index):
            message = f"a second letter seems to begin here, “{line.rest[:60]}”; the first begins on line {above + 1}"
            hint = "if these are two letters, give each a file of its own"
            yield codes.SECOND_LETTER.at(source.span(line.index + 1), message, hint)
            return


def _greets(marks: Landmarks, index: int) -> bool:
    line = marks.facts[index]
    starts = marks.begins_block(index)
    return (
        starts
        and "salutation" in marks.cues[index]
        and line.text.endswith(_GREETS)
        and len(line.words) <= LONGEST_GREETING
    )


def _text_follows(marks: Landmarks, index: int) -> bool:
    below = marks.block_below(index, 4)
    return bool(below) and below[0].index < index + NEAR and is_prose(below)
