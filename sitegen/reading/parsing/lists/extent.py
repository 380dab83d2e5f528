"""How far a list goes.

It ends at the first line that cannot stand in it, unless the next printed number counts on from the last one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from itertools import pairwise

from sitegen.reading.parsing.lines.landmarks import Landmarks
from sitegen.reading.parsing.lines.likeness import LIKE_A_NAME, is_prose, name_likeness
from sitegen.reading.parsing.lists.asides import explained_below
from sitegen.reading.parsing.lists.farewell_forms import is_bare_farewell
from sitegen.reading.parsing.lists.list_endings import stops_list, without_address
from sitegen.reading.parsing.lists.list_openings import is_bracketed, is_group_heading, opening_cue
from sitegen.reading.parsing.lists.paragraphs import inline_label
from sitegen.reading.parsing.lists.sections import begins_section
from sitegen.reading.parsing.lists.shapes import Shape, entry_like, is_running, note_like, shape_of
from sitegen.reading.parsing.names.cards import has_bold_heads
from sitegen.reading.parsing.names.naming import begins_with_person, names_person

FEWEST_ENTRIES = 3  # that show which shape a list has
_DRAWN = re.compile(r"[-–—_=*~#]{5,}$")


def find_extent(marks: Landmarks, first: int, anchors: Mapping[int, int], end: int | None = None) -> int:
    """Return the last line of the list that starts on line `first`, above line `end` if one is given.

    A sentence or a cue ends it, unless the numbering goes on behind.
    """
    resumes = _resumption(len(marks.facts), anchors)
    bulleted, headed = _is_bulleted(marks, first), has_bold_heads(marks, first)
    last = first
    shapes: Counter[Shape] = Counter()
    sourced = 0
    index = first
    while index < (len(marks.facts) if end is None else end):
        line = marks.facts[index]
        quoted = line.quote != marks.facts[first].quote and not line.blank
        if quoted or (line.hollow and _parts_off(marks, first, index)):
            break
        if shapes and line.shown and index not in anchors and begins_section(marks, first, index, _commonest(shapes)):
            break
        if line.shown:
            noted = note_like(marks, index)
            marked = line.marked
            strange = noted and not marked and not sourced and sum(shapes.values()) >= FEWEST_ENTRIES
            in_card = headed and marks.facts[marks.block_at(index).first].strong
            if index > first and index not in anchors and not in_card and _opens_other_shape(marks, index, shapes):
                break
            belongs = (
                in_card or index in marks.said or (not strange and _belongs(marks, index, last, bulleted=bulleted))
            )
            if index == first or index in anchors or belongs:
                last = index
                shapes[shape_of(line)] += 1
                sourced += noted
            elif not resumes[index]:
                break
        index += 1
    return without_address(marks, first, _without_tail(marks, first, last, anchors))


def _commonest(shapes: Counter[Shape]) -> Shape:
    return shapes.most_common(1)[0][0]


def _opens_other_shape(marks: Landmarks, index: int, shapes: Counter[Shape]) -> bool:
    """Return whether words on line `index` open a list whose entries have marks, where those before it have none."""
    if not shapes or opening_cue(marks, index) != "statement":
        return False
    below = marks.below(index)
    if below is None or not below.marked:
        return False
    bullet, number, _ = _commonest(shapes)
    return not bullet and not number


def _parts_off(marks: Landmarks, first: int, index: int) -> bool:
    """Return whether a drawn line parts what is below it from the list: a mail's signature, another text.

    The list goes on below only if entries of its shape do.
    """
    if explained_below(marks, index):
        return True
    if not _DRAWN.match(marks.facts[index].text):
        return False
    below = [line for line in marks.facts[index + 1 : index + 12] if line.shown][:4]
    if below and below[0].index == index + 1 and names_person(below[0]):
        return False  # a line to sign on
    shape = shape_of(marks.facts[first])
    capitals = marks.facts[first].text.isupper()
    good = sum(
        entry_like(marks, line.index) and shape_of(line) == shape and line.text.isupper() == capitals for line in below
    )
    return good < min(FEWEST_ENTRIES, len(below)) and not is_group_heading(below[0])


def _without_tail(marks: Landmarks, first: int, last: int, anchors: Mapping[int, int]) -> int:
    """Return the end of a list without what stands behind it.

    Where every entry has a number, nothing after a blank line behind the last one is of the list; and in no list a
    heading with no entry below it.
    """
    last = _without_heading(marks, first, last)
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


def _without_heading(marks: Landmarks, first: int, last: int) -> int:
    """Return the last line of a list that is no heading and does not stand apart over sentences."""
    while last > first:
        line = marks.facts[last]
        below = marks.block_below(last, 4)
        prose = bool(below) and below[0].index > last + 1 and is_prose(below)
        alone = marks.begins_block(last) and prose and not _blanks_part(marks, first, last)
        if line.shown and not (line.level or alone or is_group_heading(line)):
            return last
        last -= 1
    return last


def _blanks_part(marks: Landmarks, first: int, last: int) -> bool:
    """Return whether blank lines stand between the entries of a list, so that one which stands apart is one too."""
    lines = marks.facts[max(first, last - 40) : last]
    blanks = sum(line.blank for line in lines)
    return blanks >= 0.25 * len(lines) or len(lines) < FEWEST_ENTRIES


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
    if opening_cue(marks, index) == "statement":
        return inline_label(line, marks) is None  # with names on its own line it opens another list
    if is_group_heading(line) or (index == last + 1 and is_bracketed(line) and line.text.startswith("(")):
        return True
    if stops_list(marks, index) or _bids_farewell(marks, index) or (line.level and _over_links(marks, index)):
        return False
    if line.marked:
        return _marked_belongs(marks, index, bulleted=bulleted)
    if _is_further_row(marks, last, index):
        return True
    return begins_with_person(line) or _unmarked_belongs(marks, index, last, bulleted=bulleted)


def _bids_farewell(marks: Landmarks, index: int) -> bool:
    """Return whether a line holds a closing formula and no more: "Sincerely,"."""
    return is_bare_farewell(marks, index) and marks.facts[index].text.endswith((",", "."))


def _is_further_row(marks: Landmarks, last: int, index: int) -> bool:
    """Return whether a line is one more row of a table whose first cell is a name, whatever the others say of it."""
    line, above = marks.facts[index], marks.facts[last]
    return len(line.cells) > 1 < len(above.cells) and name_likeness(line) >= LIKE_A_NAME


def _marked_belongs(marks: Landmarks, index: int, *, bulleted: bool) -> bool:
    line = marks.facts[index]
    below = marks.below(index)
    goes_on = below is not None and below.bullet
    listed = bulleted and line.bullet and (goes_on or not is_prose((line,)))
    return bool(listed) or name_likeness(line) >= 0.3


def _unmarked_belongs(marks: Landmarks, index: int, last: int, *, bulleted: bool) -> bool:
    line = marks.facts[index]
    below = marks.following(index, 12)
    if is_prose(below[:3]) or is_running(below):
        return False
    if bulleted and index != last + 1:
        following = marks.below(index)
        return following is not None and following.bullet != "" and len(line.words) <= 14
    return name_likeness(line) >= 0.45 or index == last + 1 or line.rest.isdecimal()


def _over_links(marks: Landmarks, index: int) -> bool:
    """Return whether a heading stands over things to read: the line below has words and, behind them, a link."""
    below = marks.below(index)
    return below is not None and "](" in below.rest.lstrip("*_")[1:] and not below.rest.startswith(("[", "**[", "*["))


def _is_bulleted(marks: Landmarks, first: int) -> bool:
    head = [line for line in marks.facts[first : first + 30] if line.shown][:8]
    return sum(line.bullet != "" for line in head) >= 0.5 * len(head)
