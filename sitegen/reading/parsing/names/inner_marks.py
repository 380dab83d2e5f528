"""Marks that part several entries on the lines of a list: semicolons, slashes, dots, blanks between short names."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from sitegen.reading.parsing.lines.facts import LineFacts
from sitegen.reading.parsing.lines.landmarks import Landmarks
from sitegen.reading.parsing.names.kinds import has_given_name
from sitegen.reading.parsing.names.parted import parts_what_is_said
from sitegen.reading.parsing.names.persons import (
    before_end,
    is_east_asian_person,
    is_place,
    looks_like_name,
    looks_like_person,
)
from sitegen.reading.parsing.names.pieces import LONGEST_TEXT, Piece, joined, split_numbered, split_outside_brackets
from sitegen.reading.parsing.vocabulary import load_words

_INNER_MARKS = (";", " / ", " • ", " · ")
_MOST_LOOKED_AT = 200  # lines that say whether a line of a list holds several entries
FEWEST_ALONE = 3  # parts of the only line of a list
FEWEST_COUNTED, LONGEST_COUNTED = 4, 14  # entries that a paragraph counts, and words of one up to a comma
_COUNTED_FROM_ONE = re.compile(r"\s*(?:[^\W\d_][^\d:.]{1,60}:\s*)?[(\[]?1[.)\]]{1,2}\s*(?=[^\W\d_])")
_COUNTS = re.compile(r"(?:^|: ?)[(\[]?1[.)\]].{3,200}?[(\[]?2[.)\]]")


def inner_mark(lines: Sequence[LineFacts]) -> str:
    """Return the mark that parts several entries on the lines of a list, or "" where a line holds one.

    Semicolons, slashes and dots of many sizes do, if half of the lines hold one and what stands between them names
    somebody; so do blanks between names of few characters. A line's end parts entries too. The only line of a list has
    three parts or more.
    """
    lines = lines[:_MOST_LOOKED_AT]
    if _are_rows_of_east_asians(lines):
        return " "
    bulleted = all(line.bullet for line in lines)
    for mark in _INNER_MARKS[2:] if bulleted else _INNER_MARKS:  # a bullet is one entry
        parted = [[part for part in split_at(line.rest, mark) if part] for line in lines]
        several = [parts for parts in parted if len(parts) > 1]
        whole = len(lines) == len(several) == 1 and len(several[0]) >= FEWEST_ALONE
        if (len(several) < 2 and not whole) or len(several) < 0.4 * len(lines):
            continue
        if parts_what_is_said(several):
            continue
        pieces = [part for parts in several for part in parts]
        heads = [before_end(part) for part in pieces]
        named = sum(looks_like_name(head) for head in heads)
        persons = sum(looks_like_person(head) for head in heads)
        twice = all(len(parts) == 2 for parts in parted) and not any(map(has_given_name, heads))
        if mark == " / " and (persons < 0.5 * len(heads) or twice):
            continue  # one name in two languages
        if named >= 0.7 * len(pieces) and sum(len(head.split()) for head in heads) <= 7 * len(heads):
            return mark
    return ""


def _are_rows_of_east_asians(lines: Sequence[LineFacts]) -> bool:
    """Return whether lines hold nothing but persons' names in Chinese characters or Hangul, three on one of them."""
    rows = [line.words for line in lines]
    named = all(is_east_asian_person(word) and not is_place(word) for words in rows for word in words)
    return named and max(map(len, rows), default=0) > 2


def split_at(text: str, mark: str) -> list[str]:
    """Return the parts of a line between marks that stand in no brackets, without blanks around them."""
    if mark not in text:
        return [text[:LONGEST_TEXT].strip()]
    if len(mark) == 1:
        return [part.strip() for _, part in split_outside_brackets(text[:LONGEST_TEXT], mark)]
    return [part.strip() for part in text[:LONGEST_TEXT].split(mark)]


def counts_within(marks: Landmarks, first: int) -> bool:
    """Return whether line `first` opens a paragraph that counts its entries: "1. Jane Roe, 2. John Doe, 3. …"."""
    if not _COUNTS.search(marks.facts[first].text):
        return False
    block = marks.following(first, 60)
    alone = all(line.number is None for line in block[1:])
    return alone and bool(split_counted(block, [line.text for line in block]))


def split_counted(lines: Sequence[LineFacts], texts: Sequence[str]) -> list[tuple[int, Piece]]:
    """Return the entries of a paragraph that counts them from one on, each with its number; none where it does not.

    "1. Jane Roe, 2. John Doe and 3. Ann Poe". A label may stand before the first, as what the entries are. Most must
    name somebody, for demands are counted so, too.
    """
    text, starts = joined(texts)
    first = _COUNTED_FROM_ONE.match(text)
    if first is None:
        return []
    joints = load_words("numbers", "and")
    found, place = [], first.end()
    for number, part in split_numbered(text[first.end() :], 1):
        start = text.index(part, place)
        place = start + len(part)
        words = part.rstrip(" ,;.").split()
        name = " ".join(words[:-1] if len(words) > 1 and words[-1].lower() in joints else words).rstrip(" ,;")
        at = [bisect_right(starts, one) - 1 for one in (start, max(start, place - 1))]
        found.append((number, Piece(name, lines[at[0]].index, lines[at[1]].index)))
    heads = [before_end(one.text) for _, one in found]
    named = sum(looks_like_name(head) for head in heads)
    capitals = all(head[:1].isupper() and len(head.split()) <= LONGEST_COUNTED for head in heads)
    return found if len(found) >= FEWEST_COUNTED and capitals and 2 * named >= len(found) else []
