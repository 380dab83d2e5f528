"""Lists that no words open: runs of names outside all lists that words opened."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sitegen.reading.parsing.lines.facts import COLONS, LineFacts
from sitegen.reading.parsing.lines.landmarks import Landmarks, has_marker, shown_lines
from sitegen.reading.parsing.lines.likeness import name_likeness
from sitegen.reading.parsing.lists.asides import nobodys_lines
from sitegen.reading.parsing.lists.body_start import first_appendix
from sitegen.reading.parsing.lists.demands import stands_under_demand
from sitegen.reading.parsing.lists.list_endings import stops_list
from sitegen.reading.parsing.lists.list_openings import is_group_heading
from sitegen.reading.parsing.lists.regions import ListRegion
from sitegen.reading.parsing.lists.shapes import entry_like, is_text, shape_of
from sitegen.reading.parsing.names.naming import names_somebody

FEWEST_MARKED, FEWEST_PLAIN = 3, 5  # entries of a run that nothing else speaks for
FEWEST_ALONE = 8  # entries of a list with no text beside it
SOMEBODY = 0.4  # share of a run's lines that name somebody by their words, where no text stands before it
FIRST_YEAR, LAST_YEAR = 1000, 2100  # of histories
LEAST_COUNTED = 0.4  # likeness to a name of a line whose number goes on below the words that open a list
MOSTLY = 0.7  # share where it stands in the middle of a text, which may be demands

_FIGURES = re.compile(r"[^\W\d_]{0,3}[£$€~<>≥≤+-]? ?\d[\d.,   ]*(?: ?[%‰°]| ?[^\W\d_]{1,3}\.?)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_DASHES = ("-", "–", "—")


@dataclass(frozen=True, slots=True)
class Run:
    """Names on lines `first` to `last`, with only blank lines, numbers and headings of groups between them."""

    first: int
    last: int
    count: int
    marked: int


def find_runs(marks: Landmarks, taken: Sequence[tuple[int, int]] = (), farewell: int = -1) -> list[Run]:
    """Return the runs of names outside the lines `taken` that can be a list of signatories, in order.

    Five bare names are needed, or three with numbers or bullets; and text before them, for a menu or an address stands
    over a letter. In the middle of a text it may be demands, so most lines must name somebody; between the text and the
    line of the `farewell` nobody signs. Where other lists are `taken`, what stands over all text must have marks or a
    heading.
    """
    runs = [run for run in _runs(marks, taken) if run.count >= _fewest(run)]
    if not runs:
        return []
    prose = [
        block.first for block in marks.blocks if block.first >= marks.front and is_text(marks.block(block.first, 12))
    ]
    greeted = max((index for index, cues in enumerate(marks.cues) if "salutation" in cues), default=-1)
    appended = first_appendix(marks)
    runs = [run for run in runs if run.first < appended and not stands_under_demand(marks, run.first)]
    runs = [run for run in runs if _may_be_list(marks, run, prose, greeted)]
    first = min(prose, default=-1)
    return [
        run
        for run in runs
        if not (first < run.first and run.last < farewell)
        and not (taken and run.last < first and run.marked < run.count)
    ]


def _fewest(run: Run) -> int:
    return FEWEST_MARKED if run.marked == run.count else FEWEST_PLAIN


def holds_figures(rows: Sequence[LineFacts]) -> bool:
    """Return whether rows say numbers of what stands first on them: a table of results, and none of names.

    Years are said of persons, too; and a dash stands for a number only where others have one.
    """
    behind = [[cell.strip("*_ ") for cell in row.cells[1:] if cell.strip("*_ ")] for row in rows if len(row.cells) > 1]
    said = [any(_FIGURES.fullmatch(cell) and not _YEAR.fullmatch(cell) for cell in cells) for cells in behind]
    dashed = [any(cell in _DASHES for cell in cells) for cells in behind]
    dashes = sum(dash and not figure for dash, figure in zip(dashed, said, strict=True))
    return len(behind) >= 0.7 * len(rows) > 0 and sum(said) + min(sum(said), dashes) >= 0.6 * len(rows)


def _may_be_list(marks: Landmarks, run: Run, prose: Sequence[int], greeted: int) -> bool:
    rows = shown_lines(marks, run.first, run.last)
    if holds_figures(rows) or _counts_years(rows) or 2 * sum(map(has_marker, rows)) > len(rows):
        return False
    if run.last < greeted and not any(start < run.first for start in prose):
        return False  # the address and the title of a letter
    before = any(start < run.first for start in prose)
    behind = sum(start > run.last for start in prose)
    if not prose:
        return run.count >= FEWEST_ALONE and share_named(marks, run) >= 0.5
    if behind and (behind > 2 or _stands_under_sentence(marks, run)):
        return run.count >= FEWEST_PLAIN and share_named(marks, run) >= MOSTLY
    if not before:
        return share_named(marks, run) >= (SOMEBODY if run.marked else MOSTLY)
    return True


def _counts_years(rows: Sequence[LineFacts]) -> bool:
    """Return whether the numbers of rows are years of a history, and count nothing: they rise by more than one."""
    numbers = [row.number for row in rows if row.number is not None]
    if len(numbers) < FEWEST_MARKED or numbers[0] < FIRST_YEAR or numbers[-1] > LAST_YEAR:
        return False
    rises = all(above <= below for above, below in pairwise(numbers))
    return rises and numbers[-1] - numbers[0] >= 2 * len(numbers)


def _stands_under_sentence(marks: Landmarks, run: Run) -> bool:
    """Return whether a sentence with a colon stands over a run: "We ask that you:"."""
    above = marks.above(run.first)
    return above is not None and above.text.endswith(COLONS) and len(above.words) > 4


def share_named(marks: Landmarks, run: Run) -> float:
    """Return the share of a run's lines that name somebody by their words."""
    lines = [line for line in marks.facts[run.first : run.last + 1] if not line.blank and not line.text.isdecimal()]
    return sum(names_somebody(line) for line in lines[:200]) / max(1, min(200, len(lines)))


def _runs(marks: Landmarks, taken: Sequence[tuple[int, int]]) -> Iterator[Run]:
    """Yield every run of names, whatever its length."""
    held = nobodys_lines(marks) | {line for first, last in taken for line in range(first, last + 1)}
    index = marks.front
    while index < len(marks.facts):
        if index in held or marks.facts[index].blank or not _namely(marks, index):
            index += 1
            continue
        run, index = _run(marks, index, held)
        yield run


def _run(marks: Landmarks, index: int, held: set[int]) -> tuple[Run, int]:
    """Return the run of names that starts on line `index`, and the line behind it.

    One line that is no name ends no run if two names follow.
    """
    first, last, count, marked, odd = index, index, 0, 0, 0
    while index < len(marks.facts) and index not in held:
        line = marks.facts[index]
        if not line.shown or index in marks.said:
            index += 1
            continue
        if _namely(marks, index) or (count and entry_like(marks, index)):
            last, odd = index, 0
            if not line.text.isdecimal():
                count += 1
                marked += line.marked
        elif odd or line.level or stops_list(marks, index) or not _follow(marks, index + 1, last):
            break
        else:
            odd += 1
        index += 1
    return Run(first, last, count, marked), max(index, last + 1)


def _follow(marks: Landmarks, index: int, above: int) -> bool:
    """Return whether two names follow from a line on, marked as the one on line `above` if what parts them is text."""
    following = marks.next_line(index)
    second = marks.next_line(following + 1)
    if second >= len(marks.facts) or not (entry_like(marks, following) and entry_like(marks, second)):
        return False
    alike = shape_of(marks.facts[following]) == shape_of(marks.facts[above])
    return alike or not is_text(marks.block(index - 1, 12))


def counted_above(marks: Landmarks, region: ListRegion, floor: int) -> int | None:
    """Return the line with number 1 where a list's numbers go on from above the words that open it, or None.

    Who wrote a letter may stand first: "The committee", 1 to 20, then "Signatories", 21 to 250.
    """
    number, line = region.anchors.get(region.first, 1), region.opener
    while number > 1:
        line = marks.previous_line(line - 1)
        if line < floor or marks.facts[line].number != number - 1 or name_likeness(marks.facts[line]) < LEAST_COUNTED:
            return None
        number -= 1
    return line if line < region.opener else None


def _namely(marks: Landmarks, index: int) -> bool:
    line = marks.facts[index]
    if is_group_heading(line):
        return True
    if line.text.isdecimal() and len(line.text) < 6:  # the number of a row, a cell of its own
        return True
    if line.marked:
        return entry_like(marks, index)
    if stops_list(marks, index) or line.level or line.text.endswith((*COLONS, "?", "!", "？", "。")):
        return False
    return len(line.words) >= 2 and name_likeness(line) >= 0.75
