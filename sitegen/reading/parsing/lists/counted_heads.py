"""Lines over a part of a list that say how many stand below them: "Kenya (3)", "Asia: 2", "Women's groups – 4"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from sitegen.reading.parsing.lines.facts import LineFacts, arabic_digits
from sitegen.reading.parsing.lines.landmarks import Landmarks, shown_lines
from sitegen.reading.parsing.lists.list_openings import is_group_heading
from sitegen.reading.parsing.lists.remarks import remark_on_list
from sitegen.reading.parsing.names.persons import is_place
from sitegen.reading.parsing.vocabulary import load_words

LONGEST_LABEL = 8  # words
_COUNTED = re.compile(
    r"(?P<label>[^\d()\[\]:|\t]{2,70}?) ?(?:[(\[（]|[:：–—-] ?)(?P<count>\d{1,4})"
    r"(?P<noun>(?: ?[^\W\d_]+){0,2})[)\]）]?:?$"
)


def counted_heads(marks: Landmarks, first: int, last: int) -> Mapping[int, str]:
    """Return the lines of a list on lines `first` to `last` that head and count a part of it, each with why, in words.

    What stands before the number is a country or words by which lists are parted; or the number is that of the lines
    below, up to the next such line or the list's end, for at least half of such lines: a note's mark counts nothing.
    """
    lines = shown_lines(marks, first, last)
    found = {at: count for at, line in enumerate(lines) if (count := _count_of(line)) is not None}
    if not found:
        return {}
    known = {at for at in found if _is_known(lines[at])}
    parting = {at for at, line in enumerate(lines) if at in found or is_group_heading(line)} | {len(lines)}
    right: dict[int, str] = {}
    others = at = 0
    while at < len(lines):
        end = at + 1 + _length(lines, at, found[at]) if at in found else at
        if at in found and found[at] > 1 and end in parting:
            right[at], at = "it says how many stand below it, as such lines do here", end
            continue
        others += at in found and at not in known
        at += 1
    heads = dict.fromkeys(known, "it is a country, or words that part lists, with a number")
    heads |= right if len(right) >= others else {}
    return {lines[at].index: why for at, why in heads.items() if at + 1 < len(lines) and at + 1 not in heads}


def _length(lines: Sequence[LineFacts], head: int, count: int) -> int:
    """Return over how many lines below a heading as many stand as it counts: remarks on the list are none of them."""
    length = 0
    while count and head + 1 + length < len(lines):
        count -= remark_on_list(lines[head + 1 + length]) is None
        length += 1
    return length if not count else len(lines) + 1


def _count_of(line: LineFacts) -> int | None:
    """Return the number at the end of a line that is a label and a number, or None."""
    if line.number is not None or len(line.words) > LONGEST_LABEL + 3 or not line.text[-1:].isprintable():
        return None
    found = _COUNTED.match(arabic_digits(line.rest.strip("*_ ")))
    if found is None or len(found["label"].split()) > LONGEST_LABEL:
        return None
    nouns = load_words("counting", "nouns") | load_words("counting", "signatures")
    noun = found["noun"].strip().lower()
    return int(found["count"]) if not noun or noun in nouns else None


def count_at(line: LineFacts) -> int | None:
    """Return the number at the end of a line that heads and counts a part of a list, or None."""
    found = _COUNTED.match(arabic_digits(line.rest.strip("*_ ")))
    return int(found["count"]) if found else None


def _is_known(line: LineFacts) -> bool:
    """Return whether the label of such a line is a country, or holds only words by which lists are parted."""
    found = _COUNTED.match(arabic_digits(line.rest.strip("*_ ")))
    if found is None:
        return False
    label = found["label"].strip(" *_").lower()
    groups = load_words("lists", "groups")
    words = [word.strip(".,;/&-–—'\"") for word in label.split()]
    return is_place(label) or all(word in groups for word in words if word)
