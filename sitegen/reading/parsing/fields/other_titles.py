"""What may be the title besides a file's own and lines that stand out: by a day, behind an addressee, below "Dear"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sitegen.core.comparing import letters_of
from sitegen.core.model import LineReading
from sitegen.reading.parsing.context import Context
from sitegen.reading.parsing.fields.filed_titles import titles_beside
from sitegen.reading.parsing.fields.title_lines import LONG, LOOKED_AT
from sitegen.reading.parsing.fields.title_weights import FEWEST_WORDS
from sitegen.reading.parsing.fields.title_words import calls_itself, cleaned, is_possible, says_nothing_else
from sitegen.reading.parsing.lines.facts import COLONS
from sitegen.reading.parsing.party_labels import said_behind, without_label

ENOUGH = 0.48  # the least weight of a title
HANDED_ON = 0.9  # of what a page hands on under a heading of its own
SHORTEST_OWN = 6  # letters of such a title
SAID_TO = 0.57  # of what stands behind an addressee on its line
_COLON = re.compile(r":\s|[：｜]|\s\|\s")
# A place before a day, behind a mark or in brackets that close behind the day.
_PLACE = re.compile(
    r"(?:\s+(?://|[|/–—-])\s+|\s*\()[^\W\d_a-z][^\d,:;|/()]{1,30}$"
    r"|,\s+[^\W\d_a-zß-öø-ÿ][^\W\d_]{1,20}(?:[ -][^\W\d_]{1,20})?(?:,(?: \w{1,3})?)?$"
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """What may be the title: its text, how much speaks for it, and where it stands (from 0; None: beside the text)."""

    text: str
    weight: float
    line: int | None


def other_titles(context: Context, readings: Sequence[LineReading]) -> Iterator[Candidate]:
    """Yield what else may be the title."""
    yield from _behind_addressee(context, readings)
    yield from _of_a_bare_list(context, readings)
    yield from _below_salutation(context, readings)
    yield from _beside_days(context)
    yield from _handed_on(context)


def _behind_addressee(context: Context, readings: Sequence[LineReading]) -> Iterator[Candidate]:
    """Yield what a line says behind its addressee: "To Ms Jane Roe: Hear the villages first"."""
    lines = (context.facts[one.line - 1] for one in readings if one.winner.rule == "labelled-addressee")
    for line in lines:
        said = said_behind(without_label(line.rest, context))[1]
        if said and is_possible(said):
            yield Candidate(cleaned(said), SAID_TO, line.index)


def _of_a_bare_list(context: Context, readings: Sequence[LineReading]) -> Iterator[Candidate]:
    """Yield what stands over a list that is all that the page holds, or all but a heading."""
    top = (line for line in context.facts[context.marks.front : LOOKED_AT] if not line.blank)
    first = next(top, None)
    if first is None or readings[first.index].winner.role not in ("statement", "group"):
        return
    if first.level or (readings[first.index].winner.role == "statement" and len(first.words) >= FEWEST_WORDS):
        yield Candidate(cleaned(first.rest), ENOUGH, first.index)


def _below_salutation(context: Context, readings: Sequence[LineReading]) -> Iterator[Candidate]:
    """Yield a line alone between salutation and text: what the letter is about, as the British and Germans write it."""
    greeted = next((one.line - 1 for one in readings if one.winner.role == "salutation"), None)
    line = context.marks.below(greeted) if greeted is not None else None
    if line is None or line.index == 0 or line.marked or len(line.words) > LONG:
        return
    said = line.rest[:1].isupper() and not line.text.endswith((".", ",", ";", "!", "?", *COLONS))
    if said and context.marks.stands_alone(line.index) and readings[line.index].winner.role in ("body", "heading"):
        yield Candidate(cleaned(line.rest), 0.58, line.index)


def _beside_days(context: Context) -> Iterator[Candidate]:
    """Yield what stands on one line with a day: behind it in a heading, or before it if that calls itself a letter."""
    for index, date in context.marks.dates.items():
        if context.facts[index].level and index < context.body_start and not date.before.strip():
            yield Candidate(context.facts[index].rest[-len(date.after) :].strip(" :,-–—)"), 0.6, index)
        before = context.facts[index].rest[: len(date.before)].rstrip(" :,-–—(|/")
        if index < context.body_start and len(before.split()) > 2 and calls_itself(before, context):
            yield Candidate(_without_last(before), 0.6, index)


def _without_last(text: str) -> str:
    """Return a text without what stands before a date: a word ("Statement on the lake: Date"), a place behind a mark.

    "Statement on the lake // Alder", "Statement on the lake (Alder", "Statement on the lake, Alder, the".
    """
    head, colon, tail = text.rpartition(":")
    if colon and len(tail.split()) <= 1:
        return head
    placed = _PLACE.search(text)
    return text[: placed.start()] if placed and len(text[: placed.start()].split()) > 2 else text


def _handed_on(context: Context) -> Iterator[Candidate]:
    """Yield a line that stands alone and is what a page's heading says behind a colon or a bar: its letter's own title.

    "Ten clubs in an open letter: Keep the gates open" over "Keep the gates open".
    """
    heads = [text for _, text in titles_beside(context)]
    top = [one for one in context.facts[context.marks.front : LOOKED_AT] if not one.blank]
    heads += [one.rest for one in top[:1] if one.level]
    for head in heads:
        before, mark, own = _last_part(head)
        key = letters_of(own)
        if not mark or len(key) < SHORTEST_OWN or says_nothing_else(before, context):
            continue
        lines = (one for one in top if letters_of(one.rest) == key and context.marks.stands_alone(one.index))
        line = next(lines, None)
        if line is not None:
            yield Candidate(cleaned(line.rest), HANDED_ON, line.index)


def _last_part(text: str) -> tuple[str, str, str]:
    """Return a text parted at its last colon or bar, with the mark."""
    found = list(_COLON.finditer(text))
    return (text[: found[-1].start()], found[-1][0], text[found[-1].end() :]) if found else (text, "", "")
