"""What stands below those who sign, and is nobody: where their office is and how to reach it, a slogan."""

from __future__ import annotations

import re

from sitegen.reading.parsing.lines.facts import LineFacts
from sitegen.reading.parsing.lines.landmarks import Landmarks
from sitegen.reading.parsing.names.address_parts import Part, part_of_address
from sitegen.reading.parsing.names.persons import is_organization_like, looks_like_name
from sitegen.reading.parsing.names.postal import is_address, is_labelled_number, reaches

LONGEST = 7  # lines of an office: its name, street, town, telephone, site, mail
LONGEST_SLOGAN = 14  # words
LONGEST_BODY = 3  # words before a hashtag that may be a body
SURE: tuple[Part, ...] = ("street", "town", "box", "whole", "contact")
_BARS = re.compile(r"\s[|·•]\s")
_HASHTAG = re.compile(r"(?:^|(?<!\{:)\s)#[^\W\d_]\w{3,}")


def is_below_signatures(marks: Landmarks, index: int) -> bool:
    """Return whether line `index` begins what stands below those who sign: an office, or a slogan."""
    return _is_office_below(marks, index) or _is_slogan(marks, index)


def _is_office_below(marks: Landmarks, index: int) -> bool:
    """Return whether line `index` begins a block that says where an office is: a part of an address on each line.

    The first is one, or holds one between bars ("Mill League | Harbour Road 12 | Westhaven"); a name is none.
    """
    if not marks.begins_block(index):
        return False
    block = marks.following(index, LONGEST + 1)
    first = block[0]
    if len(block) > LONGEST or first.marked or first.level or first.cells:
        return False
    if is_labelled_number(first):
        return True
    barred = [part.strip() for part in _BARS.split(first.rest)]
    if len(barred) > 1:
        return any(_says_where(part) for part in barred) and (len(block) == 1 or any(map(reaches, block[1:])))
    parts: list[Part] = []
    for line in block:
        part = part_of_address(line, parts)
        if part is not None:
            parts.append(part)
        elif not parts:
            return False
    return len(parts) > 1 and any(part in SURE for part in parts)


def _is_slogan(marks: Landmarks, index: int) -> bool:
    """Return whether a short line alone is a slogan with a hashtag, as letters have them at their end.

    One word or a few by which bodies are called, before a hashtag, are a body ("Collective #AllOfUs"), as is whatever
    stands between names that stand alone, too.
    """
    line = marks.facts[index]
    found = _HASHTAG.search(line.text)
    if found is None or len(line.words) > LONGEST_SLOGAN or line.marked or not marks.stands_alone(index):
        return False
    head = line.text[: found.start()].strip("*_ ")
    if head and len(head.split()) <= LONGEST_BODY and is_organization_like(head):
        return False
    return not all(
        beside is not None and marks.stands_alone(beside.index) and looks_like_name(beside.rest.strip("*_ "))
        for beside in (marks.above(index), marks.below(index))
    )


def _says_where(text: str) -> bool:
    """Return whether a text between bars is a street, a box or a town with its number, or how to reach somebody."""
    line = LineFacts(0, text, text, text, text, words=tuple(text.split()))
    return is_address(line) or part_of_address(line, ("street",)) in (*SURE, "street?", "town?")
