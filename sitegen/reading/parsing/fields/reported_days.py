"""The day of a letter by the sentences before it: "On 4 September 2017 the club sent an open letter to the mayor"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from sitegen.core.model import LineReading
from sitegen.reading.parsing.context import Context
from sitegen.reading.parsing.lines.dates import LONGEST_PLACE, FoundDate, find_date, find_month, is_deadline
from sitegen.reading.parsing.lines.unwrapping import flow
from sitegen.reading.parsing.vocabulary import Vocabulary, fold

LONGEST_REPORT = 600  # characters of a first paragraph that says when the letter was sent
SHORTLY = timedelta(days=31)  # between the day of a letter and that of the post that hands it on
_FULL_STOP = re.compile(r"(?<=[^\W\d_][.!?])\s+(?=[^\W\d_a-z])")
_SENTENCE = re.compile(r"(?<=\D[.!?;(])\s+|,\s+")  # "22. März 2024" is no two sentences
_ADDRESS = re.compile(r"\]\([^()\s]*\)|<?https?://\S+")  # a page's address may hold a day of its own


def reported_day(context: Context, readings: Sequence[LineReading]) -> str | None:
    """Return the day that the first paragraph gives the letter that it hands on, if it names one day only.

    "On 4 September 2017 the club sent an open letter to the mayor." "Joint statement of the clubs, 4 September 2017".
    "The statement was written in September 2017."
    """
    vocabulary = context.language_vocabulary
    shown = (one for one in readings[context.marks.front :] if one.winner.role in ("body", "noise", "title"))
    first = next((one.line - 1 for one in shown if not context.facts[one.line - 1].level), None)
    if first is None or first > context.body_start:
        return None
    block = context.marks.block_at(first)
    text = flow([context.facts[at].rest for at in range(first, block.last + 1)])[:LONGEST_REPORT].strip("*_ ")
    for sentence in _FULL_STOP.split(text):
        plain = fold(sentence)
        found = find_date(sentence) or find_date(sentence[-LONGEST_PLACE:]) or find_month(sentence)
        if found is None or found.iso is None or is_deadline(found):
            continue
        if vocabulary.phrases("letters", "kinds").search(plain) is None or find_date(found.after):
            return None
        heads = sentence == text and not found.after.strip("*_)] ") and found.before.rstrip().endswith(",")
        sent = vocabulary.phrases("letters", "sent").search(plain) is not None
        return found.iso if heads or (sent and not _speaks_itself(plain, vocabulary)) else None
    return None


def _speaks_itself(plain: str, vocabulary: Vocabulary) -> bool:
    """Return whether a sentence begins with those who sign, and not with what it hands on: "The following letter"."""
    selves = vocabulary.phrases("counting", "self").match(plain)
    handed = selves and vocabulary.phrases("letters", "kinds").match(plain[selves.end() :].lstrip())
    return selves is not None and not handed


def is_shortly_before(day: str, later: str) -> bool:
    """Return whether a day is one of the last weeks before another, as a letter's is before a post's."""
    if len(day) < len("2021-09-07") or len(later) < len(day):
        return False
    return timedelta() <= date.fromisoformat(later) - date.fromisoformat(day) <= SHORTLY


def introduced_day(context: Context, readings: Sequence[LineReading]) -> str | None:
    """Return the date that the sentences before the letter name, if they name one only."""
    found = {date.iso for part in _sentences_before(context, readings)
             if (date := find_kept(part)) and date.iso}  # fmt: skip
    return found.pop() if len(found) == 1 else None


def _sentences_before(context: Context, readings: Sequence[LineReading]) -> Iterator[str]:
    for one in readings[: context.body_start]:
        if one.winner.role == "body" or one.winner.rule == "title-block":
            yield from _SENTENCE.split(_ADDRESS.sub("", context.facts[one.line - 1].rest[:2000]))


def find_kept(text: str) -> FoundDate | None:
    """Return the first date of a text, if it is none by which something is due."""
    found = find_date(text)
    return None if found is None or is_deadline(found) else found
