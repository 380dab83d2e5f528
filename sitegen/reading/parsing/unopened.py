"""The list that no words open: the longest run of names behind the text."""

from __future__ import annotations

from sitegen.reading.parsing.facts import COLONS
from sitegen.reading.parsing.landmarks import Landmarks
from sitegen.reading.parsing.likeness import is_prose, name_likeness
from sitegen.reading.parsing.openers import is_group_heading, stops_list

LONGEST_HEAD = 60  # names that stand over the first known heading of a group


def longest_run(marks: Landmarks) -> int | None:
    """Return the line on which the longest run of names behind the text begins, or None.

    Five bare names are needed, or three with numbers or bullets.
    """
    best, most = -1, 0
    index, prose = marks.front, False
    while index < len(marks.facts):
        if marks.facts[index].blank or not _namely(marks, index):
            prose = prose or (not marks.facts[index].blank and is_prose(marks.block(index, 6), marks.vocabulary))
            index += 1
            continue
        end, count, marked = _run_of_names(marks, index)
        if prose and count > most and count >= (3 if marked == count else 5):
            best, most = index, count
        index = end + 1
    return best if best >= 0 else None


def names_above(marks: Landmarks, index: int, floor: int) -> int | None:
    """Return the line with a colon over three names or more that stand over line `index`, or None.

    The first group of a list may have a heading that no word gives away ("Board of the Forum:"); the second has.
    """
    count, line = 0, marks.previous_line(index - 1)
    while line >= floor and count < LONGEST_HEAD and _namely(marks, line):
        count, line = count + 1, marks.previous_line(line - 1)
    head = marks.facts[line] if line >= floor else None
    if head is None or count < 3 or not head.text.endswith(COLONS) or len(head.words) > 8:
        return None
    return line if line == 0 or marks.facts[line - 1].blank else None


def _run_of_names(marks: Landmarks, index: int) -> tuple[int, int, int]:
    """Return where a run of names that starts on line `index` ends, how many they are, how many have a mark."""
    end, count, marked = index, 0, 0
    while index < len(marks.facts) and (marks.facts[index].blank or _namely(marks, index)):
        line = marks.facts[index]
        if not line.blank and not line.text.isdecimal():
            end, count = index, count + 1
            marked += line.number is not None or line.bullet != ""
        index += 1
    return end, count, marked


def _namely(marks: Landmarks, index: int) -> bool:
    line = marks.facts[index]
    if is_group_heading(line, marks):
        return True
    if line.text.isdecimal() and len(line.text) < 6:  # the number of a row, a cell of its own
        return True
    if stops_list(marks, index) or line.level or line.text.endswith((*COLONS, "?", "!", "？", "。")):
        return False
    return len(line.words) >= 2 and name_likeness(line, marks.vocabulary) >= 0.75
