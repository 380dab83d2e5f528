"""Tables that were flattened: one cell a line, a row over several lines, and cards of a person with role and affiliation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from sitegen.parsing.facts import LineFacts
from sitegen.parsing.landmarks import Landmarks
from sitegen.parsing.persons import is_organization_like, is_place, looks_like_person, starts_with_role

Shape = Literal["lines", "cells", "rows", "cards", "places", "headed"]


@dataclass(frozen=True, slots=True)
class Layout:
    """How entries lie on lines.

    "lines": one entry a line. "cells": one cell a line, `period` cells a row, after `header` lines of column names.
    "rows": a number alone on its line, then the cells. "cards": a block of lines for each entry. "places": a name, and on
    the line below its country. "headed": countries stand over the names as headings.
    """

    shape: Shape = "lines"
    period: int = 1
    header: int = 0
    columns: tuple[str, ...] = ()


def find_layout(marks: Landmarks, first: int, last: int, anchors: Mapping[int, int]) -> Layout:
    """Return how the entries of the list on lines `first` to `last` lie on its lines."""
    lines = [line for line in marks.facts[first : last + 1] if not line.blank and not line.hollow]
    if anchors:
        alone = sum(marks.facts[line].rest.strip(".) ") == "" or marks.facts[line].rest.isdecimal() for line in anchors)
        return Layout("rows") if alone >= 0.7 * len(anchors) else Layout()
    header = _header(lines, marks)
    if len(header) >= 2 and len(lines) - len(header) >= len(header):
        return Layout("cells", len(header), len(header), header)
    if any(line.bullet for line in lines[:6]) or len(lines) < 3:
        return Layout()
    if _places_below(lines):
        return Layout("places")
    if _places_above(lines):
        return Layout("headed")
    return Layout("cards") if _cards(marks, first, last) else Layout()


def is_column_name(line: LineFacts, marks: Landmarks) -> bool:
    """Return whether a line holds the name of a table's column and nothing else."""
    return line.plain.strip(" *_:|()") in marks.vocabulary.words("cues", "table") and len(line.words) <= 4


def is_header_row(line: LineFacts, marks: Landmarks) -> bool:
    """Return whether a line is the row of a table that names its columns."""
    known = marks.vocabulary.words("cues", "table")
    cells = [cell.strip(" *_:").lower() for cell in line.cells if cell.strip(" *_:")]
    return len(cells) >= 2 and all(cell in known for cell in cells)


def _header(lines: list[LineFacts], marks: Landmarks) -> tuple[str, ...]:
    names = []
    for line in lines[:8]:
        if not is_column_name(line, marks):
            break
        names.append(line.plain.strip(" *_:"))
    return tuple(names)


def _places_below(lines: list[LineFacts]) -> bool:
    """Return whether every second line or so is a country below a name; over the names it would be a heading."""
    places = [is_place(line.rest) for line in lines[:2000]]
    pairs = sum(place and not before for before, place in zip(places, places[1:], strict=False))
    return not places[0] and places[-1] and pairs >= 0.3 * len(places) and pairs == sum(places)


def _places_above(lines: list[LineFacts]) -> bool:
    """Return whether countries stand alone over groups of names: the first line is one, and no two follow each other."""
    places = [is_place(line.rest) for line in lines[:5000]]
    doubled = any(before and place for before, place in zip(places, places[1:], strict=False))
    return places[0] and not places[-1] and sum(places) >= 2 and not doubled


def _cards(marks: Landmarks, first: int, last: int) -> bool:
    """Return whether each block of lines is one person: a person's name, then lines that are none."""
    seen = tall = persons = offices = 0
    number = marks.block_of[first]
    while number < len(marks.blocks) and marks.blocks[number].first <= last and seen < 500:
        block = marks.facts[max(first, marks.blocks[number].first) : min(last, marks.blocks[number].last) + 1]
        number += 1
        seen += 1
        tall += 2 <= len(block) <= 6
        persons += looks_like_person(block[0].rest.split(",")[0], marks.vocabulary)
        below = block[1] if len(block) > 1 else None
        offices += below is not None and (
            starts_with_role(below.rest, marks.vocabulary) or is_organization_like(below.rest, marks.vocabulary)
            or is_place(below.rest) or not looks_like_person(below.rest, marks.vocabulary)
        )  # fmt: skip
    return seen >= 2 and tall >= 0.7 * seen and persons >= 0.6 * seen and offices >= 0.6 * seen
