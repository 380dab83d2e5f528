"""Over what a list goes on: notes at the end of a page, its furniture, a line or two between entries of one shape."""

from __future__ import annotations

from collections import Counter
from typing import Literal

from sitegen.reading.parsing.lines.facts import LineFacts
from sitegen.reading.parsing.lines.landmarks import Landmarks
from sitegen.reading.parsing.lines.likeness import is_prose
from sitegen.reading.parsing.lines.mail_addresses import has_email
from sitegen.reading.parsing.lists.list_openings import opening_cue
from sitegen.reading.parsing.lists.remarks import remark_on_list
from sitegen.reading.parsing.lists.shapes import Shape, entry_like, note_like, shape_of

FEWEST_ENTRIES = 3  # entries that show which shape a list has
FEW_ODD = 2  # lines of another kind over which a list may go on with three entries
LONGEST_GAP = 60  # lines of notes and page ends over which a list may go on
Oddity = Literal["note", "other"]


def goes_on_at(marks: Landmarks, index: int, shapes: Counter[Shape]) -> int | None:
    """Return the line at or behind `index` with which the list goes on, though line `index` is none of it; or None.

    Over one or two odd lines three entries of the list's shape must follow. Over more, those must be notes or the
    end of a page, and five must follow.
    """
    if sum(shapes.values()) < FEWEST_ENTRIES:
        return None
    shape = shapes.most_common(1)[0][0]
    odd, notes, turned, said = 0, False, False, False
    for line in marks.facts[index : index + LONGEST_GAP]:
        if not line.shown:
            notes |= line.link
            turned |= line.page_start
            continue
        turned |= line.page_start
        if _opens_other_matter(marks, line.index):
            return None
        if shape_of(line) == shape and entry_like(marks, line.index):
            few = odd <= FEW_ODD and not said
            needed = FEWEST_ENTRIES if few or turned else 5
            if _run_from(marks, line.index, shape, needed):
                return line.index
        said |= is_prose((line,)) and not note_like(marks, line.index)
        odd += 1
        notes |= note_like(marks, line.index)
        if odd > FEW_ODD and not notes and not turned:
            return None
    return None


def _opens_other_matter(marks: Landmarks, index: int) -> bool:
    """Return whether a line opens what no list goes on behind: whom to ask, copies, an appeal, a section.

    A button to sign may stand anywhere in it.
    """
    line, cues = marks.facts[index], marks.cues[index]
    if line.level > 0 or opening_cue(marks, index) in ("statement", "closing"):
        return True
    if remark_on_list(line) is not None:
        return False
    return any(name in cues for name in ("contact", "cc", "appeal", "attachment", "salutation"))


def _run_from(marks: Landmarks, index: int, shape: Shape, needed: int) -> bool:
    """Return whether nearly all of the next lines are entries of one shape, `needed` at least."""
    seen = good = 0
    for line in marks.facts[index : index + 3 * needed + 6]:
        if not line.shown:
            continue
        seen += 1
        good += shape_of(line) == shape and entry_like(marks, line.index)
        if good >= needed:
            return True
        if seen - good > 1 + needed // 4:
            return False
    return False


def between(marks: Landmarks, index: int, back: int, shapes: Counter[Shape]) -> dict[int, Oddity]:
    """Return the lines from `index` to before `back` that are none of the list.

    One or two lines marked as entries are, and no sentences, are entries with an odd name.
    """
    lines = [line for line in marks.facts[index:back] if line.shown]
    shape = shapes.most_common(1)[0][0]
    if len(lines) <= FEW_ODD and all(_is_odd_name(marks, line, shape) for line in lines):
        return {}
    noted = any(note_like(marks, line.index) for line in lines)
    return {line.index: "note" if noted else "other" for line in lines}


def _is_odd_name(marks: Landmarks, line: LineFacts, shape: Shape) -> bool:
    if shape_of(line) != shape or len(line.words) > 14 or line.page_start or line.index in marks.dates:
        return False
    return not is_prose((line,)) and not has_email(line.text) and not note_like(marks, line.index)
