"""Lines over a part of a list that only their neighbours give away: persons below them, and none such elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from sitegen.reading.parsing.lines.facts import LineFacts
from sitegen.reading.parsing.lines.landmarks import Landmarks
from sitegen.reading.parsing.lists.regions import ListRegion
from sitegen.reading.parsing.lists.shapes import shape_of
from sitegen.reading.parsing.lists.wraps import led_by_persons, lines_of
from sitegen.reading.parsing.names.naming import begins_with_person, names_person
from sitegen.reading.parsing.names.persons import is_organization_like, looks_like_person, starts_with_role

FEWEST_HEADS = 2  # blocks of persons with a line over each
LONGEST_BODY, FEWEST_MEMBERS = 2, 4  # lines of a body under a farewell, and persons below it
PAIR = 2  # cells of a row: what else stands over persons, and a person
FEWEST_BELOW = 3  # persons below each such line, on average: two may be the officers of a body that signs
MOSTLY_PERSONS = 0.9  # share of the other lines of the list


def find_heads(marks: Landmarks, region: ListRegion) -> Mapping[int, str]:
    """Return the lines of headings that their neighbours give away, each with why, in words."""
    said = "every other line begins with a person and says what they are"
    unlike = dict.fromkeys(unlike_persons(marks, region), said)
    over = dict.fromkeys(heads_of_blocks(marks, region), "it names no person, and stands over persons as others do")
    members = dict.fromkeys(body_over_members(marks, region), "it names no person, and all below it are persons")
    bare = dict.fromkeys(
        bare_over_blocks(marks, region), "it has no comma, and stands over lines that have, as others do"
    )
    return unlike | over | members | bare


def unlike_persons(marks: Landmarks, region: ListRegion) -> Iterator[int]:
    """Yield the lines of a list of persons and what they are that name no person and stand over one that does."""
    if region.style == "paragraph" or region.layout.shape != "lines" or not led_by_persons(marks, region):
        return
    lines = lines_of(marks, region)
    for line, below in pairwise(lines):
        bare = not line.marked and "," not in line.rest and "(" not in line.rest
        over = begins_with_person(below) and shape_of(line)[2] == shape_of(below)[2]
        if bare and over and line.rest[:1].isupper() and not names_person(line):
            yield line.index


def heads_of_blocks(marks: Landmarks, region: ListRegion) -> Iterator[int]:
    """Yield the first lines of blocks in a list of persons, where they name none and all lines below them do.

    A party over its councillors. A list in which bodies and persons stand side by side has bodies in other places, too.
    """
    if region.style != "plain" or region.layout.shape != "lines":
        return
    lines = lines_of(marks, region)
    heads = [
        line
        for line, below in pairwise(lines)
        if _starts_block(marks, line, region) and below.index == line.index + 1 and _heads(line, below)
    ]
    starts = {line.index for line in heads}
    others = [line for line in lines if line.index not in starts]
    row = next((line for line in others if len(line.cells) > 1), None)
    if row is not None and not names_person(row) and not _in_cells(row):
        starts.add(row.index)  # it names the columns
        others.remove(row)
    persons = sum(names_person(line) or _in_cells(line) for line in others)
    if (
        len(heads) >= FEWEST_HEADS
        and persons >= MOSTLY_PERSONS * len(others)
        and len(others) >= FEWEST_BELOW * len(heads)
    ):
        yield from starts


def bare_over_blocks(marks: Landmarks, region: ListRegion) -> Iterator[int]:
    """Yield the first lines of all blocks, where they have no comma and nearly all lines below them have one."""
    lines = lines_of(marks, region) if region.style != "paragraph" and region.layout.shape == "lines" else []
    heads = [line for line in lines if _starts_block(marks, line, region)]
    others = [line for line in lines if not _starts_block(marks, line, region)]
    if len(heads) < FEWEST_HEADS or len(others) < FEWEST_BELOW * len(heads):
        return
    bare = not any(line.marked or "," in line.rest or "(" in line.rest for line in heads)
    if bare and sum("," in line.rest for line in others) >= MOSTLY_PERSONS * len(others):
        yield from (line.index for line in heads)


def body_over_members(marks: Landmarks, region: ListRegion) -> Iterator[int]:
    """Yield the first line or two under a farewell, where they name a body and all below it, several, are persons.

    They sign for it; one or two below it would be its officers, and the body the one who signs.
    """
    if region.cue != "closing" or region.style != "plain" or region.layout.shape != "lines":
        return
    lines = lines_of(marks, region)
    first = next((at for at, line in enumerate(lines) if names_person(line)), len(lines))
    members = lines[first:]
    bodies = [is_organization_like(line.rest) for line in members]
    persons = [names_person(line) for line in members]
    if 0 < first <= LONGEST_BODY and len(members) >= FEWEST_MEMBERS and all(persons) and not any(bodies):
        yield from (line.index for line in lines[:first])


def headed_rows(marks: Landmarks, region: ListRegion) -> Iterator[int]:
    """Yield the rows of a list in whose other blocks a line stands over persons, that have such a line as a cell."""
    if next(heads_of_blocks(marks, region), None) is None:
        return
    for line in lines_of(marks, region):
        if len(line.cells) == PAIR and not looks_like_person(line.cells[0]) and _in_cells(line):
            yield line.index


def _starts_block(marks: Landmarks, line: LineFacts, region: ListRegion) -> bool:
    return line.index == region.first or marks.begins_block(line.index)


def _heads(line: LineFacts, below: LineFacts) -> bool:
    """Return whether a line without a mark names no person, and the one below it does."""
    if line.marked or len(line.cells) > 1 or starts_with_role(line.rest):
        return False
    return not names_person(line) and names_person(below)


def _in_cells(line: LineFacts) -> bool:
    """Return whether a later cell of a line names a person."""
    return any(looks_like_person(cell.split(",")[0]) for cell in line.cells[1:])
