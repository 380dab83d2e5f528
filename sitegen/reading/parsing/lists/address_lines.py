"""Where those who sign live: the lines of an address below a name in a list, which nobody signs by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sitegen.reading.parsing.lines.facts import LineFacts
from sitegen.reading.parsing.lines.landmarks import Landmarks
from sitegen.reading.parsing.lists.regions import ListRegion
from sitegen.reading.parsing.lists.wraps import lines_of
from sitegen.reading.parsing.names.address_parts import Part, is_person_with_address, part_of_address
from sitegen.reading.parsing.names.persons import is_organization_like, is_place
from sitegen.reading.parsing.names.postal import reaches

LONGEST_ADDRESS = 6  # lines
LONGEST_TOWN = 4  # words of a town without a code


def address_lines(marks: Landmarks, region: ListRegion) -> Iterator[int]:
    """Yield the lines of a list that say where those live whose names stand above them.

    An address has two parts at least, one of them surely such, or a box; it begins below a name and ends at a blank
    line or at the next name.
    """
    if region.style == "paragraph" or region.layout.shape not in ("lines", "cards", "pairs"):
        return
    run: list[LineFacts] = []
    parts: list[Part] = []
    above: LineFacts | None = None
    for line in [*lines_of(marks, region), None]:
        part = None if line is None or above is None or _is_next(above, line) else part_of_address(line, parts)
        if line is not None and part is not None and line.index == _last(run, above) + 1 and not _is_marked(line):
            run.append(line)
            parts.append(part)
            continue
        if line is not None and parts and _ends_in_town(marks, line, run, parts):
            run.append(line)
            parts.append("town?")
            continue
        if _is_address(marks, run, parts):
            yield from (one.index for one in run)
        run, parts, above = [], [], line


def _is_next(above: LineFacts, line: LineFacts) -> bool:
    """Return whether a line names another person with an address behind a comma, as the name above it has one."""
    return all(is_person_with_address(one.rest) for one in (above, line))


def _last(run: Sequence[LineFacts], above: LineFacts | None) -> int:
    return run[-1].index if run else above.index if above is not None else -1


def _is_marked(line: LineFacts) -> bool:
    return line.marked or line.level > 0 or bool(line.cells)


def _is_address(marks: Landmarks, run: Sequence[LineFacts], parts: Sequence[Part]) -> bool:
    """Return whether lines are an address: it has a sure part, and a second or a box.

    Where the next name stands right below, the sure part is a town with its code.
    """
    if not parts or len(parts) > LONGEST_ADDRESS:
        return False
    if "box" in parts or "whole" in parts:
        return True
    if marks.block_at(run[-1].index).last > run[-1].index and "town" not in parts:
        return False
    where = [part for part in parts if part not in ("country", "contact")]
    sure = any(part in ("street", "town") for part in where) or ("street?" in where and "town?" in where)
    return sure and len(parts) > 1


def _ends_in_town(marks: Landmarks, line: LineFacts, run: Sequence[LineFacts], parts: Sequence[Part]) -> bool:
    """Return whether a line without figures is the town below a street or a box: the last line, or over a country."""
    if line.index != run[-1].index + 1 or _is_marked(line) or parts[-1] not in ("street", "street?", "box"):
        return False
    below = marks.facts[line.index + 1] if line.index + 1 < len(marks.facts) else None
    ends = below is None or below.blank or is_place(below.rest) or reaches(below)
    capitals = all(word[:1].isupper() or not word[:1].islower() for word in line.words)
    named = is_organization_like(line.rest)
    return ends and capitals and not named and len(line.words) <= LONGEST_TOWN
