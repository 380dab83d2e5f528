"""Names in a row within running text: "the undersigned organizations (Foo, Bar and Baz) call on …".

Of scripts without capitals those are looked at that have a comma for lists. What stands here are candidates: whether a
row names those who sign is learned (`labelling.sentences`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from sitegen.reading.labelling.parts import (
    ASIDE,
    ROW,
    Part,
    before_words,
    behind_kind,
    behind_words,
    is_joint,
    joined_pair,
    loose,
    whole,
)
from sitegen.reading.parsing.lines.facts import LineFacts
from sitegen.reading.parsing.lines.landmarks import Landmarks
from sitegen.reading.parsing.lines.likeness import is_prose
from sitegen.reading.parsing.names.last_names import clause_in
from sitegen.reading.parsing.vocabulary import load_words
from sitegen.reading.parsing.vocabulary.phrases import any_of

FEWEST, MOST = 3, 60  # names in a row
LONGEST_BLOCK = 6000  # characters of a paragraph that are looked at
MOST_ROWS = 60  # of a letter

_LINK = re.compile(r"\[([^\[\]]{1,300})\]\([^()\s]{1,400}\)")
_COUNTED = re.compile(r"(?<![^\s(])\((?:\d{1,2}|[a-z]|[ivx]{1,4})\)\s")  # "(1) Foo, (2) Bar and (3) Baz"
_PARTING = re.compile(
    rf"{ASIDE}|(?P<comma>[,;،؛，；])|(?P<list>、)|(?P<stop>(?<=[^\W\d_]{{2}})[.!?]\s+(?=[^\W\d_a-z])|[。！？])"
    r"|(?P<edge>[()\[\]«»„“”\"*_|]+|[:：](?!//)\s?|\s[-–—]\s)"
)


@dataclass(frozen=True, slots=True)
class Name:
    """One name of a row, with the first and last line (from 0) on which it stands."""

    text: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Row:
    """Names in a row: what its sentence says before them (`lead`) and behind (`tail`), and in which block it stands."""

    names: tuple[Name, ...]
    lead: str
    tail: str
    block: int


def find_rows(marks: Landmarks) -> Iterator[Row]:
    """Yield the rows of names in the paragraphs of a letter, in order, at most MOST_ROWS."""
    left = MOST_ROWS
    for number, block in enumerate(marks.blocks):
        if block.first < marks.front or left <= 0:
            continue
        lines = [line for line in marks.facts[block.first : block.last + 1] if not line.blank]
        if len(lines) > 1 and not is_prose(tuple(lines)):
            continue  # a list or a table, which has units of its own
        for row in _rows_of(lines, number):
            yield row
            left -= 1


def _rows_of(lines: Sequence[LineFacts], number: int) -> Iterator[Row]:
    text, starts = _joined(lines)
    parts = list(_parts(text))
    at = 0
    while at < len(parts):
        names, end = _row(parts, at)
        if len(names) < FEWEST:
            at += 1
            continue
        begin = parts[at].start
        first = names[0][1]
        lead = _sentence_before(text, first)
        tail = text[names[-1][1] + len(names[-1][0]) :][:200]
        yield Row(
            tuple(
                Name(name, lines[bisect_right(starts, start) - 1].index, lines[_at(starts, start, name)].index)
                for name, start in names[:MOST]
            ),
            lead if first >= begin else "",
            re.split(r"[.!?。](?:\s|$)", tail, maxsplit=1)[0],
            number,
        )
        at = end


@cache
def _quoted_joints() -> re.Pattern[str]:
    """Return what finds an "and" between two names in quotes, which parts them as a comma does."""
    return re.compile(rf"(?<=[»”\"]) (?:{any_of(load_words('numbers', 'and'))}) (?=[«„“\"])")


def _at(starts: Sequence[int], start: int, name: str) -> int:
    return bisect_right(starts, start + len(name) - 1) - 1


def _joined(lines: Sequence[LineFacts]) -> tuple[str, list[int]]:
    """Return the lines as one text without addresses of links and numbers of names, and where each begins in it."""
    starts, whole, length = [], [], 0
    for line in lines:
        if length > LONGEST_BLOCK:
            break
        starts.append(length)
        text = _COUNTED.sub(lambda number: " " * len(number[0]), _LINK.sub(r"\1", line.rest))
        whole.append(f"{_quoted_joints().sub(lambda joint: ',' + ' ' * (len(joint[0]) - 1), text)} ")
        length += len(whole[-1])
    return "".join(whole)[:LONGEST_BLOCK], starts


def _parts(text: str) -> Iterator[Part]:
    start, before = 0, "stop"
    for found in _PARTING.finditer(text):
        if not found.lastgroup:
            continue
        yield Part(text[start : found.start()], start, before, found.lastgroup)
        start, before = found.end(), found.lastgroup
    yield Part(text[start:], start, before, "stop")


def _row(parts: Sequence[Part], at: int) -> tuple[list[tuple[str, int]], int]:
    """Return the names in a row that begins with (the end of) a part, each with its place, and the part behind it."""
    head = parts[at]
    first = None if head.before in ROW else whole(head)
    first = behind_kind(first or behind_words(head))
    if first is None or not _goes_on(parts, at):
        return [], at + 1
    names = [first]
    at = _next(parts, at)
    while at < len(parts):
        part = parts[at]
        words = clause_in(part.text, last=part.behind == "stop")
        if words == 0:
            return names, at + 1
        part = part if words < 0 else Part(part.text[:words], part.start, part.before, "stop")
        worded = not (whole(part) or loose(part))  # no name goes on into a sentence
        ends = worded or words > 0 or not _goes_on_with_a_name(parts, at)
        pair = joined_pair(part) if ends else []
        name = None if pair else whole(part) or _loose_name(parts, at, len(names))
        if name and not is_joint(part.text):
            names.append(name)
            if words > 0 or not _goes_on(parts, at):
                return names, at + 1
            at = _next(parts, at)
            continue
        last = name or (loose(part) if part.behind == "stop" else None) or before_words(part)
        names += pair or [one for one in (last,) if one]
        return names, at + 1
    return names, at


def _goes_on_with_a_name(parts: Sequence[Part], at: int) -> bool:
    """Return whether a comma and a further name stand behind a part, so that "and" in it joins no last two names."""
    following = _next(parts, at)
    return (
        parts[at].behind in ROW
        and following < len(parts)
        and clause_in(parts[following].text, last=parts[following].behind == "stop") < 0
        and (whole(parts[following]) or loose(parts[following])) is not None
    )


def _goes_on(parts: Sequence[Part], at: int) -> bool:
    """Return whether a comma stands behind a part, with marks of emphasis or none between."""
    following = _next(parts, at)
    return following < len(parts) and any(part.behind in ROW for part in parts[at:following])


def _next(parts: Sequence[Part], at: int) -> int:
    """Return the place of the next part that holds something; empty ones lie between marks side by side."""
    at += 1
    while at < len(parts) and not parts[at].text.strip() and parts[at].before != "stop":
        at += 1
    return at


def _loose_name(parts: Sequence[Part], at: int, count: int) -> tuple[str, int] | None:
    """Return a part that stands between names and is written as names are not ("Foo, fair oceans, Bar"), or None.

    One that begins with a capital is one between commas, or in quotes; words in small letters, behind two names and
    before another.
    """
    quoted = parts[at].before == parts[at].behind == "edge"
    name = loose(parts[at]) if quoted or parts[at].behind in ROW else None
    if name is None or name[0][:1].isupper():
        return name
    following = [parts[place] for place in range(at + 1, min(at + 4, len(parts))) if parts[place].text.strip()]
    capital = any(found[0][:1].isupper() for part in following if (found := loose(part)))
    return name if count > 1 and capital and " " in name[0] else None


def _sentence_before(text: str, place: int) -> str:
    """Return what stands in the sentence before a place."""
    return re.split(r"(?<=[^\W\d_]{2})[.!?]\s|[。！？]", text[max(0, place - 400) : place])[-1].strip()
