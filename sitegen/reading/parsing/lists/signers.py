"""What stands with those who sign under a farewell: for whom they sign above them, what they are below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from sitegen.reading.parsing.lines.facts import COLONS, LineFacts
from sitegen.reading.parsing.lines.landmarks import Landmarks
from sitegen.reading.parsing.lists.regions import ListRegion
from sitegen.reading.parsing.lists.wraps import lines_of
from sitegen.reading.parsing.names.kinds import is_known_person
from sitegen.reading.parsing.names.name_habits import is_by_hand, is_signed_mark
from sitegen.reading.parsing.names.naming import name_in, says_for_whom, signer_on
from sitegen.reading.parsing.names.persons import (
    is_office,
    is_organization_like,
    is_place,
    names_a_person,
    starts_with_role,
)
from sitegen.reading.parsing.names.postal import is_address_part, reaches

LONGEST = 8  # lines of a signature
LONGEST_HEAD = 2  # lines that say for whom persons sign
FEWEST = 2  # persons with names that are known, who sign for the organization over them; one is named with it


def over_signers(marks: Landmarks, region: ListRegion) -> Iterator[int]:
    """Yield the lines under a farewell that say for whom the persons below sign, or what they are, and name nobody."""
    few = region.cue == "statement" and region.last - region.first < LONGEST and region.style == "plain"
    if not (few or _is_signed_off(region)):
        return
    lines = [line for line in lines_of(marks, region) if not is_signed_mark(line)]
    below = {at for block in _blocks(lines) for at in said_below(marks, block)}
    signers = [line for line in lines if line.index not in below]
    persons = [signer_on(line) is not None for line in signers]
    first = persons.index(True) if True in persons else len(persons)
    if not 0 < first <= LONGEST_HEAD or not all(persons[first:]) or any(line.cells for line in signers[:first]):
        return
    if all(map(says_for_whom, signers[:first])):
        yield from (line.index for line in signers[:first])
        return
    if few:
        return
    known = sum(is_known_person(name_in(line.rest)) for line in signers[first:])
    said = signers[first - 1].text.endswith((",", *COLONS))
    named = any(names_a_person(line.rest) for line in signers[:first])
    if not named and 2 * known >= len(persons) - first and (known >= FEWEST or said):
        yield from (line.index for line in signers[:first])


def below_signers(marks: Landmarks, region: ListRegion) -> Iterator[int]:
    """Yield the lines under a farewell that say of who signs above what they are."""
    for block in _blocks(lines_of(marks, region)) if _is_signed_off(region) else ():
        yield from said_below(marks, block)


def said_below(marks: Landmarks, lines: Sequence[LineFacts]) -> list[int]:
    """Return which of the lines of a block say of who signs above what they are.

    All but the first, where that alone names a person, or an organization over the one who signs for it; all but the
    persons, where each stands over an office, though the house below the office look like one; else offices, and how
    to reach somebody, under persons.
    """
    if not 1 < len(lines) <= LONGEST or any(line.cells or line.marked for line in lines):
        return []
    if starts_with_role(lines[0].rest) and names_a_person(lines[0].rest):
        return []  # "Senator Jane Roe": those below are such, too
    if all(line.bold for line in lines) and not any(is_office(line.rest) for line in lines):
        return []  # each is set as a name is
    said = [at > 0 and _says_what(marks, line) for at, line in enumerate(lines)]
    named = [signer_on(line) is not None for line in lines]
    known = [is_known_person(name_in(line.rest)) for line in lines]
    persons = [at for at, (name, told) in enumerate(zip(named, said, strict=True)) if name and not told]
    offices = [at for at, line in enumerate(lines) if at and is_office(line.rest)]
    held = [at for at in persons if at + 1 in offices]
    others = [at for at in persons if at not in held and (at - 1 not in offices or known[at])]
    if held and held[0] == 0 and not others:
        return [line.index for at, line in enumerate(lines) if at not in held]
    bodies = [is_organization_like(line.rest) for line in lines]
    over = bodies[0] and not names_a_person(lines[0].rest)
    alone = persons == [0] or (over and persons == [1])
    sure = alone and (known[persons[0]] or said[min(persons[0] + 1, len(lines) - 1)])
    apart = lines[1].index > lines[0].index + 1
    housed = sum(bodies) <= 1 or _ends_in_place(lines[-1])
    if (sure and housed and (said[1] or not apart or _ends_in_place(lines[-1]))) or (not persons and all(said[1:])):
        return [line.index for line in lines[1:]]
    under = [told and bool(persons) and at > persons[0] for at, told in enumerate(said)]
    return [line.index for line, told in zip(lines, under, strict=True) if told]


def _ends_in_place(line: LineFacts) -> bool:
    """Return whether a line is a place, or a town with its country behind a comma."""
    return is_place(line.rest) or is_place(line.rest.rpartition(",")[2])


def _is_signed_off(region: ListRegion) -> bool:
    few = region.cue == "shape" and region.last - region.first < LONGEST
    return (region.cue == "closing" or few) and region.style == "plain" and region.layout.shape == "lines"


def _blocks(lines: Sequence[LineFacts]) -> Iterator[list[LineFacts]]:
    """Yield lines in runs without a blank one between; if all stand apart, in one."""
    if 1 < len(lines) <= LONGEST and all(below.index > line.index + 1 for line, below in pairwise(lines)):
        yield list(lines)  # a blank line stands between all of them
        return
    run: list[LineFacts] = []
    for line in lines:
        if run and line.index > run[-1].index + 1:
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _says_what(marks: Landmarks, line: LineFacts) -> bool:
    """Return whether a line is an office, a place, or how to reach somebody, or begins in small letters."""
    if is_by_hand(line.rest):
        return False
    told = is_office(line.rest) or reaches(line) or is_place(line.rest)
    return told or line.rest[:1].islower() or is_address_part(marks, line)
