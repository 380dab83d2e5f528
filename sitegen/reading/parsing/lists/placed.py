"""Lists at given places: where somebody else says that signatories stand, read there as the rules read any list."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from sitegen.reading.parsing.lines.chain import rising_chain
from sitegen.reading.parsing.lines.landmarks import Landmarks
from sitegen.reading.parsing.lines.likeness import is_prose
from sitegen.reading.parsing.lists.asides import nobodys_lines, signed_farewell
from sitegen.reading.parsing.lists.body_start import first_appendix
from sitegen.reading.parsing.lists.list_marks import entry_numbers, style_of
from sitegen.reading.parsing.lists.list_openings import opening_cue
from sitegen.reading.parsing.lists.paragraphs import inline_label, is_paragraph
from sitegen.reading.parsing.lists.regions import ListRegion, layout_of, paragraph_region

MOST_MISSED = 2  # lines of a list, below the words that open it, that nobody saw
REACH = 8  # lines above a list in which what opens it is looked for


def place_lists(
    marks: Landmarks, spans: Sequence[tuple[int, int]], told: Container[int] = ()
) -> tuple[ListRegion, ...]:
    """Return lists on exactly these lines (from 0, both included, in order); paragraphs of names are one list each.

    What an appendix names is none, nor what stands before a farewell that is signed, unless words open it, or a person
    has `told` that its first line is one.
    """
    appended, copies = first_appendix(marks), nobodys_lines(marks)
    farewell = signed_farewell(marks)
    starts = ((one if one in told else _first_line(marks, one, last), last) for one, last in spans)
    found = (region for first, last in starts for region in _placed(marks, first, last))
    found = (replace(one, cue="person") if one.cue == "shape" and one.first in told else one for one in found)
    return tuple(
        region
        for region in found
        if region.cue != "shape" or (region.first < appended and region.first not in copies and region.last > farewell)
    )


def _placed(marks: Landmarks, first: int, last: int) -> Iterator[ListRegion]:
    if _is_paragraph(marks, first):
        index, opener = first, _opener(marks, first)
        while index <= last:
            if marks.facts[index].blank:
                index += 1
                continue
            region = paragraph_region(marks, index if opener is None else opener, index, "statement")
            opener = None
            yield region
            index = region.last + 1
        return
    numbers = rising_chain(entry_numbers(marks.facts[first : last + 1]))
    style = style_of(marks, first, last, numbers)
    anchors = numbers if style == "numbered" else {}
    opener = _opener(marks, first)
    cue = "shape" if opener is None else opening_cue(marks, opener) or "shape"
    layout = layout_of(marks, first, last, style, anchors)
    yield ListRegion(first if opener is None else opener, first, last, cue, style, anchors, layout)


def _first_line(marks: Landmarks, first: int, last: int) -> int:
    """Return the first line of a list: what words open begins right below them, and with none of their lines."""
    below, block = marks.next_line(first + 1), marks.block_at(first)
    opens = opening_cue(marks, first) == "statement" and marks.stands_alone(first) and marks.facts[first].number is None
    if opens and below <= last and inline_label(marks.facts[first], marks) is None:
        return below
    above = marks.above(block.first)
    opened = above is not None and opening_cue(marks, above.index) == "statement"
    missed = marks.facts[block.first : first]
    return block.first if opened and len(missed) <= MOST_MISSED and not is_prose(missed) else first


def _is_paragraph(marks: Landmarks, first: int) -> bool:
    return is_paragraph(marks, first) or inline_label(marks.facts[first], marks) is not None


def _opener(marks: Landmarks, first: int) -> int | None:
    """Return the line above a list that opens it by its words, if the nearest line that is not blank does."""
    above = marks.previous_line(first - 1)
    return above if 0 <= first - above <= REACH and above >= 0 and opening_cue(marks, above) else None
