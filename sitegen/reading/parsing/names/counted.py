"""Paragraphs that count their entries: "1. Jane Roe, 2. John Doe and 3. Ann Poe"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from sitegen.reading.parsing.lines.facts import LineFacts
from sitegen.reading.parsing.lines.landmarks import Landmarks
from sitegen.reading.parsing.names.name_ends import before_end
from sitegen.reading.parsing.names.persons import looks_like_name
from sitegen.reading.parsing.names.pieces import Piece, joined, split_numbered
from sitegen.reading.parsing.vocabulary import load_words

FEWEST_COUNTED, LONGEST_COUNTED = 4, 14  # entries that a paragraph counts, and words of one up to a comma
_COUNTED_FROM_ONE = re.compile(r"\s*(?:[^\W\d_][^\d:.]{1,60}:\s*)?[(\[]?1[.)\]]{1,2}\s*(?=[^\W\d_])")
_COUNTS = re.compile(r"(?:^|: ?)[(\[]?1[.)\]].{3,200}?[(\[]?2[.)\]]")


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
