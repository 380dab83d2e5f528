"""Offices that stand over those who hold them: "The Chair", and on the line below "Jane Roe"."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.reading.parsing.lines.landmarks import Landmarks, shown_lines
from sitegen.reading.parsing.lists.regions import ListRegion
from sitegen.reading.parsing.names.naming import name_in
from sitegen.reading.parsing.names.persons import is_office, looks_like_person

LONGEST_HEAD = 2  # lines over the first office: for whom they sign


def offices_over(marks: Landmarks, region: ListRegion) -> Iterator[int]:
    """Yield the lines of a list that are the office of the person below, if each person stands below one.

    Where the first person stands over an office, all do.
    """
    if region.style != "plain" or region.layout.shape not in ("lines", "cards"):
        return
    lines = [line for line in shown_lines(marks, region.first, region.last) if not line.cells and not line.marked]
    office = [is_office(line.rest) for line in lines]
    person = [not held and looks_like_person(name_in(line.rest)) for line, held in zip(lines, office, strict=True)]
    first = office.index(True) if True in office else len(lines)
    if first > LONGEST_HEAD or any(person[:first]):
        return
    persons = [at for at, named in enumerate(person) if named]
    if persons and all(at and office[at - 1] for at in persons):
        yield from (lines[at - 1].index for at in persons)
