"""What a rule may look at: the letter's landmarks, its lists, where its parts begin, and how wide its lines run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sitegen.parsing.facts import COLONS, LineFacts, read_facts
from sitegen.parsing.habits import (
    group_behind_numbers,
    has_role_lines,
    lines_in_brackets,
    plain_over_bold,
    wraps_end_in_blanks,
)
from sitegen.parsing.landmarks import PAGE_NUMBER, Landmarks, find_landmarks, has_marker
from sitegen.parsing.language import detect_language
from sitegen.parsing.likeness import is_prose
from sitegen.parsing.openers import fresh
from sitegen.parsing.persons import looks_like_person, starts_with_role
from sitegen.parsing.pieces import last_number
from sitegen.parsing.regions import ListRegion, find_lists
from sitegen.parsing.vocabulary import load_vocabulary
from sitegen.source import Source

LONG_BLOCK = 12  # lines that seldom stand without a blank line between, but where a program left all of them out


@dataclass(frozen=True, slots=True)
class Stretch:
    """Lines of a numbered list between two printed numbers (or before the first, or after the last).

    `room` is how many entries the numbers leave room for, None where one end is open.
    """

    after: int | None
    first: int
    last: int
    room: int | None


@dataclass(frozen=True, slots=True)
class Context:
    """Everything that a rule may look at. Lines count from 0 here.

    What is a tuple with a value for each list are habits of that list: see `habits.py`.
    """

    marks: Landmarks
    lists: tuple[ListRegion, ...]
    list_of: tuple[int, ...]
    body_start: int
    body_end: int
    width: int
    repeated: frozenset[str]
    language: str | None
    stretches: Mapping[int, Stretch]
    rows: Mapping[int, int]
    notes_from: int
    indents: tuple[int, ...]
    lost: tuple[bool, ...]
    with_roles: tuple[bool, ...]
    regrouped: tuple[int, ...]
    blank_ends: tuple[bool, ...]
    bracketed: frozenset[int]
    titles: frozenset[int]

    @property
    def facts(self) -> tuple[LineFacts, ...]:
        """The facts of every line."""
        return self.marks.facts

    def region(self, index: int) -> ListRegion | None:
        """Return the list that holds line `index`, or None."""
        number = self.list_of[index]
        return self.lists[number] if number >= 0 else None

    def is_anchor(self, index: int) -> bool:
        """Return whether the number on line `index` counts an entry of a list."""
        region = self.region(index)
        return region is not None and index in region.anchors

    def row_position(self, index: int) -> int:
        """Return how many lines of its table, column names aside, stand before line `index`."""
        return self.rows.get(index, 0)

    def before(self, index: int) -> LineFacts | None:
        """Return the nearest line above that is not blank, or None."""
        found = self.marks.previous_line(index - 1)
        return self.facts[found] if found >= 0 else None

    def after(self, index: int) -> LineFacts | None:
        """Return the nearest line below that is not blank, or None."""
        found = self.marks.next_line(index + 1)
        return self.facts[found] if found < len(self.facts) else None


def survey(source: Source) -> Context:
    """Return the context of a source: its landmarks, lists and parts."""
    marks = find_landmarks(read_facts(source.lines, source.page_starts), load_vocabulary())
    lists = find_lists(marks)
    list_of = [-1] * len(marks.facts)
    for number, region in enumerate(lists):
        list_of[region.first : region.last + 1] = [number] * (region.last + 1 - region.first)
    start = _body_start(marks, lists, list_of)
    end = min((region.opener for region in lists if region.opener > start), default=len(marks.facts))
    numbered = [stretch for one in lists if one.style == "numbered" for stretch in _stretches(one, marks.facts)]
    stretches = {line: stretch for stretch in numbered for line in range(stretch.first, stretch.last + 1)}
    return Context(
        marks=marks,
        lists=lists,
        list_of=tuple(list_of),
        body_start=start,
        body_end=end,
        width=_width(marks),
        repeated=_repeated(marks, lists),
        language=detect_language(marks.facts, marks.vocabulary),
        stretches=stretches,
        rows=_row_positions(marks, lists),
        notes_from=_notes_from(marks, lists),
        indents=tuple(_usual_indent(marks, region) for region in lists),
        lost=tuple(any(one.room for one in _stretches(region, marks.facts)) for region in lists),
        with_roles=tuple(has_role_lines(marks, region) for region in lists),
        regrouped=tuple(group_behind_numbers(marks, region) for region in lists),
        blank_ends=tuple(wraps_end_in_blanks(marks, region) for region in lists),
        titles=frozenset(plain_over_bold(marks, region) for region in lists),
        bracketed=frozenset(line for region in lists for line in lines_in_brackets(marks, region)),
    )


def _body_start(marks: Landmarks, lists: tuple[ListRegion, ...], list_of: Sequence[int]) -> int:
    """Return the first line of the letter proper: its salutation, or else its first running text."""
    for block in marks.blocks:
        for index in range(block.first, min(block.last + 1, block.first + 12)):
            if list_of[index] < 0 and is_salutation(marks, index):
                return index
    for block in marks.blocks:
        lines = marks.block(block.first)
        if block.first >= marks.front and list_of[block.first] < 0 and is_prose(lines, marks.vocabulary):
            last = lines[-1]
            if len(lines) > 2 or last.text.endswith((".", ":", "!", "?", "။", "。", "”", '"')) or len(last.words) > 40:
                return _first_full_line(marks, lines)
    return lists[0].opener if lists else len(marks.facts)


def _first_full_line(marks: Landmarks, lines: Sequence[LineFacts]) -> int:
    """Return where the text begins in a block that holds a whole letter: behind the short lines over it.

    A line is one of those if the next does not go on in small letters, as a wrapped sentence would.
    """
    width = _width(marks)
    if not width or len(lines) < LONG_BLOCK:
        return lines[0].index
    for line, below in pairwise(lines[:LONG_BLOCK]):
        if len(line.text) > 0.8 * width or below.text[:1].islower():
            return line.index
    return lines[0].index


def is_salutation(marks: Landmarks, index: int) -> bool:
    """Return whether line `index` greets somebody: a greeting's words, few of them, at the start of something."""
    line = marks.facts[index]
    if "salutation" not in marks.cues[index] or len(line.words) > 14 or line.level or line.number is not None:
        return False
    if not fresh(marks, index) or _begins_address(marks, index):
        return False
    return (
        line.text.endswith((",", *COLONS, "!", "！", ";", "-", "–", "—", "၊", "။", ".", "،", "，"))
        or len(line.words) <= 6
    )


def _begins_address(marks: Landmarks, index: int) -> bool:
    """Return whether a word of respect stands alone over a name and an office, as on an envelope."""
    line = marks.facts[index]
    below = marks.following(index, 3)
    if len(line.words) > 2 or line.text[-1:] in ",:;!.-–—" or len(below) < 3:
        return False
    if marks.vocabulary.phrases("letters", "honorifics").match(line.plain) is None:
        return False
    return looks_like_person(below[1].rest, marks.vocabulary) and starts_with_role(below[2].rest, marks.vocabulary)


def _width(marks: Landmarks) -> int:
    """Return how long the lines of a text with hard line breaks are, 0 where a paragraph stands on one line."""
    lengths = sorted(len(line.text) for line in marks.facts if len(line.text) > 40)
    if not lengths:
        return 0
    high = lengths[int(len(lengths) * 0.95)]
    return high if high <= 130 and sum(length > 150 for length in lengths) <= 0.05 * len(lengths) else 0


def _repeated(marks: Landmarks, lists: tuple[ListRegion, ...]) -> frozenset[str]:
    """Return the texts of running headers and footers.

    They stand, without number or bullet, on three lines or more, or on two of which one is a page's first or
    beside a page number.
    """
    tabled = {
        line
        for region in lists
        if region.layout.shape in ("rows", "cells", "places")
        for line in range(region.first, region.last + 1)
    }
    lines = [
        line
        for line in marks.facts
        if len(line.plain) > 3 and line.number is None and not line.bullet and line.index not in tabled
    ]
    counts = Counter(line.plain for line in lines)
    found = {text for text, count in counts.items() if count >= 3}
    for line in lines:
        if counts[line.plain] == 2 and (line.page_start or _beside_page_number(marks, line.index)):
            found.add(line.plain)
    return frozenset(found)


def _beside_page_number(marks: Landmarks, index: int) -> bool:
    neighbours = marks.facts[max(0, index - 1) : index + 2]
    return any(len(line.text) <= 24 and PAGE_NUMBER.match(line.text) for line in neighbours if line.text)


def _notes_from(marks: Landmarks, lists: tuple[ListRegion, ...]) -> int:
    """Return the line of the first note behind the last list, or -1."""
    start = lists[-1].last + 1 if lists else len(marks.facts)
    return next((line.index for line in marks.facts[start:] if not line.blank and has_marker(line)), -1)


def _usual_indent(marks: Landmarks, region: ListRegion) -> int:
    return next((line.indent for line in marks.facts[region.first : region.last + 1] if line.bullet), 0)


def _row_positions(marks: Landmarks, lists: tuple[ListRegion, ...]) -> dict[int, int]:
    positions: dict[int, int] = {}
    for region in lists:
        if region.layout.shape == "cells":
            lines = [line for line in range(region.first, region.last + 1) if not marks.facts[line].blank]
            positions |= {line: place for place, line in enumerate(lines[region.layout.header :])}
    return positions


def _stretches(region: ListRegion, facts: tuple[LineFacts, ...]) -> list[Stretch]:
    lines = list(region.anchors)
    if not lines:
        return []
    found = []
    if region.first < lines[0]:
        found.append(Stretch(None, region.first, lines[0] - 1, region.anchors[lines[0]] - 1))
    for line, following in pairwise(lines):
        number, last = last_number(facts[line].rest, region.anchors[line]), following - 1
        room = region.anchors[following] - number - 1
        if last > line:
            found.append(Stretch(number, line + 1, last, room if room >= 0 else None))
    if lines[-1] < region.last:
        found.append(Stretch(region.anchors[lines[-1]], lines[-1] + 1, region.last, None))
    return found
