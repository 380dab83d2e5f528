"""Regions: where the lists of signatories stand, from the line that opens one to the last line that belongs to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from sitegen.reading.parsing.chain import rising_chain
from sitegen.reading.parsing.extent import Style, entry_numbers, find_extent, style_of
from sitegen.reading.parsing.landmarks import Landmarks
from sitegen.reading.parsing.likeness import name_likeness
from sitegen.reading.parsing.openers import end_of_opener, is_group_heading, opening_cue, stops_list
from sitegen.reading.parsing.paragraphs import SEPARATORS, inline_label, is_paragraph, labelled_part
from sitegen.reading.parsing.resumption import Oddity
from sitegen.reading.parsing.shapes import entry_like, shape_of
from sitegen.reading.parsing.tables import Layout, find_layout
from sitegen.reading.parsing.unopened import find_runs, names_above

MOST_LISTS = 40  # a letter has a handful; the bound keeps hostile texts from costing more than linear time
MOST_PARTS = 250  # paragraphs of a list: there are not many more countries
FEWEST_LINES = 3  # lines above a list that are part of it; fewer may be an address
FEWEST_SHAPED = 3  # lines of a list that only its look gives away
SHARE_OF_LONGEST = 0.8  # of the lines of all lists with an opener, that a run without one must have to be a list
SHARE_OF_OTHERS = 0.5  # of the longest such run, that another must have to be a list too


@dataclass(frozen=True, slots=True)
class ListRegion:
    """A list on lines `first` to `last` (from 0), opened by lines `opener` to `first` - 1 where something opens it.

    `anchors` are the lines whose printed numbers count the entries. `cue` is what opened the list: "statement",
    "closing", "group", or "shape" where nothing but its look says what it is. `label` is what stands before the colon
    where the names of a paragraph begin on the line that opens it ("Signed by: Foo, Bar, Baz", "France: Foo, Bar").
    `odd` are lines between entries that are none of the list: notes at a page's end, and others.
    """

    opener: int
    first: int
    last: int
    cue: str
    style: Style
    anchors: Mapping[int, int]
    layout: Layout = field(default_factory=Layout)
    label: str | None = None
    odd: Mapping[int, Oddity] = field(default_factory=dict)


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
    """Add the lists that only their look gives away: where words opened none, or those are no longer than this one.

    Behind a list, another run of the same shape is its second part.
    """
    lines = sum(not line.blank for region in found for line in marks.facts[region.first : region.last + 1])
    runs = find_runs(marks, [(region.opener, region.last) for region in found])
    longest = max(runs, key=lambda run: run.count, default=None)
    if longest is None or longest.count < SHARE_OF_LONGEST * lines:
        return tuple(found)
    shaped: list[ListRegion] = []
    for run in runs:
        floor = max([marks.front, *(one.last + 1 for one in (*found, *shaped) if one.last < run.first)])
        if run.first < floor or (run is not longest and run.count < SHARE_OF_OTHERS * longest.count):
            continue
        region = _upwards(marks, _grow(marks, run.first, run.first, "shape"), floor)
        if region.last - region.first + 1 >= min(run.count, FEWEST_SHAPED):
            shaped.append(region)
    apart = [one for one in shaped if all(one.first > held.last or one.last < held.opener for held in found)]
    return tuple(sorted((*found, *apart), key=lambda one: one.first))


def _upwards(marks: Landmarks, region: ListRegion, floor: int) -> ListRegion:
    """Return a list with the lines above it that have the shape of its entries; it begins where its shape does."""
    inside = [line for line in marks.facts[region.first : region.last + 1] if not line.blank and not line.hollow]
    if region.style == "paragraph" or len(inside) < FEWEST_LINES:
        return region
    shape = Counter(map(shape_of, inside)).most_common(1)[0][0]
    first, odd, index = region.first, 0, region.first - 1
    while index >= floor and odd <= 1:
        line = marks.facts[index]
        if not line.blank and not line.hollow:
            if line.level or opening_cue(marks, index) in ("statement", "closing"):
                break
            if shape_of(line) == shape and entry_like(marks, index):
                first, odd = index, 0
            elif not is_group_heading(line, marks):
                odd += 1
        index -= 1
    if sum(not line.blank for line in marks.facts[first : region.first]) < FEWEST_LINES:
        return region
    return _grow(marks, first, first, region.cue)


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
        return paragraph_region(marks, index, index, cue)
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
    return paragraph_region(marks, first, first, region.cue) if labelled or is_paragraph(marks, first) else None


def paragraph_region(marks: Landmarks, opener: int, first: int, cue: str) -> ListRegion:
    """Return the list that is the paragraph of names on line `first`, or the part of one that its label opens."""
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
        return paragraph_region(marks, opener, first, cue)
    numbers = entry_numbers(marks.facts[first:])
    anchors = rising_chain(numbers)
    extent = find_extent(marks, first, anchors)
    last = extent.last
    inside = {line: number for line, number in anchors.items() if line <= last}
    style = style_of(marks, first, last, inside)
    if style != "numbered":
        inside = {}
    layout = find_layout(marks, first, last, inside)
    return ListRegion(opener, first, last, cue, style, inside, layout, odd=extent.odd)
