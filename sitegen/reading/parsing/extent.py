"""How far a list goes, how it marks its entries, and which printed numbers count them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Literal

from sitegen.reading.parsing.facts import LineFacts
from sitegen.reading.parsing.landmarks import Landmarks
from sitegen.reading.parsing.likeness import is_prose, name_likeness
from sitegen.reading.parsing.openers import is_group_heading, opening_cue, stops_list

LONGEST_SKIP = 5  # numbers that a list of lone numbers can have lost in one place
Style = Literal["numbered", "bulleted", "plain", "paragraph"]


def entry_numbers(lines: Sequence[LineFacts]) -> list[tuple[int, int]]:
    """Return the (line, number) pairs that may count entries.

    A number without a mark ("12 Foo", or "12" alone on its line) counts only where such numbers rise one by one
    from the list's start, for names begin with numbers too; alone on its line it may skip a few.
    """
    marked = [(line.index, line.number) for line in lines if line.number is not None]
    if len(marked) >= 2:
        return marked
    bare: list[tuple[int, int]] = []
    for line in lines:
        if line.bare is not None and (_counts_on(bare[-1][1], line) if bare else line.bare <= 1):
            bare.append((line.index, line.bare))
    return bare if len(bare) >= 3 else marked


def _counts_on(number: int, line: LineFacts) -> bool:
    most = LONGEST_SKIP if line.rest.isdecimal() else 1
    return line.bare is not None and number < line.bare <= number + most


def last_entry(marks: Landmarks, first: int, anchors: Mapping[int, int]) -> int:
    """Return the last line of the list that starts on line `first`.

    A sentence or a cue ends it, unless the numbering goes on behind: then what stands between is a footnote or debris.
    """
    resumes = _resumption(len(marks.facts), anchors)
    bulleted = _is_bulleted(marks, first)
    last = first
    for index in range(first, len(marks.facts)):
        line = marks.facts[index]
        if line.blank or line.hollow:
            continue
        if index == first or index in anchors or _belongs(marks, index, last, bulleted=bulleted):
            last = index
        elif not resumes[index]:
            break
    return _without_tail(marks, last, anchors)


def _without_tail(marks: Landmarks, last: int, anchors: Mapping[int, int]) -> int:
    """Return the end of a list whose every entry has a number.

    Nothing after a blank line behind the last one is of it.
    """
    lines = list(anchors)
    if len(lines) < 3 or any(
        anchors[after] - anchors[line] > 1 and after - line > 1 for line, after in pairwise(lines)
    ):
        return last
    end = lines[-1]
    while end < last and not marks.facts[end + 1].blank:
        end += 1
    following = marks.next_line(end + 1)
    nested = following <= last and marks.facts[following].bullet != ""
    return last if nested else min(end, last)


def _resumption(count: int, anchors: Mapping[int, int]) -> bytearray:
    """Return for every line whether the next number behind it goes straight on from the last number before it."""
    found = bytearray(count)
    lines = list(anchors)
    for before, after in pairwise(lines):
        if anchors[after] == anchors[before] + 1 and after - before <= 80:
            found[before:after] = b"\x01" * (after - before)
    return found


def _belongs(marks: Landmarks, index: int, last: int, *, bulleted: bool) -> bool:
    """Return whether line `index` can stand in a list whose last line so far is `last`."""
    line = marks.facts[index]
    if is_group_heading(line, marks) or opening_cue(marks, index) == "statement":
        return True
    if stops_list(marks, index) or (line.level and _over_links(marks, index)):
        return False
    if line.number is not None or line.bullet:
        following = marks.next_line(index + 1)
        goes_on = following < len(marks.facts) and marks.facts[following].bullet != ""
        listed = bulleted and line.bullet and (goes_on or not is_prose((line,), marks.vocabulary))
        return bool(listed) or name_likeness(line, marks.vocabulary) >= 0.3
    if is_prose(marks.following(index, 3), marks.vocabulary):
        return False
    if bulleted and index != last + 1:
        following = marks.next_line(index + 1)
        return following < len(marks.facts) and marks.facts[following].bullet != "" and len(line.words) <= 14
    return name_likeness(line, marks.vocabulary) >= 0.45 or index == last + 1 or line.rest.isdecimal()


def _over_links(marks: Landmarks, index: int) -> bool:
    """Return whether a heading stands over things to read: the line below has words and, behind them, a link."""
    following = marks.next_line(index + 1)
    return (
        following < len(marks.facts)
        and "](" in marks.facts[following].rest.lstrip("*_")[1:]
        and (not marks.facts[following].rest.startswith(("[", "**[", "*[")))
    )


def _is_bulleted(marks: Landmarks, first: int) -> bool:
    head = [line for line in marks.facts[first : first + 30] if not line.blank and not line.hollow][:8]
    return sum(line.bullet != "" for line in head) >= 0.5 * len(head)


def style_of(marks: Landmarks, first: int, last: int, anchors: Mapping[int, int]) -> Style:
    """Return how the list marks its entries, by what most of its lines do."""
    lines = [line for line in marks.facts[first : last + 1] if not line.blank and not line.hollow]
    if len(anchors) >= 2 and len(anchors) >= 0.15 * len(lines):
        return "numbered"
    bulleted = sum(1 for line in lines if line.bullet)
    return "bulleted" if bulleted >= 2 and bulleted >= 0.5 * len(lines) else "plain"
