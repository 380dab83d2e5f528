"""Tables that were flattened: one cell a line, a row over several lines, cards of a person and a role."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import dropwhile, pairwise
from typing import Literal

from sitegen.reading.parsing.lines.facts import LineFacts
from sitegen.reading.parsing.lines.landmarks import Landmarks, shown_lines
from sitegen.reading.parsing.lists.list_openings import is_group_heading, is_header_row
from sitegen.reading.parsing.names.cards import are_cards
from sitegen.reading.parsing.names.columns import side_by_side
from sitegen.reading.parsing.names.inner_marks import inner_mark
from sitegen.reading.parsing.names.name_habits import is_signed_mark
from sitegen.reading.parsing.names.naming import says_for_whom
from sitegen.reading.parsing.names.persons import is_place, looks_like_name, looks_like_person
from sitegen.reading.parsing.vocabulary import load_words

Shape = Literal["lines", "cells", "rows", "cards", "places", "pairs", "headed", "columns"]


@dataclass(frozen=True, slots=True)
class Layout:
    """How entries lie on lines.

    "lines": one entry a line. "cells": one cell a line, `period` cells a row, after `header` lines of column
    names. "rows": a number alone on its line, then the cells. "cards": a block of lines for each entry. "places":
    a name, and on the line below its country. "pairs": persons over what they are. "headed": countries stand over the
    names as headings. "columns": entries stand side by side. `ends`:
    entries end in a comma or a semicolon, which joins nothing then. `inner` is a mark that parts entries on one line
    (" / ", ";"). `name_at` is the column, from 0, that holds the names of a table with a row on each line.
    """

    shape: Shape = "lines"
    period: int = 1
    header: int = 0
    columns: tuple[str, ...] = ()
    ends: bool = False
    inner: str = ""
    name_at: int = 0


def find_layout(marks: Landmarks, first: int, last: int, anchors: Mapping[int, int]) -> Layout:
    """Return how the entries of the list on lines `first` to `last` lie on its lines."""
    lines = list(dropwhile(lambda line: says_for_whom(line) or is_signed_mark(line), shown_lines(marks, first, last)))
    headed = bool(lines) and is_header_row(lines[0], marks)
    if not headed and (several := _several_on_a_line(lines)):
        return several
    if anchors:
        alone = sum(marks.facts[line].rest.strip(".) ") == "" or marks.facts[line].rest.isdecimal() for line in anchors)
        return Layout("rows") if alone >= 0.7 * len(anchors) else Layout()
    header = _header(lines)
    if len(header) >= 2 and len(lines) - len(header) >= len(header):
        return Layout("cells", len(header), len(header), header)
    if headed:
        return _headed(lines)
    ends = len(lines) > 2 and sum(line.rest.endswith((",", ";")) for line in lines[:-1]) >= 0.6 * (len(lines) - 1)
    if ends or len(lines) < 3 or any(line.bullet for line in lines[:6]):
        return Layout(ends=ends)
    return Layout(_unmarked_shape(marks, lines, first, last))


def _headed(lines: Sequence[LineFacts]) -> Layout:
    """Return the layout of a table with a head: names in each column, if all are called alike, or in one."""
    columns = tuple(cell.strip(" *_:").lower() for cell in lines[0].cells)
    if len(set(columns)) == 1 < len(columns):
        return Layout("columns")
    return Layout(columns=columns, name_at=_name_column(lines, columns))


def _name_column(lines: Sequence[LineFacts], columns: Sequence[str]) -> int:
    """Return which column holds the names: that whose head says so, else the first that names somebody on most rows."""
    called = load_words("cues", "name_column")
    for place, column in enumerate(columns):
        if any(word in called for word in column.replace("/", " ").split()):
            return place
    rows = [line.cells for line in lines[1:200] if len(line.cells) == len(columns)]
    filled = [sum(bool(row[place]) for row in rows) for place in range(len(columns))]
    named = [sum(looks_like_name(row[place]) for row in rows) for place in range(len(columns))]
    first = next(
        (place for place, column in enumerate(columns) if column not in ("", "#", "no", "no.", "nr", "n.º", "nº")), 0
    )
    fits = [
        place
        for place in range(first, len(columns))
        if named[place] >= 0.5 * len(rows) and filled[place] >= 0.9 * len(rows)
    ]
    return first if not fits or (filled[first] >= 0.9 * len(rows) and named[first] >= 0.3 * len(rows)) else fits[0]


def _several_on_a_line(lines: Sequence[LineFacts]) -> Layout | None:
    inner = inner_mark(lines)
    if inner:
        return Layout(inner=inner)
    return Layout("columns") if side_by_side(lines) else None


def _unmarked_shape(marks: Landmarks, lines: Sequence[LineFacts], first: int, last: int) -> Shape:
    if _places_below(lines):
        return "places"
    if _places_above(lines):
        return "headed"
    if are_cards(marks, first, last):
        return "cards"
    return "pairs" if _pairs(lines) else "lines"


def is_column_name(line: LineFacts) -> bool:
    """Return whether a line holds the name of a table's column and nothing else."""
    return line.plain.strip(" *_:|()") in load_words("cues", "table") and len(line.words) <= 4


def _header(lines: Sequence[LineFacts]) -> tuple[str, ...]:
    names = []
    for line in lines[:8]:
        if line.marked or not is_column_name(line):
            break
        names.append(line.plain.strip(" *_:"))
    return tuple(names)


def _pairs(lines: Sequence[LineFacts]) -> bool:
    """Return whether every second line is a person and the line below it is none, throughout."""
    lines = [line for line in lines[:2000] if not is_group_heading(line)]
    rows = list(zip(lines[::2], lines[1::2], strict=False))
    fit = sum(stands_over_what_they_are(name, below) for name, below in rows)
    return len(lines) >= 6 and len(lines) % 2 == 0 and fit >= 0.85 * (len(lines) // 2)


def stands_over_what_they_are(name: LineFacts, below: LineFacts) -> bool:
    """Return whether a line is a person and the one below it is none; a name in capitals is told by them."""
    if not looks_like_person(name.rest):
        return False
    capitals = name.rest.isupper() and not below.rest.isupper()
    return capitals or not looks_like_person(below.rest)


def _places_below(lines: Sequence[LineFacts]) -> bool:
    """Return whether every second line or so is a country below a name; over the names it would be a heading."""
    places = [is_place(line.rest) for line in lines[:2000]]
    pairs = sum(place and not before for before, place in pairwise(places))
    return not places[0] and places[-1] and pairs >= 0.3 * len(places) and pairs == sum(places)


def _places_above(lines: Sequence[LineFacts]) -> bool:
    """Return whether countries stand alone over groups of names.

    The first line is one, and no two follow each other.
    """
    places = [is_place(line.rest) for line in lines[:5000]]
    doubled = any(before and place for before, place in pairwise(places))
    return places[0] and not places[-1] and sum(places) >= 2 and not doubled
