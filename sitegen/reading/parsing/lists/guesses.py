"""Lists that only their look gives away, added to those that words open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from sitegen.reading.parsing.lines.landmarks import Landmarks, shown_lines
from sitegen.reading.parsing.lines.likeness import is_prose
from sitegen.reading.parsing.lists.list_openings import is_group_heading, opening_cue
from sitegen.reading.parsing.lists.paragraphs import is_bare_list
from sitegen.reading.parsing.lists.regions import ListRegion, grow, paragraph_region
from sitegen.reading.parsing.lists.sections import is_under_other_matter, section_behind
from sitegen.reading.parsing.lists.shapes import entry_like, is_text, shape_of
from sitegen.reading.parsing.lists.unopened import Run, find_runs, share_named
from sitegen.reading.parsing.names.inner_marks import counts_within
from sitegen.reading.parsing.names.naming import names_somebody
from sitegen.reading.parsing.names.parted import entries_on

MOST_PARAGRAPHS = 40  # lists of one paragraph; the bound keeps hostile texts from costing more than linear time
FEWEST_LINES = 3  # lines above a list that are part of it; fewer may be an address
MOST_SIGNING, FEWEST_ELSEWHERE = 4, 9  # lines of a signature, and names elsewhere that may be a list in spite of it
FEWEST_SHAPED = 3  # lines of a list that only its look gives away
SHARE_OF_LONGEST = 0.8  # of the lines of all lists with an opener, that a run without one must have to be a list
LONGEST_ITEM = 12  # lines of one item of a numbered text
NAMED_ABOVE = 0.6  # share of the entries above a numbered list that must name somebody
FEWEST_BESIDE, MOSTLY_NAMED = 5, 0.7  # lines of such a run beside a paragraph of names, and how many name somebody
SHARE_OF_OTHERS = 0.5  # of the longest such run, that another must have to be a list too


def with_guesses(marks: Landmarks, found: list[ListRegion]) -> tuple[ListRegion, ...]:
    """Add the lists that only their look gives away: where words opened none, or those are no longer than this one.

    Behind a list, another run of the same shape is its second part.
    """
    signed = sum(_size(marks, region) for region in found if region.cue == "statement")
    short = [one for one in found if one.cue == "group" and _size(marks, one) - 1 <= signed]  # its heading is a line
    found = [one for one in found if one not in short or not _stands_in_text(marks, one, found)]
    lines = sum(_size(marks, region) for region in found)
    if not found:
        found = _bare_paragraphs(marks)
        lines = 2 * len(found)
    farewell = max((region.opener for region in found if region.cue == "closing"), default=-1)
    runs = find_runs(marks, [(region.opener, region.last) for region in found], farewell)
    runs = [run for run in runs if not _stands_in_text(marks, run, found) and not _is_of_section(marks, run, found)]
    if _is_signed(marks, found):
        runs = [run for run in runs if run.count >= FEWEST_ELSEWHERE]
    longest = max(runs, key=lambda run: run.count, default=None)
    if longest is None or (longest.count < SHARE_OF_LONGEST * lines and not _stands_by_itself(marks, longest, found)):
        return tuple(found)
    shaped: list[ListRegion] = []
    for run in runs:
        floor = max([marks.front, *(one.last + 1 for one in (*found, *shaped) if one.last < run.first)])
        if run.first < floor or (run is not longest and run.count < SHARE_OF_OTHERS * longest.count):
            continue
        start = _number_one(marks, run, floor)
        if start is None:
            continue
        grown = grow(marks, start, start, "shape")
        region = _upwards(marks, grown, floor) if start == run.first else grown
        if region.last - region.first + 1 >= min(run.count, FEWEST_SHAPED):
            shaped.append(region)
    apart = [one for one in shaped if all(one.first > held.last or one.last < held.opener for held in found)]
    return tuple(sorted((*found, *apart), key=lambda one: one.first))


def _stands_in_text(marks: Landmarks, some: Run | ListRegion, found: Sequence[ListRegion]) -> bool:
    """Return whether names stand above or within the letter's text, behind which words open a list of who signs."""
    opener = min((one.opener for one in found if one.cue == "statement" and one.opener > some.last), default=-1)
    return any(one.first > some.last and is_prose(marks.block(one.first, 6)) for one in marks.blocks_before(opener))


def _is_of_section(marks: Landmarks, run: Run, found: Sequence[ListRegion]) -> bool:
    """Return whether lines that look like a list stand under a heading of other matter, or in another section."""
    if is_under_other_matter(marks, run.first):
        return True
    last = max((one.last for one in found if one.cue == "statement" and one.last < run.first), default=-1)
    return last >= 0 and 0 <= section_behind(marks, last) < run.first


def _is_signed(marks: Landmarks, found: Sequence[ListRegion]) -> bool:
    """Return whether a letter is signed under its farewell, by few, and no words open a list: who else is it of?"""
    lines = sum(_size(marks, region) for region in found)
    signed = all(region.cue == "closing" for region in found) and 0 < lines <= MOST_SIGNING
    return signed and any(names_somebody(marks.facts[region.first]) for region in found)


def _stands_by_itself(marks: Landmarks, run: Run, found: Sequence[ListRegion]) -> bool:
    """Return whether lines beside paragraphs of names are a list although they are fewer: nearly all name somebody."""
    paragraphs = all(region.style == "paragraph" for region in found)
    return paragraphs and run.count >= FEWEST_BESIDE and share_named(marks, run) >= MOSTLY_NAMED


def _size(marks: Landmarks, region: ListRegion) -> int:
    """Return about how many entries a list has: a line each, or what marks part in a paragraph."""
    lines = [line for line in marks.facts[region.first : region.last + 1] if not line.blank]
    return entries_on(lines) if region.style == "paragraph" else len(lines)


def _bare_paragraphs(marks: Landmarks) -> list[ListRegion]:
    """Return the paragraphs behind the text that are lists by their look alone."""
    found: list[ListRegion] = []
    prose = False
    for block in marks.blocks:
        lines = marks.block(block.first)
        if block.first < marks.front or (found and block.first <= found[-1].last):
            continue
        if prose and len(found) < MOST_PARAGRAPHS and (is_bare_list(lines) or counts_within(marks, block.first)):
            found.append(paragraph_region(marks, block.first, block.first, "shape", labelled=":" in lines[0].rest[:60]))
        prose = prose or is_text(lines)
    return found


def _number_one(marks: Landmarks, run: Run, floor: int) -> int | None:
    """Return the line of entry 1, where a run has numbers and those above it count down to that; else the run's first.

    None where what has those numbers names nobody, or is mostly sentences: then it is the end of a numbered text.
    """
    number = marks.facts[run.first].number or 1
    heads: list[int] = []
    index = run.first - 1
    while number > 1 and index >= max(floor, (heads or [run.first])[-1] - LONGEST_ITEM):
        if marks.facts[index].number == number - 1:
            heads.append(index)
            number -= 1
        index -= 1
    if number > 1 or not heads:
        return run.first
    named = sum(entry_like(marks, head) or names_somebody(marks.facts[head]) for head in heads)
    text = sum(is_prose(marks.following(head, 3)) for head in heads)
    return None if named < NAMED_ABOVE * len(heads) or text > run.count else heads[-1]


def _upwards(marks: Landmarks, region: ListRegion, floor: int) -> ListRegion:
    """Return a list with the lines above it that have the shape of its entries; it begins where its shape does."""
    inside = shown_lines(marks, region.first, region.last)
    if region.style == "paragraph" or len(inside) < FEWEST_LINES:
        return region
    shape = Counter(map(shape_of, inside)).most_common(1)[0][0]
    first, odd, index = region.first, 0, region.first - 1
    while index >= floor and odd <= 1:
        line = marks.facts[index]
        if line.shown:
            if line.level or opening_cue(marks, index) in ("statement", "closing"):
                break
            if shape_of(line) == shape and entry_like(marks, index):
                first, odd = index, 0
            elif not is_group_heading(line):
                odd += 1
        index -= 1
    if sum(not line.blank for line in marks.facts[first : region.first]) < FEWEST_LINES:
        return region
    return grow(marks, first, first, region.cue)
