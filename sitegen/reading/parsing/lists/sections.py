"""Sections behind a list: a heading of its own rank or above begins one, unless it says by what a list is parted."""

from __future__ import annotations

from sitegen.reading.parsing.lines.facts import LineFacts
from sitegen.reading.parsing.lines.landmarks import Landmarks
from sitegen.reading.parsing.lists.list_endings import stops_list
from sitegen.reading.parsing.lists.list_openings import is_group_heading, opening_cue
from sitegen.reading.parsing.lists.not_signing import says_signing
from sitegen.reading.parsing.lists.shapes import Shape, shape_of
from sitegen.reading.parsing.names.persons import is_place
from sitegen.reading.parsing.vocabulary import load_phrases

LONGEST_HEADING = 10  # words


def begins_section(marks: Landmarks, first: int, index: int, shape: Shape) -> bool:
    """Return whether line `index`, behind the first entry of a list of entries marked as `shape`, begins another part.

    Headings of one rank part a list, too, and then say by what (persons, bodies, a country), or the first entry stands
    under one of them; the heading of a list itself says that signatories follow. Under another, the heading of what is
    marked otherwise, or begins to count anew, or of what is told as other matter, is none of the list's.
    """
    line = marks.facts[index]
    if _parts_list(marks, line) or not (line.level or _is_caption(marks, index)):
        return False
    own = next((one for one in reversed(marks.facts[:first]) if one.level), None)
    if line.level and own is not None and line.level <= own.level and opening_cue(marks, own.index) == "statement":
        return True
    heading = line.level > 0 or any(shape)  # an entry without a mark may stand over numbered notes
    return _is_of_other_matter(marks, line) or (heading and _stands_over_others(marks, index, shape))


def is_of_other_section(marks: Landmarks, last: int, first: int) -> bool:
    """Return whether a line between the end of a list and line `first` begins another section, or other matter."""
    between = [line for line in marks.facts[last + 1 : first] if line.shown and not _parts_list(marks, line)]
    return any(line.level or _is_of_other_matter(marks, line) for line in between)


def is_under_other_matter(marks: Landmarks, first: int) -> bool:
    """Return whether the heading right above line `first` is of things to read, an annex, notes, an appeal to sign."""
    above = marks.above(first)
    if above is None or not (above.level or above.strong or _is_caption(marks, above.index)):
        return False
    return _is_of_other_matter(marks, above)


def _is_caption(marks: Landmarks, index: int) -> bool:
    """Return whether a line has no mark and stands alone, over lines that have one."""
    line, below = marks.facts[index], marks.below(index)
    return not line.marked and marks.stands_alone(index) and below is not None and below.marked


def _is_of_other_matter(marks: Landmarks, line: LineFacts) -> bool:
    if "appeal" not in marks.cues[line.index] and says_signing(marks, line.index):
        return False  # "Annex: the signatories"
    if stops_list(marks, line.index):
        return True
    return len(line.words) <= LONGEST_HEADING and load_phrases("cues", "elsewhere").match(line.plain) is not None


def _stands_over_others(marks: Landmarks, index: int, shape: Shape) -> bool:
    """Return whether what stands right below a heading is marked otherwise than a list, or counts anew as it does."""
    below = marks.below(index)
    if below is None or not below.marked or below.cells:
        return False
    return shape_of(below) != shape or below.number == 1


def _parts_list(marks: Landmarks, line: LineFacts) -> bool:
    if "appeal" in marks.cues[line.index]:
        return False
    return is_group_heading(line) or is_place(line.plain) or opening_cue(marks, line.index) == "statement"
