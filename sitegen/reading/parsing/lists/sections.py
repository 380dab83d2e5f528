"""Sections behind a list: a heading of its own rank or above begins one, unless it says by what a list is parted."""

from __future__ import annotations

from functools import lru_cache

from sitegen.reading.parsing.lines.facts import LineFacts
from sitegen.reading.parsing.lines.landmarks import Landmarks
from sitegen.reading.parsing.lists.list_endings import stops_list
from sitegen.reading.parsing.lists.list_openings import is_group_heading, opening_cue
from sitegen.reading.parsing.lists.not_signing import says_signing
from sitegen.reading.parsing.lists.shapes import Shape, shape_of
from sitegen.reading.parsing.names.persons import is_place
from sitegen.reading.parsing.vocabulary import REMEMBERED, load_phrases

LONGEST_HEADING = 10  # words


def begins_section(marks: Landmarks, first: int, index: int, shape: Shape) -> bool:
    """Return whether line `index`, behind the first entry of a list of entries marked as `shape`, begins another part.

    Headings of one rank part a list, too, and then say by what (persons, bodies, a country), or the first entry stands
    under one of them; the heading of a list itself says that signatories follow. Under another, the heading of what is
    marked otherwise, or begins to count anew, or of what is told as other matter, is none of the list's.
    """
    line = marks.facts[index]
    if not (line.level or _is_caption(marks, index)) or _parts_list(marks, line):
        return False
    if 0 < line.level <= _rank(marks, first):
        return True
    heading = line.level > 0 or any(shape)  # an entry without a mark may stand over numbered notes
    return _is_of_other_matter(marks, line) or (heading and _stands_over_others(marks, index, shape))


@lru_cache(maxsize=REMEMBERED)
def _rank(marks: Landmarks, first: int) -> int:
    """Return the level of the heading above line `first`, if it says that signatories follow, else 0."""
    own = next((at for at in range(first - 1, -1, -1) if marks.facts[at].level), None)
    return marks.facts[own].level if own is not None and opening_cue(marks, own) == "statement" else 0


@lru_cache(maxsize=REMEMBERED)
def section_behind(marks: Landmarks, last: int) -> int:
    """Return the first line behind the end of a list that begins another section, or other matter; -1 if none does."""
    behind = (line for line in marks.facts[last + 1 :] if line.shown)
    begun = (line for line in behind if line.level or _is_of_other_matter(marks, line))
    return next((line.index for line in begun if not _parts_list(marks, line)), -1)


def is_under_other_matter(marks: Landmarks, first: int) -> bool:
    """Return whether the heading right above line `first` is of things to read, an annex, notes, an appeal to sign."""
    above = marks.above(first)
    if above is None or not (above.level or above.strong or _is_caption(marks, above.index)):
        return False
    return _is_of_other_matter(marks, above)


def other_matter(marks: Landmarks) -> set[int]:
    """Return the lines that stand under headings of other matter, up to the next heading, opener, or farewell."""
    found: set[int] = set()
    under = False
    for line in marks.facts[marks.front :]:
        if not line.shown:
            continue
        if line.level or _is_caption(marks, line.index):
            under = line.index not in marks.dates and _is_of_other_matter(marks, line)
        under = under and opening_cue(marks, line.index) not in ("statement", "closing")
        if under:
            found.add(line.index)
    return found


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
