"""Regions: where the lists of signatories stand, from the line that opens one to the last line that belongs to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sitegen.reading.parsing.chain import rising_chain
from sitegen.reading.parsing.extent import Style, entry_numbers, last_entry, style_of
from sitegen.reading.parsing.landmarks import Landmarks
from sitegen.reading.parsing.likeness import name_likeness
from sitegen.reading.parsing.openers import end_of_opener, is_group_heading, opening_cue, stops_list
from sitegen.reading.parsing.paragraphs import SEPARATORS, inline_label, is_paragraph, labelled_part
from sitegen.reading.parsing.tables import Layout, find_layout
from sitegen.reading.parsing.unopened import longest_run, names_above

MOST_LISTS = 40  # a letter has a handful; the bound keeps hostile texts from costing more than linear time
MOST_PARTS = 250  # paragraphs of a list: there are not many more countries
FEWEST_LINES = 3  # a list of fewer lines may be one person, or a sentence mistaken for a list


@dataclass(frozen=True, slots=True)
class ListRegion:
    """A list on lines `first` to `last` (from 0), opened by lines `opener` to `first` - 1 where something opens it.

    `anchors` are the lines whose printed numbers count the entries. `cue` is what opened the list: "statement",
    "closing", "group", or "shape" where nothing but its look says what it is. `label` is what stands before the colon
    where the names of a paragraph begin on the line that opens it ("Signed by: Foo, Bar, Baz", "France: Foo, Bar").
    """

    opener: int
    first: int
    last: int
    cue: str
    style: Style
    anchors: Mapping[int, int]
    layout: Layout = field(default_factory=Layout)
    label: str | None = None


def find_lists(marks: Landmarks) -> tuple[ListRegion, ...]:
    """Return the letter's lists of signatories, in order. Where no words open one, the look of a list must do."""
    found: list[ListRegion] = []
    index = marks.front
    while index < len(marks.facts) and len(found) < MOST_LISTS:
        region = _list_at(marks, index, found[-1].last + 1 if found else marks.front)
        while region is not None:
            found.append(region)
            index = region.last + 1
            region = _next_paragraph(marks, region) if region.style == "paragraph" and len(found) < MOST_PARTS else None
        index += 1
    return _with_shape(marks, found)


def _with_shape(marks: Landmarks, found: list[ListRegion]) -> tuple[ListRegion, ...]:
    """Add the list that only its look gives away where words opened none, or one too short to be the letter's."""
    lines = sum(not line.blank for region in found for line in marks.facts[region.first : region.last + 1])
    if lines > FEWEST_LINES:
        return tuple(found)
    start = longest_run(marks)
    shaped = () if start is None else (_grow(marks, start, start, "shape"),)
    if not found:
        return shaped
    apart = all(one.first > region.last or one.last < region.opener for one in shaped for region in found)
    longer = sum(one.last - one.first for one in shaped) >= 8
    return tuple(sorted((*found, *shaped), key=lambda one: one.first)) if apart and longer else tuple(found)


def _list_at(marks: Landmarks, index: int, floor: int) -> ListRegion | None:
    """Return the list that line `index` opens, if it opens one. No list begins above line `floor`."""
    cue = opening_cue(marks, index)
    if cue is None:
        return None
    if cue == "group":
        above = names_above(marks, index, floor)
        if above is not None:
            return _grow(marks, above, above, cue)
    if cue == "statement" and inline_label(marks.facts[index], marks) is not None:
        return _paragraph(marks, index, index, cue)
    first = index if cue == "group" else marks.next_line(end_of_opener(marks, index, cue) + 1)
    if first >= len(marks.facts) or (cue != "group" and _opens_nearer(marks, first, cue)):
        return None
    return _grow(marks, index, first, cue) if _looks_like_list(marks, first, cue) else None


def _opens_nearer(marks: Landmarks, first: int, cue: str) -> bool:
    """Return whether the line after a line that opens a list opens it better: "Sincerely," and then "Signed by:"."""
    nearer = opening_cue(marks, first)
    return nearer == "closing" or (
        nearer == "statement" and (cue == "closing" or marks.facts[first].text.startswith("("))
    )


def _looks_like_list(marks: Landmarks, first: int, cue: str) -> bool:
    """Return whether the lines from `first` on look like entries.

    Most of the next ten are numbered, bulleted or names.
    """
    if labelled_part(marks, first) is not None:
        return True
    if inline_label(marks.facts[first], marks) is not None or is_paragraph(marks, first):
        return (
            cue != "closing"
            or sum(len(SEPARATORS.findall(line.rest[:2000])) for line in marks.following(first, 9)) >= 4
        )
    seen = good = 0
    for line in marks.facts[first : first + 60]:
        if line.blank or line.hollow or (line.number is not None and not line.rest):
            continue
        if seen and (
            seen >= 10 or stops_list(marks, line.index) or opening_cue(marks, line.index) in ("statement", "closing")
        ):
            break
        seen += 1
        if is_group_heading(line, marks) and line.index == first:
            seen -= 1
            continue
        likeness = name_likeness(line, marks.vocabulary)
        good += likeness >= (0.4 if line.number is not None or line.bullet else 0.55) or line.rest.isdecimal()
    least = {"statement": 1, "closing": 1, "group": 2}[cue]
    return good >= least and good / seen >= (0.6 if cue == "statement" else 0.7)


def _next_paragraph(marks: Landmarks, region: ListRegion) -> ListRegion | None:
    """Return the paragraph of names behind one, if there is another: lists by country come as a paragraph for each."""
    first = marks.next_line(region.last + 1)
    if first >= len(marks.facts) or stops_list(marks, first) or opening_cue(marks, first) in ("statement", "closing"):
        return None
    labelled = labelled_part(marks, first) is not None or inline_label(marks.facts[first], marks) is not None
    return _paragraph(marks, first, first, region.cue) if labelled or is_paragraph(marks, first) else None


def _paragraph(marks: Landmarks, opener: int, first: int, cue: str) -> ListRegion:
    line = marks.facts[first]
    label, last = inline_label(line, marks), labelled_part(marks, first)
    if last is not None:
        label = line.rest.split(":")[0]
    end = marks.blocks[marks.block_of[first]].last if last is None else last
    return ListRegion(opener, first, end, cue, "paragraph", {}, label=label)


def _grow(marks: Landmarks, opener: int, first: int, cue: str) -> ListRegion:
    """Return the list from `first` to the last line that still belongs to it."""
    labelled = labelled_part(marks, first) is not None or inline_label(marks.facts[first], marks) is not None
    if labelled or is_paragraph(marks, first):
        return _paragraph(marks, opener, first, cue)
    numbers = entry_numbers(marks.facts[first:])
    anchors = rising_chain(numbers)
    last = last_entry(marks, first, anchors)
    inside = {line: number for line, number in anchors.items() if line <= last}
    style = style_of(marks, first, last, inside)
    if style != "numbered":
        inside = {}
    return ListRegion(opener, first, last, cue, style, inside, find_layout(marks, first, last, inside))
